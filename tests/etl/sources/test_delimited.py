"""CSV as it is delivered: every sign, every row and every line number as in the file."""

import codecs
import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.messages import LoadRefusedError
from etl.sources import delimited
from etl.sources.encoding import find_encoding
from etl.sources.files import open_sheet
from etl.sources.recognise import recognise
from etl.sources.sheet import Sheet

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
HEADER = ["rsv_code", "naam", "website"]
Row = tuple[int, str | None, tuple[str, ...]]


def rows_of(sheet: Sheet) -> list[Row]:
    """(line, surplus, cells) of every row."""
    return [
        (record["line"], record["surplus"], tuple(record[c] for c in record if c[0] == "c"))
        for batch in sheet.batches()
        for record in batch.to_pylist()
    ]


def read(tmp_path: Path, content: bytes, name: str = "rsv.csv") -> Sheet:
    path = tmp_path / name
    path.write_bytes(content)
    return open_sheet(path)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = [delimiter.join(cells) for cells in (HEADER, ["A", "Noord", "x"], ["B", "Zuid", ""])]
    expected = [(2, None, ("A", "Noord", "x")), (3, None, ("B", "Zuid", ""))]
    assert rows_of(read(tmp_path, end.join(lines).encode())) == expected
    assert rows_of(read(tmp_path, (end.join(lines) + end).encode())) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_encodings(tmp_path: Path, encoding: str, quote: str) -> None:
    text = f"rsv_code;naam\nA;{quote}Súdwest-Fryslân, één €{quote}\n"
    expected = [(2, None, ("A", "Súdwest-Fryslân, één €"))]
    assert rows_of(read(tmp_path, text.encode(encoding))) == expected


def test_utf_16_big_endian(tmp_path: Path) -> None:
    content = codecs.BOM_UTF16_BE + "rsv_code;naam\nA;é\n".encode("utf-16-be")
    assert rows_of(read(tmp_path, content)) == [(2, None, ("A", "é"))]


@pytest.mark.parametrize("before", [64_000, 64 * 1024, 1 << 20])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_first_accent_far_into_the_file(tmp_path: Path, before: int, encoding: str) -> None:
    filler = "A;b\n" * (before // 4)
    content = f"rsv_code;naam\n{filler}C;één\n".encode(encoding)
    assert rows_of(read(tmp_path, content))[-1] == (before // 4 + 2, None, ("C", "één"))


@pytest.mark.parametrize(("encoding", "is_doubtful"), [("mac-roman", True), ("cp1252", False)])
def test_letters_of_a_mac_are_shown(tmp_path: Path, encoding: str, is_doubtful: bool) -> None:
    content = "rsv_code;naam\nB;Jongeren\nA;Coöperatie Ëendracht – café\nC;Reünie\n"
    sheet = read(tmp_path, content.encode(encoding))
    assert any("zoals op regel 3;" in note for note in sheet.notes) == is_doubtful


def test_a_byte_that_windows_does_not_have_is_replaced(tmp_path: Path) -> None:
    content = b"rsv_code;naam\nA;caf\xe9\nB;\x81\n"
    assert rows_of(read(tmp_path, content)) == [
        (2, None, ("A", "café")),
        (3, None, ("B", "\ufffd")),
    ]


def test_title_rows_blank_lines_and_what_excel_puts_first(tmp_path: Path) -> None:
    content = b"sep=;\n\nRSV's per 1-1-2023;;\nbron: ons, zelf\nrsv_code;naam;website\n\nA;b;c\n"
    sheet = read(tmp_path, content)
    assert sheet.recognition.header_row == 4
    assert rows_of(sheet) == [(6, None, ("", "", "")), (7, None, ("A", "b", "c"))]


def test_a_header_below_thirty_rows_is_not_sought(tmp_path: Path) -> None:
    header, row = "rsv_code;naam\n", "A;b\n"
    assert rows_of(read(tmp_path, ("titel\n" * 29 + header + row).encode()))[0][0] == 31
    with pytest.raises(LoadRefusedError, match="de kopregel is niet herkend"):
        read(tmp_path, ("titel\n" * 30 + header + row).encode())


def test_quoted_cells_hold_delimiters_newlines_and_quotes(tmp_path: Path) -> None:
    content = b'rsv_code;"na\nam";naam\n"A";"b;c";"d ""e"""\n"B\r\nB";x;"y\nz"\nC;q;r\n'
    assert rows_of(read(tmp_path, content)) == [
        (3, None, ("A", "b;c", 'd "e"')),
        (4, None, ("B\r\nB", "x", "y\nz")),
        (7, None, ("C", "q", "r")),
    ]


def test_short_rows_are_filled_and_surplus_is_kept_apart(tmp_path: Path) -> None:
    content = b"rsv_code;naam;website\nA\nB;b;c;d;e\nC;c;d;;\nD;d;e\n"
    assert rows_of(read(tmp_path, content)) == [
        (2, None, ("A", "", "")),
        (3, "de", ("B", "b", "c")),
        (4, None, ("C", "c", "d")),
        (5, None, ("D", "d", "e")),
    ]


def test_a_quote_that_never_closes_is_found(tmp_path: Path) -> None:
    content = b'rsv_code;naam\nA;b\nB;"c\n' + b"x;y\n" * 40_000
    sheet_or_refusal = r"regel 3 is langer dan een regel kan zijn(.|\n)*aanhalingsteken"
    with pytest.raises(LoadRefusedError, match=sheet_or_refusal):
        rows_of(read(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "het bestand is leeg"),
        (b"\n\n \n", "het bestand is leeg"),
        (codecs.BOM_UTF8, "het bestand is leeg"),
        (codecs.BOM_UTF16_LE, "het bestand is leeg"),
        (b"zomaar een tekst\nzonder tabel\n", "de kopregel is niet herkend: zomaar een tekst"),
        (b"\x00\x01\x02\r\n", "het bestand is geen tekst"),
        ("rsv_code;naam\nA;b\n".encode("utf-16-le"), "het bestand is geen tekst"),
        (b"rsv_code;naam\nA;b\n" + b"\xff" * 10 + b"\x00", "het bestand is geen tekst"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, found: str) -> None:
    with pytest.raises(LoadRefusedError, match=found) as refusal:
        read(tmp_path, content)
    assert refusal.value.file_name == "rsv.csv"
    assert refusal.value.expected
    assert refusal.value.advice


def test_a_header_alone_is_a_sheet_without_rows(tmp_path: Path) -> None:
    for content in (b"rsv_code;naam", b"rsv_code;naam\r\n", b'rsv_code;"naam"\n'):
        assert rows_of(read(tmp_path, content)) == []


def test_batches_can_be_read_again(tmp_path: Path) -> None:
    sheet = read(tmp_path, b"rsv_code;naam\nA;b\n")
    assert rows_of(sheet) == rows_of(sheet) != []


def test_batches_follow_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "ROWS_PER_BATCH", 2)
    monkeypatch.setattr(delimited, "BLOCK_BYTES", 16)
    plain = "".join(f"R{number};naam {number}\n" for number in range(7))
    expected = [(number + 2, None, (f"R{number}", f"naam {number}")) for number in range(7)]
    for content in (f"rsv_code;naam\n{plain}", f'rsv_code;"naam"\n{plain}'):
        sheet = read(tmp_path, content.encode())
        assert len(list(sheet.batches())) > 1
        assert rows_of(sheet) == expected


# Letters, spaces of all kinds and signs that some readers take for the end of a line.
TEXT = st.text(st.sampled_from("abé€'x0 .|_\u00a0\u2028\x0b\x0c\x85\x1c"), max_size=6)
PLAIN_ROWS = st.lists(st.tuples(st.just("R"), TEXT, TEXT), max_size=8)
BREAK = re.compile(r"\r\n|\r|\n")


@SHORT
@given(
    titles=st.lists(TEXT, max_size=3),
    rows=PLAIN_ROWS,
    delimiter=st.sampled_from(delimited.DELIMITERS),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    last=st.booleans(),
)
def test_the_fast_and_the_exact_reader_agree(
    *,
    titles: list[str],
    rows: list[tuple[str, ...]],
    delimiter: str,
    end: str,
    encoding: str,
    last: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    lines = [*titles, delimiter.join(HEADER), *map(delimiter.join, rows)]
    text = end.join(lines) + (end if last else "")
    path = tmp_path_factory.getbasetemp() / "plain-rsv.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    as_read = path.read_bytes().decode(encoding, errors="replace")
    encoding = find_encoding(path)
    header = list(csv.reader(io.StringIO(as_read, newline=""), delimiter=delimiter))
    found = recognise("rsv.csv", header)
    exact = list(delimited._exact_batches(path, encoding, delimiter, found))
    if not rows:
        assert exact == []
        return
    fast = list(delimited._fast_batches(path, encoding, delimiter, found))
    assert [b.to_pylist() for b in fast] == [b.to_pylist() for b in exact]
    assert len(fast[0]) == len(rows)


@SHORT
@given(
    title=st.lists(TEXT, max_size=3),
    rows=st.lists(
        st.lists(st.text(st.sampled_from('aé;,"\t \n\r'), max_size=5), max_size=5), max_size=8
    ),
    delimiter=st.sampled_from(delimited.DELIMITERS),
    # with another line end the csv module leaves a lone return without quotes
    written=st.sampled_from(
        [("\r\n", csv.QUOTE_MINIMAL), *((end, csv.QUOTE_ALL) for end in ("\n", "\r\n", "\r"))]
    ),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_every_row_stands_on_the_line_where_it_begins(
    *,
    title: list[str],
    rows: list[list[str]],
    delimiter: str,
    written: tuple[str, int],
    encoding: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    stream = io.StringIO(newline="")
    end, quoting = written
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(title)
    writer.writerow(HEADER)
    expected: list[Row] = []
    for cells in rows:
        line = len(BREAK.findall(stream.getvalue())) + 1
        writer.writerow(cells if cells != [""] else [])  # a lone empty cell is a blank line
        fitted = (*cells[:3], "", "", "")[:3]
        expected.append((line, "".join(cells[3:]).strip() or None, fitted))
    path = tmp_path_factory.getbasetemp() / "quoted-rsv.csv"
    path.write_bytes(stream.getvalue().encode(encoding, errors="replace"))
    assert rows_of(open_sheet(path)) == expected


@settings(SHORT, max_examples=200)
@given(
    start=st.sampled_from(["", "rsv_code;naam\n", "rsv_code,naam\nA,b\n", "rsv_code\tnaam\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    rest=st.one_of(st.binary(max_size=60), st.text('"a;,\n\r\x81é', max_size=40).map(str.encode)),
)
def test_no_bytes_break_the_reader(
    start: str, encoding: str, rest: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-rsv.csv"
    path.write_bytes(start.encode(encoding) + rest)
    try:
        lines = [line for line, _, _ in rows_of(open_sheet(path))]
    except LoadRefusedError as refusal:
        assert refusal.file_name == path.name
    else:
        assert lines == sorted(set(lines))

"""Any bytes at all through the whole intake: a refusal or every row, never anything else."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contracts.lookups import Lookups
from etl.delivered import DeliveredFile, open_files
from etl.intake import take_in, too_many_errors
from etl.messages import LoadRefusedError
from etl.sources.encoding import find_encoding
from tests.etl.corpus.case import row, table
from tests.etl.corpus.package_cases import HEADER, ROWS, SHEET, packed, parts, row_xml

FUZZ = settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Intake = Callable[[str, bytes], DeliveredFile | None]
LINES = table(
    row(1),
    row(2, gemeente_code="Súdwest-Fryslân", einddatum="2-9-2023", status="afgerond"),
    row(3, traject_id='"T;3"'),
    row(4, leeftijd="zeventien"),
    "",
    "Totaal;;;;;;68",
).encode()
PARTS = parts(ROWS + "".join(row_xml(number, row(number)) for number in range(3, 7)))


@pytest.fixture
def intake(
    tmp_path: Path, lookups: Lookups, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, bytes], DeliveredFile | None]:
    """Take one file in and hold its rows to the balance; None when it is refused."""
    monkeypatch.setattr("etl.intake.load_lookups", lambda: lookups)

    def take(name: str, content: bytes) -> DeliveredFile | None:
        path = tmp_path / name
        path.write_bytes(content)
        with duckdb.connect() as connection:
            connection.execute("create schema accepted; create schema staging")
            try:
                (file,) = open_files([path])
                take_in(connection, [file], lambda _: None)
            except LoadRefusedError as refusal:
                assert refusal.file_name == name
                assert all((refusal.found, refusal.expected, refusal.advice))
                return None
            refused = connection.table("staging.refused_line")
            accepted = connection.table(f"accepted.{file.contract.name}")
            loaded = accepted.join(refused, "file_id, line", how="anti")
            counted = len(loaded) + len(refused) + file.rows_set_aside
            assert file.rows_in == counted
            assert all(str(refusal) for refusal in too_many_errors(connection, [file]))
        return file

    return take


def rows_in_text(path: Path, header_row: int, delimiter: str) -> int:
    """Slow and obvious: the rows below the header in which anything stands."""
    with path.open(encoding=find_encoding(path), errors="replace", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=delimiter))
    return sum(any(cell.strip() for cell in cells) for cells in rows[header_row + 1 :])


@FUZZ
@given(content=st.binary(max_size=300), name=st.sampled_from(["deelname.csv", "x.xlsx", "rsv"]))
def test_random_bytes(intake: Intake, name: str, content: bytes) -> None:
    intake(name, content)


@FUZZ
@given(
    start=st.sampled_from(
        [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xef\xbb\xbf", b"%PDF"]
    ),
    rest=st.binary(max_size=200),
)
def test_random_bytes_behind_a_familiar_start(intake: Intake, start: bytes, rest: bytes) -> None:
    intake("deelname.xlsx", start + rest)


CHANGE = st.tuples(
    st.sampled_from(["replace", "insert", "delete", "repeat"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 12),
    st.one_of(
        st.binary(min_size=1, max_size=4),
        st.sampled_from(
            [b";", b'"', b"\n", b"\r", b"\t", b"\x00", b"\xe9", b"\xff", b"<", b">", b"/>", b"&",
             b"999999999", b"</c>", b"<c>", b"<row>", b' r="ZZ99"', b't="e"', b"<f/>"]
        ),
    ),
)  # fmt: skip


def changed(content: bytes, changes: list[tuple[str, float, int, bytes]]) -> bytes:
    for kind, place, length, new in changes:
        at = int(place * len(content))
        old = content[at : at + length]
        between = {"replace": new, "insert": new + old, "delete": b"", "repeat": old * 3}[kind]
        content = content[:at] + between + content[at + length :]
    return content


@FUZZ
@given(
    changes=st.lists(CHANGE, min_size=1, max_size=4),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
)
def test_a_sound_csv_with_damage(
    intake: Intake,
    tmp_path: Path,
    changes: list[tuple[str, float, int, bytes]],
    encoding: str,
    delimiter: str,
) -> None:
    content = LINES.decode().replace(";", delimiter).encode(encoding)
    file = intake("deelname.csv", changed(content, changes))
    if file is not None:
        counts = {
            rows_in_text(file.path, file.sheet.recognition.header_row, sign) for sign in ";,\t"
        }
        assert file.rows_in in counts


@FUZZ
@given(
    changes=st.lists(CHANGE, min_size=1, max_size=3),
    part=st.sampled_from(sorted(PARTS)),
    method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_a_sound_workbook_with_damage_inside(
    intake: Intake, changes: list[tuple[str, float, int, bytes]], part: str, method: int
) -> None:
    damaged = {name: text.encode() for name, text in PARTS.items()}
    intake("deelname.xlsx", packed(damaged | {part: changed(damaged[part], changes)}, method))


@FUZZ
@given(changes=st.lists(CHANGE, min_size=1, max_size=3))
def test_a_sound_workbook_with_a_damaged_sheet(
    intake: Intake, changes: list[tuple[str, float, int, bytes]]
) -> None:
    damaged = {name: text.encode() for name, text in PARTS.items()}
    intake("deelname.xlsx", packed(damaged | {SHEET: changed(damaged[SHEET], changes)}))


@FUZZ
@given(changes=st.lists(CHANGE, min_size=1, max_size=3))
def test_a_sound_workbook_with_damaged_bytes(
    intake: Intake, changes: list[tuple[str, float, int, bytes]]
) -> None:
    intake("deelname.xlsx", changed(packed(PARTS), changes))


CELL_TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("0123456789-/.,'\"=+@ \n"),
    max_size=14,
)


@FUZZ
@given(rows=st.lists(st.lists(CELL_TEXT, min_size=7, max_size=8), min_size=1, max_size=5))
def test_any_text_in_any_cell(intake: Intake, tmp_path: Path, rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(HEADER.split(";"))
    writer.writerows(rows)
    file = intake("deelname.csv", stream.getvalue().encode())
    if file is not None:
        assert file.rows_in == rows_in_text(file.path, 0, ";")

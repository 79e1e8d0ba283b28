"""Bombs and files that are too large are refused within little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.messages import LoadRefusedError
from etl.sources import limits, package, sheet_scan
from etl.sources.files import open_sheet
from etl.sources.sheet_scan import SheetScan, SheetTooLargeError, SheetUnusualError
from tests.etl.corpus.case import HEADER, SOUND, table
from tests.etl.corpus.package_cases import BOMBS, FAR, ROWS, cell, packed, parts, row_xml

MOST_EXTRA_BYTES = 400 * limits.MB
ROOT = Path(__file__).parents[3]
# The limit is set after the libraries are there: only what the reading itself asks for counts.
OPEN_ALL = """
import json, resource, sys
from pathlib import Path
from etl.messages import LoadRefusedError
from etl.sources.files import open_sheet
size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
most = size + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (most, most))
said = {}
for name in sys.argv[2:]:
    try:
        said[name] = sum(batch.num_rows for batch in open_sheet(Path(name)).batches())
    except LoadRefusedError as refusal:
        said[name] = str(refusal)
print(json.dumps(said))
"""


def opened_in_little_memory(paths: list[Path]) -> dict[str, int | str]:
    """Open the files one after the other in a process that may not grow."""
    answer = subprocess.run(
        [sys.executable, "-c", OPEN_ALL, str(MOST_EXTRA_BYTES), *map(str, paths)],
        cwd=ROOT,
        env={**os.environ, "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    said: dict[str, int | str] = json.loads(answer.stdout)
    return said


def test_no_bomb_needs_much_memory(tmp_path: Path) -> None:
    paths = []
    for number, case in enumerate(BOMBS):
        path = tmp_path / f"deelname {number}.xlsx"
        path.write_bytes(case.content())
        paths.append(path)
    huge = tmp_path / "deelname.csv"
    with huge.open("wb") as stream:
        stream.write(f"{HEADER}\n{SOUND}\n".encode())
        stream.truncate(500 * limits.MB)
    one_line = tmp_path / "deelname een regel.csv"
    one_line.write_bytes(b"x" * 100 * limits.MB)
    said = opened_in_little_memory([*paths, huge, one_line])
    for path, case in zip(paths, BOMBS, strict=True):
        if case.is_refused:
            assert case.says in str(said[str(path)]), case.name
        else:
            assert said[str(path)] == case.accepted, case.name
    assert "te groot: 500 MB" in str(said[str(huge)])
    assert "een regel is langer dan 1 MB" in str(said[str(one_line)])


def test_a_size_at_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deelname.csv"
    path.write_text(table(SOUND))
    monkeypatch.setattr(limits, "LARGEST_TEXT_BYTES", path.stat().st_size)
    assert open_sheet(path).recognition.contract.name == "deelname"
    monkeypatch.setattr(limits, "LARGEST_TEXT_BYTES", path.stat().st_size - 1)
    with pytest.raises(LoadRefusedError, match="te groot"):
        open_sheet(path)


@pytest.mark.parametrize(("extra", "is_refused"), [(493, False), (494, True)])
def test_five_hundred_columns_are_read(tmp_path: Path, extra: int, *, is_refused: bool) -> None:
    path = tmp_path / "deelname.csv"
    path.write_text(table(SOUND, header=HEADER + ";x" * extra + ";;;"))
    if is_refused:
        with pytest.raises(LoadRefusedError, match="501 kolommen"):
            open_sheet(path)
    else:
        assert len(open_sheet(path).recognition.header) == 500


def test_unpacked_bytes_are_counted_over_all_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deelname.xlsx"
    path.write_bytes(packed(parts()))
    size = sum(len(text) for text in parts().values())
    monkeypatch.setattr(limits, "LARGEST_UNPACKED_BYTES", size)
    assert open_sheet(path).recognition.contract.name == "deelname"
    monkeypatch.setattr(limits, "LARGEST_UNPACKED_BYTES", size - 1)
    with pytest.raises(LoadRefusedError, match="na uitpakken groter"):
        open_sheet(path)


def scanned(text: str, piece: int) -> SheetScan:
    """Search a sheet in pieces of so many bytes."""
    scan = SheetScan()
    content = text.encode()
    for at in range(0, len(content), piece):
        scan.take(content[at : at + piece])
    scan.finish()
    return scan


BROKEN = (
    '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="C3" s="1"><f>NOW()</f><v></v></c>',
    '<c r="D3"><f>NOW()</f></c>',
    '<c r="E3" t="str"><f>A1</f><v></v></c>',  # an empty text is an outcome
    '<c r="F3"><f>A1</f><v>5</v></c>',
)


@pytest.mark.parametrize("piece", [1, 7, 64, 100_000])
def test_cells_are_found_wherever_a_piece_ends(piece: int) -> None:
    rows = f'{ROWS}<row r="3">{cell("A3", "x" * 90)}{"".join(BROKEN)}</row>'
    scan = scanned(f"<sheetData>{rows}</sheetData>", piece)
    assert (scan.last_row, scan.last_column) == (3, 7)
    assert scan.broken == {(2, 1): "#DIV/0!", (2, 2): "#FORMULE", (2, 3): "#FORMULE"}


@pytest.mark.parametrize("piece", [1, 7, 100_000])
@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1048576">{cell(FAR, "x")}</row>',
        f'<row r="1048576">{cell(FAR.lower(), "x")}</row>',
        f'<row r="3">{cell("", "x") * 40}</row><row r="1000000">{cell("", "x")}</row>',
        f'<x:row r="1048576"><x:c r="{FAR}"><x:v>1</x:v></x:c></x:row>',
        f"<row r='1048576'><c\n t='n' r='{FAR}'><v>1</v></c></row>",
        f'<row r="9"><c r="{FAR}" a=" s=/>"><v>1</v></c></row>',
    ],
)
def test_no_way_of_writing_hides_a_cell_far_away(rows: str, piece: int) -> None:
    with pytest.raises(SheetTooLargeError):
        scanned(f"<sheetData>{row_xml(1, HEADER)}{rows}</sheetData>", piece)


@pytest.mark.parametrize(
    "rows",
    [
        '<c r="ZZZZ1"><v>1</v></c>', '<c r="A12345678"><v>1</v></c>', '<c r="1"><v>1</v></c>',
        '<c a=">" r="A1"><v>1</v></c><c r=A1>', '<sst uniqueCount="4000000000"/>',
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_not_read(rows: str) -> None:
    with pytest.raises(SheetUnusualError):
        scanned(rows, 100)


def test_text_that_goes_on_for_ever_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_scan, "LONGEST_LINE_BYTES", 1000)
    scan = SheetScan()
    for _ in range(50):
        scan.take(b" " * 500)
        assert len(scan._rest) <= 1500
    with pytest.raises(SheetUnusualError):
        for _ in range(50):
            scan.take(b'<c r="' + b"A" * 500)


def test_a_stored_part_is_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deelname.xlsx"
    path.write_bytes(packed(parts(), method=0))
    monkeypatch.setattr(package.limits, "LARGEST_UNPACKED_BYTES", 100)
    with pytest.raises(LoadRefusedError, match="na uitpakken groter"):
        open_sheet(path)

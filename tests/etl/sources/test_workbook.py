"""xlsx: the right sheet, the row numbers Excel shows, and cells as a user would type them."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.contracts.dates import parse_date
from etl.contracts.numbers import integer_parser
from etl.messages import LoadRefusedError
from etl.sources import workbook
from etl.sources.files import open_sheet
from etl.sources.sheet import Sheet

Fill = Callable[[Worksheet], None]


def saved(path: Path, *fills: Fill) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, fill in enumerate(fills):
        fill(book.create_sheet(f"blad {number}"))
    book.save(path)
    return path


def table(sheet: Worksheet) -> None:
    """A header in C4 with nothing above it, a blank row, and something far to the right."""
    cells = {"C4": "Naam", "D4": "RSV-code", "C5": "Noord", "D5": "A", "C7": "Zuid", "D7": "B"}
    for cell, value in {**cells, "H7": "x"}.items():
        sheet[cell] = value


def cells_of(sheet: Sheet, *names: str) -> list[tuple[object, ...]]:
    at = [f"c{sheet.recognition.positions[name]}" for name in names]
    return [
        (record["line"], *(record[column] for column in at))
        for batch in sheet.batches()
        for record in batch.to_pylist()
    ]


def test_rows_carry_the_number_excel_shows(tmp_path: Path) -> None:
    sheet = open_sheet(saved(tmp_path / "rsv.xlsx", table))
    assert cells_of(sheet, "rsv_code", "naam") == [(5, "A", "Noord"), (6, "", ""), (7, "B", "Zuid")]
    assert cells_of(sheet, "naam") == cells_of(sheet, "naam")


def test_a_title_above_the_header_changes_no_number(tmp_path: Path) -> None:
    def with_title(sheet: Worksheet) -> None:
        table(sheet)
        sheet["A1"] = "RSV's"

    sheet = open_sheet(saved(tmp_path / "rsv.xlsx", with_title))
    assert [line for line, _ in cells_of(sheet, "naam")] == [5, 6, 7]


def test_batches_keep_the_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS_PER_BATCH", 2)
    sheet = open_sheet(saved(tmp_path / "rsv.xlsx", table))
    assert [line for line, _ in cells_of(sheet, "naam")] == [5, 6, 7]


def test_a_workbook_under_another_name_is_still_one(tmp_path: Path) -> None:
    saved(tmp_path / "rsv.xlsx", table)
    shutil.copy(tmp_path / "rsv.xlsx", tmp_path / "rsv.csv")
    assert len(cells_of(open_sheet(tmp_path / "rsv.csv"), "naam")) == 3


def test_the_sheet_with_the_table_is_found(tmp_path: Path) -> None:
    def cover(sheet: Worksheet) -> None:
        sheet["A1"] = "Lees dit eerst"

    sheet = open_sheet(saved(tmp_path / "levering.xlsx", cover, lambda _: None, table))
    assert sheet.recognition.contract.name == "rsv"


def test_a_second_sheet_with_data_is_never_left_out_in_silence(tmp_path: Path) -> None:
    path = saved(tmp_path / "rsv.xlsx", table, lambda _: None, table)
    with pytest.raises(LoadRefusedError) as refusal:
        open_sheet(path)
    assert "meer dan één blad is een tabel met gegevens: blad 0, blad 2." in str(refusal.value)
    assert "Bewaar elk van deze bladen als een eigen bestand" in refusal.value.advice


def test_the_refusal_that_understood_the_header_is_given(tmp_path: Path) -> None:
    def half(sheet: Worksheet) -> None:
        sheet.append(["traject_id", "gemeente_code", "startdatum"])

    def other(sheet: Worksheet) -> None:
        sheet.append(["kleur", "smaak"])

    with pytest.raises(LoadRefusedError, match="kolommen ontbreken: status, variant, leeftijd"):
        open_sheet(saved(tmp_path / "deelname.xlsx", other, half))


def test_cells_are_read_as_a_user_would_type_them(tmp_path: Path) -> None:
    cells = [
        3, 3.0, 0.8, 1234567.891, -2, 1e6, True, False, date(2023, 9, 1),
        datetime.fromisoformat("2023-09-01 08:00"),
        "007", " tekst ", None, "=1/0",
    ]  # fmt: skip

    def fill(sheet: Worksheet) -> None:
        sheet.append(["rsv_code", "naam"])
        for cell in cells:
            sheet.append([cell, "x"])

    texts = [
        text for _, text in cells_of(open_sheet(saved(tmp_path / "rsv.xlsx", fill)), "rsv_code")
    ]
    assert texts == [
        "3", "3", "0,8", "1234567,891", "-2", "1000000", "ja", "nee", "2023-09-01", "2023-09-01",
        "007", " tekst ", "", "#FORMULE",
    ]  # fmt: skip
    assert [integer_parser(-9, 10**7)(text) for text in (texts[1], texts[5])] == [3, 10**6]
    assert parse_date(texts[9]) == date(2023, 9, 1)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["x.csv"], "het bestand is een zip-bestand.*\n.*\n.*Pak het uit"),
        (["[Content_Types].xml", "word/document.xml"], "een Word-bestand"),
        (["[Content_Types].xml", "xl/workbook.bin"], "een binair Excel-bestand"),
        (["mimetype", "content.xml"], "een OpenDocument-bestand"),
        (["[Content_Types].xml"], "er ontbreken onderdelen"),
        (["[Content_Types].xml", "xl/workbook.xml"], "niet als Excel-bestand te openen"),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path, parts: list[str], said: str) -> None:
    path = tmp_path / "deelname.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in parts:
            archive.writestr(name, "<a/>")
    with pytest.raises(LoadRefusedError, match=f"deelname.xlsx: .*{said}"):
        open_sheet(path)


def test_half_a_workbook_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "rsv.xlsx", table)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(LoadRefusedError, match="niet als Excel-bestand te openen"):
        open_sheet(path)


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadRefusedError, match="het bestand is leeg"):
        open_sheet(saved(tmp_path / "rsv.xlsx", lambda _: None))


def test_cells_under_a_merged_area_are_known(tmp_path: Path) -> None:
    def merged(sheet: Worksheet) -> None:
        table(sheet)
        sheet.merge_cells("C5:C7")
        sheet.merge_cells("D8:E9")

    sheet = open_sheet(saved(tmp_path / "rsv.xlsx", merged))
    covered = {(line, at) for line in range(1, 12) for at in range(4) if sheet.is_merged(line, at)}
    # Positions count from the first filled column, C; the first cell of an area holds its value.
    assert covered == {(6, 0), (7, 0), (9, 1), (8, 2), (9, 2)}

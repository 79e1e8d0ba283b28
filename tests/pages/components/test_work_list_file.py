"""The work list as a workbook: what a reader, a printer and a spreadsheet find in it."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from language import use
from pages.components.agenda import work_list_file
from pages.components.agenda.tables import AGREEMENTS

ABOUT = {"Wat": "Proef", "Let op": "fictief: voorbeelddata", "Peildatum": "29 feb 2024"}
STATES = ["Niet begonnen", "Klaar"]
DAY = date(2024, 2, 29)


def listed(reason: str = "omdat", rows: int = 2) -> pd.DataFrame:
    values: dict[str, object] = {
        "Plaats": 1,
        "Gemeente": "'s-Gravenhage",
        "RSV": "0031",
        "Gemist ≥": 12.4,
        "Gemist": float("nan"),
        "Per 1.000": 9.87,
        "Nederland": 12.0,
        "Waarom": reason,
        "Thema's buiten bereik": "",
        "Voorbeelden": "https://voorbeeld.nl",
        **dict.fromkeys(AGREEMENTS, ""),
    }
    return pd.DataFrame([values] * rows)


PARTNERS = pd.DataFrame({"RSV": ["Haaglanden"], "Sector": ["Onderwijs"], "Partners": ["+31 ROC"]})


def written(table: pd.DataFrame) -> bytes:
    return work_list_file.workbook(table, PARTNERS, ABOUT, states=STATES, stamp=DAY)


def sheet_of(content: bytes, name: str = work_list_file.SHEET) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def test_numbers_are_numbers_and_missing_is_empty() -> None:
    sheet = sheet_of(written(listed()))
    header = [cell.value for cell in sheet[2]]
    row = dict(zip(header, sheet[3], strict=True))
    assert header == list(listed().columns)
    assert row["Gemist ≥"].value == 12.4
    assert row["Gemist"].value is None
    assert row["Per 1.000"].number_format == "0.0"
    assert (row["RSV"].value, row["RSV"].data_type) == ("0031", "s")
    assert row["Voorbeelden"].hyperlink is None
    assert row["Gemeente"].value == "'s-Gravenhage"
    assert row["Waarom"].alignment.wrap_text


def test_partners_have_a_sheet_of_their_own() -> None:
    sheet = sheet_of(written(listed()), "Partners")
    assert [cell.value for cell in sheet[3]] == ["Haaglanden", "Onderwijs", "'+31 ROC"]
    assert "fictief" in str(sheet["A1"].value)
    assert sheet.print_title_rows == "$2:$2"


def test_it_follows_the_language_of_the_reader() -> None:
    use("en")
    try:
        book = openpyxl.load_workbook(io.BytesIO(written(listed())))
    finally:
        use("nl")
    assert book.sheetnames == ["Work list", "Explanation", "Partners"]
    assert [cell.value for cell in book["Work list"][2]][:4] == [
        "Rank",
        "Municipality",
        "RSV",
        "Shortfall ≥",
    ]
    assert book["Work list"].oddFooter.right.text == "&P of &N"
    assert "Reference date 29 feb 2024" in str(book["Work list"]["A1"].value)


def test_it_is_ready_to_work_on_and_to_print() -> None:
    sheet = sheet_of(written(listed(rows=3)))
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:N5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    # One page wide is what a sheet says by saying nothing; as many high as it takes.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$2:$2"
    assert "fictief" in sheet.oddFooter.left.text
    (validation,) = sheet.data_validations.dataValidation
    assert (validation.type, validation.formula1) == ("list", '"Niet begonnen,Klaar"')
    assert str(validation.sqref) == "N3:N5"


def test_every_column_has_a_width_and_a_definition() -> None:
    names = set(listed().columns)
    assert set(work_list_file.WIDTHS) == set(work_list_file.DEFINITIONS) == names
    told = {
        name.value: text.value
        for name, text in sheet_of(written(listed()), "Toelichting").iter_rows(max_col=2)
    }
    assert names | set(ABOUT) <= set(told)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from("=+-@\t"), st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_no_text_is_a_formula_or_a_link(sign: str, rest: str) -> None:
    content = written(listed(sign + rest))
    cell = sheet_of(content)["H3"]
    assert (cell.data_type, cell.value[0]) == ("s", "'")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
        assert not [name for name in package.namelist() if "_rels/sheet" in name]


def test_the_same_list_gives_the_same_bytes_of_the_day_of_the_release(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = written(listed())
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert written(listed()) == first
    properties = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert properties.created == properties.modified == datetime(2024, 2, 29)  # noqa: DTZ001

"""A table as xlsx, read back: numbers are numbers, an x is hidden, and what it is stands beside."""

import io
from datetime import date

import openpyxl
import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from pages.components import tables
from pages.components.participation.table import participation_table
from pages.components.table_file import definitions, workbook
from warehouse.indicators import load_indicators
from warehouse.queries import participation
from warehouse.releases import Release

DAY = date(2024, 2, 29)
ABOUT = {"Wat": "iets", "Bron": "Peildatum 29 feb 2024 · FICTIEF: voorbeelddata."}


def made(table: pd.DataFrame, title: str = "Iets") -> bytes:
    return workbook(table, title, ABOUT, DAY)


def figures(table: pd.DataFrame) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(made(table)))["Cijfers"]


def rows(table: pd.DataFrame) -> list[tuple]:
    """Header and rows, below the title and the source."""
    return list(figures(table).iter_rows(min_row=3, values_only=True))


def test_numbers_are_numbers_and_what_is_missing_is_empty() -> None:
    table = pd.DataFrame({"Naam": ["a", None], "Aantal": [1200, 3], "Cijfer": [1.25, None]})
    assert rows(table) == [("Naam", "Aantal", "Cijfer"), ("a", 1200, 1.25), (None, 3, None)]
    assert [cell.number_format for cell in figures(table)[4]] == ["@", "#,##0", "#,##0.00"]


def test_a_hidden_number_is_an_x_and_a_limit_that_is_not_there_is_written() -> None:
    table = pd.DataFrame(
        {
            "Aantal": [None, 7.0],
            "Tot (95%)": [None, float("inf")],
            "Verborgen": ["klein aantal", ""],
        }
    )
    assert rows(table)[1:] == [("x", "x", "klein aantal"), (7, "∞", None)]


def test_a_day_is_a_day_and_a_year_has_no_point() -> None:
    sheet = figures(pd.DataFrame({"Dag": [DAY], "Jaar": [2024], "Klaar": [True]}))
    assert [cell.value for cell in sheet[4]][1:] == [2024, "ja"]
    assert sheet["A4"].value.date() == DAY
    assert sheet["B4"].number_format == "0"


def test_text_never_runs() -> None:
    table = pd.DataFrame({"=1+1": ["=1+1", "@x", "http://a.nl"]})
    sheet = figures(table)
    assert [cell.value for cell in sheet["A"]][3:] == ["'=1+1", "'@x", "http://a.nl"]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in sheet["A"])


def test_the_sheet_can_be_sorted_and_keeps_its_header() -> None:
    sheet = figures(pd.DataFrame({"Naam": ["a", "b"], "Aantal": [1, 2]}))
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A3:B5", "B4")
    assert sheet["A2"].value == ABOUT["Bron"]


def test_a_table_without_rows_is_a_table() -> None:
    assert rows(pd.DataFrame({"Naam": [], "Aantal": []}))[0] == ("Naam", "Aantal")


def test_the_same_table_gives_the_same_bytes() -> None:
    table = pd.DataFrame({"Naam": ["a"]})
    assert made(table) == made(table.copy())


def test_the_second_sheet_says_what_the_columns_are() -> None:
    table = pd.DataFrame({"Signaal": ["geen"], "Tegenover NL": ["lager"], "Anders": [1]})
    book = openpyxl.load_workbook(io.BytesIO(made(table, "Gestarte trajecten; Nederland")))
    told = dict(book["Toelichting"].iter_rows(values_only=True))
    assert told["Wat"] == "iets"
    assert told["x"].startswith("te klein om te tonen")
    assert load_indicators()["signal"].definition in told["Signaal"]
    assert load_indicators()["started"].definition in told["Gestarte trajecten"]
    assert told["Tegenover NL"] == tables.HELP["Tegenover NL"]
    assert "Anders" not in told


def test_every_column_belongs_to_one_indicator() -> None:
    columns = [column for one in load_indicators().values() for column in one.columns]
    assert len(columns) == len(set(columns))


def test_most_columns_of_participation_are_explained(example_release: Release) -> None:
    slice_ = participation(
        example_release.release_id,
        period="12m",
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    columns = participation_table(slice_.head()).columns.tolist()
    known = definitions(columns, "Gestarte trajecten")
    assert len(set(columns) & known.keys()) >= 10

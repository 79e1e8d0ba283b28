"""Tables: what a reader sees, and what Dutch Excel opens."""

import csv
import io
import math
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest
import streamlit as st

from language import speaking
from pages.components import downloads, tables
from pages.components.context import PageContext
from pages.components.participation.table import participation_table
from warehouse.queries import ReleaseInfo
from warehouse.releases import Release

FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "\r=1", '=HYPERLINK("http://x";"y")']


def opened(content: bytes) -> list[list[str]]:
    """Read as Dutch Excel does: BOM, semicolons."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_heads_are_in_the_language_of_the_reader_but_names_stay_as_they_are() -> None:
    table = pd.DataFrame({"Gemeente": ["a"], "Oost": [1]})
    with speaking("en"):
        shown = tables.heads(table)
        _, header, *_ = opened(downloads.dutch_csv(table, ["FICTIEF"]))
    assert shown.columns.tolist() == header == ["Municipality", "Oost"]
    assert tables.heads(table).columns.tolist() == ["Gemeente", "Oost"]


def test_numbers_have_a_decimal_comma_and_missing_is_empty() -> None:
    table = pd.DataFrame({"Naam": ["a", "b"], "Per 1.000": [12.34567, math.nan], "Aantal": [1, 2]})
    rows = opened(downloads.dutch_csv(table, []))
    assert rows == [["Naam", "Per 1.000", "Aantal"], ["a", "12,346", "1"], ["b", "", "2"]]


def test_remarks_stand_above_the_header() -> None:
    content = downloads.dutch_csv(pd.DataFrame({"x": [1]}), ['zegt "ja"; nee', "FICTIEF"])
    assert opened(content) == [['zegt "ja"; nee'], ["FICTIEF"], ["x"], ["1"]]
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_text_with_marks_of_its_own_comes_back_whole() -> None:
    texts = ["a;b", 'c"d', "e\nf", "Súdwest-Fryslân", "'s-Hertogenbosch", "1,5"]
    rows = opened(downloads.dutch_csv(pd.DataFrame({"x": texts}), []))
    assert [row[0] for row in rows[1:]] == texts


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("dtype", ["str", "object"])
def test_a_formula_is_text(text: str, dtype: str) -> None:
    rows = opened(downloads.dutch_csv(pd.DataFrame({"x": [text]}, dtype=dtype), []))
    assert rows[1][0] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS[:4])
def test_a_formula_in_a_remark_is_text(text: str) -> None:
    """A remark holds the name of a partnership, as a user delivered it."""
    rows = opened(downloads.dutch_csv(pd.DataFrame({"x": [1]}), [text]))
    assert rows[0][0] == f"'{text}"


def test_a_number_below_zero_is_not_a_formula() -> None:
    assert opened(downloads.dutch_csv(pd.DataFrame({"x": [-1.5]}), []))[1] == ["-1,5"]


def test_a_table_is_not_changed_by_writing_it() -> None:
    table = pd.DataFrame({"x": ["=1"], "y": [1.23456]})
    downloads.dutch_csv(table, [])
    assert table.to_numpy().tolist() == [["=1", 1.23456]]


def offered(
    monkeypatch: pytest.MonkeyPatch, is_fictitious: bool, label: str = "Download als CSV"
) -> dict[str, Any]:
    """What a download button gets to offer."""
    info = ReleaseInfo(
        reference_date=date(2024, 2, 29),
        is_fictitious=is_fictitious,
        is_provisional_layout=True,
        has_layout_of_then=False,
        is_estimated_population=True,
        smallest_count=5,
        boundary_year=2023,
        outline_year=2023,
        has_official_outlines=False,
        boundaries_file="b.json",
        delivered_inputs=(),
        first_layout_day=None,
    )
    release = cast(Release, SimpleNamespace(release_id="2024-02-29-abc"))
    context = PageContext(release, info, info.reference_date)
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        st, "download_button", lambda label, **options: given.update({label: options})
    )
    table = pd.DataFrame({"Gemeente": ["Goes"]})
    downloads.offer(context, table, name="x", description="Gestart", key="k")
    return dict(given[label])


@pytest.mark.parametrize(("is_fictitious", "name"), [(True, "fictief-x-"), (False, "x-")])
def test_a_download_says_itself_what_it_is(
    monkeypatch: pytest.MonkeyPatch, is_fictitious: bool, name: str
) -> None:
    given = offered(monkeypatch, is_fictitious)
    assert given["file_name"] == f"{name}2024-02-29.csv"
    lines = opened(given["data"]())
    remarks = " ".join(line[0] for line in lines[:-2])
    assert all(part in remarks for part in ("Gestart", "29 feb 2024", "2024-02-29-abc", "aanname"))
    assert ("fictief" in remarks.lower()) == is_fictitious
    assert lines[-2:] == [["Gemeente"], ["Goes"]]


def test_the_same_table_is_offered_as_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    given = offered(monkeypatch, True, "Excel")
    assert given["file_name"] == "fictief-x-2024-02-29.xlsx"
    sheets = pd.read_excel(
        io.BytesIO(given["data"]()), sheet_name=None, header=None, engine="openpyxl"
    )
    assert sheets["Cijfers"][0].tolist()[::3] == ["Gestart", "Goes"]
    told = sheets["Toelichting"].set_index(0)[1]
    assert "FICTIEF" in told["Let op"]
    assert "2024-02-29-abc" in told["Uitgave"]
    assert "onder 5" in told["Kleine aantallen"]


def test_the_first_line_of_a_fictitious_download_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "fictief" in opened(offered(monkeypatch, True)["data"]())[0][0].lower()


def slice_of_two() -> pd.DataFrame:
    rows: dict[str, list] = {
        "area_name": ["Goes", "Vlieland"],
        "rsv_name": ["Zeeland", None],
        "signal": ["double", None],
        "trajectory_count": [92, 0],
        "is_suppressed": [False, False],
        "youth_population": [5000, 200],
        "rate_per_1000": [18.4, 0.0],
        "adjusted_lower_95_per_1000": [15.0, 0.0],
        "adjusted_upper_95_per_1000": [21.0, 30.0],
        "smoothed_per_1000": [18.0, 12.0],
        "adjusted_outcome_998": ["worse", "similar"],
        "outcome_998": ["worse", "similar"],
        "rsv_outcome_998": ["similar", "not_compared"],
        "spatial_smoothed_per_1000": [17.0, 13.0],
        "own_ratio": [1.2, 1.0],
        "own_direction": ["rising", None],
        "relative_ratio": [0.8, 1.0],
        "relative_direction": ["falling", None],
        "missing_participants": [12.0, -3.0],
        "missing_participants_lower": [4.0, 0.0],
    }
    return pd.DataFrame(rows)


def test_participation_table() -> None:
    table = participation_table(slice_of_two())
    assert table["Gemeente"].tolist() == ["Goes", "Vlieland"]
    assert table["Aantal"].tolist() == [92, 0]
    assert table["Gemist"].tolist() == [12.0, 0.0]  # fewer than expected, never less than none
    codes = {"double", "worse", "similar", "not_compared", "falling"}
    assert not codes & set(table.astype(str).to_numpy().ravel())
    assert not table.drop(columns="RSV").isna().any().any()


def with_a_hidden_one() -> pd.DataFrame:
    rows = pd.concat([slice_of_two(), slice_of_two()[1:]], ignore_index=True)
    figures = [name for name in rows if "per_1000" in name or "missing" in name]
    figures += ["trajectory_count", "own_ratio", "relative_ratio"]
    rows[figures] = rows[figures].astype(float)
    rows.loc[2, [*figures]] = math.nan
    return rows.assign(is_suppressed=[False, False, True], signal=["double", None, "suppressed"])


def test_a_hidden_number_is_an_x_on_the_screen() -> None:
    table = participation_table(with_a_hidden_one())
    shown = tables.on_screen(table, ["Gemeente", "Aantal", "Per 1.000", "Interval (95%)"])
    texts = [[text.strip("\u2007") for text in row] for row in shown.to_numpy().tolist()]
    assert texts[0] == ["Goes", "92", "18,4", "15,0 – 21,0"]
    assert texts[1][1:] == ["0", "0,0", "0,0 – 30,0"]  # nobody is no small count
    assert texts[2][1:] == ["x", "x", "x"]


def test_a_hidden_number_is_an_x_in_a_download_that_says_what_it_means() -> None:
    table = participation_table(with_a_hidden_one())
    remark, header, *rows = opened(downloads.dutch_csv(table, []))
    assert remark[0].startswith("x: te klein om te tonen")
    columns = [header.index(name) for name in ("Aantal", "Per 1.000", "Gemist ≥")]
    assert [rows[0][column] for column in columns] == ["92", "18,4", "4"]
    assert [rows[1][column] for column in columns] == ["0", "0,0", "0"]
    assert [rows[2][column] for column in columns] == ["x"] * 3
    assert rows[2][header.index("Jongeren")] == "200"  # of everyone who lives there: known


def test_without_a_hidden_number_missing_is_empty_and_nothing_is_remarked() -> None:
    rows = slice_of_two().assign(smoothed_per_1000=[18.0, math.nan])
    header, _, second = opened(downloads.dutch_csv(participation_table(rows), []))
    assert "x" not in second
    assert second[header.index("Gladgestreken")] == ""


def test_on_screen_is_dutch_and_as_chosen() -> None:
    table = participation_table(slice_of_two())
    shown = tables.on_screen(table, ["Gemeente", "Aantal", "Per 1.000", "Interval (95%)"])
    assert list(shown.columns) == ["Gemeente", "Aantal", "Per 1.000", "Interval (95%)"]
    assert shown.iloc[0].tolist() == ["Goes", "92", "18,4", "15,0 – 21,0"]
    assert shown["Aantal"].iloc[1].strip("\u2007") == "0"


@pytest.mark.parametrize(
    ("rows", "name"), [([0], "Goes"), ([1], "Vlieland"), ([], None), ([2], None), ([99], None)]
)
def test_selected_name(rows: list[int], name: str | None) -> None:
    assert tables.selected_name(pd.DataFrame({"Gemeente": ["Goes", "Vlieland"]}), rows) == name

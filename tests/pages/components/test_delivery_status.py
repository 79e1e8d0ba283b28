"""The matrix of deliveries in words: what a cell, the finding and the details say."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from etl.contracts import CONTRACTS
from pages.components import delivery_status, formats
from pages.components.deliveries import INPUTS

TODAY = date(2024, 4, 15)


def delivery(input_name: str = "deelname", rsv: str | None = "Noord", **cells: Any) -> dict:
    """One row of the mart, delivered in time; `cells` overrides."""
    return {
        "input_name": input_name,
        "rsv_code": rsv and f"R-{rsv}",
        "rsv_name": rsv,
        "supplied_by": "RSV",
        "every_months": 1,
        "has_newest_day": input_name == "deelname",
        "row_count": 1234,
        "rows_refused": 0,
        "refused_share": 0.0,
        "newest_day": pd.Timestamp(2024, 2, 28) if input_name == "deelname" else pd.NaT,
        "is_overdue": False,
        "status": "definitief",
        "is_fictitious": False,
        "file_names": "deelname.csv",
        **cells,
    }


NOTHING = {
    "row_count": 0, "newest_day": pd.NaT, "is_overdue": True, "status": None,
    "refused_share": float("nan"), "file_names": None,
}  # fmt: skip


def frame(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (delivery(), "✓ t/m feb 2024"),
        (delivery("partners"), "✓ 1.234"),
        (delivery("groeiambitie", status="voorlopig"), ":violet-badge[voorlopig]"),
        (delivery(is_overdue=True), ":red-badge[te laat] t/m feb 2024"),
        (delivery(status="voorlopig"), ":violet-badge[voorlopig] t/m feb 2024"),
        (
            delivery(is_overdue=True, status="voorlopig"),
            ":red-badge[te laat] :violet-badge[voorlopig] t/m feb 2024",
        ),
        (delivery(**NOTHING), "– niets"),
        (delivery(**NOTHING, rows_refused=5), "– niets"),
    ],
)
def test_a_cell_says_in_words_how_a_delivery_stands(row: dict, text: str) -> None:
    assert delivery_status.cell_text(pd.Series(row)).replace("\u00a0", " ") == text


def test_the_matrix_has_every_partnership_and_input_once() -> None:
    status = frame(
        delivery("rsv"),
        delivery("rsv", "Zuid*"),
        delivery(),
        delivery("deelname", "Zuid*", **NOTHING),
        delivery("deelname", None),
        delivery("bevolking", None),
    )
    matrix = delivery_status.matrix(status)
    assert list(matrix.columns) == ["Deelname", "RSV's"]  # what ages comes first
    assert list(matrix.index) == ["Noord", r"Zuid\*"]  # a delivered name is no layout
    assert matrix["Deelname"].tolist()[1] == "– niets"
    assert not matrix.isna().any().any()


@pytest.mark.parametrize(
    ("late", "nothing", "finding"),
    [
        ([], [], "Alle 3 RSV's zijn bij met deelname."),
        (["A"], [], "1 van de 3 RSV's is te laat met deelname: A."),
        (
            ["B"],
            ["A"],
            "2 van de 3 RSV's zijn te laat met deelname: 1 loopt achter (B) en 1 heeft nog niets "
            "aangeleverd (A).",
        ),
        (["A", "B"], [], "2 van de 3 RSV's zijn te laat met deelname: A en B."),
        ([], ["A"], "1 van de 3 RSV's heeft nog geen deelname aangeleverd: A."),
        ([], ["A", "C"], "2 van de 3 RSV's hebben nog geen deelname aangeleverd: A en C."),
        ([], ["A", "B", "C"], "Nog geen van de 3 RSV's heeft deelname aangeleverd."),
    ],
)
def test_the_finding_names_who_is_late(late: list[str], nothing: list[str], finding: str) -> None:
    rows = [
        delivery(rsv=name, **NOTHING) if name in nothing else
        delivery(rsv=name, is_overdue=name in late)
        for name in "ABC"
    ]  # fmt: skip
    others = [delivery("partners", "A", **NOTHING), delivery("deelname", None, is_overdue=True)]
    assert delivery_status.overdue_finding(frame(*rows, *others)) == finding


def test_the_explanation_says_what_late_cannot_tell() -> None:
    status = frame(delivery(), delivery("partners", every_months=6), delivery(rsv="Zuid"))
    said = delivery_status.explanation(status, date(2024, 2, 29), TODAY)
    assert "(deelname 1 maand)" in said
    assert "29 feb 2024, 1 maand geleden" in said
    assert "lopen alle RSV's achter, dan is niemand te laat" in said


def test_details_are_figures_in_the_file_and_dutch_on_screen() -> None:
    status = frame(
        delivery(rows_refused=6, refused_share=0.00484, is_fictitious=True),
        delivery("partners", **NOTHING),
        delivery("deelname", None),
    )
    details = delivery_status.details_table(status, TODAY)
    assert details["Rijen"].tolist() == [1234, 0, 1234]
    assert details["Geweigerd (%)"].tolist()[0] == pytest.approx(0.484)
    assert details["Stand"].tolist() == [
        "definitief, fictief", "niets aangeleverd", "definitief",
    ]  # fmt: skip
    assert details["RSV"].tolist()[-1] == delivery_status.OF_NO_RSV
    assert details[["Nieuwste dag", "Ouderdom"]].to_numpy().tolist() == [
        ["28 feb 2024", "1 maand geleden"], ["", ""], ["28 feb 2024", "1 maand geleden"],
    ]  # fmt: skip
    shown = delivery_status.on_screen(details)
    assert shown["Rijen"].str.strip(formats.FIGURE_SPACE).tolist() == ["1.234", "0", "1.234"]
    assert shown["Geweigerd (%)"].tolist() == ["0,5", "", "0,0"]


def test_titles_of_inputs_are_those_of_the_contracts() -> None:
    assert {name: contract.title for name, contract in CONTRACTS.items()} == INPUTS

"""The time before the start beside now: hidden is told from missing, on screen and in figures."""

import math

import pandas as pd

from pages.components.evaluation import since_start_figures as drawn
from pages.components.evaluation.message import Table
from reports.workbook import pack_workbook
from tests.reports.composed import message, pack_of
from tests.reports.conftest import Made
from tests.reports.test_workbook import book_of

LABELS = ("2022", "laatste 12 maanden")
NONE = math.nan


def rows_of(*, hidden: bool, missing: bool) -> pd.DataFrame:
    """One area: before hidden, or without a figure; now always known."""
    rate = NONE if hidden or missing else 8.0
    return pd.DataFrame(
        {
            "area_name": ["Twente"],
            "rate_before": rate, "lower_before": rate, "upper_before": rate,
            "rate_now": 16.0, "lower_now": 14.0, "upper_now": 18.0,
            "ratio": NONE, "lower_95": NONE, "upper_95": NONE,
            "hidden_before": hidden, "hidden_now": False, "is_suppressed": hidden,
        }
    )  # fmt: skip


def test_the_chart_writes_an_x_only_for_what_is_hidden() -> None:
    for hidden, said in ((True, "x"), (False, "geen gegevens")):
        figure = drawn.chart(rows_of(hidden=hidden, missing=True), LABELS)
        assert list(figure.data[0].text) == [said, "16,0"]
        table = drawn.own_table(rows_of(hidden=hidden, missing=True), LABELS)
        assert table["Twente"].tolist() == [said, "16,0", "niet getoetst"]


def test_the_figures_say_what_is_hidden() -> None:
    hidden = rows_of(hidden=True, missing=False)
    missing = rows_of(hidden=False, missing=True)
    assert drawn.own_figures(hidden, LABELS)["Verborgen"].tolist() == [
        "klein aantal", "", "klein aantal",
    ]  # fmt: skip
    assert set(drawn.own_figures(missing, LABELS)["Verborgen"]) == {""}
    both = pd.concat([hidden, missing.assign(area_name="Achterhoek")])
    assert drawn.per_area_figures(both, LABELS)["Verborgen"].tolist() == ["klein aantal", ""]


def test_the_workbook_tells_hidden_from_missing(made: Made) -> None:
    both = pd.concat(
        [
            rows_of(hidden=True, missing=False),
            rows_of(hidden=False, missing=True).assign(area_name="Achterhoek"),
        ]
    )
    table = Table(
        "Per RSV", drawn.per_area_table(both, LABELS), drawn.per_area_figures(both, LABELS)
    )
    sheet = book_of(pack_workbook(pack_of(made.pack, message(tables=(table,))))).worksheets[1]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=8)]
    assert [line[:3] for line in lines] == [["Twente", "x", 16], ["Achterhoek", None, 16]]

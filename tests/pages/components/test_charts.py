"""Charts write numbers as Dutch does, count in whole steps, and send nothing outside."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.components.evaluation import partners, work_agenda
from pages.components.facilitators import charts as facilitator_charts
from pages.components.growth import charts as growth_charts
from pages.components.participation.funnel import funnel_chart
from pages.components.participation.months import months_chart
from pages.components.participation.rates import rates_with_intervals
from tests.pages.components.participation.areas import ROWS


def test_numbers_are_dutch_and_nothing_is_fetched() -> None:
    figures = [
        funnel_chart(
            ROWS,
            national_per_1000=16.7,
            dispersion=3.8,
            selected=None,
            rsv_code=None,
            unit="x",
        ),
        months_chart(
            pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [3]}), "started", "x"
        ),
        rates_with_intervals(ROWS, national_per_1000=1.0, rsv_per_1000=None, unit="x"),
    ]
    for figure in figures:
        assert figure.layout.separators == ",."
        assert "http" not in str(figure.to_json())


def of_partners(most: int) -> go.Figure:
    own = pd.DataFrame(
        {"sector": ["care", "work", "all"], "sector_label": ["Zorg", "Werk", "Alle"]}
    ).assign(partners=[1, most, 60])
    return partners.bars(own, partners.beside_others(own, own.assign(has_ended=False)))


def of_actions(most: int) -> go.Figure:
    parts = {"agenda_part": ["b"], "actions": [most], "done": [1], "late": [0], "open": [0]}
    return work_agenda.chart(pd.DataFrame(parts))


def of_meetings(most: int) -> go.Figure:
    row = {"rsv_name": "Twente", "meetings_last_year": most, "meetings_asked": 1}
    return facilitator_charts.meeting_bars(pd.DataFrame([row]))


def of_months(most: int) -> go.Figure:
    rows = pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [most]})
    return months_chart(rows, "started", "x")


def of_years(most: int) -> go.Figure:
    row = {"year": 2024, "reached": most, "target": 1.0}
    return growth_charts.per_year(
        pd.DataFrame([row]).assign(to_come=None, lower_80=None, upper_80=None), "projecten"
    )


@pytest.mark.parametrize(
    ("chart", "axis"),
    [
        (of_partners, "xaxis"),
        (of_actions, "xaxis"),
        (of_meetings, "xaxis"),
        (of_months, "yaxis"),
        (of_years, "yaxis"),
    ],
)
def test_a_few_are_counted_in_whole_steps(chart: Callable[[int], go.Figure], axis: str) -> None:
    """Halves would be rounded to 0, 1, 1, 2, 2; of many, steps of one would be too narrow."""
    few, many = (chart(most).layout[axis] for most in (4, 60))
    assert (few.dtick, few.rangemode, few.tickformat) == (1, "tozero", ",.0f")
    assert many.dtick is None

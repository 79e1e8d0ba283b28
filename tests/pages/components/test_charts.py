"""Charts draw the figures they are given, in Dutch, and send nothing outside."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from methods.funnel import funnel_limits_per_1000
from methods.intervals import Z_95, Z_998
from pages.components import charts

ROWS = pd.DataFrame(
    {
        "area_code": ["GM0664", "GM0715", "GM0344"],
        "area_name": ["Goes", "Terneuzen", "Utrecht"],
        "rsv_code": ["RSV15", "RSV15", "RSV09"],
        "youth_population": [7000.0, 11000.0, 110000.0],
        "rate_per_1000": [15.8, 13.5, 20.4],
        "adjusted_lower_95_per_1000": [10.9, 9.5, 19.0],
        "adjusted_upper_95_per_1000": [21.9, 18.4, 22.0],
    }
)


def funnel(**changes: Any) -> go.Figure:
    given = {"national_per_1000": 16.7, "dispersion": 3.8, "selected": None, "rsv_code": None}
    return charts.funnel(ROWS, **{**given, **changes}, unit="per 1.000 jongeren")


def points(figure: go.Figure) -> dict[str, go.Scatter]:
    return {trace.name: trace for trace in figure.data if trace.mode == "markers"}


def names_in(trace: go.Scatter) -> list[str]:
    return list(trace.text)


def test_every_area_is_in_the_funnel_once() -> None:
    for selected, rsv_code in (
        (None, None),
        ("GM0344", None),
        (None, "RSV15"),
        ("GM0664", "RSV15"),
    ):
        figure = funnel(selected=selected, rsv_code=rsv_code)
        drawn = [name for trace in points(figure).values() for name in names_in(trace)]
        assert sorted(drawn) == ["Goes", "Terneuzen", "Utrecht"]


def test_the_selected_area_and_its_partnership_stand_apart() -> None:
    groups = [
        names_in(trace) for trace in points(funnel(selected="GM0664", rsv_code="RSV15")).values()
    ]
    assert groups == [["Utrecht"], ["Terneuzen"], ["Goes"]]
    colours = {trace.marker.color for trace in points(funnel(selected="GM0664")).values()}
    assert len(colours) == len(points(funnel(selected="GM0664")))


def test_the_limits_are_those_of_the_method() -> None:
    lines = [trace for trace in funnel().data if trace.mode == "lines" and len(trace.x) > 2]
    assert len(lines) == 4
    sizes = np.asarray(lines[0].x, float)
    assert sizes[0] <= ROWS["youth_population"].min()
    assert sizes[-1] >= ROWS["youth_population"].max()
    expected = [
        limit for z in (Z_998, Z_95) for limit in funnel_limits_per_1000(sizes, 16.7, z, 3.8)
    ]
    for line, limit in zip(lines, expected, strict=True):
        # The sizes on the chart are rounded to whole young people.
        np.testing.assert_allclose(line.y, limit, atol=0.01)


def test_all_points_are_within_the_axes() -> None:
    figure = funnel()
    low, high = figure.layout.yaxis.range or (0, np.inf)
    assert low <= ROWS["rate_per_1000"].min()
    assert high >= ROWS["rate_per_1000"].max()


@pytest.mark.parametrize(
    ("measure", "kind"), [("started", "bar"), ("completed", "bar"), ("running", "scatter")]
)
def test_months(measure: str, kind: str) -> None:
    months = pd.date_range("2021-01-01", periods=38, freq="MS")
    frame = pd.DataFrame({"month": months, measure: range(38)})
    figure = charts.months(frame, measure, "Gestart")
    (trace,) = figure.data
    assert trace.type == kind
    assert list(trace.y) == list(range(38))
    assert list(trace.text)[:3] == ["jan 2021", "feb 2021", "mrt 2021"]
    ticks = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))
    assert 5 <= len(ticks) <= 12
    assert ticks[months[0]] == "jan 2021"


def test_a_single_month() -> None:
    frame = pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [3]})
    assert list(charts.months(frame, "started", "Gestart").data[0].y) == [3]


@pytest.mark.parametrize("rsv_per_1000", [14.0, None])
def test_rates_with_intervals(rsv_per_1000: float | None) -> None:
    figure = charts.rates_with_intervals(
        ROWS, national_per_1000=16.7, rsv_per_1000=rsv_per_1000, unit="per 1.000"
    )
    dots = figure.data[0]
    assert list(dots.y) == ["Terneuzen", "Goes", "Utrecht"]  # lowest first
    assert list(dots.x) == [13.5, 15.8, 20.4]
    np.testing.assert_allclose(dots.x + dots.error_x.array, [18.4, 21.9, 22.0])
    np.testing.assert_allclose(dots.x - dots.error_x.arrayminus, [9.5, 10.9, 19.0])
    lines = [trace.x[0] for trace in figure.data[1:]]
    assert lines == [16.7] + ([14.0] if rsv_per_1000 else [])


def test_numbers_are_dutch_and_nothing_is_fetched() -> None:
    figures = [
        funnel(),
        charts.months(
            pd.DataFrame({"month": pd.to_datetime(["2024-02-01"]), "started": [3]}), "started", "x"
        ),
        charts.rates_with_intervals(ROWS, national_per_1000=1.0, rsv_per_1000=None, unit="x"),
    ]
    for figure in figures:
        assert figure.layout.separators == ",."
        assert "http" not in str(figure.to_json())

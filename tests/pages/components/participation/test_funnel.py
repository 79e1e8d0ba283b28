"""The funnel in a sentence and a chart."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from methods.funnel import funnel_limits_per_1000
from methods.intervals import Z_95, Z_998
from pages.components.participation.funnel import funnel_chart, funnel_finding
from tests.pages.components.participation.areas import ROWS, areas


def test_funnel_finding() -> None:
    rows = areas(("A", "x", "worse", 1.0), ("B", "x", "better", 1.0), ("C", "x", "better", 1.0))
    rows = rows.assign(is_too_small=[True, False, False], is_suppressed=False)
    hidden = rows.head(1).assign(is_suppressed=True)
    sentence = funnel_finding(pd.concat([rows, hidden]), pd.Series({"dispersion": 3.84}))
    assert "Van 3 gemeenten" in sentence
    assert "1 onder" in sentence
    assert "2 boven" in sentence
    assert "3,8" in sentence


def funnel(**changes: Any) -> go.Figure:
    given = {"national_per_1000": 16.7, "dispersion": 3.8, "selected": None, "rsv_code": None}
    return funnel_chart(ROWS, **{**given, **changes}, unit="per 1.000 jongeren")


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

"""A chart on paper is the chart of the screen: everything in it is drawn, or it is refused."""

import pickle
import re

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.components.charts import base_layout
from pages.components.evaluation.story import national_story, region_story
from pages.components.growth import charts as growth_charts
from pages.components.offer.charts import covered_by_number
from pages.components.participation.funnel import funnel_chart
from reports.charts import UndrawableError, chart_svg
from reports.make import open_context
from warehouse.releases import Release

BLUE = "#154273"


def bars(**given: object) -> go.Figure:
    trace = {"type": "bar", "x": ["a", "b"], "y": [1.0, 2.0], "marker": {"color": BLUE}, **given}
    return go.Figure(data=[trace], layout=base_layout("", ""))


def line(**given: object) -> go.Figure:
    trace = {
        "type": "scatter", "x": [1, 2], "y": [1.0, 2.0], "mode": "lines", "line": {"color": BLUE},
        **given,
    }  # fmt: skip
    return go.Figure(data=[trace], layout=base_layout("", ""))


def words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def box_heights(svg: str, colour: str) -> list[float]:
    """How high the filled shapes of a colour are, from their paths."""
    found = re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {colour}[^"]*"', svg)
    places = [np.array(re.findall(r"-?[\d.]+", path), float).reshape(-1, 2) for path in found]
    return [float(np.ptp(place[:, 1])) for place in places]


@pytest.mark.parametrize("code", ["RSV01", "RSV19", None])
def test_every_chart_of_the_story_can_be_drawn(code: str | None, example_release: Release) -> None:
    context = open_context(None)
    story = region_story(context, code) if code else national_story(context)
    drawn = [chart_svg(message.chart) for message in story if message.chart is not None]
    assert len(drawn) >= 5


def test_bars_are_as_long_as_their_numbers() -> None:
    low, high = sorted(box_heights(chart_svg(bars()), BLUE))
    assert high == pytest.approx(2 * low, rel=1e-3)


def test_stacked_bars_stand_on_each_other() -> None:
    figure = bars()
    figure.add_bar(x=["a", "b"], y=[3.0, 1.0], marker={"color": "#B75F00"}, name="b")
    figure.update_traces(name="x")
    figure.update_layout(barmode="stack", yaxis_range=[0, 4])
    # The last two: a legend has a shape of each colour too.
    own, other = (
        sorted(box_heights(chart_svg(figure), colour))[-2:] for colour in (BLUE, "#b75f00")
    )
    assert own == pytest.approx([own[0], 2 * own[0]], rel=1e-3)
    assert other == pytest.approx([own[0], 3 * own[0]], rel=1e-3)


def test_numbers_and_months_are_dutch() -> None:
    figure = line(y=[0, 40_000])
    assert "20.000" in words(chart_svg(figure))
    figure = line(x=pd.to_datetime(["2023-03-01", "2024-02-01"]))
    assert any(
        word.startswith("mei ") or word.startswith("okt ") for word in words(chart_svg(figure))
    )


def test_negative_numbers_have_a_real_minus() -> None:
    assert "−1" in words(chart_svg(line(y=[-1.0, 1.0])))


def test_names_are_text_whatever_is_in_them() -> None:
    nasty = ["<script>x</script>", "$a$ & _b_"]
    svg = chart_svg(bars(x=nasty))
    assert "<script>" not in svg
    assert {"&lt;script&gt;x&lt;/script&gt;", "$a$ &amp; _b_"} <= set(words(svg))


def test_a_line_break_and_bold_are_layout() -> None:
    svg = chart_svg(bars(x=["<b>lang<br>woord</b>", "b"]))
    assert "&lt;b" not in svg
    assert "lang" in svg


def test_the_same_chart_gives_the_same_bytes() -> None:
    figure = covered_by_number(
        pd.DataFrame({"number": [1, 2, 3], "covered": [100.0, 180.0, 200.0]}), 2
    )
    copied = pickle.loads(pickle.dumps(figure))
    assert chart_svg(figure) == chart_svg(figure) == chart_svg(copied)


def test_a_gap_stays_a_gap() -> None:
    with_gap, whole = (chart_svg(line(x=[1, 2, 3], y=y)) for y in ([1, None, 3], [1, 2, 3]))
    style = f"stroke: {BLUE}"

    def path(svg: str) -> str:
        return next(
            p for p in re.findall(r'<path d="([^"]*)"[^>]*style="([^"]*)"', svg) if style in p[1]
        )[0]

    assert "L" in path(whole)
    assert "L" not in path(with_gap)


def test_intervals_of_the_course_are_bands() -> None:
    months = pd.date_range("2024-01-01", periods=4, freq="MS")
    frame = pd.DataFrame(
        {
            "month": months, "actual": [1, 2, np.nan, np.nan], "path": [1, 2, 3, 4],
            "expected": [np.nan, np.nan, 3, 4], "provisional": [np.nan] * 4,
            "lower_95": [np.nan, np.nan, 1, 1], "upper_95": [np.nan, np.nan, 5, 7],
            "lower_80": [np.nan, np.nan, 2, 2], "upper_80": [np.nan, np.nan, 4, 6],
        }
    )  # fmt: skip
    svg = chart_svg(growth_charts.within_year(frame, "trajecten"))
    for colour in (growth_charts.BAND_95, growth_charts.BAND_80):
        assert f"fill: {colour.lower()}" in svg
    assert {"95%-interval", "80%-interval", "Bereikt"} <= set(words(svg))


def test_the_funnel_is_drawn_on_its_logarithmic_axis() -> None:
    slice_ = pd.DataFrame(
        {
            "youth_population": [600, 5000, 60_000], "rate_per_1000": [5.0, 10.0, 12.0],
            "area_code": list("abc"), "rsv_code": ["r"] * 3, "area_name": list("ABC"),
        }
    )  # fmt: skip
    figure = funnel_chart(
        slice_, national_per_1000=10, dispersion=2, selected="a", rsv_code="r", unit="per 1.000"
    )
    assert {"500", "10.000", "Gekozen gemeente"} <= set(words(chart_svg(figure)))


@pytest.mark.parametrize(
    "figure",
    [
        go.Figure(go.Pie(values=[1, 2])),
        bars(yaxis="y2"),
        bars(marker={}),
        bars(base=[1, 1]),
        bars(textposition="inside", textangle=45, text=["a", "b"]),
        line(line={"color": BLUE, "shape": "spline"}),
        line(mode="markers", marker={"color": BLUE, "symbol": "star"}),
        line(mode="markers", marker={"color": BLUE, "colorscale": "Viridis"}),
        line(fill="tonextx"),
        line(line={}),
        line().add_annotation(x=1, y=1, text="pijl", showarrow=True),
        line().add_shape(type="circle", x0=0, x1=1, y0=0, y1=1),
        line().update_layout(title="kop"),
        line().update_xaxes(type="log"),
        line().update_xaxes(tickangle=45),
        line().add_scatter(x=[1], y=[1], mode="lines", line={"color": BLUE}),
    ],
    ids=lambda figure: str(figure.data[0].type),
)
def test_what_cannot_be_drawn_is_refused_and_never_left_out(figure: go.Figure) -> None:
    with pytest.raises(UndrawableError):
        chart_svg(figure)


def test_long_labels_that_would_touch_stand_on_one_line() -> None:
    names = [f"lange naam {number}<br>op twee regels" for number in range(12)]
    figure = bars(x=list(range(12)), y=names, orientation="h")
    figure.update_layout(height=300)
    assert "lange naam 3 op twee regels" in words(chart_svg(figure))
    figure.update_layout(height=900)
    assert "lange naam 3" in words(chart_svg(figure))


def test_panels_share_their_lying_axis() -> None:
    figure = bars(name="Nieuw")
    figure.add_bar(x=["a", "b"], y=[3, 4], yaxis="y2", marker={"color": BLUE}, name="Gestopt")
    figure.update_layout(yaxis={"domain": [0.5, 1]}, yaxis2={"domain": [0, 0.4]})
    written = words(chart_svg(figure))
    assert written.count("a") == written.count("b") == 1

"""Plotly charts in one look; each takes figures that are ready and adds no statistics."""

import json
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from language import SOURCE, current
from pages.components.pictures import Picture, offer
from pages.components.texts import MUTED

GRID_COLOUR = "#DDE3E9"
OTHERS = "#8FB4D6"  # beside one in the primary colour
LONGEST_LINE = 26
MOST_STEPS = 10
CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d", "toImage"],
}
BY_WIDTH = """<style>
@media (max-width: 799px) { [class*="_op_scherm"] { display: none; } }
@media (min-width: 800px) { [class*="_op_telefoon"] { display: none; } }
</style>"""


def show(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    picture: Picture | None = None,
    is_presented: bool = False,
) -> None:
    """Show a chart with its finding as alt text, and offer it as a picture.

    Presented it fills its place, without tools and without `picture`.
    """
    _draw(figure, key, alt, is_presented=is_presented)
    if picture is not None:
        _offer(figure, picture, alt, key)


def show_by_width(
    wide: go.Figure, narrow: go.Figure, *, key: str, alt: str, picture: Picture
) -> None:
    """Show the one on a screen and the other on a phone; only the browser knows which it is.

    The picture to take along is the wide one.
    """
    st.html(BY_WIDTH)
    for place, figure in (("telefoon", narrow), ("scherm", wide)):
        with st.container(key=f"{key}_op_{place}"):
            _draw(figure, f"{key}_{place}", alt)
    _offer(wide, picture, alt, key)


def _offer(figure: go.Figure, picture: Picture, alt: str, key: str) -> None:
    offer(picture, "chart", lambda: json.loads(figure.to_json()), finding=alt, key=key)


def _draw(figure: go.Figure, key: str, alt: str, *, is_presented: bool = False) -> None:
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        theme=None,
        config={**CONFIG, "displayModeBar": False} if is_presented else CONFIG,
        width="stretch",
        height="stretch" if is_presented else "content",
    )


def wrapped(name: str, longest_line: int = LONGEST_LINE) -> str:
    """Break a long name, so that it leaves room for the chart on a phone."""
    return "<br>".join(wrap(name, longest_line, break_long_words=False))


def count_axis(most: float, *, most_steps: int = MOST_STEPS) -> dict[str, Any]:
    """Return what an axis of counts up to `most` needs: from zero, and whole numbers only.

    Left alone Plotly divides a few into halves, and rounded they would read 0, 1, 1, 2, 2.
    """
    dtick = 1 if most <= most_steps else None
    return {"tickformat": ",.0f", "rangemode": "tozero", "dtick": dtick}


def base_layout(x_title: str, y_title: str) -> dict[str, Any]:
    """Return the look that all charts share."""
    axis = {"gridcolor": GRID_COLOUR, "zeroline": False, "linecolor": MUTED, "automargin": True}
    return {
        "template": "none",  # each chart says all of its look; the usual one is 4 kB a chart
        "separators": ",." if current() == SOURCE else ".,",
        "font": {"family": "Fira Sans, sans-serif", "size": 14, "color": "#111111"},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "height": 380,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "xaxis": {**axis, "title": {"text": x_title}},
        "yaxis": {**axis, "title": {"text": y_title}, "rangemode": "tozero", "tickformat": ",.0f"},
        "hovermode": "closest",
    }

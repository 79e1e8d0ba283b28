"""Plotly charts in one look; each takes figures that are ready and adds no statistics."""

import json
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from language import SOURCE, current
from pages.components.pictures import Picture, offer
from pages.components.texts import MUTED

GRID_COLOUR = "#DDE3E9"
MOST_STEPS = 10
CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d", "toImage"],
}


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
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        theme=None,
        config={**CONFIG, "displayModeBar": False} if is_presented else CONFIG,
        width="stretch",
        height="stretch" if is_presented else "content",
    )
    if picture is not None:
        offer(picture, "chart", lambda: json.loads(figure.to_json()), finding=alt, key=key)


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

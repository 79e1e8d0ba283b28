"""Plotly charts in one look; each takes figures that are ready and adds no statistics."""

import json
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from language import SOURCE, current, mark, tr
from methods.funnel import funnel_limits_per_1000
from methods.intervals import Z_95, Z_998
from pages.components import formats
from pages.components.pictures import Picture, offer
from pages.components.texts import ACCENT, MUTED, PRIMARY
from warehouse.kept import kept

GRID_COLOUR = "#DDE3E9"
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


@kept
def funnel(
    slice_: pd.DataFrame,
    *,
    national_per_1000: float,
    dispersion: float,
    selected: str | None,
    rsv_code: str | None,
    unit: str,
    decimals: int = 1,
) -> go.Figure:
    """Plot rate against size with 95% and 99.8% limits, widened for over-dispersion."""
    population = slice_["youth_population"]
    grid, limits = _limit_curves(
        float(population.min()), float(population.max()), national_per_1000, dispersion
    )
    figure = go.Figure(layout=base_layout(tr("Jongeren van 12 t/m 29 jaar (logaritmisch)"), unit))
    for name, dash, lower, upper in limits:
        figure.add_trace(_line(grid, lower, MUTED, dash, tr(name)))
        figure.add_trace(_line(grid, upper, MUTED, dash, None))
    national = np.full(2, national_per_1000)
    name = tr("Nederland") + " " + formats.number(national_per_1000, decimals)
    figure.add_trace(_line(grid[[0, -1]], national, PRIMARY, "solid", name))
    in_focus = slice_["area_code"] == selected
    in_rsv = (slice_["rsv_code"] == rsv_code) & ~in_focus if rsv_code else ~in_focus
    layers = (
        (tr("Andere gemeenten"), ~in_rsv & ~in_focus, "#B9C4CE", 6, "circle"),
        (
            tr("Gemeenten") if rsv_code is None else tr("Gemeenten in dit RSV"),
            in_rsv,
            "#2473B5",
            7,
            "circle",
        ),
        (tr("Gekozen gemeente"), in_focus, ACCENT, 14, "diamond"),
    )
    for name, mask, colour, size, symbol in layers:
        if mask.any():
            figure.add_trace(_points(slice_[mask], name, colour, size, symbol))
    sizes = (500, 2000, 10_000, 50_000, 200_000)
    figure.update_xaxes(
        type="log", tickvals=sizes, ticktext=[formats.number(size) for size in sizes]
    )
    # The limits of the very smallest would otherwise press all points against the axis.
    figure.update_yaxes(range=[0, float(slice_["rate_per_1000"].max()) * 1.25], tickformat="")
    return figure


@lru_cache(maxsize=128)
def _limit_curves(
    smallest: float, largest: float, national_per_1000: float, dispersion: float
) -> tuple[np.ndarray, list[tuple[str, str, np.ndarray, np.ndarray]]]:
    """Return sizes and, for each level, name, dash and the two limits; the same for every user."""
    grid = np.geomspace(max(smallest * 0.9, 1), largest * 1.1, 80).round()
    levels = ((Z_998, mark("99,8%-grens"), "solid"), (Z_95, mark("95%-grens"), "dot"))
    return grid, [
        (name, dash, *funnel_limits_per_1000(grid, national_per_1000, z, dispersion))
        for z, name, dash in levels
    ]


def _line(x: np.ndarray, y: np.ndarray, colour: str, dash: str, name: str | None) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=y.round(3),
        mode="lines",
        line={"color": colour, "dash": dash, "width": 1.5},
        name=name,
        showlegend=name is not None,
        hoverinfo="skip",
    )


def _points(rows: pd.DataFrame, name: str, colour: str, size: int, symbol: str) -> go.Scatter:
    return go.Scatter(
        x=rows["youth_population"],
        y=rows["rate_per_1000"].round(2),
        text=rows["area_name"],
        mode="markers",
        name=name,
        marker={
            "color": colour,
            "size": size,
            "symbol": symbol,
            "line": {"width": 0.5, "color": "#fff"},
        },
        hovertemplate=tr("%{text}<br>%{y:.1f} per 1.000<br>%{x:,.0f} jongeren<extra></extra>"),
    )


@kept
def months(frame: pd.DataFrame, measure: str, title: str) -> go.Figure:
    """Plot one measure per month: bars for a flow, a line for a stock."""
    figure = go.Figure(layout=base_layout("", title))
    labels = [formats.month(day) for day in pd.to_datetime(frame["month"])]
    hover = "%{text}: %{y:,.0f}<extra></extra>"
    if measure == "running":
        figure.add_scatter(
            x=frame["month"], y=frame[measure], text=labels, hovertemplate=hover,
            mode="lines", line={"color": PRIMARY, "width": 2.5},
        )  # fmt: skip
    else:
        figure.add_bar(
            x=frame["month"], y=frame[measure], text=labels, hovertemplate=hover,
            textposition="none", marker={"color": PRIMARY},
        )  # fmt: skip
    figure.update_layout(showlegend=False)
    # Plotly would write English month names; these are the same ticks in Dutch.
    at = slice(0, None, max(len(labels) // 8, 1))
    figure.update_xaxes(tickvals=frame["month"].iloc[at], ticktext=labels[at])
    return figure


@kept
def rates_with_intervals(
    slice_: pd.DataFrame, *, national_per_1000: float, rsv_per_1000: float | None, unit: str
) -> go.Figure:
    """Plot each area's rate with its interval, beside the national rate and its partnership's.

    An area whose rate is hidden or missing has no point.
    """
    rows = slice_.dropna(subset=["rate_per_1000"]).sort_values("rate_per_1000")
    low, high = rows["adjusted_lower_95_per_1000"], rows["adjusted_upper_95_per_1000"]
    layout = base_layout(unit, "")
    figure = go.Figure(layout={**layout, "height": 120 + 24 * len(rows)})
    figure.add_scatter(
        x=rows["rate_per_1000"].round(2),
        y=rows["area_name"],
        mode="markers",
        name=tr("Gemeente met 95%-interval"),
        marker={"color": PRIMARY, "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (high - rows["rate_per_1000"]).round(3),
            "arrayminus": (rows["rate_per_1000"] - low).round(3),
            "color": MUTED,
            "thickness": 1.5,
        },
        hovertemplate=tr("%{y}: %{x:.1f} per 1.000<extra></extra>"),
    )
    lines = [(tr("Nederland"), national_per_1000, ACCENT, "solid")]
    if rsv_per_1000 is not None:
        lines.append((tr("Dit RSV"), rsv_per_1000, "#5E3C99", "dash"))
    for name, value, colour, dash in lines:
        figure.add_scatter(
            x=[value, value],
            y=rows["area_name"].iloc[[0, -1]].tolist() if len(rows) else [None, None],
            mode="lines",
            name=f"{name}: {formats.number(value, 1)}",
            line={"color": colour, "dash": dash, "width": 2},
            hoverinfo="skip",
        )
    figure.update_yaxes(tickformat="")
    return figure


def base_layout(x_title: str, y_title: str) -> dict[str, Any]:
    """Return the look that all charts share."""
    axis = {"gridcolor": GRID_COLOUR, "zeroline": False, "linecolor": MUTED, "automargin": True}
    return {
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

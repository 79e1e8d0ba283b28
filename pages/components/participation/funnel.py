"""How unusual a municipality is, given its size."""

from functools import lru_cache

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from methods.funnel import funnel_limits_per_1000
from methods.intervals import Z_95, Z_998
from pages.components import formats
from pages.components.charts import base_layout
from pages.components.texts import ACCENT, MUTED, PRIMARY
from warehouse.kept import kept


@kept
def funnel_finding(shown: pd.DataFrame, spread: pd.Series) -> str:
    """Say how many lie outside the limits, the dispersion, and how many are too small."""
    shown = shown[~shown["is_suppressed"]]
    below = int((shown["adjusted_outcome_998"] == "worse").sum())
    above = int((shown["adjusted_outcome_998"] == "better").sum())
    small = int(shown["is_too_small"].sum())
    return tr(
        "Van {n} {lie} er {below} onder en {above} boven de 99,8%-grenzen; "
        "{small} te klein om te beoordelen. Landelijk is de spreiding "
        "{dispersion} keer zo groot als door toeval alleen."
    ).format(
        n=formats.count_of(len(shown), "gemeente", "gemeenten"),
        lie=tr("ligt") if below == 1 else tr("liggen"),
        below=below,
        above=above,
        small=formats.count_of(small, "is", "zijn"),
        dispersion=formats.number(spread["dispersion"], 1),
    )


@kept
def funnel_chart(
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
    grid = np.geomspace(max(smallest * 0.9, 1), largest * 1.1, 40).round()
    levels = ((Z_998, mark("99,8%-grens"), "solid"), (Z_95, mark("95%-grens"), "dot"))
    return grid, [
        (name, dash, *funnel_limits_per_1000(grid, national_per_1000, z, dispersion))
        for z, name, dash in levels
    ]


def _line(x: np.ndarray, y: np.ndarray, colour: str, dash: str, name: str | None) -> go.Scatter:
    return go.Scatter(
        # As lists: an array goes out as the bytes of its numbers, which hardly compress.
        x=x.tolist(),
        y=y.round(2).tolist(),
        mode="lines",
        line={"color": colour, "dash": dash, "width": 1.5},
        name=name,
        showlegend=name is not None,
        hoverinfo="skip",
    )


def _points(rows: pd.DataFrame, name: str, colour: str, size: int, symbol: str) -> go.Scatter:
    return go.Scatter(
        x=rows["youth_population"].tolist(),
        y=rows["rate_per_1000"].round(2).tolist(),
        text=rows["area_name"].tolist(),
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

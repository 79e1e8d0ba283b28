"""The rates of municipalities beside that of the country, with their intervals."""

import pandas as pd
import plotly.graph_objects as go

from language import tr
from pages.components import formats
from pages.components.charts import base_layout
from pages.components.texts import ACCENT, MUTED, PRIMARY
from warehouse.indicators import Indicator
from warehouse.kept import kept


@kept
def rates_finding(municipalities: pd.DataFrame, indicator: Indicator, national: float) -> str:
    """Say how many municipalities are demonstrably lower and which is lowest."""
    known = municipalities.dropna(subset=["rate_per_1000"])
    if known.empty:
        return tr("Er is voor deze keuze niets aangeleverd.")
    worse = known[known["adjusted_outcome_998"] == "worse"].sort_values("rate_per_1000")
    subject = f"{indicator.title} {indicator.unit}"
    against = tr("Nederland ({national})").format(
        national=formats.number(national, indicator.decimals)
    )
    if worse.empty:
        shown = (
            tr("gemeente")
            if len(known) == len(municipalities)
            else tr("gemeente die getoond wordt")
        )
        return tr("{subject}: geen enkele {shown} is aantoonbaar lager dan {against}.").format(
            subject=subject, shown=shown, against=against
        )
    lowest = worse.iloc[0]
    verb = tr("is") if len(worse) == 1 else tr("zijn")
    return tr(
        "{subject}: {n} {verb} aantoonbaar lager dan {against}; het laagst "
        "daarvan is {area_name} ({rate_per_1000})."
    ).format(
        subject=subject,
        n=formats.count_of(len(worse), "gemeente", "gemeenten"),
        verb=verb,
        against=against,
        area_name=lowest["area_name"],
        rate_per_1000=formats.number(lowest["rate_per_1000"], indicator.decimals),
    )


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
        x=rows["rate_per_1000"].round(2).tolist(),
        y=rows["area_name"],
        mode="markers",
        name=tr("Gemeente met 95%-interval"),
        marker={"color": PRIMARY, "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (high - rows["rate_per_1000"]).round(2).tolist(),
            "arrayminus": (rows["rate_per_1000"] - low).round(2).tolist(),
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
    figure.update_yaxes(tickformat="", dtick=1)
    return figure

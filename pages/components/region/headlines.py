"""The partnership in five figures."""

import math

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.texts import OUTCOMES, RELATIVE_DIRECTIONS
from warehouse.indicators import load_indicators

# What each of the five figures is, in their order.
INDICATORS = ("started", "direction", "completion", "running_projects", "facilitator_fte")


def show_headlines(
    own: pd.DataFrame,
    completed: pd.DataFrame,
    offer: pd.DataFrame,
    facilitator_tile: tuple[str, str],
) -> None:
    """Show the partnership in five figures; the last is value and note of its facilitator."""
    rate, national = _first(own, "rate_per_1000"), _first(own, "national_per_1000")
    outcome = own["adjusted_outcome_998"].iloc[0] if len(own) else "not_compared"
    direction = own["relative_direction"].iloc[0] if len(own) else "undetermined"
    rate_interval = formats.interval(
        _first(own, "adjusted_lower_95_per_1000"), _first(own, "adjusted_upper_95_per_1000")
    )
    growth_interval = formats.interval(
        _first(own, "adjusted_relative_lower_95"), _first(own, "adjusted_relative_upper_95"), 2
    )
    ratio = _first(own, "relative_ratio")
    low, high = _first(completed, "lower_95_pct"), _first(completed, "upper_95_pct")
    tiles = (
        (
            tr("Gestart per 1.000 jongeren"),
            formats.number(rate, 1),
            tr("95%-interval {rate_interval}; Nederland {national}: {outcome}").format(
                rate_interval=rate_interval,
                national=formats.number(national, 1),
                outcome=OUTCOMES[outcome],
            ),
        ),
        (
            tr("Groei tegenover Nederland"),
            tr(formats.NO_DATA) if math.isnan(ratio) else f"× {formats.number(ratio, 2)}",
            tr("{direction}; 95%-interval {growth_interval}; 1 is even hard als Nederland").format(
                direction=RELATIVE_DIRECTIONS.get(direction, tr(formats.NO_DATA)),
                growth_interval=growth_interval,
            ),
        ),
        (
            tr("Aandeel afgerond"),
            formats.percentage(_first(completed, "completed_pct"), 1),
            tr("95%-interval {interval}").format(interval=formats.interval(low, high)),
        ),
        (
            tr("Lopende projecten"),
            formats.number(_first(offer, "running_projects")),
            tr("{n} organisaties").format(n=formats.number(_first(offer, "organisations"))),
        ),
        (tr("Fte facilitator"), *facilitator_tile),
    )
    for column, code, (label, value, note) in zip(
        st.columns(len(tiles)), INDICATORS, tiles, strict=True
    ):
        column.metric(label, value, help=load_indicators()[code].definition, border=True)
        column.caption(note)


def _first(frame: pd.DataFrame, column: str) -> float:
    return float(frame[column].iloc[0]) if len(frame) else math.nan

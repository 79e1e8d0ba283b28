"""What the reader chooses: how much there is to divide, and how heavy each criterion counts."""

import math

import pandas as pd
import streamlit as st

from language import tr
from pages.components import address, formats
from pages.components.facilitators.rows import FteFrame
from pages.components.fte_division.proposal import usual_total
from warehouse.reference import reference_entries

MOST_IMPORTANT = 10


def choose_total(rows: pd.DataFrame, frame: FteFrame) -> float:
    """Choose the total fte; NaN when it is no number."""
    usual, origin = usual_total(rows, frame)
    address.settle_text(
        "fte",
        tr("aantal fte"),
        formats.number(usual, 2),
        lambda text: None if math.isnan(read_number(text)) else text,
    )
    # A text: the browser writes the decimals of a number field with a point.
    written = st.text_input(
        tr("Totaal te verdelen (fte)"),
        formats.number(usual, 2),
        key="fte",
        max_chars=12,
        bind="query-params",
        persist_state="session",
    )
    st.caption(
        tr("Aan het begin {fte}: {origin}.").format(fte=formats.number(usual, 2), origin=origin)
    )
    return read_number(written)


def read_number(text: str | None) -> float:
    """Read a number with a decimal comma or point; NaN for anything else."""
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return math.nan


def choose_importance() -> dict[str, int]:
    """Choose how heavy each criterion counts: criterion → 0 to 10."""
    criteria = reference_entries("fte_division.yaml", "criterion")
    chosen = {}
    for column, (code, entry) in zip(st.columns(len(criteria)), criteria.items(), strict=True):
        address.settle_number(
            entry["address"], tr("gewicht"), entry["importance"], 0, MOST_IMPORTANT
        )
        chosen[code] = column.slider(
            entry["label"],
            0,
            MOST_IMPORTANT,
            entry["importance"],
            key=entry["address"],
            help=entry["why"],
            bind="query-params",
            persist_state="session",
        )
    return chosen

"""One target in figures."""

import math

import pandas as pd
import streamlit as st

from language import tr
from methods.growth import MONTHS
from pages.components import formats
from pages.components.growth import findings as growth_findings
from pages.components.growth import notes as growth_notes
from pages.components.texts import GROWTH_OUTCOMES


def show(row: pd.Series) -> None:
    """Show what a target is, what was reached, what is expected, and what it asks."""
    pace = 0 if row["needed_pace"] >= 10 else 1
    tiles = [
        (
            tr("Doel"),
            formats.number(row["target"]),
            tr("Besluit: {decision}.").format(decision=growth_findings.decision(row["status"])),
        ),
        (
            tr("Bereikt"),
            tr("niet begonnen") if row["left"] == MONTHS else growth_findings.reached(row),
            tr("Tot en met de peildatum."),
        ),
        *_outlook(row),
    ]
    if not math.isnan(row["needed_pace"]) and row["left"]:
        needed = formats.number(row["needed_pace"], pace)
        tiles.append((tr("Nodig per maand"), needed, growth_findings.pace_sentence(row)))
    for column, (label, value, text) in zip(st.columns(len(tiles)), tiles, strict=True):
        column.metric(label, value, help=text, border=True)


def _outlook(row: pd.Series) -> list[tuple[str, str, str]]:
    """What is expected and how likely; where nothing is expected, the difference and a word."""
    outcome = GROWTH_OUTCOMES[row["outcome"]].capitalize()
    words = growth_notes.thresholds()
    if row["left"] == 0:
        return [
            (tr("Verschil"), _difference(row), tr("Bereikt min doel.")),
            (tr("Oordeel"), outcome, words),
        ]
    if math.isnan(row["expected"]) or row["outcome"] == "undetermined":
        return [
            (
                tr("Het pad is nu bij"),
                formats.number(row["path_now"]),
                tr("Gelijkmatig naar het doel."),
            ),
            (tr("Oordeel"), outcome, words),
        ]
    return [
        (
            tr("Verwacht aan het eind"),
            formats.number(row["expected"]),
            tr("80%-interval {narrow}; 95%-interval {wide}.").format(
                narrow=formats.interval(row["lower_80"], row["upper_80"], 0),
                wide=formats.interval(row["lower_95"], row["upper_95"], 0),
            ),
        ),
        (tr("Kans op het doel"), growth_findings.chance(row["chance"]), words),
    ]


def _difference(row: pd.Series) -> str:
    return tr(formats.NO_DATA) if math.isnan(row["gap"]) else formats.signed(row["gap"])

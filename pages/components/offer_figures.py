"""Headline figures of offer, with national and online offer apart."""

import pandas as pd
import streamlit as st

from pages.components import formats


def headline_tiles(capacity: pd.DataFrame, nationwide: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return label, value and help; nothing delivered is said, never 0."""
    own = None if capacity.empty else capacity.iloc[0]
    apart = nationwide.iloc[0]

    def value(name: str, decimals: int = 0) -> str:
        return formats.NO_DATA if own is None else formats.number(own[name], decimals)

    return [
        ("Lopende projecten", value("running_projects"), "Met een gemeente in dit gebied."),
        ("Plaatsen", value("places"), "Plaatsen van wat in de periode liep."),
        ("Plaatsen per 1.000", value("places_per_1000", 1), "Per 1.000 jongeren in dit gebied."),
        ("Organisaties", value("organisations"), "Organisaties met aanbod in de periode."),
        (
            "Landelijk en online, apart",
            formats.number(apart["running_projects"]),
            f"Lopende projecten zonder gemeente, met {formats.number(apart['places'])} plaatsen "
            f"van {formats.count_of(apart['organisations'], 'organisatie', 'organisaties')}. Ze "
            "tellen in geen gemeente mee.",
        ),
    ]


def show_headlines(capacity: pd.DataFrame, nationwide: pd.DataFrame) -> None:
    """Show the figures in a row."""
    tiles = headline_tiles(capacity, nationwide)
    for column, (label, value, text) in zip(st.columns(len(tiles)), tiles, strict=True):
        column.metric(label, value, help=text, border=True)

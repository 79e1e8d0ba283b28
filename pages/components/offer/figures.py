"""Headline figures of offer, with national and online offer apart."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.offer.asked import Asked
from warehouse.queries import offer_capacity, offer_nationwide


def headline_tiles(capacity: pd.DataFrame, nationwide: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return label, value and help; nothing delivered is said, never 0."""
    own = None if capacity.empty else capacity.iloc[0]
    apart = nationwide.iloc[0]

    def value(name: str, decimals: int = 0) -> str:
        return tr(formats.NO_DATA) if own is None else formats.number(own[name], decimals)

    return [
        (
            tr("Lopende projecten"),
            value("running_projects"),
            tr("Met een gemeente in dit gebied."),
        ),
        (tr("Plaatsen"), value("places"), tr("Plaatsen van wat in de periode liep.")),
        (
            tr("Plaatsen per 1.000"),
            value("places_per_1000", 1),
            tr("Per 1.000 jongeren in dit gebied."),
        ),
        (tr("Organisaties"), value("organisations"), tr("Organisaties met aanbod in de periode.")),
        (
            tr("Landelijk en online, apart"),
            formats.number(apart["running_projects"]),
            tr(
                "Lopende projecten zonder gemeente, met {places} plaatsen van {organisations}. Ze "
                "tellen in geen gemeente mee."
            ).format(
                places=formats.number(apart["places"]),
                organisations=formats.count_of(
                    apart["organisations"], "organisatie", "organisaties"
                ),
            ),
        ),
    ]


def show_headlines(asked: Asked) -> None:
    """Show the figures in a row."""
    capacity = offer_capacity(
        asked.release_id,
        period=asked.period,
        area_kind="country" if asked.rsv_code is None else "rsv",
        rsv_code=asked.rsv_code,
        **asked.chosen,
    )
    nationwide = offer_nationwide(asked.release_id, period=asked.period, **asked.chosen)
    tiles = headline_tiles(capacity, nationwide)
    for column, (label, value, text) in zip(st.columns(len(tiles)), tiles, strict=True):
        column.metric(label, value, help=text, border=True)

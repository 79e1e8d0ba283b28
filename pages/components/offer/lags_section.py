"""Diversiteit: which themes, moments or target groups lag behind partnerships that look alike."""

import streamlit as st

from language import tr
from pages.components import downloads, formats, tables
from pages.components.file_names import narrowed
from pages.components.offer import lags
from pages.components.offer.asked import Asked
from pages.components.texts import DIMENSIONS
from warehouse.queries import offer_lags, peers
from warehouse.reference import offer_settings


def show_lags(asked: Asked, dimension: str) -> None:
    """Say what lags in the area, with every figure it was judged by as a file."""
    judged = offer_lags(
        asked.release_id,
        stand=asked.context.stand,
        dimension=dimension,
        rsv_code=asked.rsv_code,
    )
    finding = lags.lags_finding(judged, dimension, asked.area_name)
    st.markdown(f"**{formats.plain(finding)}**")
    table = lags.lags_table(judged)
    behind = lags.behind(table)
    if not behind.empty:
        tables.plain_table(behind, alt=finding, decimals={"Verwacht": 1, "Verhouding (×)": 2})
    if not judged.empty:
        downloads.offer(
            asked.context,
            table,
            name=narrowed("achterblijvend-aanbod", asked.rsv_code),  # regular variants only
            description=f"{DIMENSIONS[dimension]}; {asked.area_name}",
            key="download_achter",
        )
    likeness = (
        ""
        if asked.rsv_code is None
        else lags.peers_text(peers(asked.release_id, area_kind="rsv", area_code=asked.rsv_code))
    )
    alike = tr(
        "Vergelijkbaar naar aantal en aandeel jongeren, dichtheid en stedelijkheid; verwacht is "
        "wat zij per jongere hebben."
    )
    why = offer_settings()["discovery_rate"]["why"]
    st.caption(f"{formats.plain(likeness)}{alike} {why} {asked.source_on_the_day}")

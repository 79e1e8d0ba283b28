"""Fetch population and boundaries from CBS and PDOK: the only thing that uses a network."""

import streamlit as st

from language import tr
from pages.components import etl_process
from pages.components.delivery.session import current_draft, remember
from warehouse.drafts import REFRESH, new_draft


def offer_refresh() -> None:
    """Explain what is fetched, and start it as a delivery that can be compared first."""
    st.markdown(
        tr(
            "Haalt de bevolking per leeftijd (CBS) en de gemeentegrenzen (PDOK) op. "
            "De server heeft daarvoor internet nodig; zonder verbinding verandert er "
            "niets. Daarna vergelijkt en publiceert u zoals bij elke levering."
        )
    )
    has_other = current_draft() is not None
    if has_other:
        st.caption(tr("Rond eerst de levering hierboven af."))
    if st.button(
        tr("Haal basisgegevens op"),
        key="refresh",
        icon=":material/cloud_download:",
        disabled=has_other,
    ):
        draft = new_draft()
        remember(draft)
        etl_process.start(draft, REFRESH, "")
        st.rerun()

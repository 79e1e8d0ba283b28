"""Fetch population and boundaries from CBS and PDOK: the only thing that uses a network."""

import streamlit as st

from pages.components import etl_process
from pages.components.delivery.session import current_draft, save_uploads
from warehouse.drafts import REFRESH


def offer_refresh() -> None:
    """Explain what is fetched, and start it as a delivery that can be compared first."""
    st.markdown(
        "Haalt de bevolking per leeftijd (CBS) en de gemeentegrenzen (PDOK) op. De server heeft "
        "daarvoor internet nodig; zonder verbinding verandert er niets. Daarna vergelijkt en "
        "publiceert u zoals bij elke levering."
    )
    draft = current_draft()
    if st.button("Haal basisgegevens op", key="refresh", icon=":material/cloud_download:"):
        etl_process.start(draft or save_uploads([]), REFRESH, "")
        st.rerun()

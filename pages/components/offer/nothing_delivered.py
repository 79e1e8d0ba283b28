"""What the pages on offer say as long as no offer was delivered."""

import streamlit as st

from language import tr
from pages.components.context import PageContext
from pages.components.offer.filters import REFERENCE_DATE
from warehouse.queries import offer_nationwide


def stop_without_offer(context: PageContext) -> None:
    """Say what the page waits for and stop it, when no offer was ever delivered."""
    if offer_nationwide(context.release_id, period=REFERENCE_DATE).empty:
        st.info(
            tr(
                "Er is nog geen aanbod aangeleverd. Zodra het bestand aanbod er is, staan hier de "
                "cijfers."
            )
        )
        st.caption(context.source)
        st.stop()

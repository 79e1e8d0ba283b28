"""Find the partnership that a municipality belongs to."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats


def search_rsv_of_municipality(known: pd.DataFrame) -> None:
    """Answer "welke RSV hoort bij mijn gemeente?" and go there."""
    names = dict(zip(known["area_name"], known["rsv_name"], strict=True))

    def go() -> None:
        rsv_name = names.get(st.session_state["zoek_gemeente"])
        if isinstance(rsv_name, str):
            st.session_state["rsv"] = rsv_name

    chosen = st.selectbox(
        tr("Welk RSV hoort bij mijn gemeente?"),
        list(names),
        index=None,
        placeholder=tr("Typ een gemeente"),
        key="zoek_gemeente",
        on_change=go,
    )
    if chosen is not None:
        rsv_name = names[chosen]
        answer = (
            tr("{municipality} hoort bij RSV **{rsv_name}**.").format(
                municipality=chosen, rsv_name=formats.plain(rsv_name)
            )
            if isinstance(rsv_name, str)
            else tr("{municipality} heeft geen RSV.").format(municipality=chosen)
        )
        st.markdown(answer)

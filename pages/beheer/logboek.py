"""Logboek: who signed in, published, rolled back or took data along, and when."""

import streamlit as st

from access.rights import Action
from language import tr
from pages.components.access import log_view
from pages.components.access.visitor import require

require(Action.LOG_READ)
st.title(tr("Logboek"), anchor=False)
st.markdown(tr("Wie zich aanmeldde, publiceerde, terugdraaide of gegevens meenam, en wanneer."))

chosen = log_view.choose_entries()
if chosen is None:
    st.info(tr("Er staat nog niets in het logboek."), icon=":material/info:")
else:
    month, log, entries = chosen
    log_view.show_state(log)
    log_view.show_entries(entries, month)
log_view.show_retention()

"""Logboek: who signed in, published, rolled back or took data along, and when."""

import streamlit as st

from access.log import read_log
from access.rights import Action
from pages.components.access import log_view
from pages.components.access.visitor import require

require(Action.LOG_READ)
st.title("Logboek", anchor=False)
st.markdown("Wie zich aanmeldde, publiceerde, terugdraaide of gegevens meenam, en wanneer.")

month = log_view.choose_month()
if month is None:
    st.info("Er staat nog niets in het logboek.", icon=":material/info:")
else:
    log = read_log([month])
    log_view.show_state(log)
    log_view.show_entries(log_view.choose_entries(log), month)
log_view.show_retention()

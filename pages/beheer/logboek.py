"""Logboek: who did what and when, and for who may, the roles and settings in force."""

import streamlit as st

from access.rights import Action
from language import tr
from pages.components import share
from pages.components.access import log_view, settings_view
from pages.components.access.visitor import may, require

require(Action.LOG_READ)
if share.show_title(tr("Logboek")):
    share.show_links(share.Shown())
st.markdown(tr("Wie zich aanmeldde, publiceerde, terugdraaide of gegevens meenam, en wanneer."))

chosen = log_view.choose_entries()
if chosen is None:
    st.info(tr("Er staat nog niets in het logboek."), icon=":material/info:")
else:
    month, log, entries = chosen
    log_view.show_state(log)
    log_view.show_entries(entries, month)
log_view.show_retention()

if may(Action.SETTINGS):
    st.header(tr("Rollen en instellingen"), anchor=False)
    settings_view.show_rights()
    settings_view.show_sign_in()

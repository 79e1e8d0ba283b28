"""No release yet: say how to make one, with a button that does it in its own process."""

import streamlit as st

from access.log import Event
from access.rights import Action
from language import tr
from pages.components import etl_process
from pages.components.access.visitor import logged, may, require
from warehouse.settings import inbox_folder

DELIVERY = "pages/gegevens/aanleveren.py"


def show_no_release() -> None:
    """Show what is missing and offer to load the inbox, or example data when it is empty."""
    st.info(tr("Er is nog geen uitgave om te tonen."), icon=":material/info:")
    if not may(Action.PUBLISH):
        st.markdown(tr("Vraag het programmateam om er een te publiceren."))
        return
    st.markdown(
        tr(
            "Zo maakt u er een:\n\n1. Zet uw bestanden in de map `{folder}`, of lever ze aan op de "
            "pagina Aanleveren. Hebt u die nog niet, dan maakt de knop voorbeelddata (fictief).\n"
            "2. Klik op de knop, of draai in een terminal `python -m etl load`."
        ).format(folder=inbox_folder())
    )
    if not st.button(tr("Laad de gegevens"), type="primary", key="load_first_release"):
        return
    if not logged(Event.ASKED_TO_PUBLISH, role=require(Action.PUBLISH), release_id=""):
        return
    inbox = str(inbox_folder())
    with st.status(tr("Gegevens laden …"), expanded=True) as status:
        for step in (("example", "--if-empty"), ("load",)):
            answer = etl_process.run(*step, "--inbox", inbox)
            st.code(answer.stdout + answer.stderr or tr("Klaar."), language=None)
            if answer.returncode != 0:
                status.update(label=tr("Laden is geweigerd: zie de melding."), state="error")
                return
        status.update(label=tr("Geladen."), state="complete")
    st.rerun()


def show_not_delivered(what: str, needed: str) -> None:
    """Say which file is missing and what must be in it, with the way to deliver it."""
    st.info(
        tr(
            "Er zijn nog geen {what} aangeleverd. {needed} Zodra dat er is, staan hier de cijfers."
        ).format(what=what, needed=needed),
        icon=":material/info:",
    )
    link_to_delivery()


def link_to_delivery() -> None:
    """Offer the way to where files are delivered, to who may."""
    if may(Action.UPLOAD):
        st.page_link(DELIVERY, label=tr("Naar Aanleveren"), icon=":material/upload:")

"""Choose files; they are checked as soon as they are there."""

import streamlit as st

from language import tr
from pages.components import etl_process, formats
from pages.components.delivery.session import save_uploads
from warehouse.drafts import CANDIDATE, CHECK, Draft

UPLOADER = "uploads"
ROUND = "upload_round"
REPLACED = "uploads_replaced"
# Streamlit writes its limit in English; the label says it in Dutch.
HIDE_ENGLISH = "<style>[data-testid=stFileUploaderDropzoneInstructions]{display:none}</style>"


def show_uploader() -> None:
    """Show where files go; a new upload starts a check."""
    st.html(HIDE_ENGLISH)
    # Another key empties the widget for the next upload.
    key = f"{UPLOADER}_{st.session_state.get(ROUND, 0)}"
    uploads = st.file_uploader(
        tr("Kies bestanden of sleep ze hierheen (csv of xlsx, ten hoogste 100 MB per bestand)"),
        accept_multiple_files=True,
        key=key,
    )
    st.caption(
        tr(
            "Staat de naam van de invoer vooraan (deelname_rsv05.xlsx), dan gaat het "
            "herkennen nooit mis. Zet 'voorlopig' in de naam als de cijfers nog "
            "veranderen. Geen namen, adressen, e-mail, telefoonnummers, geboortedata "
            "of BSN van personen: zo'n bestand wordt geweigerd en meteen gewist. "
            "(Alleen het bestand RSV's heeft een contactpersoon.)"
        )
    )
    if replaced := st.session_state.pop(REPLACED, None):
        names = formats.plain(", ".join(replaced))
        st.info(
            tr("Vervangen door wat u nu aanleverde: {names}.").format(names=names),
            icon=":material/info:",
        )
    if not uploads:
        return
    draft, replaced = save_uploads(uploads)
    st.session_state[REPLACED] = replaced
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    check_again(draft)
    st.rerun()


def check_again(draft: Draft) -> None:
    """Check all files of a draft; what was compared before no longer holds."""
    draft.forget(CANDIDATE)
    etl_process.start(draft, CHECK, "")

"""Choose files; they are checked as soon as they are there."""

import streamlit as st

from pages.components import etl_process
from pages.components.delivery.session import save_uploads
from warehouse.drafts import CANDIDATE, CHECK, Draft

UPLOADER = "uploads"
ROUND = "upload_round"


# Streamlit writes its limit in English; the label says it in Dutch.
HIDE_ENGLISH = "<style>[data-testid=stFileUploaderDropzoneInstructions]{display:none}</style>"


def show_uploader() -> None:
    """Show where files go; a new upload starts a check."""
    st.html(HIDE_ENGLISH)
    # Another key empties the widget, so that the server does not keep the files in memory.
    key = f"{UPLOADER}_{st.session_state.get(ROUND, 0)}"
    uploads = st.file_uploader(
        "Bestanden (csv of xlsx, ten hoogste 100 MB per bestand)",
        accept_multiple_files=True,
        key=key,
        help="De naam begint met de naam van de invoer, zoals deelname_rsv05.xlsx. Zet er "
        "'voorlopig' in als de cijfers nog veranderen: deelname_rsv05_voorlopig.xlsx.",
    )
    st.caption(
        "Geen namen, adressen, e-mail, telefoonnummers, geboortedata of BSN: zo'n bestand wordt "
        "geweigerd en meteen gewist."
    )
    if not uploads:
        return
    draft = save_uploads(uploads)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    check_again(draft)
    st.rerun()


def check_again(draft: Draft) -> None:
    """Check all files of a draft; what was compared before no longer holds."""
    draft.forget(CANDIDATE)
    etl_process.start(draft, CHECK, "")

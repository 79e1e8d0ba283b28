"""Which delivery this visitor is preparing; its name is in the address, so a reload keeps it."""

from pathlib import PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from warehouse.drafts import Draft, find_draft, new_draft

KEY = "levering"
LONGEST_NAME = 120


def current_draft() -> Draft | None:
    """Return the draft in the address or of this session, if it is still there."""
    draft = find_draft(st.query_params.get(KEY)) or find_draft(st.session_state.get(KEY))
    if draft:
        _remember(draft)
    else:
        forget_draft()
    return draft


def forget_draft() -> None:
    """Begin anew; what was published is no longer a draft."""
    st.session_state.pop(KEY, None)
    st.query_params.pop(KEY, None)


def save_uploads(uploads: list[UploadedFile]) -> Draft:
    """Put uploaded files in the draft of this visitor, under names without a folder."""
    draft = current_draft() or new_draft()
    for upload in uploads:
        (draft.files_folder / file_name(upload.name)).write_bytes(upload.getbuffer())
    _remember(draft)
    return draft


def file_name(text: str) -> str:
    """Return the last part of a name that came from outside, never hidden nor too long."""
    name = PurePath(text.replace("\\", "/")).name
    name = "".join(sign for sign in name if sign.isprintable() and sign not in '<>:"|?*')
    name = name.lstrip(".~$ ").strip() or "bestand"
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST_NAME:
        return name
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"[:LONGEST_NAME]


def _remember(draft: Draft) -> None:
    st.session_state[KEY] = draft.draft_id
    if st.query_params.get(KEY) != draft.draft_id:
        st.query_params[KEY] = draft.draft_id

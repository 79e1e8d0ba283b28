"""Which delivery this visitor is preparing; its name is in the address, so a reload keeps it."""

from collections.abc import Iterable
from pathlib import Path, PurePath

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from access.log import Event
from access.rights import Action
from language import SOURCE, speaking, tr
from pages.components import address, formats, spelling
from pages.components.access.visitor import note, require
from warehouse.drafts import Draft, find_draft, new_draft

KEY = "levering"
LONGEST_NAME_BYTES = 180  # a file system allows 255, and endings are added
RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}


def current_draft() -> Draft | None:
    """Return the draft in the address or of this session, if it is still there.

    What is being delivered is not published: only who may deliver sees it.
    """
    require(Action.UPLOAD)
    asked = st.query_params.get(KEY)
    draft = find_draft(asked) or find_draft(st.session_state.get(KEY))
    if draft:
        remember(draft)
    else:
        forget_draft()
    if asked and (draft is None or draft.draft_id != asked):
        _say_it_is_not_there(asked, draft)
    return draft


def _say_it_is_not_there(asked: str, draft: Draft | None) -> None:
    said = tr(
        "De levering {asked} uit de link bestaat niet (meer): ze is gepubliceerd of weggegooid, of "
        "er is een week niets mee gedaan."
    ).format(asked=spelling.quoted(asked))
    address.say(address.current_visit(), KEY, said, draft.draft_id if draft else None)


def remember(draft: Draft) -> None:
    """Make this the delivery of this visitor."""
    st.session_state[KEY] = draft.draft_id
    if st.query_params.get(KEY) != draft.draft_id:
        st.query_params[KEY] = draft.draft_id


def forget_draft() -> None:
    """Begin anew; what was published is no longer a draft."""
    st.session_state.pop(KEY, None)
    st.query_params.pop(KEY, None)


def save_uploads(uploads: list[UploadedFile]) -> tuple[Draft, list[str]]:
    """Put uploaded files in the draft of this visitor; return it and which files were replaced.

    Two files of one upload with the same name both stay; a file of an earlier upload is replaced.
    """
    draft = current_draft() or new_draft()
    earlier = {path.name for path in draft.files_folder.iterdir()}
    saved: set[str] = set()
    for upload in uploads:
        name = _free_name(file_name(upload.name), saved)
        saved.add(name)
        draft.dismiss_refusal(name)
        save_upload(upload, draft, name)
    remember(draft)
    # A name that someone gave a file may be that of a person.
    with speaking(SOURCE):  # the log is Dutch, whoever delivers
        count = formats.count_of(len(uploads), "bestand", "bestanden")
    note(
        Event.DELIVERED,
        Action.UPLOAD,
        about=f"{count} in levering {draft.draft_id}",
    )
    return draft, sorted(saved & earlier)


def save_upload(upload: UploadedFile, draft: Draft, name: str) -> None:
    """Put an upload in a draft under this name, whole or not at all; raises OSError."""
    path = draft.files_folder / name
    try:
        path.write_bytes(upload.getbuffer())
    except OSError:
        path.unlink(missing_ok=True)  # the half of a file would be checked as if it were whole
        raise
    finally:
        free_memory(upload)


def file_name(text: str) -> str:
    """Return the last part of a name that came from outside, one that every system takes."""
    name = PurePath(text.replace("\\", "/")).name
    name = "".join(sign for sign in name if sign.isprintable() and sign not in '<>:"|?*')
    name = name.lstrip(".~$ ").rstrip(". ") or "bestand"
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    if stem.lower() in RESERVED:
        stem = f"bestand {stem}"
    room = LONGEST_NAME_BYTES - len((dot + ending).encode())
    if room < 1:
        return name.encode()[:LONGEST_NAME_BYTES].decode(errors="ignore")
    return stem.encode()[:room].decode(errors="ignore") + dot + ending


def _free_name(name: str, taken: Iterable[str]) -> str:
    path, number = Path(name), 1
    in_use = {other.lower() for other in taken}  # on Windows case makes no difference
    while path.name.lower() in in_use:
        number += 1
        path = Path(f"{Path(name).stem} ({number}){Path(name).suffix}")
    return path.name


def free_memory(upload: UploadedFile) -> None:
    """Drop an upload from the web server: it would keep it as long as the session lasts."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, upload.file_id)

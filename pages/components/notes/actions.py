"""What the buttons of the notes do. Each runs before the panel is drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import streamlit as st

from access.log import Event
from access.person import NotAllowedError
from access.rights import Action
from language import mark, tr
from notes import store
from notes.content import Place
from notes.errors import NoteGoneError, NotesUnavailableError, RefusedError
from notes.models import Note
from notes.store import ConflictError
from pages.components.access.visitor import SignedOutError, current_person, note, require
from pages.components.notes import fields
from pages.components.notes.availability import remember_away
from pages.components.roles import ROLES, USUAL_WRITER

Read = tuple[int, datetime]
"""The version of a note that someone read: its number, and when it was written."""
_LAST_ROLE = "notes_last_role"
CONFLICT = mark(
    "Iemand anders heeft deze notitie intussen gewijzigd; er is niets "
    "overschreven. U ziet hoe zij nu is."
)
_SAID, _EDITING = "notes_said", "notes_editing"


@dataclass(frozen=True)
class Said:
    """What is said once after a button; `removed` is the note of which that can be undone."""

    text: str
    is_good: bool = True
    removed: Note | None = None


def choose_role(prefix: str) -> None:
    """Choose in which role someone writes here; the next panel opens with the last choice.

    Who signed in has a role already.
    """
    if current_person().is_signed_in:
        return
    key = f"{prefix}_role"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(_LAST_ROLE, USUAL_WRITER)
    st.session_state[_LAST_ROLE] = st.selectbox(
        tr("In welke rol schrijft u?"), ROLES, key=key, format_func=tr, persist_state="session"
    )


def said(prefix: str) -> Said | None:
    """Return what the last button of this panel brought, once."""
    found: Said | None = st.session_state.pop(f"{prefix}_{_SAID}", None)
    return found


def editing(prefix: str) -> dict[UUID, Read]:
    """Return the notes that are being changed here: id → the version that was read."""
    found: dict[UUID, Read] = st.session_state.setdefault(f"{prefix}_{_EDITING}", {})
    return found


def version_of(note: Note) -> Read:
    """Return what tells this version of a note from any other."""
    return note.version, note.changed_at


def fields_of(note_id: UUID) -> str:
    """Return the prefix of the fields in which a note is changed."""
    return f"note_{note_id.hex}"


def begin_edit(prefix: str, standing: Note) -> None:
    """Open a note to change it."""
    fields.fill(fields_of(standing.id), standing.content)
    editing(prefix)[standing.id] = version_of(standing)


def end_edit(prefix: str, note_id: UUID) -> None:
    """Close a note without keeping what was typed."""
    editing(prefix).pop(note_id, None)


def keep_new(prefix: str, place: Place, typed_in: str) -> None:
    """Keep what stands in the fields as a new note, and empty them."""
    content = fields.typed(typed_in)
    if _tried(prefix, place.rsv_code, lambda role: store.add(place, content, role)):
        fields.fill(typed_in)
        _say(prefix, tr("Notitie bewaard."))


def keep_apart(prefix: str, place: Place, note_id: UUID) -> None:
    """Keep what was typed on a note as a note of its own."""
    content = fields.typed(fields_of(note_id))
    if _tried(prefix, place.rsv_code, lambda role: store.add(place, content, role)):
        end_edit(prefix, note_id)
        _say(prefix, tr("Bewaard als aparte notitie."))


def keep_edit(prefix: str, rsv_code: str, note_id: UUID, read: Read) -> None:
    """Keep what was typed as the next version of the version that was read."""
    content = fields.typed(fields_of(note_id))

    def edit(role: str) -> Note:
        return store.edit(note_id, content, role, based_on=read[0], read_of=read[1])

    if _tried(prefix, rsv_code, edit, says_conflict=False):  # the editor shows it
        end_edit(prefix, note_id)
        _say(prefix, tr("Wijziging bewaard; de vorige versie staat in de geschiedenis."))


def join(theirs: Note) -> None:
    """Put both texts in the field: theirs first, then what was typed."""
    key = f"{fields_of(theirs.id)}_text"
    st.session_state[key] = f"{theirs.text}\n\n{st.session_state[key]}"


def remove(prefix: str, standing: Note) -> None:
    """Mark a note as removed, and offer to undo it."""

    def change(role: str) -> Note:
        return store.remove(
            standing.id, role, based_on=standing.version, read_of=standing.changed_at
        )

    if removed := _tried(prefix, standing.rsv_code, change):
        st.session_state[f"{prefix}_{_SAID}"] = Said(tr("Notitie verwijderd."), removed=removed)


def put_back(prefix: str, removed: Note) -> None:
    """Undo a removal."""

    def change(role: str) -> Note:
        return store.put_back(
            removed.id, role, based_on=removed.version, read_of=removed.changed_at
        )

    if _tried(prefix, removed.rsv_code, change):
        _say(prefix, tr("Notitie teruggezet."))


def _tried(
    prefix: str, rsv_code: str, change: Callable[[str], Note], *, says_conflict: bool = True
) -> Note | None:
    """Return the note after a change in a role; None when nothing was changed, and then say why."""
    try:
        changed = change(_role(prefix, rsv_code))
        about = f"{changed.rsv_code} {changed.figure} {changed.id} versie {changed.version}"
        note(Event.NOTE_EDITED, Action.NOTES_WRITE, about=about, release_id=changed.release_id)
        return changed
    except NotAllowedError:
        _say(
            prefix,
            tr("Uw rol mag hier geen notities schrijven; er is niets bewaard."),
            is_good=False,
        )
    except SignedOutError:
        _say(
            prefix,
            tr("Niet bewaard: uw aanmelding is verlopen. Kopieer uw tekst en meld u opnieuw aan."),
            is_good=False,
        )
    except RefusedError as refusal:
        _say(prefix, " ".join([tr("Nog niet bewaard."), *refusal.problems]), is_good=False)
    except ConflictError:
        if says_conflict:
            _say(prefix, tr(CONFLICT), is_good=False)
    except NoteGoneError:
        _say(prefix, tr("Deze notitie staat niet meer in de database."), is_good=False)
    except NotesUnavailableError:
        remember_away()
        _say(prefix, tr("Niet bewaard: de notities zijn nu niet bereikbaar."), is_good=False)
    return None


def _say(prefix: str, text: str, **options: Any) -> None:
    st.session_state[f"{prefix}_{_SAID}"] = Said(text, **options)


def _role(prefix: str, rsv_code: str) -> str:
    allowed = require(Action.NOTES_WRITE, rsv_code)
    return allowed if current_person().is_signed_in else str(st.session_state[f"{prefix}_role"])

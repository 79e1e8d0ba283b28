"""What the buttons of the notes do. Each runs before the panel is drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import streamlit as st

from notes import store
from notes.content import Place
from notes.errors import ConflictError, NoteGoneError, NotesUnavailableError, RefusedError
from notes.models import Note
from pages.components.notes import fields
from pages.components.notes.availability import remember_away
from pages.components.roles import ROLES

_LAST_ROLE = "notes_last_role"
CONFLICT = (
    "Iemand anders heeft deze notitie intussen gewijzigd; er is niets overschreven. U ziet hoe zij "
    "nu is."
)
_SAID, _EDITING = "notes_said", "notes_editing"


@dataclass(frozen=True)
class Said:
    """What is said once after a button; `removed` is the note of which that can be undone."""

    text: str
    is_good: bool = True
    removed: Note | None = None


def choose_role(prefix: str) -> None:
    """Choose in which role someone writes here; the next panel opens with the last choice."""
    key = f"{prefix}_role"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(_LAST_ROLE, ROLES[0])
    st.session_state[_LAST_ROLE] = st.selectbox(
        "In welke rol schrijft u?", ROLES, key=key, persist_state="session"
    )


def said(prefix: str) -> Said | None:
    """Return what the last button of this panel brought, once."""
    found: Said | None = st.session_state.pop(f"{prefix}_{_SAID}", None)
    return found


def editing(prefix: str) -> dict[UUID, int]:
    """Return the notes that are being changed here: id → the version that was read."""
    found: dict[UUID, int] = st.session_state.setdefault(f"{prefix}_{_EDITING}", {})
    return found


def fields_of(note_id: UUID) -> str:
    """Return the prefix of the fields in which a note is changed."""
    return f"note_{note_id.hex}"


def begin_edit(prefix: str, note: Note) -> None:
    """Open a note to change it."""
    fields.fill(fields_of(note.id), note.content)
    editing(prefix)[note.id] = note.version


def end_edit(prefix: str, note_id: UUID) -> None:
    """Close a note without keeping what was typed."""
    editing(prefix).pop(note_id, None)


def keep_new(prefix: str, place: Place, typed_in: str) -> None:
    """Keep what stands in the fields as a new note, and empty them."""
    if _tried(prefix, lambda: store.add(place, fields.typed(typed_in), _role(prefix))):
        fields.fill(typed_in)
        _say(prefix, "Notitie bewaard.")


def keep_apart(prefix: str, place: Place, note_id: UUID) -> None:
    """Keep what was typed on a note as a note of its own."""
    if _tried(prefix, lambda: store.add(place, fields.typed(fields_of(note_id)), _role(prefix))):
        end_edit(prefix, note_id)
        _say(prefix, "Bewaard als aparte notitie.")


def keep_edit(prefix: str, note_id: UUID, based_on: int) -> None:
    """Keep what was typed as the next version of the version that was read."""
    content = fields.typed(fields_of(note_id))

    def edit() -> Note:
        return store.edit(note_id, content, _role(prefix), based_on=based_on)

    if _tried(prefix, edit, says_conflict=False):  # the editor shows it
        end_edit(prefix, note_id)
        _say(prefix, "Wijziging bewaard; de vorige versie staat in de geschiedenis.")


def join(note: Note) -> None:
    """Put both texts in the field: theirs first, then what was typed."""
    key = f"{fields_of(note.id)}_text"
    st.session_state[key] = f"{note.text}\n\n{st.session_state[key]}"


def remove(prefix: str, note: Note) -> None:
    """Mark a note as removed, and offer to undo it."""
    removed = _tried(prefix, lambda: store.remove(note.id, _role(prefix), based_on=note.version))
    if removed:
        st.session_state[f"{prefix}_{_SAID}"] = Said("Notitie verwijderd.", removed=removed)


def put_back(prefix: str, note: Note) -> None:
    """Undo a removal."""
    if _tried(prefix, lambda: store.put_back(note.id, _role(prefix), based_on=note.version)):
        _say(prefix, "Notitie teruggezet.")


def _tried(prefix: str, change: Callable[[], Note], *, says_conflict: bool = True) -> Note | None:
    """Return the note after a change; None when nothing was changed, and then say why."""
    try:
        return change()
    except RefusedError as refusal:
        _say(prefix, "Nog niet bewaard. " + " ".join(refusal.problems), is_good=False)
    except ConflictError:
        if says_conflict:
            _say(prefix, CONFLICT, is_good=False)
    except NoteGoneError:
        _say(prefix, "Deze notitie staat niet meer in de database.", is_good=False)
    except NotesUnavailableError:
        remember_away()
        _say(prefix, "Niet bewaard: de notities zijn nu niet bereikbaar.", is_good=False)
    return None


def _say(prefix: str, text: str, **options: Any) -> None:
    st.session_state[f"{prefix}_{_SAID}"] = Said(text, **options)


def _role(prefix: str) -> str:
    return str(st.session_state[f"{prefix}_role"])

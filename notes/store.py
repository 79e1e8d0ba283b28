"""Write notes: nothing that was ever kept is lost, and nobody overwrites what they did not read."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from notes.content import Content, Place, accepted
from notes.database import reading, writing
from notes.errors import NoteGoneError
from notes.models import Note, NoteVersion


class ConflictError(Exception):
    """Somebody else changed the note first; nothing was overwritten. `theirs` is what stands."""

    def __init__(self, theirs: Note) -> None:
        super().__init__(f"version {theirs.version} of note {theirs.id} stands")
        self.theirs = theirs


def add(place: Place, content: Content, role: str) -> Note:
    """Keep a new note; raises RefusedError with what is wrong, or NotesUnavailableError."""
    clean = accepted(content)
    now = datetime.now(UTC)
    with writing() as session:
        note = Note(**vars(place), created_at=now)
        note.write(clean, author_role=role, changed_at=now, is_removed=False)
        session.add(note)
        session.flush()
        session.add(_version(note))
    return note


def edit(
    note_id: UUID, content: Content, role: str, *, based_on: int, read_of: datetime | None = None
) -> Note:
    """Keep another version of a note, made by someone who read version `based_on`.

    `read_of` is when that version was written: after a backup was put back, another one may bear
    its number.
    A note that was removed meanwhile stands again. Raises ConflictError when another version
    stands: whoever has read that one may edit on top of it. Raises RefusedError, NoteGoneError or
    NotesUnavailableError too; none of them has changed anything.
    """
    clean = accepted(content)

    def change(note: Note) -> None:
        if note.is_removed or note.content != clean:
            _write(note, clean, role, is_removed=False)

    return _change(note_id, based_on, read_of, change)


def remove(note_id: UUID, role: str, *, based_on: int, read_of: datetime | None = None) -> Note:
    """Mark a note as removed; its text stays in the history. Raises as edit does."""
    return _change(
        note_id, based_on, read_of, lambda note: _write(note, note.content, role, is_removed=True)
    )


def put_back(note_id: UUID, role: str, *, based_on: int, read_of: datetime | None = None) -> Note:
    """Undo a removal. Raises as edit does."""
    return _change(
        note_id, based_on, read_of, lambda note: _write(note, note.content, role, is_removed=False)
    )


def find(note_id: UUID) -> Note:
    """Return a note as it stands, also a removed one; raises NoteGoneError."""
    with reading() as session:
        note = session.get(Note, note_id)
    if note is None:
        raise NoteGoneError
    return note


def history(note_id: UUID) -> list[NoteVersion]:
    """Return every version of a note, the newest first."""
    of_note = select(NoteVersion).where(NoteVersion.note_id == note_id)
    with reading() as session:
        return list(session.scalars(of_note.order_by(NoteVersion.version.desc())))


def _change(
    note_id: UUID, based_on: int, read_of: datetime | None, change: Callable[[Note], None]
) -> Note:
    try:
        with writing() as session:
            note = session.get(Note, note_id)
            if note is None:
                raise NoteGoneError
            if (note.version, note.changed_at) != (based_on, read_of or note.changed_at):
                raise StaleDataError
            change(note)
            if session.dirty:
                # PostgreSQL lets two in at once: the update of the second finds no such version.
                session.flush()
                session.add(_version(note))
    except StaleDataError:
        raise ConflictError(find(note_id)) from None
    return note


def _write(note: Note, content: Content, role: str, *, is_removed: bool) -> None:
    note.write(content, author_role=role, changed_at=datetime.now(UTC), is_removed=is_removed)


def _version(note: Note) -> NoteVersion:
    version = NoteVersion(note_id=note.id, version=note.version)
    version.write(
        note.content,
        author_role=note.author_role,
        changed_at=note.changed_at,
        is_removed=note.is_removed,
    )
    return version

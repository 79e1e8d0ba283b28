"""What was written in the session, as the plain texts that go along in a pack."""

from collections import defaultdict
from collections.abc import Sequence

from notes.database import is_default
from notes.errors import NotesUnavailableError, SchemaMissingError
from notes.models import Note
from notes.questions import notes_of
from notes.vocabulary import KINDS
from pages.components import formats

AWAY = (
    "De notities waren niet bereikbaar toen dit pakket werd gemaakt. Maak het opnieuw als de "
    "database er weer is."
)


def session_notes(release_id: str, codes: Sequence[str]) -> dict[str, list[str]]:
    """Return the notes on a release by region, oldest first; the code of the country is NL.

    When the database cannot be reached, each region gets the text that says so: a pack without
    notes must not look as if nobody wrote one.
    """
    try:
        found = notes_of(release_id=release_id)
    except SchemaMissingError:
        if is_default():
            return {}  # nobody has opened the notes here yet
        return {code: [AWAY] for code in codes}
    except NotesUnavailableError:
        return {code: [AWAY] for code in codes}
    written = defaultdict(list)
    for note in reversed(found):
        written[note.rsv_code].append(_text(note))
    return dict(written)


def _text(note: Note) -> str:
    head = (
        f"{KINDS.get(note.kind, note.kind)} bij {note.figure_title} "
        f"({note.author_role}, {formats.day(note.changed_at.astimezone().date())})"
    )
    agreed = [f"wie: {note.owner}"] if note.owner else []
    agreed += [f"wanneer: {formats.day(note.due_date)}"] if note.due_date else []
    tail = f"\nAfgesproken: {'; '.join(agreed)}" if agreed else ""
    return f"{head}\n{note.text}{tail}"

"""What was written in the session, as the plain texts that go along in a pack."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from notes.database import is_default
from notes.errors import NotesUnavailableError, SchemaMissingError
from notes.models import Note
from notes.questions import notes_of
from notes.vocabulary import KINDS, themes
from pages.components import formats
from pages.components.notes.agreement import agreement
from warehouse.queries import municipalities
from warehouse.settings import ZONE

AWAY = (
    "De notities waren niet bereikbaar toen dit pakket werd gemaakt. Maak het opnieuw als de "
    "database er weer is."
)


def session_notes(release_id: str, codes: Sequence[str], day: date) -> dict[str, list[str]]:
    """Return the notes up to a day by region, oldest first; the code of the country is NL.

    Those of earlier releases go along: a correction after the session must not lose its report. One
    that was written beside the figures of another day or release says of which.
    When the database cannot be reached, each region gets the text that says so: a pack without
    notes must not look as if nobody wrote one.
    """
    try:
        every = notes_of()
    except SchemaMissingError:
        if is_default():
            return {}  # nobody has opened the notes here yet
        return {code: [AWAY] for code in codes}
    except NotesUnavailableError:
        return {code: [AWAY] for code in codes}
    found = [note for note in every if note.release_id == release_id or note.reference_date <= day]
    names = _municipality_names(release_id, found)
    written = defaultdict(list)
    for note in reversed(found):
        written[note.rsv_code].append(_text(note, release_id, day, names))
    return dict(written)


def _municipality_names(release_id: str, notes: Sequence[Note]) -> dict[str, str]:
    if not any(note.municipality_code for note in notes):
        return {}
    known = municipalities(release_id)
    return dict(zip(known["area_code"], known["area_name"], strict=True))


def _text(note: Note, release_id: str, day: date, names: Mapping[str, str]) -> str:
    code = note.municipality_code
    facts = [names.get(code, code)] if code else []
    # Of another day of the release: other figures than those in this pack.
    facts += [f"peildatum {formats.day(note.reference_date)}"] * (note.reference_date != day)
    facts += [f"uitgave {note.release_id}"] * (note.release_id != release_id)
    facts += [note.author_role, formats.day(note.changed_at.astimezone(ZONE).date())]
    lines = [
        f"{KINDS.get(note.kind, note.kind)} bij {note.figure_title} ({', '.join(facts)})",
        note.text,
    ]
    if agreed := agreement(note):
        lines += [f"Afgesproken: {'; '.join(map(formats.lower_first, agreed))}"]
    if note.themes:
        lines += [f"Thema's: {', '.join(themes().get(theme, theme) for theme in note.themes)}"]
    return "\n".join(lines)

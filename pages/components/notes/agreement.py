"""What was agreed in a note, line by line: the same on screen and on paper."""

from notes.models import Note, NoteVersion
from notes.vocabulary import ACTION, AGREEMENTS, action_states, agenda_parts
from pages.components import formats

_OPEN = "nog open"


def agreement(note: Note | NoteVersion) -> list[str]:
    """Return who and when, of an action also for what part and how far; empty for other kinds."""
    if note.kind not in AGREEMENTS:
        return []
    when = formats.day(note.due_date) if note.due_date else _OPEN
    lines = [f"Wie: {note.owner or _OPEN}", f"Wanneer: {when}"]
    if note.kind == ACTION:
        part, status = note.agenda_part or "", note.status or ""
        lines += [f"Onderdeel: {agenda_parts().get(part, part)}"]
        lines += [f"Ambitie: {note.ambition}"] if note.ambition else []
        lines += [f"Stand: {action_states().get(status, status).lower()}"]
    return lines

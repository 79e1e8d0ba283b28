"""What was agreed in a note, line by line: the same on screen and on paper."""

from language import mark, tr
from notes.models import Note, NoteVersion
from notes.vocabulary import ACTION, AGREEMENTS, action_states, agenda_parts
from pages.components import formats

_OPEN = mark("nog open")


def agreement(note: Note | NoteVersion) -> list[str]:
    """Return who and when, of an action also for what part and how far; empty for other kinds."""
    if note.kind not in AGREEMENTS:
        return []
    when = formats.day(note.due_date) if note.due_date else tr(_OPEN)
    lines = [
        tr("Wie: {owner}").format(owner=note.owner or tr(_OPEN)),
        tr("Wanneer: {when}").format(when=when),
    ]
    if note.kind == ACTION:
        part, status = note.agenda_part or "", note.status or ""
        lines += [tr("Onderdeel: {part}").format(part=agenda_parts().get(part, part))]
        lines += [tr("Ambitie: {ambition}").format(ambition=note.ambition)] if note.ambition else []
        lines += [tr("Stand: {status}").format(status=action_states().get(status, status).lower())]
    return lines

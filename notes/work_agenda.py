"""Actions as a file for the work agenda, in the columns that its delivery asks for."""

import csv
import io
from collections.abc import Sequence

from language import SOURCE, speaking
from notes.models import Note
from notes.vocabulary import ACTION, COUNTRY
from warehouse.reference import work_agenda_tasks
from warehouse.spreadsheet_text import neutralised

COLUMNS = ("rsv_code", "onderdeel", "ambitie", "actie", "eigenaar", "deadline", "status")
LONGEST_CELL = 500


def actions_of(notes: Sequence[Note]) -> list[Note]:
    """Return the actions that stand and are of a region: the country has no work agenda."""
    return [
        note
        for note in notes
        if note.kind == ACTION and note.rsv_code != COUNTRY and not note.is_removed
    ]


def work_agenda_file(notes: Sequence[Note]) -> bytes:
    """Return the actions among the notes as a CSV to deliver; the first written stands first.

    An action without an ambition of its own gets the rule of its part of the assignment. A text
    that does not fit a cell is cut off with …, and one that a part holds already gets a number.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    written: set[tuple[str, str, str]] = set()
    for note in sorted(actions_of(notes), key=lambda note: (note.created_at, note.id)):
        part = str(note.agenda_part)
        action = _not_in(written, note.rsv_code, part, _one_line(note.text))
        with speaking(SOURCE):
            ambition = _one_line(note.ambition or work_agenda_tasks()[part]["rule"])
        deadline = f"{note.due_date:%d-%m-%Y}" if note.due_date else ""
        row = (note.rsv_code, part, ambition, action, _one_line(note.owner or ""), deadline)
        writer.writerow([neutralised(cell) for cell in (*row, note.status)])
    return stream.getvalue().encode("utf-8-sig")


def _one_line(text: str, longest: int = LONGEST_CELL) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _not_in(written: set[tuple[str, str, str]], rsv_code: str, part: str, action: str) -> str:
    """Return the action, numbered when this part has one of that name; names ignore capitals."""
    number, name = 1, action
    while (rsv_code, part, name.casefold()) in written:
        number += 1
        mark = f" ({number})"
        name = _one_line(action, LONGEST_CELL - len(mark)) + mark
    written.add((rsv_code, part, name.casefold()))
    return name

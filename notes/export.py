"""Notes as a file for a spreadsheet: Dutch headers, and nothing in it runs as a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from notes.models import Note
from notes.vocabulary import COUNTRY, KINDS, action_states, agenda_parts, themes
from warehouse.settings import ZONE
from warehouse.spreadsheet_text import neutralised

WIDTHS = {
    "RSV": 22, "Gemeente": 12, "Figuur": 26, "Uitgave": 24, "Peildatum": 12, "Soort": 22,
    "Tekst": 80, "Wie": 24, "Wanneer": 12, "Onderdeel": 24, "Ambitie": 30, "Stand": 14,
    "Thema's": 24, "Rol": 18, "Geschreven": 18, "Gewijzigd": 18, "Versie": 8,
}  # fmt: skip
SUFFIXES = (".csv", ".xlsx")


def write_export(path: Path, notes: Sequence[Note]) -> None:
    """Write notes as csv or xlsx, by the end of the name; raises ValueError for another."""
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(path.suffix)
    is_csv = path.suffix.lower() == ".csv"
    path.write_bytes(notes_csv(notes) if is_csv else notes_workbook(notes))


def notes_csv(notes: Sequence[Note], rsv_names: Mapping[str, str] | None = None) -> bytes:
    """Return notes as CSV for Dutch Excel: ; and BOM; names by rsv_code, else the code stands."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(WIDTHS)
    writer.writerows(_rows(notes, rsv_names))
    return stream.getvalue().encode("utf-8-sig")


def notes_workbook(notes: Sequence[Note], rsv_names: Mapping[str, str] | None = None) -> bytes:
    """Return notes as xlsx; the same notes give the same bytes."""
    saved = io.BytesIO()
    # Text stays text: it never becomes a formula, a number or a link.
    as_text = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(saved, {"in_memory": True, **as_text})
    newest = max((note.changed_at for note in notes), default=None)
    # xlsx knows no time zone, and no year before 1980.
    stamp = newest.replace(tzinfo=None) if newest else datetime(2023, 1, 1)  # noqa: DTZ001
    book.set_properties({"title": "Notities", "author": "MDT Regiomonitor", "created": stamp})
    sheet = book.add_worksheet("Notities")
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (title, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(_rows(notes, rsv_names), start=1):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, cell, wrapped)
    sheet.freeze_panes(1, 0)
    book.close()
    return saved.getvalue()


def _rows(notes: Sequence[Note], rsv_names: Mapping[str, str] | None) -> list[list[str]]:
    names = {COUNTRY: "Nederland", **(rsv_names or {})}
    return [
        [
            str(neutralised(cell or ""))
            for cell in (
                names.get(note.rsv_code, note.rsv_code),
                note.municipality_code,
                note.figure_title,
                note.release_id,
                f"{note.reference_date:%d-%m-%Y}",
                KINDS.get(note.kind, note.kind),
                note.text,
                note.owner,
                f"{note.due_date:%d-%m-%Y}" if note.due_date else None,
                agenda_parts().get(note.agenda_part or "", note.agenda_part),
                note.ambition,
                action_states().get(note.status or "", note.status),
                ", ".join(themes().get(theme, theme) for theme in note.themes),
                note.author_role,
                _moment(note.created_at),
                _moment(note.changed_at),
                str(note.version),
            )
        ]
        for note in notes
    ]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%d-%m-%Y %H:%M}"

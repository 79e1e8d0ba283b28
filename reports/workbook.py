"""A pack as xlsx: what it is, the figures behind each message, and room for agreements.

The same pack gives the same bytes. Text never becomes a formula, a number or a link; what is
missing is an empty cell and what is hidden an x, never 0.
"""

import io
import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.components import formats
from pages.components.downloads import neutral_texts
from pages.components.evaluation.message import Message, Table
from pages.components.sheets import (
    CELL,
    TO_FILL_IN,
    new_book,
    prepare_print,
    write_cell,
    write_header,
    write_title,
)
from pages.components.tables import is_hidden, is_text
from reports.document import Pack, is_list_of_questions
from reports.texts import about_pack, reading_guide, source_line
from warehouse.indicators import load_indicators
from warehouse.spreadsheet_text import neutralised

ABOUT, QUESTIONS, NOTES = "Lees mij", "Vragen en afspraken", "Verslag"
AGREEMENTS = {"Afspraak": 34, "Wie": 18, "Wanneer": 12}
ROOM = 20  # empty rows for agreements that belong to no question
LONGEST_SHEET_NAME = 31
NARROWEST, WIDEST = 9, 48
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def pack_workbook(pack: Pack) -> bytes:
    """Return the workbook of a pack."""
    stream = io.BytesIO()
    book = new_book(stream, pack.title, pack.context.reference_date)
    with_figures = [message for message in pack.messages if not is_list_of_questions(message)]
    names = _sheet_names([message.title for message in with_figures])
    _write_about(book, pack, dict(zip(names, with_figures, strict=True)))
    for name, message in zip(names, with_figures, strict=True):
        _write_message(book, book.add_worksheet(name), message, pack)
    _write_questions(book, pack)
    if pack.notes:
        _write_notes(book, pack)
    book.close()
    return stream.getvalue()


def _sheet_names(titles: Sequence[str]) -> list[str]:
    """Number the sheets, so that two equal titles have two names."""
    return [
        f"{number} {_FORBIDDEN.sub(' ', title)}"[:LONGEST_SHEET_NAME].strip()
        for number, title in enumerate(titles, start=1)
    ]


def _write_about(book: Workbook, pack: Pack, messages: dict[str, Message]) -> None:
    sheet = _new_sheet(book, ABOUT, f"Evaluatie {pack.title}", pack)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    rows = [(name, words) for name, words in about_pack(pack.context)]
    rows += [("Zo leest u dit", words) for words in reading_guide(pack.context)]
    rows.append(("Zelf in te vullen", f"{', '.join(AGREEMENTS)}: de gele kolommen."))
    rows += [(f"Blad {name}", message.finding) for name, message in messages.items()]
    at = _write_pairs(book, sheet, 2, ("Onderwerp", "Van dit pakket"), rows)
    definitions = [
        (indicator.title, f"{indicator.definition} Eenheid: {indicator.unit}. "
         f"Let op: {' '.join(indicator.caveats)} Bron: {indicator.source}")
        for indicator in load_indicators().values()
    ]  # fmt: skip
    _write_pairs(book, sheet, at + 1, ("Begrip", "Wat het is"), definitions)


def _write_pairs(
    book: Workbook,
    sheet: Worksheet,
    row: int,
    header: Sequence[str],
    pairs: Sequence[tuple[str, str]],
) -> int:
    look = book.add_format(CELL)
    name_look = book.add_format({**CELL, "bold": True})
    write_header(book, sheet, row, header)
    for at, (name, words) in enumerate(pairs, start=row + 1):
        sheet.write_string(at, 0, str(neutralised(name)), name_look)
        sheet.write_string(at, 1, str(neutralised(words)), look)
    return row + len(pairs) + 1


def _write_message(book: Workbook, sheet: Worksheet, message: Message, pack: Pack) -> None:
    """Write finding, source, tables under each other with room beside them, and remarks."""
    _begin(book, sheet, f"{message.title} – {pack.title}", pack)
    sheet.write_string(1, 0, str(neutralised(message.finding)), book.add_format({"bold": True}))
    sheet.write_string(2, 0, str(neutralised(message.source)))
    row, widths = 4, dict[int, int]()
    bold = book.add_format({"bold": True, "font_size": 12})
    for table in message.tables:
        sheet.write_string(row, 0, str(neutralised(table.title)), bold)
        if len(message.tables) == 1:
            sheet.repeat_rows(row + 1)
        room = AGREEMENTS if message.chart is not None or message.map is not None else {}
        row = _write_table(book, sheet, row + 1, table, room=room, widths=widths) + 1
    for position, width in widths.items():
        sheet.set_column(position, position, width)
    for remark in message.remarks:
        sheet.write_string(row, 0, str(neutralised(remark)))
        row += 1


def _write_table(
    book: Workbook,
    sheet: Worksheet,
    row: int,
    table: Table,
    *,
    room: dict[str, int],
    widths: dict[int, int],
) -> int:
    """Write one table and note how wide its columns want to be; return the row after it."""
    known = _figures_of(table)
    figures, hidden = neutral_texts(known.round(3)), is_hidden(known)
    names = [*map(str, figures.columns), *room]
    write_header(book, sheet, row, [str(neutralised(name)) for name in names])
    for position, name in enumerate(figures.columns):
        values = [
            formats.HIDDEN
            if is_x and pd.isna(value) and not is_text(known[name])
            else _plain(value)
            for value, is_x in zip(figures[name], hidden, strict=True)
        ]
        look = book.add_format({**CELL, "num_format": _number_format(known[name])})
        for at, value in enumerate(values, start=row + 1):
            write_cell(sheet, at, position, value, look)
        longest = max([len(str(name)), *(len(str(value)) for value in values)])
        width = min(max(longest + 2, NARROWEST), WIDEST)
        widths[position] = max(widths.get(position, 0), width)
    for position, width in enumerate(room.values(), start=len(figures.columns)):
        look = _agreement_look(book, names[position])
        for at in range(row + 1, row + 1 + len(figures)):
            sheet.write_blank(at, position, None, look)
        widths[position] = max(widths.get(position, 0), width)
    return row + 1 + len(figures)


def _figures_of(table: Table) -> pd.DataFrame:
    """Return the figures; if they do not say what a row is about, with the words that do."""
    figures, rows = table.figures.reset_index(drop=True), table.rows.reset_index(drop=True)
    if len(rows) != len(figures) or rows.columns.empty:
        return figures
    about = rows.columns[0]
    words = rows[about].tolist()
    if about in figures or any(words == figures[name].tolist() for name in figures):
        return figures
    return pd.concat([rows[[about]], figures], axis=1)


def _plain(value: Any) -> Any:
    """Write days, yes or no and infinity as text: a workbook has no other way to say them."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and math.isinf(value):
        return formats.number(value)
    if isinstance(value, date | datetime):
        return "" if pd.isna(value) else formats.day(pd.Timestamp(value).date())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return value


def _number_format(values: pd.Series) -> str:
    if is_text(values):
        return "@"
    known = values.dropna().astype(float)
    return "#,##0" if bool((known % 1 == 0).all()) else "#,##0.0##"


def _agreement_look(book: Workbook, name: str) -> Any:
    shape = "dd-mm-yyyy" if name == "Wanneer" else "@"
    return book.add_format({**CELL, "bg_color": TO_FILL_IN, "num_format": shape})


def _write_questions(book: Workbook, pack: Pack) -> None:
    """Write the questions for the talk with columns for what is agreed, and empty rows."""
    sheet = _new_sheet(book, QUESTIONS, f"{QUESTIONS} – {pack.title}", pack)
    write_header(book, sheet, 2, ["Vraag", *AGREEMENTS])
    questions = [question for message in pack.messages for question in message.questions]
    sheet.set_column(0, 0, 70)
    look = book.add_format(CELL)
    for row, question in enumerate([*questions, *[""] * ROOM], start=3):
        sheet.set_row(row, 45)
        write_cell(sheet, row, 0, neutralised(question), look)
        for position, name in enumerate(AGREEMENTS, start=1):
            sheet.write_blank(row, position, None, _agreement_look(book, name))
    for position, width in enumerate(AGREEMENTS.values(), start=1):
        sheet.set_column(position, position, width)
    sheet.repeat_rows(2)


def _write_notes(book: Workbook, pack: Pack) -> None:
    sheet = _new_sheet(book, NOTES, f"{NOTES} – {pack.title}", pack)
    sheet.set_column(0, 0, 130)
    look = book.add_format(CELL)
    for row, note in enumerate(pack.notes, start=2):
        sheet.write_string(row, 0, str(neutralised(note)), look)


def _new_sheet(book: Workbook, name: str, title: str, pack: Pack) -> Worksheet:
    sheet = book.add_worksheet(name)
    _begin(book, sheet, title, pack)
    return sheet


def _begin(book: Workbook, sheet: Worksheet, title: str, pack: Pack) -> None:
    write_title(book, sheet, str(neutralised(title)))
    prepare_print(sheet)
    # An & begins a code in a footer; doubled it is an &.
    sheet.set_footer(f"&L&8{source_line(pack.context).replace('&', '&&')}&R&8&P van &N")

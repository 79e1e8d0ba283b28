"""A table as xlsx: the figures on the first sheet, and on the second what they are and mean.

The same release and choice give the same bytes: nothing in it tells when it was made.
"""

import io
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from language import mark, tr
from pages.components import formats
from pages.components.sheets import (
    CELL,
    new_book,
    prepare_print,
    write_cell,
    write_header,
    write_title,
)
from pages.components.tables import HELP, head, is_hidden
from warehouse.indicators import Indicator, load_indicators
from warehouse.spreadsheet_text import neutralised

FIGURES, EXPLANATION = mark("Cijfers"), mark("Toelichting")
HEADER_ROW = 2  # above it stands what the sheet is, and from where
NARROWEST, WIDEST = 8, 48  # letters
ROWS_MEASURED = 400  # what decides how wide a column is
YEARS = (mark("Jaar"),)  # a number without a point at the thousands
MOST_DECIMALS, SHOWN_DECIMALS = 3, 2
NO_LIMIT = "∞"  # of an interval: a sheet has no number for it


def workbook(table: pd.DataFrame, title: str, about: Mapping[str, str], stamp: date) -> bytes:
    """Write a table that is ready for readers, and what `about` says of it.

    Numbers stay numbers; one that is hidden is an x, one that is missing an empty cell. Text never
    becomes a formula, a number or a link. `stamp` is the day the file says it was made.
    """
    saved = io.BytesIO()
    book = new_book(saved, title[:250], stamp)
    _write_figures(book, table.round(MOST_DECIMALS), title, about.get(tr("Bron"), ""))
    _write_explanation(book, [str(name) for name in table.columns], title, about)
    book.close()
    return saved.getvalue()


def _write_figures(book: Workbook, table: pd.DataFrame, title: str, source: str) -> None:
    sheet = book.add_worksheet(tr(FIGURES))
    hidden = is_hidden(table)
    write_title(book, sheet, str(neutralised(title)))
    sheet.write_string(1, 0, str(neutralised(source)))
    write_header(book, sheet, HEADER_ROW, [str(head(name)) for name in table.columns])
    for position, name in enumerate(table.columns):
        column = table[name]
        look = book.add_format({**CELL, "num_format": _number_format(column)})
        secret = book.add_format({**CELL, "align": "right"})
        sheet.set_column(position, position, _width(str(name), column))
        is_number = pd.api.types.is_numeric_dtype(column)
        for row, value in enumerate(column):
            if is_number and pd.isna(value) and hidden[row]:
                sheet.write_string(HEADER_ROW + 1 + row, position, formats.HIDDEN, secret)
            elif isinstance(value, float) and math.isinf(value):
                sheet.write_string(HEADER_ROW + 1 + row, position, NO_LIMIT, secret)
            else:
                _write(sheet, HEADER_ROW + 1 + row, position, value, look)
    last = HEADER_ROW + max(len(table), 1)
    sheet.autofilter(HEADER_ROW, 0, last, max(len(table.columns) - 1, 0))
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&R" + tr("&P van &N"))
    prepare_print(sheet)


def _write(sheet: Worksheet, row: int, position: int, value: Any, look: Format) -> None:
    if isinstance(value, date) and not pd.isna(value):
        moment = pd.Timestamp(value).to_pydatetime()
        sheet.write_datetime(row, position, moment.replace(tzinfo=None), look)
    elif isinstance(value, bool):
        write_cell(sheet, row, position, tr("ja") if value else tr("nee"), look)
    elif isinstance(value, str | int | float) or pd.isna(value):
        write_cell(sheet, row, position, neutralised(value), look)
    else:
        write_cell(sheet, row, position, neutralised(str(value)), look)


def _number_format(column: pd.Series) -> str:
    """Return as many decimals as the figures have; a date as people here write it."""
    known = column.dropna()
    if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
        is_day = len(known) > 0 and isinstance(known.iloc[0], date | datetime)
        return "dd-mm-yyyy" if is_day else "@"
    if column.name in (*YEARS, *map(tr, YEARS)):
        return "0"
    decimals = next(
        (d for d in range(SHOWN_DECIMALS) if (known.astype(float).round(d) == known).all()),
        SHOWN_DECIMALS,
    )
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _width(name: str, column: pd.Series) -> int:
    """Return a width that holds the words of the header and most of what stands below it."""
    longest_word = max(map(len, name.split()), default=1)
    sizes = sorted(len(str(value)) for value in column.head(ROWS_MEASURED))
    usual = sizes[math.ceil(0.95 * len(sizes)) - 1] if sizes else 0
    return min(max(longest_word + 3, min(len(name), 14) + 2, usual + 2, NARROWEST), WIDEST)


def _write_explanation(
    book: Workbook, columns: list[str], title: str, about: Mapping[str, str]
) -> None:
    sheet = book.add_worksheet(tr(EXPLANATION))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    name_look = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    write_title(book, sheet, tr("Wat deze tabel is"))
    row = 1
    for name, text in {**about, formats.HIDDEN: tr(formats.HIDDEN_MEANING) + "."}.items():
        sheet.write_string(row, 0, str(neutralised(name)), name_look)
        sheet.write_string(row, 1, str(neutralised(text)), wrapped)
        row += 1
    if sources := _sources(columns, title):
        sheet.write_string(row, 0, tr("Bronnen"), name_look)
        sheet.write_string(row, 1, str(neutralised("; ".join(sources))), wrapped)
        row += 1
    meanings = definitions(columns, title)
    if meanings:
        write_header(book, sheet, row + 1, [tr("Kolom of cijfer"), tr("Wat het is")])
        for name, text in meanings.items():
            row += 1
            sheet.write_string(row + 1, 0, str(neutralised(name)), name_look)
            sheet.write_string(row + 1, 1, str(neutralised(text)), wrapped)
    prepare_print(sheet)


def definitions(columns: list[str], title: str) -> dict[str, str]:
    """Return what is known of the columns, and of the figures that the title names.

    An indicator says itself in which columns it stands; the help of the screen explains others.
    """
    indicators = load_indicators().values()
    named = {one.title: one for one in indicators if one.title.lower() in title.lower()}
    by_column = {
        name: one for one in indicators for column in one.columns for name in (column, tr(column))
    }
    told = {name: _meaning(one) for name, one in named.items()}
    helps = {name: tr(text) for column, text in HELP.items() for name in (column, head(column))}
    for column in columns:
        parts = [helps.get(column), _meaning(by_column[column]) if column in by_column else None]
        if any(parts):
            told[str(head(column))] = " ".join(filter(None, parts))
    return told


def _sources(columns: list[str], title: str) -> list[str]:
    """Return where the figures come from, each source once."""
    parts = (
        part.strip(". ")
        for one in load_indicators().values()
        if one.title.lower() in title.lower()
        or any(name in columns for column in one.columns for name in (column, head(column)))
        for part in one.source.split("; ")
    )
    return list(dict.fromkeys(parts))


def _meaning(indicator: Indicator) -> str:
    return tr("{definition} Bron: {source}").format(
        definition=indicator.definition, source=indicator.source
    )

"""Sheets of a workbook that people print and write on: one look, and the same bytes every time."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.components.texts import PRIMARY

CELL: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D3DD"}
TO_FILL_IN = "#FFF9E5"


def new_book(stream: BinaryIO, title: str, stamp: date) -> Workbook:
    """Begin a workbook that says it was made on `stamp`; text is never a formula or a link."""
    book = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {"title": title, "author": "MDT Regiomonitor", "created": datetime.combine(stamp, time())}
    )
    return book


def write_title(book: Workbook, sheet: Worksheet, title: str) -> None:
    """Write what the sheet is, in its first row."""
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))


def write_header(book: Workbook, sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    """Write the names of columns."""
    look = book.add_format(
        {
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": PRIMARY,
            "text_wrap": True,
            "valign": "top",
        }
    )
    for position, name in enumerate(names):
        sheet.write_string(row, position, name, look)


def write_cell(sheet: Worksheet, row: int, position: int, value: Any, look: Format) -> None:
    """Write what is missing as an empty cell, never as 0."""
    if pd.isna(value) or value == "":
        sheet.write_blank(row, position, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, position, value, look)
    else:
        sheet.write_number(row, position, value, look)


def prepare_print(sheet: Worksheet) -> None:
    """Print on A4, lying, as wide as one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)

"""The plan that stands, as a workbook to change and deliver again."""

import io

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from pages.components.sheets import new_book, write_header
from warehouse.reference import work_agenda_tasks
from warehouse.releases import Release
from warehouse.spreadsheet_text import neutralised
from warehouse.work_agenda_changes import KEY, NAMES

SHEET = "Gegevens"
WIDTHS = {"ambition": 50, "action": 60, "owner": 28}
OTHER_WIDTH = 14
ROWS_WITH_CHOICES = 1000


def with_more(agenda: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """Add the actions that the agenda does not have; capitals make no difference."""
    known = {tuple(map(str.casefold, key)) for key in agenda[KEY].itertuples(index=False)}
    is_new = [
        tuple(map(str.casefold, key)) not in known for key in more[KEY].itertuples(index=False)
    ]
    return pd.concat([agenda, more[is_new]], ignore_index=True)


def plan_workbook(agenda: pd.DataFrame, release: Release, states: list[str]) -> bytes:
    """Write an agenda (texts of work_agenda_changes) in the columns that its delivery asks for.

    Every cell is text, so that a day stays as it is typed; parts and states have a list.
    """
    stream = io.BytesIO()
    book = new_book(stream, "Werkagenda", release.reference_date)
    sheet = book.add_worksheet(SHEET)
    as_typed = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for position, name in enumerate(NAMES.values()):
        sheet.set_column(position, position, WIDTHS.get(name, OTHER_WIDTH), as_typed)
    write_header(book, sheet, 0, list(NAMES))
    for line, row in enumerate(agenda[list(NAMES.values())].itertuples(index=False), start=1):
        for position, text in enumerate(row):
            sheet.write_string(line, position, str(neutralised(text)), as_typed)
    _offer_choices(sheet, "onderdeel", list(work_agenda_tasks()))
    _offer_choices(sheet, "status", states)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def _offer_choices(sheet: Worksheet, column: str, codes: list[str]) -> None:
    position = list(NAMES).index(column)
    # The reader forgives other spellings, so a warning would refuse too much.
    sheet.data_validation(
        1,
        position,
        ROWS_WITH_CHOICES,
        position,
        {"validate": "list", "source": codes, "show_error": False},
    )

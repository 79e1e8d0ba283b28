"""The work list as xlsx: a sheet to work on and to print, what it is, and the partners.

The same release and choice give the same bytes: nothing in it tells when it was made.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from language import Words, mark, tr
from pages.components.agenda.tables import AGREEMENTS
from pages.components.downloads import neutral_texts
from pages.components.sheets import (
    CELL,
    TO_FILL_IN,
    new_book,
    prepare_print,
    write_cell,
    write_header,
    write_title,
)
from pages.components.tables import head, is_text
from warehouse.spreadsheet_text import neutralised

SHEET, EXPLANATION, PARTNERS = mark("Werklijst"), mark("Toelichting"), mark("Partners")
HEADER_ROW = 1  # above it stands what the sheet is
WIDTHS = {
    "Plaats": 7,
    "Gemeente": 16,
    "RSV": 16,
    "Gemist ≥": 8,
    "Gemist": 8,
    "Per 1.000": 8,
    "Nederland": 10,
    "Waarom": 42,
    "Thema's buiten bereik": 22,
    "Voorbeelden": 30,
    "Afspraak": 32,
    "Wie": 16,
    "Wanneer": 12,
    "Stand": 12,
}
PARTNER_WIDTHS = {"RSV": 30, "Sector": 28, "Partners": 90}
DECIMALS = {"Per 1.000": "0.0", "Nederland": "0.0"}
DEFINITIONS = Words(
    {
        "Plaats": mark(
            "Plaats op de agenda van heel Nederland; 1 mist ten minste de meeste deelnemers."
        ),
        "Gemeente": mark("Gemeente waar de jongeren wonen."),
        "RSV": mark("Regionaal samenwerkingsverband waar de gemeente bij hoort."),
        "Gemist ≥": mark(
            "Zoveel gestarte trajecten minder, ten minste, dan bij het landelijke cijfer: de "
            "voorzichtige ondergrens (95%, verbreed)."
        ),
        "Gemist": mark(
            "Zoveel gestarte trajecten minder dan bij het landelijke cijfer: de schatting."
        ),
        "Per 1.000": mark("Gestarte trajecten per 1.000 jongeren van 12 tot en met 29 jaar."),
        "Nederland": mark("Hetzelfde cijfer voor heel Nederland: een vergelijking, geen norm."),
        "Waarom": mark(
            "Waarom de gemeente op de lijst staat, en wat jongeren er binnen bereik hebben."
        ),
        "Thema's buiten bereik": mark(
            "Thema's die geen enkele jongere van de gemeente binnen bereik vindt."
        ),
        "Voorbeelden": mark(
            "Buren en vergelijkbare gemeenten met een hoger cijfer, en wat daar loopt."
        ),
        "Afspraak": mark(
            "Zelf in te vullen: wat er gaat gebeuren. Met wie dat kan, staat op het blad "
            "Partners: per RSV, op de peildatum."
        ),
        "Wie": mark(
            "Zelf in te vullen: organisatie of functie; zet er geen namen van personen in."
        ),
        "Wanneer": mark("Zelf in te vullen: een datum."),
        "Stand": mark("Zelf in te vullen: kies uit de lijst."),
    }
)


def workbook(
    table: pd.DataFrame,
    partners: pd.DataFrame,
    about: Mapping[str, str],
    *,
    states: Sequence[str],
    stamp: date,
) -> bytes:
    """Write the work list (`agenda.tables.work_list`), what it is about, and the partners.

    `states` are the choices of the column Stand; `stamp` is the day the file says it was made.
    Text never becomes a formula, a number or a link.
    """
    saved = io.BytesIO()
    book = new_book(saved, tr(SHEET), stamp)
    _write_list(book, neutral_texts(table).round(3), about, states)
    _write_explanation(book, list(table.columns), about)
    _write_partners(book, neutral_texts(partners), about)
    book.close()
    return saved.getvalue()


def _write_list(
    book: Workbook, table: pd.DataFrame, about: Mapping[str, str], states: Sequence[str]
) -> None:
    sheet = book.add_worksheet(tr(SHEET))
    columns, last = list(table.columns), HEADER_ROW + len(table)
    _write_table(book, sheet, table, WIDTHS, about)
    state = columns.index("Stand")
    sheet.data_validation(
        HEADER_ROW + 1, state, last, state, {"validate": "list", "source": list(states)}
    )
    sheet.freeze_panes(HEADER_ROW + 1, columns.index("Gemeente") + 1)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)


def _write_partners(book: Workbook, partners: pd.DataFrame, about: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(tr(PARTNERS))
    _write_table(book, sheet, partners, PARTNER_WIDTHS, about)
    sheet.freeze_panes(HEADER_ROW + 1, 0)


def _write_table(
    book: Workbook,
    sheet: Worksheet,
    table: pd.DataFrame,
    widths: Mapping[str, int],
    about: Mapping[str, str],
) -> None:
    """Write title, header and rows, and how they print."""
    labels = tr("{remarks}. Peildatum {day}").format(
        remarks=about["Let op"], day=about["Peildatum"]
    )
    write_title(book, sheet, f"{sheet.get_name()}. {labels}.")
    write_header(book, sheet, HEADER_ROW, [head(name) for name in table.columns])
    for position, name in enumerate(table.columns):
        look = _look(book, name, table[name])
        sheet.set_column(position, position, widths[name])
        for row, value in enumerate(table[name], start=HEADER_ROW + 1):
            write_cell(sheet, row, position, value, look)
    prepare_print(sheet)
    sheet.repeat_rows(HEADER_ROW)
    page = tr("&P van &N")
    sheet.set_footer(f"&L{labels}&R{page}")


def _write_explanation(book: Workbook, columns: Sequence[str], about: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(tr(EXPLANATION))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    name_look = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    write_title(book, sheet, tr("Wat deze werklijst is"))
    row = 1
    for name, text in about.items():
        sheet.write_string(row, 0, head(name), name_look)
        sheet.write_string(row, 1, str(neutralised(text)), wrapped)
        row += 1
    header = row + 1
    write_header(book, sheet, header, [tr("Kolom"), tr("Wat het is")])
    for row, name in enumerate(columns, start=header + 1):
        sheet.write_string(row, 0, head(name), name_look)
        sheet.write_string(row, 1, DEFINITIONS[name], wrapped)
    prepare_print(sheet)


def _look(book: Workbook, name: str, values: pd.Series) -> Format:
    shape = dict(CELL)
    if name == "Wanneer":
        shape["num_format"] = "dd-mm-yyyy"
    elif name in AGREEMENTS or is_text(values):
        shape["num_format"] = "@"
    else:
        shape["num_format"] = DECIMALS.get(name, "#,##0")
    if name in AGREEMENTS:
        shape["bg_color"] = TO_FILL_IN
    return book.add_format(shape)

"""Write the template of an input as xlsx, from its contract: the one description of a column."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.contracts import CONTRACTS, Column, Contract
from etl.contracts.choices import choices
from etl.contracts.lookups import Lookups, load_lookups
from etl.repeatable_workbook import save_workbook
from warehouse.connection import UnreadableReleaseError
from warehouse.queries import rsvs
from warehouse.releases import NoReleaseError, current_release

DATA_SHEET, EXPLANATION_SHEET, CHOICES_SHEET = "Gegevens", "Uitleg", "Keuzelijsten"
# Above the table a title says what it is; a reader finds the header on any row.
HEADER_ROW, EXAMPLE_ROW = 2, 3
DROP_DOWN_ROWS = 5_000
EXPLANATION_HEADER = ("Kolom", "Invullen", "Wat het is", "Voorbeeld", "Ook goed als kopje")
EXPLANATION_WIDTHS = (26, 12, 60, 30, 44)
TITLE_FONT = Font(bold=True, size=14, color="154273")
HEADER_FONT = Font(bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="154273")
EXAMPLE_FONT = Font(italic=True, color="5B6670")
WRAPPED = Alignment(wrap_text=True, vertical="top")
# What is typed stays as it is typed: 0363 keeps its zero, and 1-9-2023 is never taken for the
# ninth of January, or 0,8 for 8, by an Excel in another language.
AS_TYPED = "@"
NOTES = (
    "De cursieve rij is een voorbeeld: typ er uw rijen onder. Laat haar staan of verwijder haar; "
    "meegeteld wordt zij niet.",
    "Waar een keuzelijst is, mag u ook de code of een andere gangbare schrijfwijze typen. Mogen er "
    "meer waarden in een cel, zet er dan een komma tussen.",
    "Verander de namen van de kolommen niet; hun volgorde is vrij, en een kolom die mag ontbreken "
    "kunt u weghalen.",
)
NO_PERSONAL_DATA = (
    "Zet in geen enkele kolom namen, adressen, e-mail, telefoon, geboortedatum of BSN van "
    "personen: zo'n bestand wordt geweigerd."
)
_STAMP = datetime(2023, 3, 28)  # noqa: DTZ001  xlsx knows no time zone


def known_lists() -> Lookups:
    """Return the lists to choose from, with the partnerships of the last real release if any."""
    lookups = load_lookups()
    try:
        release, _ = current_release()
        delivered = {} if release.is_fictitious else rsvs(release.release_id)
    except (NoReleaseError, UnreadableReleaseError):
        return lookups
    return lookups.with_rsvs(delivered) if delivered else lookups


def write_templates(folder: Path, lookups: Lookups) -> list[Path]:
    """Write the templates of all inputs into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    # The name of the input comes first: that is how a file is recognised.
    paths = {name: folder / f"{name}_sjabloon.xlsx" for name in CONTRACTS}
    for name, path in paths.items():
        write_template(CONTRACTS[name], lookups, path)
    return list(paths.values())


def write_template(contract: Contract, lookups: Lookups, path: Path) -> None:
    """Write a workbook with an example row, drop-downs, explanations and lists.

    The same contract and lists give the same bytes.
    """
    workbook = Workbook()
    workbook.properties.creator = "MDT Regiomonitor"
    workbook.properties.title = f"Sjabloon {contract.title}"
    sheet: Worksheet = workbook.active
    _write_data_sheet(sheet, contract)
    _write_explanation(workbook.create_sheet(EXPLANATION_SHEET), contract)
    if any(column.choices for column in contract.columns):
        ranges = _write_choices(workbook.create_sheet(CHOICES_SHEET), contract, lookups)
        _add_drop_downs(sheet, contract, ranges)
    save_workbook(workbook, path, _STAMP)


def _write_data_sheet(sheet: Worksheet, contract: Contract) -> None:
    sheet.title = DATA_SHEET
    _write_title(sheet, f"{contract.title}. {contract.purpose}")
    _write_header(sheet, HEADER_ROW, [column.name for column in contract.columns])
    for position, column in enumerate(contract.columns, start=1):
        cell = sheet.cell(EXAMPLE_ROW, position, column.example)
        cell.font, cell.number_format = EXAMPLE_FONT, AS_TYPED
        dimension = sheet.column_dimensions[get_column_letter(position)]
        dimension.number_format = AS_TYPED
        dimension.width = max(14, len(column.name) + 4, len(column.example) + 3)
    sheet.freeze_panes = sheet.cell(EXAMPLE_ROW, 1)


def _write_title(sheet: Worksheet, title: str) -> None:
    sheet.cell(1, 1, title).font = TITLE_FONT
    sheet.row_dimensions[1].height = 24


def _write_header(sheet: Worksheet, row: int, names: Iterable[str]) -> None:
    for position, name in enumerate(names, start=1):
        cell = sheet.cell(row, position, name)
        cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, WRAPPED


def _write_choices(sheet: Worksheet, contract: Contract, lookups: Lookups) -> dict[str, str]:
    """Write each list once, with its codes beside it; return where it stands, by its name."""
    header: list[str] = []
    ranges: dict[str, str] = {}
    for list_name, column_names in _columns_by_list(contract).items():
        position = len(header) + 1
        letter = get_column_letter(position)
        codes = choices(list_name, lookups)
        for row, (text, code) in enumerate(codes.items(), start=2):
            sheet.cell(row, position, text)
            sheet.cell(row, position + 1, code)
        ranges[list_name] = f"{CHOICES_SHEET}!${letter}$2:${letter}${len(codes) + 1}"
        sheet.column_dimensions[letter].width = max(22, *(len(text) + 2 for text in codes))
        sheet.column_dimensions[get_column_letter(position + 1)].width = 18
        header += [f"Keuzes voor {', '.join(column_names)}", "Code (mag ook)"]
    _write_header(sheet, 1, header)
    sheet.freeze_panes = "A2"
    return ranges


def _columns_by_list(contract: Contract) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for column in contract.columns:
        if column.choices is not None:
            lists.setdefault(column.choices, []).append(column.name)
    return lists


def _add_drop_downs(sheet: Worksheet, contract: Contract, ranges: dict[str, str]) -> None:
    for position, column in enumerate(contract.columns, start=1):
        if column.choices is None:
            continue
        letter = get_column_letter(position)
        # A warning would refuse what the reader forgives: other spellings, several values.
        validation = DataValidation(
            "list", formula1=ranges[column.choices], allow_blank=True, showErrorMessage=False
        )
        validation.add(f"{letter}{EXAMPLE_ROW}:{letter}{DROP_DOWN_ROWS}")
        sheet.add_data_validation(validation)


def _write_explanation(sheet: Worksheet, contract: Contract) -> None:
    _write_title(sheet, f"{contract.title}: zo vult u dit sjabloon in")
    notes = [contract.purpose, *NOTES]
    if not contract.allows_contact_details:
        notes.append(NO_PERSONAL_DATA)
    if contract.key:
        notes.append(f"Elke regel is uniek op: {', '.join(contract.key)}.")
    notes += [f"{rule.column}: {rule.expected}." for rule in contract.rules]
    row = _write_lines(sheet, 2, notes) + 1
    _write_header(sheet, row, EXPLANATION_HEADER)
    for column in contract.columns:
        row += 1
        values = (
            column.name,
            _filling(column),
            column.explanation,
            column.example,
            ", ".join(column.aliases),
        )
        for position, value in enumerate(values, start=1):
            sheet.cell(row, position, value).alignment = WRAPPED
    for position, width in enumerate(EXPLANATION_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def _write_lines(sheet: Worksheet, first_row: int, lines: Sequence[str]) -> int:
    """Write each line over the whole width of the table; return the row below them."""
    for row, line in enumerate(lines, start=first_row):
        sheet.cell(row, 1, line).alignment = WRAPPED
        sheet.merge_cells(
            start_row=row, end_row=row, start_column=1, end_column=len(EXPLANATION_HEADER)
        )
    return first_row + len(lines)


def _filling(column: Column) -> str:
    if column.default is not None:
        return f"leeg is {column.default}"
    return "mag leeg" if column.may_be_empty else "verplicht"

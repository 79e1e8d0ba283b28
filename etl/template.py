"""Write the template of an input as xlsx, from its contract: the one description of a column."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.contracts import CONTRACTS, Column, Contract
from etl.contracts.lookups import Lookups

DATA_SHEET, EXPLANATION_SHEET, CHOICES_SHEET = "Gegevens", "Uitleg", "Keuzelijsten"
DROP_DOWN_ROWS = 5_000
EXPLANATION_HEADER = (
    "Kolom",
    "Verplicht",
    "Mag leeg zijn",
    "Uitleg",
    "Voorbeeld",
    "Andere kopjes die ook goed zijn",
)
HEADER_FONT = Font(bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="154273")
EXAMPLE_FONT = Font(italic=True, color="5B6670")


def write_template(contract: Contract, lookups: Lookups, path: Path) -> None:
    """Write a workbook with an example row, drop-downs, explanations and lists."""
    workbook = Workbook()
    # The same contract gives the same file, whenever it is made.
    workbook.properties.created = workbook.properties.modified = datetime(2023, 3, 28)  # noqa: DTZ001
    sheet: Worksheet = workbook.active
    sheet.title = DATA_SHEET
    _write_header(sheet, [column.name for column in contract.columns])
    for position, column in enumerate(contract.columns, start=1):
        cell = sheet.cell(2, position, column.example)
        cell.font = EXAMPLE_FONT
        cell.number_format = "@"
    ranges = _write_choices(workbook.create_sheet(CHOICES_SHEET), contract, lookups)
    _add_drop_downs(sheet, contract, ranges)
    _write_explanation(workbook.create_sheet(EXPLANATION_SHEET, 1), contract)
    workbook.save(path)


def write_templates(folder: Path, lookups: Lookups) -> list[Path]:
    """Write the templates of all inputs into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for contract in CONTRACTS.values():
        path = folder / f"{contract.name}_sjabloon.xlsx"
        write_template(contract, lookups, path)
        paths.append(path)
    return paths


def _write_header(sheet: Worksheet, names: list[str] | tuple[str, ...]) -> None:
    for position, name in enumerate(names, start=1):
        cell = sheet.cell(1, position, name)
        cell.font, cell.fill = HEADER_FONT, HEADER_FILL
        sheet.column_dimensions[get_column_letter(position)].width = max(14, len(name) + 4)
    sheet.freeze_panes = "A2"


def _choices(column: Column, lookups: Lookups) -> list[str]:
    if column.choices is None:
        return []
    if column.choices == "municipality":
        return sorted(lookups.municipality_names.values())
    if column.choices == "rsv":
        return list(dict.fromkeys(lookups.rsv_codes.values()))
    return list(dict.fromkeys(lookups.code_lists[column.choices].values()))


def _write_choices(sheet: Worksheet, contract: Contract, lookups: Lookups) -> dict[str, str]:
    """Write each list once; return where it stands, by its name."""
    ranges: dict[str, str] = {}
    for column in contract.columns:
        if column.choices is None or column.choices in ranges:
            continue
        position = len(ranges) + 1
        letter = get_column_letter(position)
        values = _choices(column, lookups)
        for row, value in enumerate((column.choices, *values), start=1):
            sheet.cell(row, position, value)
        ranges[column.choices] = f"{CHOICES_SHEET}!${letter}$2:${letter}${len(values) + 1}"
        sheet.column_dimensions[letter].width = 28
    return ranges


def _add_drop_downs(sheet: Worksheet, contract: Contract, ranges: dict[str, str]) -> None:
    for position, column in enumerate(contract.columns, start=1):
        if column.choices is None:
            continue
        letter = get_column_letter(position)
        # A warning would refuse what the reader forgives: other spellings, several values.
        validation = DataValidation(
            "list", formula1=f"={ranges[column.choices]}", allow_blank=True, showErrorMessage=False
        )
        validation.add(f"{letter}2:{letter}{DROP_DOWN_ROWS}")
        sheet.add_data_validation(validation)


def _write_explanation(sheet: Worksheet, contract: Contract) -> None:
    _write_header(sheet, EXPLANATION_HEADER)
    for row, column in enumerate(contract.columns, start=2):
        values = (
            column.name,
            "ja" if column.required else "nee",
            "ja" if column.may_be_empty or column.default else "nee",
            column.explanation,
            column.example,
            ", ".join(column.aliases),
        )
        for position, value in enumerate(values, start=1):
            sheet.cell(row, position, value).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["D"].width = 60
    last = len(contract.columns) + 3
    for line in (
        contract.purpose,
        "De rij in cursief is een voorbeeld: overschrijf of verwijder haar. Laat u haar staan, dan "
        "wordt zij overgeslagen.",
        "Zet in geen enkele kolom namen, adressen, e-mail, telefoon, geboortedatum of BSN van "
        "jongeren: zo'n bestand wordt geweigerd.",
    ):
        sheet.cell(last, 1, line)
        last += 1

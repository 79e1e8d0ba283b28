"""Read xlsx: the one sheet that is an input, every cell as text."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import python_calamine

from etl.messages import LoadRefusedError
from etl.sources.recognise import SEARCHED_ROWS, Recognition, recognise
from etl.sources.sheet import Sheet, text_table

ROWS_PER_BATCH = 100_000


def read_workbook(path: Path) -> Sheet:
    """Recognise an xlsx file; raises LoadRefusedError when not exactly one sheet is an input."""
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
        sheets = {
            name: [[cell_text(cell) for cell in row] for row in _rows_of(workbook, name)]
            for name in workbook.sheet_names
        }
    except python_calamine.CalamineError as error:
        raise LoadRefusedError(
            f"het bestand is niet als Excel-bestand te openen ({error}).",
            "een xlsx-bestand zonder wachtwoord.",
            "Open het in Excel en bewaar het opnieuw als .xlsx.",
            path.name,
        ) from None
    inputs: dict[str, Recognition] = {}
    refusals: list[LoadRefusedError] = []
    for name, rows in sheets.items():
        try:
            inputs[name] = recognise(path.name, rows[:SEARCHED_ROWS])
        except LoadRefusedError as refusal:
            refusals.append(refusal)
    if not inputs:
        raise min(refusals, key=lambda refusal: "niet herkend" in refusal.found)
    if len(inputs) > 1:
        raise LoadRefusedError(
            f"meer dan één blad is een tabel met gegevens: {', '.join(inputs)}.",
            "één tabel per bestand.",
            "Bewaar elk van deze bladen als een eigen bestand.",
            path.name,
        )
    ((name, found),) = inputs.items()
    return Sheet(path, found, lambda: _batches(sheets[name], found))


def cell_text(cell: object) -> str:
    """Write a cell as a user would type it: 3.0 as 3, a date as 2023-09-01."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _rows_of(workbook: python_calamine.CalamineWorkbook, name: str) -> Sequence[Sequence[object]]:
    # Rows above the first filled one count too, or every line number would be off.
    rows: Sequence[Sequence[object]] = workbook.get_sheet_by_name(name).to_python(
        skip_empty_area=False
    )
    return rows


def _batches(rows: list[list[str]], found: Recognition) -> Iterator[pa.Table]:
    width = len(found.header)
    first = found.header_row + 1
    for start in range(first, len(rows), ROWS_PER_BATCH):
        part = rows[start : start + ROWS_PER_BATCH]
        yield text_table(list(range(start + 1, start + 1 + len(part))), part, width)

"""Read xlsx: the one sheet that is an input, every cell as text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pyarrow as pa
import python_calamine

from etl.messages import LoadRefusedError
from etl.sources.merged import merged_cells
from etl.sources.package import DAMAGED, BrokenCells, inspect_package, not_a_workbook
from etl.sources.recognise import SEARCHED_ROWS, Recognition, recognise
from etl.sources.sheet import Aside, Sheet, text_table, title_note

ROWS_PER_BATCH = 50_000


@dataclass(frozen=True)
class _Table:
    """One worksheet; its rows as texts, as often as they are asked for."""

    name: str
    is_hidden: bool
    content: python_calamine.CalamineSheet
    broken: BrokenCells

    def rows(self) -> Iterator[list[str]]:
        """Yield every row from the first on; rows above the first filled one count too."""
        if self.content.start is None:
            return
        first_column = self.content.start[1]
        broken: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in self.broken.items():
            broken.setdefault(row, []).append((column - first_column, text))
        for number, cells in enumerate(self.content.iter_rows()):
            texts = [cell if type(cell) is str else cell_text(cell) for cell in cells]
            for position, text in broken.get(number, ()):
                if 0 <= position < len(texts):
                    texts[position] = text
            yield texts

    def holds_text(self) -> bool:
        """Say whether anything stands in it."""
        return self.content.start is not None


def read_workbook(path: Path) -> Sheet:
    """Recognise an xlsx file; raises LoadRefusedError when not exactly one sheet is an input."""
    tables = _open(path)
    found = _inputs(path, tables)
    visible = [table for table in found if not table.is_hidden]
    if len(visible) > 1 or (not visible and len(found) > 1):
        raise LoadRefusedError(
            f"meer dan één blad is een tabel met gegevens: "
            f"{', '.join(table.name for table in visible or found)}.",
            "één tabel per bestand.",
            "Bewaar elk van deze bladen als een eigen bestand.",
            path.name,
        )
    (chosen,) = visible or found
    recognition = recognise(path.name, _first_rows(chosen))
    others = [table for table in tables if table is not chosen and table.holds_text()]
    return Sheet(
        path,
        recognition,
        lambda: _batches(chosen, recognition),
        chosen.name,
        _notes(chosen, others, recognition),
        lambda: _asides(chosen, others, recognition),
        merged_cells(chosen.content),
    )


# Typed, or 1.0 would be answered with what True was.
@lru_cache(maxsize=10_000, typed=True)
def cell_text(cell: object) -> str:
    """Write a cell as a user would type it: 3.0 as 3, a date as 2023-09-01."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e16:
            return str(int(cell))
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _open(path: Path) -> list[_Table]:
    broken = inspect_package(path)
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
        metadata = workbook.sheets_metadata
        if len(broken) != len(metadata):
            raise not_a_workbook(path, DAMAGED)
        return [
            _Table(
                sheet.name,
                sheet.visible != python_calamine.SheetVisibleEnum.Visible,
                workbook.get_sheet_by_index(at),
                broken[at],
            )
            for at, sheet in enumerate(metadata)
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except (python_calamine.CalamineError, ValueError, OSError):
        raise not_a_workbook(path, DAMAGED) from None


def _inputs(path: Path, tables: list[_Table]) -> list[_Table]:
    """Return the sheets that are an input: by the name of the file, or any of the others.

    Raises the refusal that understood most of a header when there is none.
    """
    by_name: list[_Table] = []
    by_columns: list[_Table] = []
    refusals: list[LoadRefusedError] = []
    for table in tables:
        rows = _first_rows(table)
        try:
            recognise(path.name, rows)
            by_name.append(table)
        except LoadRefusedError as refusal:
            refusals.append(refusal)
            if _is_input(rows):
                by_columns.append(table)
    if not by_name:
        raise min(
            refusals or [not_a_workbook(path, "het heeft geen blad met cellen")],
            key=lambda refusal: ("leeg" in refusal.found, "niet herkend" in refusal.found),
        )
    return by_name + by_columns


def _is_input(rows: Sequence[Sequence[str]]) -> bool:
    try:
        recognise("", rows)
    except LoadRefusedError:
        return False
    return True


def _notes(chosen: _Table, others: Sequence[_Table], recognition: Recognition) -> tuple[str, ...]:
    notes = []
    if chosen.is_hidden:
        notes.append(f"het blad {chosen.name} is verborgen en toch gelezen")
    if others:
        names = ", ".join(
            f"{table.name} (verborgen)" if table.is_hidden else table.name for table in others
        )
        notes.append(f"niet gelezen: {'blad' if len(others) == 1 else 'bladen'} {names}")
    titles = title_note(_titles(chosen, recognition), recognition.header_row + 1)
    return (*notes, *titles)


def _titles(chosen: _Table, recognition: Recognition) -> Iterator[Aside]:
    for line, cells in enumerate(islice(chosen.rows(), recognition.header_row), start=1):
        yield "", line, cells


def _asides(chosen: _Table, others: Iterable[_Table], recognition: Recognition) -> Iterator[Aside]:
    yield from _titles(chosen, recognition)
    for table in others:
        for line, cells in enumerate(table.rows(), start=1):
            yield f"blad {table.name}, ", line, cells


def _first_rows(table: _Table) -> list[list[str]]:
    return list(islice(table.rows(), SEARCHED_ROWS))


def _batches(table: _Table, recognition: Recognition) -> Iterator[pa.Table]:
    width = len(recognition.header)
    line = recognition.header_row + 2
    rows = islice(table.rows(), recognition.header_row + 1, None)
    while part := list(islice(rows, ROWS_PER_BATCH)):
        yield text_table(range(line, line + len(part)), part, width)
        line += len(part)

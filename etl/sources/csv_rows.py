"""Read the rows of a CSV exactly as they stand, and find quotes that swallow rows."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.messages import LoadRefusedError


def csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line on which the row begins, cells), exactly as they stand in the file.

    Raises LoadRefusedError when a row is too long to be one, or the file ends within quotes.
    """
    # cp1252 leaves five bytes undefined: they show as a replaced sign, not as a crash.
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        of_row: list[str] = []
        reader = csv.reader(_kept(stream, of_row), delimiter=delimiter)
        line = first_line = 1
        while True:
            of_row_before = of_row.copy()
            of_row.clear()
            try:
                cells = next(reader)
            except StopIteration:
                if _is_cut_off(of_row_before, delimiter):
                    found = f"een cel op regel {line} houdt niet op."
                    raise open_quote(path, found) from None
                return
            except csv.Error:
                found = f"regel {first_line} is langer dan een regel kan zijn."
                raise open_quote(path, found) from None
            line = first_line
            yield line, cells
            first_line = reader.line_num + 1


def _kept(lines: Iterable[str], of_row: list[str]) -> Iterator[str]:
    for line in lines:
        of_row.append(line)
        yield line


def _is_cut_off(of_row: list[str], delimiter: str) -> bool:
    """Say whether the file ends within quotes: all rows after the quote would be one cell."""
    try:
        list(csv.reader(of_row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def holds_rows(cells: list[str], delimiter: str, width: int) -> bool:
    """Say whether a cell of several lines looks like rows that a quote has swallowed."""
    joined = "".join(cells)
    if "\n" not in joined and "\r" not in joined:
        return False
    most = max(3, (width - 1) // 2)
    return any(
        line.count(delimiter) >= most
        for cell in cells
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()
    )


def open_quote(path: Path, found: str) -> LoadRefusedError:
    """Say that a quote was opened and not closed where it was meant to be."""
    return LoadRefusedError(
        found,
        "een tabel met één rij per regel.",
        "Zoek op die regel naar een aanhalingsteken dat niet gesloten is.",
        path.name,
    )

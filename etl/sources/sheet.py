"""A sheet of text cells, whatever kind of file it came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.sources.recognise import Recognition


@dataclass(frozen=True)
class Sheet:
    """One recognised sheet.

    `batches` yields tables with `line` (the line or row in the file, 1 = first), `surplus` (text
    beyond the last header cell, or null) and one text column per header cell, named c0, c1, …;
    it can be called more than once.
    """

    path: Path
    recognition: Recognition
    batches: Callable[[], Iterator[pa.Table]]
    notes: tuple[str, ...] = ()


def column_names(width: int) -> list[str]:
    """Name the text columns of a sheet by position."""
    return [f"c{position}" for position in range(width)]


def text_table(lines: list[int], rows: list[list[str]], width: int) -> pa.Table:
    """Build a batch: short rows are filled up with empty cells, surplus cells are kept apart."""
    fitted = [cells[:width] + [""] * (width - len(cells)) for cells in rows]
    surplus = ["".join(cells[width:]).strip() or None for cells in rows]
    columns = list(zip(*fitted, strict=True)) if fitted else [()] * width
    arrays = [
        pa.array(lines, pa.int64()),
        pa.array(surplus, pa.string()),
        *(pa.array(cells, pa.string()) for cells in columns),
    ]
    return pa.Table.from_arrays(arrays, names=["line", "surplus", *column_names(width)])

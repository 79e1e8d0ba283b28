"""A sheet of text cells, whatever kind of file it came from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.sources.recognise import Recognition

# Where it stands ("blad Contact, " or ""), its line, its cells.
Aside = tuple[str, int, Sequence[str]]


@dataclass(frozen=True)
class Sheet:
    """One recognised sheet.

    `batches` yields tables with `line` (the line or row in the file, 1 = first), `surplus` (text
    beyond the last header cell, or null) and one text column per header cell, named c0, c1, …;
    `asides` yields what stands in the file and is not read: titles and other sheets. Both can be
    called more than once. `notes` say in Dutch what a reader should know of the file;
    `is_merged` says whether a cell (line, position) lies in a merged area and is not its first.
    """

    path: Path
    recognition: Recognition
    batches: Callable[[], Iterator[pa.Table]]
    sheet_name: str = ""
    notes: tuple[str, ...] = ()
    asides: Callable[[], Iterable[Aside]] = tuple
    is_merged: Callable[[int, int], bool] = lambda _line, _position: False


def column_names(width: int) -> list[str]:
    """Name the text columns of a sheet by position."""
    return [f"c{position}" for position in range(width)]


def text_table(lines: Sequence[int], rows: list[list[str]], width: int) -> pa.Table:
    """Build a batch: short rows are filled up with empty cells, surplus cells are kept apart."""
    fitted = [
        cells if len(cells) == width else cells[:width] + [""] * (width - len(cells))
        for cells in rows
    ]
    surplus = [
        "".join(cells[width:]).strip() or None if len(cells) > width else None for cells in rows
    ]
    columns = list(zip(*fitted, strict=True)) if fitted else [()] * width
    arrays = [
        pa.array(lines, pa.int64()),
        pa.array(surplus, pa.string()),
        *(pa.array(cells, pa.string()) for cells in columns),
    ]
    return pa.Table.from_arrays(arrays, names=["line", "surplus", *column_names(width)])


def title_note(titles: Iterable[Aside], header_line: int) -> tuple[str, ...]:
    """Say that rows above the header were not read, when they hold more than Excel's 'sep='."""
    texts = [text for _, _, cells in titles for text in cells if text.strip()]
    if not any(not text.strip().lower().startswith("sep=") for text in texts):
        return ()
    return (f"de kopregel staat op regel {header_line}; de regels erboven zijn niet gelezen",)

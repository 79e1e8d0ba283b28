"""How much of a delivered file is read before it is refused: bounded memory, bounded time.

The largest real delivery (a million trajectories) is about 80 MB of csv; everything below leaves
it ample room and keeps a mistake or a bomb from filling the machine.
"""

from pathlib import Path

from etl.messages import LoadRefusedError

MB = 1_000_000
# Five times the largest real csv; a larger one is another kind of export.
LARGEST_TEXT_BYTES = 400 * MB
# Excel writes a full sheet of trajectories in about 40 MB.
LARGEST_WORKBOOK_BYTES = 50 * MB
# What a workbook of that size holds once unpacked is about 8 times as much; a bomb 1000 times.
LARGEST_UNPACKED_BYTES = 400 * MB
# A sheet is held in memory as a full rectangle, empty cells too (about 30 bytes each).
LARGEST_SHEET_CELLS = 20_000_000
# The widest input has 13 columns; an export of a whole registration has some hundreds.
LARGEST_COLUMN_COUNT = 500
# One row of text on one line; longer is no table, or a quote that never closes.
LONGEST_LINE_BYTES = MB
# Nobody mends so many rows by hand: the fault is in the export, so the file is refused as a whole.
LARGEST_REFUSED_ROWS = 100_000


def refuse_too_large(path: Path, most_bytes: int, kind: str) -> None:
    """Raise LoadRefusedError when the file is larger than `most_bytes`."""
    size = path.stat().st_size
    if size > most_bytes:
        raise LoadRefusedError(
            f"het bestand is te groot: {_mb(size)}.",
            f"{kind} van ten hoogste {_mb(most_bytes)}.",
            "Lever alleen de gevraagde kolommen aan, of verdeel de rijen over meer bestanden.",
            path.name,
        )


def refuse_too_many_columns(count: int, file_name: str) -> None:
    """Raise LoadRefusedError when a header names more columns than any input has."""
    if count > LARGEST_COLUMN_COUNT:
        raise LoadRefusedError(
            f"de tabel heeft {count} kolommen.",
            f"ten hoogste {LARGEST_COLUMN_COUNT} kolommen.",
            "Lever alleen de gevraagde kolommen aan; haal lege en andere kolommen weg.",
            file_name,
        )


def _mb(size: int) -> str:
    return f"{size / MB:.0f} MB"

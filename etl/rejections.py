"""Collect why rows of one batch are refused: line, column, found, expected, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

REJECTED_SCHEMA = pa.schema(
    [
        ("file_id", pa.int32()),
        ("line", pa.int64()),
        ("column_name", pa.string()),
        ("found", pa.string()),
        ("expected", pa.string()),
        ("advice", pa.string()),
        ("raw_row", pa.string()),
    ]
)
LONGEST_SHOWN = 200
EMPTY = "(leeg)"


@dataclass
class Rejections:
    """The reasons of one batch; a row may have more than one."""

    batch: pa.Table
    file_id: int
    reasons: list[pa.Table] = field(default_factory=list)

    def add(
        self,
        refused: pa.ChunkedArray | pa.Array,
        column_name: str,
        texts: pa.ChunkedArray,
        *,
        expected: str | Sequence[str],
        advice: str | Sequence[str] = "",
    ) -> None:
        """Add one reason for every row where `refused` is True.

        `expected` and `advice` are one text for all of them, or one for each.
        """
        if not pc.any(refused).as_py():
            return
        rows = self.batch.filter(refused)
        shown = pc.fill_null(texts.filter(refused), EMPTY)
        columns = [
            pa.array([self.file_id] * rows.num_rows, pa.int32()),
            rows["line"],
            _for_each(column_name, rows.num_rows),
            pc.utf8_slice_codeunits(shown, 0, LONGEST_SHOWN),
            _for_each(expected, rows.num_rows),
            _for_each(advice, rows.num_rows),
            _raw_rows(rows),
        ]
        self.reasons.append(pa.table(columns, schema=REJECTED_SCHEMA))

    def table(self) -> pa.Table:
        """Return all reasons, in the order in which they were added."""
        return pa.concat_tables([REJECTED_SCHEMA.empty_table(), *self.reasons])


def _for_each(text: str | Sequence[str], count: int) -> pa.Array:
    return pa.array([text] * count if isinstance(text, str) else text, pa.string())


def _raw_rows(rows: pa.Table) -> pa.ChunkedArray:
    cells = [rows[name] for name in rows.column_names if name.startswith("c")]
    return pc.binary_join_element_wise(*cells, ";", null_handling="replace", null_replacement="")

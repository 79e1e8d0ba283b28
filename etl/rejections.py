"""Collect why rows of one batch are refused: line, column, found, expected, what to do."""

import json
from collections.abc import Mapping, Sequence
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
        ("rsv_code", pa.string()),
        ("raw_row", pa.string()),
    ]
)
LONGEST_SHOWN = 200
EMPTY = "(leeg)"


@dataclass
class Rejections:
    """The reasons of one batch; a row may have more than one.

    `positions` says where the contract's columns are: only their texts are kept of a refused row.
    """

    batch: pa.Table
    file_id: int
    positions: Mapping[str, int]
    reasons: list[pa.Table] = field(default_factory=list)
    rows: list[pa.Array] = field(default_factory=list)

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
        rows = pc.indices_nonzero(refused)
        count = len(rows)
        shown = pc.fill_null(texts.take(rows), EMPTY)
        columns = {
            "file_id": pa.array([self.file_id] * count, pa.int32()),
            "line": self.batch["line"].take(rows),
            "column_name": _for_each(column_name, count),
            "found": pc.utf8_slice_codeunits(shown, 0, LONGEST_SHOWN),
            "expected": _for_each(expected, count),
            "advice": _for_each(advice, count),
        }
        self.rows.append(rows)
        self.reasons.append(pa.table(columns))

    def table(self, rsv_codes: pa.ChunkedArray | None = None) -> pa.Table:
        """Return all reasons, in the order in which they were added.

        `rsv_codes` are those of the batch's rows, null where one could not be read.
        """
        if not self.reasons:
            return REJECTED_SCHEMA.empty_table()
        rows = pa.concat_arrays([pa.array(part) for part in self.rows])
        encoded = rows.dictionary_encode()
        delivered = self._raw_rows(encoded.dictionary).take(encoded.indices)
        codes = pa.nulls(len(rows), pa.string()) if rsv_codes is None else rsv_codes.take(rows)
        return (
            pa.concat_tables(self.reasons)
            .append_column("rsv_code", codes)
            .append_column("raw_row", delivered)
            .cast(REJECTED_SCHEMA)
        )

    def _raw_rows(self, rows: pa.Array) -> pa.Array:
        """Write each refused row once, however many reasons it has."""
        names = {f"c{at}": name for name, at in self.positions.items()}
        cells = self.batch.select(list(names)).take(rows).rename_columns(list(names.values()))
        return pa.array([raw_row(row) for row in cells.to_pylist()], pa.string())


def raw_row(cells: Mapping[str, object]) -> str:
    """Write a row as JSON: the contract's columns with the text as it was delivered."""
    texts = {name: "" if cell is None else str(cell) for name, cell in cells.items()}
    return json.dumps(texts, ensure_ascii=False)


def _for_each(text: str | Sequence[str], count: int) -> pa.Array:
    return pa.array([text] * count if isinstance(text, str) else text, pa.string())

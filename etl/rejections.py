"""Collect why rows of one batch are refused: line, column, found, expected, what to do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

REASON_SCHEMA = pa.schema(
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
# Whose row it is, as far as it could be read: null, or no municipality, when it could not.
OWNER_SCHEMA = pa.schema([("rsv_code", pa.string()), ("municipality_codes", pa.list_(pa.string()))])
REJECTED_SCHEMA = pa.schema([*REASON_SCHEMA, *OWNER_SCHEMA])
NATIONAL = "NL"
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

    def table(self, typed: pa.Table) -> pa.Table:
        """Return all reasons, in the order in which they were added, with whose row it is.

        `typed` holds the rows of the batch as they were read.
        """
        if not self.reasons:
            return REJECTED_SCHEMA.empty_table()
        rows = pa.concat_arrays([pa.array(part) for part in self.rows])
        encoded = rows.dictionary_encode()
        delivered = self._raw_rows(encoded.dictionary).take(encoded.indices)
        reasons = pa.concat_tables(self.reasons).append_column("raw_row", delivered)
        for name, owner in zip(OWNER_SCHEMA.names, owners(typed.take(rows)), strict=True):
            reasons = reasons.append_column(name, owner)
        return reasons.cast(REJECTED_SCHEMA)

    def _raw_rows(self, rows: pa.Array) -> pa.Array:
        """Write each refused row once, however many reasons it has."""
        names = {f"c{at}": name for name, at in self.positions.items()}
        cells = self.batch.select(list(names)).take(rows).rename_columns(list(names.values()))
        return pa.array([raw_row(row) for row in cells.to_pylist()], pa.string())


def raw_row(cells: Mapping[str, object]) -> str:
    """Write a row as JSON: the contract's columns with the text as it was delivered."""
    texts = {name: "" if cell is None else str(cell) for name, cell in cells.items()}
    return json.dumps(texts, ensure_ascii=False)


def owners(typed: pa.Table) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """Return the partnership and the municipalities that each row names."""
    names = set(typed.column_names)
    rsv = next((typed[name] for name in ("rsv_code", "gebied") if name in names), None)
    if rsv is None:
        rsv = pa.chunked_array([pa.nulls(typed.num_rows, pa.string())])
    is_national = pc.fill_null(pc.equal(rsv, NATIONAL), False)
    places = typed["gemeente_code"] if "gemeente_code" in names else pa.nulls(typed.num_rows)
    if pa.types.is_string(places.type):
        places = pc.split_pattern(places, pattern="|")  # one code makes a list of one
    return pc.if_else(is_national, pa.scalar(None, pa.string()), rsv), places


def _for_each(text: str | Sequence[str], count: int) -> pa.Array:
    return pa.array([text] * count if isinstance(text, str) else text, pa.string())

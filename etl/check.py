"""Hold a sheet against its contract: typed rows that pass, and every reason why others fail."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts import Column, Contract
from etl.contracts.cells import CellError, Parser
from etl.contracts.lookups import Lookups
from etl.privacy import refuse_personal_headers, refuse_personal_values
from etl.rejections import Rejections
from etl.sources.sheet import Sheet


@dataclass(frozen=True)
class CheckedBatch:
    """One batch after checking: rows_in = accepted rows + distinct lines in `rejected`."""

    rows_in: int
    accepted: pa.Table
    rejected: pa.Table


@dataclass
class _ColumnReader:
    """Parses one column; remembers each distinct text it has seen."""

    column: Column
    parse: Parser | None
    values: dict[str, object] = field(default_factory=dict)
    errors: dict[str, CellError] = field(default_factory=dict)

    def read(self, texts: pa.ChunkedArray) -> tuple[pa.ChunkedArray | pa.Array, pa.Array]:
        """Return typed values and a mask of cells that could not be read."""
        if self.parse is None:
            too_long = pc.greater(pc.utf8_length(texts), self.column.longest_text)
            return texts, pc.fill_null(too_long, False)
        encoded = texts.combine_chunks().dictionary_encode()
        distinct = encoded.dictionary.to_pylist()
        for text in distinct:
            if text not in self.values and text not in self.errors:
                try:
                    self.values[text] = self.parse(text)
                except CellError as error:
                    self.errors[text] = error
        parsed = pa.array([self.values.get(text) for text in distinct], self.column.arrow_type)
        failed = pa.array([text in self.errors for text in distinct], pa.bool_())
        return parsed.take(encoded.indices), pc.fill_null(failed.take(encoded.indices), False)

    def error(self, text: str) -> CellError:
        """Say what was expected of a cell that could not be read."""
        if self.parse is None:
            return CellError(f"ten hoogste {self.column.longest_text} tekens", f"Nu {len(text)}.")
        return self.errors[text]


def check_sheet(sheet: Sheet, file_id: int, lookups: Lookups) -> Iterator[CheckedBatch]:
    """Yield the sheet's rows checked; blank rows are not rows.

    Raises LoadRefusedError when the sheet holds personal data.
    """
    recognition, name = sheet.recognition, sheet.path.name
    refuse_personal_headers(recognition, name)
    readers = [
        _ColumnReader(column, column.parser(lookups) if column.parser else None)
        for column in recognition.contract.columns
    ]
    for batch in sheet.batches():
        filled = _without_blank_rows(batch)
        if filled.num_rows:
            refuse_personal_values(filled, recognition, name)
            yield _check_batch(filled, file_id, sheet, readers)


def _without_blank_rows(batch: pa.Table) -> pa.Table:
    trimmed = batch
    has_text = pc.is_valid(batch["surplus"])
    for position, name in enumerate(batch.column_names):
        if not name.startswith("c"):
            continue
        text = pc.utf8_trim_whitespace(batch[name])
        is_filled = pc.fill_null(pc.not_equal(text, ""), False)
        empty_as_null = pc.if_else(is_filled, text, pa.scalar(None, pa.string()))
        trimmed = trimmed.set_column(position, name, empty_as_null)
        has_text = pc.or_(has_text, is_filled)
    return trimmed.filter(has_text)


def _check_batch(
    batch: pa.Table, file_id: int, sheet: Sheet, readers: list[_ColumnReader]
) -> CheckedBatch:
    contract = sheet.recognition.contract
    rejections = Rejections(batch, file_id)
    failed = pc.is_valid(batch["surplus"])
    rejections.add(
        failed,
        "(buiten de tabel)",
        batch["surplus"],
        expected="niet meer cellen dan de kopregel heeft",
        advice="Zet een cel met een scheidingsteken tussen aanhalingstekens.",
    )
    texts: dict[str, pa.ChunkedArray] = {}
    typed: dict[str, pa.ChunkedArray | pa.Array] = {
        "file_id": pa.array([file_id] * batch.num_rows, pa.int32()),
        "line": batch["line"],
    }
    for reader in readers:
        column = reader.column
        texts[column.name] = _texts(batch, column, sheet)
        typed[column.name], unread = reader.read(texts[column.name])
        failed = pc.or_(failed, _add_cell_reasons(rejections, reader, texts[column.name], unread))
    rows = pa.table(typed)
    failed = pc.or_(failed, _add_rule_reasons(rejections, contract, rows, texts, failed))
    accepted = rows.filter(pc.invert(failed)).cast(contract.arrow_schema())
    return CheckedBatch(batch.num_rows, accepted, rejections.table())


def _texts(batch: pa.Table, column: Column, sheet: Sheet) -> pa.ChunkedArray:
    at = sheet.recognition.positions.get(column.name)
    missing = pa.chunked_array([pa.nulls(batch.num_rows, pa.string())])
    texts = missing if at is None else batch[f"c{at}"]
    return pc.fill_null(texts, column.default) if column.default is not None else texts


def _add_cell_reasons(
    rejections: Rejections, reader: _ColumnReader, texts: pa.ChunkedArray, unread: pa.Array
) -> pa.Array:
    """Add why cells of one column fail; return the mask of rows that do."""
    errors = [reader.error(text) for text in texts.filter(unread).to_pylist()]
    rejections.add(
        unread,
        reader.column.name,
        texts,
        expected=[error.expected for error in errors],
        advice=[error.advice for error in errors],
    )
    if reader.column.may_be_empty:
        return unread
    empty = pc.is_null(texts)
    rejections.add(empty, reader.column.name, texts, expected="een waarde")
    return pc.or_(unread, empty)


def _add_rule_reasons(
    rejections: Rejections,
    contract: Contract,
    rows: pa.Table,
    texts: dict[str, pa.ChunkedArray],
    already_failed: pa.ChunkedArray,
) -> pa.ChunkedArray:
    """Hold rows whose cells are sound against the rules over several columns."""
    broken_any = pa.chunked_array([pa.array([False] * rows.num_rows)])
    for rule in contract.rules:
        broken = pc.fill_null(rule.breaks(rows), False)
        broken = pc.and_(broken, pc.invert(pc.or_(already_failed, broken_any)))
        rejections.add(
            broken, rule.column, texts[rule.column], expected=rule.expected, advice=rule.advice
        )
        broken_any = pc.or_(broken_any, broken)
    return broken_any

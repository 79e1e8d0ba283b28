"""Hold a sheet against its contract: typed rows that pass, and every reason why others fail."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from etl.ahead import ahead
from etl.contracts import Column, Contract
from etl.contracts.cells import (
    CellError,
    CellValue,
    Parser,
    refuse_spreadsheet_error,
    text_of_length,
)
from etl.contracts.lookups import Lookups
from etl.privacy import refuse_personal_asides, refuse_personal_headers, refuse_personal_values
from etl.rejections import REJECTED_SCHEMA, Rejections
from etl.set_aside import with_last_marked, without_example_row, without_rows_below
from etl.sources.recognise import Recognition
from etl.sources.sheet import Sheet
from warehouse.spreadsheet_text import NEUTRALISED

MERGED_ADVICE = (
    "Deze cel is in Excel samengevoegd met een andere: hef de samenvoeging op en vul elke rij in."
)


@dataclass(frozen=True)
class CheckedBatch:
    """One batch after checking: rows_in = accepted rows + distinct lines in `rejected` + set aside.

    `notes` say in Dutch which rows were set aside and what else a reader should know.
    """

    rows_in: int
    accepted: pa.Table
    rejected: pa.Table
    rows_set_aside: int = 0
    notes: tuple[str, ...] = ()


@dataclass
class _ColumnReader:
    """Parses one column; remembers each distinct text it has seen."""

    column: Column
    parse: Parser
    values: dict[str, object] = field(default_factory=dict)
    errors: dict[str, CellError] = field(default_factory=dict)

    def read(self, texts: pa.ChunkedArray) -> tuple[pa.ChunkedArray | pa.Array, pa.Array]:
        """Return typed values and a mask of cells that could not be read."""
        if self.column.parser is None and not self._any_wrong_text(texts):
            return texts, pa.array([False] * len(texts))
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

    def _any_wrong_text(self, texts: pa.ChunkedArray) -> bool:
        """Say whether free text needs a look one by one."""
        too_long = pc.greater(pc.utf8_length(texts), self.column.longest_text)
        return bool(pc.any(pc.or_(too_long, pc.starts_with(texts, "#"))).as_py())


def check_sheet(sheet: Sheet, file_id: int, lookups: Lookups) -> Iterator[CheckedBatch]:
    """Yield the sheet's rows checked; blank rows are not rows.

    Raises LoadRefusedError when the sheet holds personal data.
    """
    recognition, name = sheet.recognition, sheet.path.name
    refuse_personal_headers(recognition, name)
    refuse_personal_asides(sheet)
    readers = [
        _ColumnReader(column, _cell_parser(column, lookups))
        for column in recognition.contract.columns
    ]
    filled = ahead(_without_blank_rows(batch) for batch in sheet.batches())
    is_first = True
    for batch, is_last in with_last_marked(part for part in filled if part.num_rows):
        refuse_personal_values(batch, recognition, name)
        rest, example = without_example_row(batch, recognition) if is_first else (batch, [])
        rest, below = without_rows_below(rest, recognition) if is_last else (rest, [])
        checked = _check_batch(rest, file_id, sheet, readers)
        aside = len(example) + len(below)
        yield replace(
            checked,
            rows_in=checked.rows_in + aside,
            rows_set_aside=aside,
            notes=(*example, *below, *_nameless_notes(batch, recognition)),
        )
        is_first = False


def _cell_parser(column: Column, lookups: Lookups) -> Parser:
    """Return the parser of a column, to which an error of a spreadsheet is never a value."""
    if column.parser is not None:
        own = column.parser(lookups)
    else:
        own = partial(text_of_length, column.longest_text)

    def parse(text: str) -> CellValue:
        refuse_spreadsheet_error(text)
        return own(text)

    return parse


def _nameless_notes(batch: pa.Table, recognition: Recognition) -> tuple[str, ...]:
    return tuple(
        f"de kolom na '{recognition.header[at - 1].strip()}' heeft geen kopje en is niet gelezen"
        if at
        else "de eerste kolom heeft geen kopje en is niet gelezen"
        for at in recognition.nameless_positions
        if pc.any(pc.is_valid(batch[f"c{at}"])).as_py()
    )


def _without_blank_rows(batch: pa.Table) -> pa.Table:
    trimmed = batch
    has_text = pc.is_valid(batch["surplus"])
    for position, name in enumerate(batch.column_names):
        if not name.startswith("c"):
            continue
        text = pc.utf8_trim_whitespace(batch[name])
        text = _as_it_was_delivered(text)
        is_filled = pc.fill_null(pc.not_equal(text, ""), False)
        empty_as_null = pc.if_else(is_filled, text, pa.scalar(None, pa.string()))
        trimmed = trimmed.set_column(position, name, empty_as_null)
        has_text = pc.or_(has_text, is_filled)
    return trimmed.filter(has_text)


def _as_it_was_delivered(text: pa.ChunkedArray) -> pa.ChunkedArray:
    """Take away the apostrophe that our own workbook of refused rows puts before a formula sign."""
    if not pc.any(pc.starts_with(text, "'")).as_py():
        return text
    return pc.replace_substring_regex(text, NEUTRALISED, r"\1")


def _check_batch(
    batch: pa.Table, file_id: int, sheet: Sheet, readers: list[_ColumnReader]
) -> CheckedBatch:
    contract = sheet.recognition.contract
    if not batch.num_rows:
        return CheckedBatch(0, contract.arrow_schema().empty_table(), REJECTED_SCHEMA.empty_table())
    rejections = Rejections(batch, file_id, sheet.recognition.positions)
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
        wrong = _add_cell_reasons(rejections, reader, texts[column.name], unread, sheet)
        failed = pc.or_(failed, wrong)
    rows = pa.table(typed)
    failed = pc.or_(failed, _add_rule_reasons(rejections, contract, rows, texts, failed))
    accepted = rows.filter(pc.invert(failed)).cast(contract.arrow_schema())
    return CheckedBatch(batch.num_rows, accepted, rejections.table(rows))


def _texts(batch: pa.Table, column: Column, sheet: Sheet) -> pa.ChunkedArray:
    at = sheet.recognition.positions.get(column.name)
    missing = pa.chunked_array([pa.nulls(batch.num_rows, pa.string())])
    texts = missing if at is None else batch[f"c{at}"]
    return pc.fill_null(texts, column.default) if column.default is not None else texts


def _add_cell_reasons(
    rejections: Rejections,
    reader: _ColumnReader,
    texts: pa.ChunkedArray,
    unread: pa.Array,
    sheet: Sheet,
) -> pa.Array:
    """Add why cells of one column fail; return the mask of rows that do."""
    errors = [reader.errors[text] for text in texts.filter(unread).to_pylist()]
    rejections.add(
        unread,
        reader.column.name,
        texts,
        expected=[error.expected for error in errors],
        advice=[error.advice or "Verbeter deze cel." for error in errors],
    )
    if reader.column.may_be_empty:
        return unread
    empty = pc.is_null(texts)
    at = sheet.recognition.positions[reader.column.name]
    lines = rejections.batch["line"].filter(empty).to_pylist()
    advice = [MERGED_ADVICE if sheet.is_merged(line, at) else "Vul deze cel in." for line in lines]
    rejections.add(empty, reader.column.name, texts, expected="een waarde", advice=advice)
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

"""Read CSV as Dutch Excel and others write it: every cell as text, with its line number."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from etl.messages import LoadRefusedError
from etl.sources import limits
from etl.sources.csv_rows import csv_rows, holds_rows, open_quote
from etl.sources.encoding import encoding_notes, find_encoding
from etl.sources.recognise import SEARCHED_ROWS, Recognition, recognise
from etl.sources.sheet import Aside, Sheet, column_names, text_table, title_note

DELIMITERS = (";", ",", "\t")
BLOCK_BYTES = 16 * 1024 * 1024
ROWS_PER_BATCH = 100_000


def read_delimited(path: Path) -> Sheet:
    """Recognise a CSV file; raises LoadRefusedError when it is none of the inputs."""
    limits.refuse_too_large(path, limits.LARGEST_TEXT_BYTES, "een csv-bestand")
    encoding = find_encoding(path)
    attempts: list[tuple[str, Recognition]] = []
    refusals: list[LoadRefusedError] = []
    for delimiter in DELIMITERS:
        try:
            found = recognise(path.name, _first_rows(path, encoding, delimiter))
            attempts.append((delimiter, found))
        except LoadRefusedError as refusal:
            refusals.append(refusal)
    if not attempts:
        # The refusal that understood most of the header is the one that helps.
        raise min(refusals, key=lambda refusal: "niet herkend" in refusal.found)
    delimiter, found = max(attempts, key=lambda attempt: len(attempt[1].positions))
    titles = list(_titles(path, encoding, delimiter, found))
    return Sheet(
        path,
        found,
        lambda: _batches(path, encoding, delimiter, found),
        notes=(*title_note(titles, found.header_row + 1), *encoding_notes(path, encoding)),
        asides=lambda: titles,
    )


def _titles(path: Path, encoding: str, delimiter: str, found: Recognition) -> Iterator[Aside]:
    for line, cells in islice(csv_rows(path, encoding, delimiter), found.header_row):
        yield "", line, cells


def _first_rows(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    return [cells for _, cells in islice(csv_rows(path, encoding, delimiter), SEARCHED_ROWS)]


def _batches(path: Path, encoding: str, delimiter: str, found: Recognition) -> Iterator[pa.Table]:
    """Take the fast reader where every row is a plain line, the exact one where not."""
    if _is_plain(path, encoding, delimiter, found):
        return _fast_batches(path, encoding, delimiter, found)
    return _exact_batches(path, encoding, delimiter, found)


def _is_plain(path: Path, encoding: str, delimiter: str, found: Recognition) -> bool:
    """Say whether one row is one line: no quotes and nothing above the header is quoted."""
    if encoding == "utf-16" or found.delivered_width > limits.LARGEST_COLUMN_COUNT:
        return False
    with path.open("rb") as stream:
        quoted = any(b'"' in block for block in iter(lambda: stream.read(1 << 20), b""))
    if quoted:
        return False
    try:
        for _ in _reader(path, encoding, delimiter, found, only=["c0"]):
            pass
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return False  # a row with too few or too many cells, or a byte that cp1252 lacks
    return True


def _fast_batches(
    path: Path, encoding: str, delimiter: str, found: Recognition
) -> Iterator[pa.Table]:
    names = column_names(found.delivered_width)
    line = found.header_row + 2
    for batch in _reader(path, encoding, delimiter, found):
        table = pa.Table.from_batches([batch])
        lines = pa.array(np.arange(line, line + table.num_rows))
        line += table.num_rows
        width = len(found.header)
        surplus = _joined(table.select(names[width:]))
        named = table.select(names[:width])
        yield named.add_column(0, "surplus", surplus).add_column(0, "line", lines)


def _reader(
    path: Path,
    encoding: str,
    delimiter: str,
    found: Recognition,
    only: list[str] | None = None,
) -> arrow_csv.CSVStreamingReader:
    """Read every cell as text, or of some columns `only`: rows must be whole all the same."""
    names = column_names(found.delivered_width)
    return arrow_csv.open_csv(
        path,
        read_options=arrow_csv.ReadOptions(
            column_names=names,
            skip_rows=found.header_row + 1,
            block_size=BLOCK_BYTES,
            encoding="utf-8" if encoding == "utf-8-sig" else encoding,
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            quote_char=False,
            ignore_empty_lines=False,
            invalid_row_handler=lambda _: "error",
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            include_columns=only,
        ),
    )


def _joined(cells: pa.Table) -> pa.ChunkedArray | pa.Array:
    """Join what stands in columns after the last header; null where that is nothing."""
    if not cells.num_columns:
        return pa.nulls(cells.num_rows, pa.string())
    joined = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*cells.columns, ""))
    return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), joined)


def _exact_batches(
    path: Path, encoding: str, delimiter: str, found: Recognition
) -> Iterator[pa.Table]:
    width = len(found.header)
    lines: list[int] = []
    rows: list[list[str]] = []
    for number, (line, cells) in enumerate(csv_rows(path, encoding, delimiter)):
        if number <= found.header_row:
            continue
        if holds_rows(cells, delimiter, width):
            raise open_quote(path, f"in een cel op regel {line} staan hele rijen.")
        lines.append(line)
        rows.append(cells)
        if len(rows) == ROWS_PER_BATCH:
            yield text_table(lines, rows, width)
            lines, rows = [], []
    if rows:
        yield text_table(lines, rows, width)

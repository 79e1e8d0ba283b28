"""Recognise rows that are no data: the example row of a template, a total row at the bottom.

They are left out and named; what only looks like one stays in and is judged like any row.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts import Contract
from etl.contracts.cells import normalise
from etl.sources.recognise import Recognition

TOTAL_WORDS = ("totaal", "eindtotaal", "total", "subtotaal", "som")


def without_example_row(batch: pa.Table, recognition: Recognition) -> tuple[pa.Table, list[str]]:
    """Leave out rows that are, cell for cell, the example of the template."""
    contract, positions = recognition.contract, recognition.positions
    is_example = pa.chunked_array([pa.array([True] * batch.num_rows)])
    for name, position in positions.items():
        same = pc.equal(batch[f"c{position}"], contract.column(name).example)
        is_example = pc.and_(is_example, pc.fill_null(same, False))
    return _split(batch, is_example, "de voorbeeldrij van het sjabloon is overgeslagen")


def without_total_row(batch: pa.Table, recognition: Recognition) -> tuple[pa.Table, list[str]]:
    """Leave out the last row when it says 'totaal' and lacks more than one required value."""
    last = batch.num_rows - 1
    if last < 0 or not _is_total(batch.slice(last, 1), recognition):
        return batch, []
    mask = pa.chunked_array([pa.array([False] * last + [True])])
    return _split(batch, mask, "een totaalrij is herkend en niet meegeteld")


def with_last_marked(batches: Iterable[pa.Table]) -> Iterator[tuple[pa.Table, bool]]:
    """Yield each batch with whether it is the last one."""
    waiting: pa.Table | None = None
    for batch in batches:
        if waiting is not None:
            yield waiting, False
        waiting = batch
    if waiting is not None:
        yield waiting, True


def _is_total(row: pa.Table, recognition: Recognition) -> bool:
    cells = [row[f"c{at}"][0].as_py() for at in range(len(recognition.header))]
    says_total = any(normalise(text).startswith(TOTAL_WORDS) for text in cells if text)
    return says_total and _missing_values(cells, recognition.contract, recognition.positions) > 1


def _missing_values(cells: list[str | None], contract: Contract, positions: dict[str, int]) -> int:
    needed = [column for column in contract.columns if not column.may_be_empty]
    return sum(
        cells[positions[column.name]] is None for column in needed if column.name in positions
    )


def _split(batch: pa.Table, set_aside: pa.ChunkedArray, remark: str) -> tuple[pa.Table, list[str]]:
    if not pc.any(set_aside).as_py():
        return batch, []
    lines = batch.filter(set_aside)["line"].to_pylist()
    return batch.filter(pc.invert(set_aside)), [f"regel {line}: {remark}" for line in lines]

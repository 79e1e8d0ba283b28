"""Recognise rows that are no data: the example row of a template, a total row at the bottom.

They are left out and named; what only looks like one stays in and is judged like any row.
"""

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa

from etl.contracts import Contract
from etl.contracts.cells import normalise
from etl.sources.recognise import Recognition

TOTAL_WORDS = frozenset({"totaal", "eindtotaal", "total", "totalen", "subtotaal", "som"})


def without_example_row(batch: pa.Table, recognition: Recognition) -> tuple[pa.Table, list[str]]:
    """Leave out the first row when it is, cell for cell, the example of the template.

    Only when every column of the template is there: two columns alike may be a real row.
    """
    contract, positions = recognition.contract, recognition.positions
    first = batch.slice(0, 1)
    is_example = len(positions) == len(contract.columns) and all(
        first[f"c{at}"][0].as_py() == contract.column(name).example
        for name, at in positions.items()
    )
    if not is_example:
        return batch, []
    return batch.slice(1), [_remark(first, "de voorbeeldrij van het sjabloon is overgeslagen")]


def without_total_row(batch: pa.Table, recognition: Recognition) -> tuple[pa.Table, list[str]]:
    """Leave out the last row when it says 'totaal' and lacks more than one required value."""
    if not batch.num_rows:
        return batch, []
    rest, last = batch.slice(0, batch.num_rows - 1), batch.slice(batch.num_rows - 1)
    if not _is_total(last, recognition):
        return batch, []
    return rest, [_remark(last, "een totaalrij is herkend en niet meegeteld")]


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
    says_total = any(_first_word(text) in TOTAL_WORDS for text in cells if text)
    return says_total and _missing_values(cells, recognition.contract, recognition.positions) > 1


def _missing_values(cells: list[str | None], contract: Contract, positions: dict[str, int]) -> int:
    needed = [column for column in contract.columns if not column.may_be_empty]
    return sum(
        cells[positions[column.name]] is None for column in needed if column.name in positions
    )


def _first_word(text: str) -> str:
    return normalise(re.split(r"[\s:;,(/-]", text.strip(), maxsplit=1)[0])


def _remark(row: pa.Table, remark: str) -> str:
    return f"regel {row['line'][0].as_py()}: {remark}"

"""Recognise rows that are no data: the example row of a template, what stands below the table.

They are left out and named; what only looks like one stays in and is judged like any row.
"""

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa

from etl.contracts import Contract
from etl.contracts.cells import normalise
from etl.sources.recognise import Recognition

TOTAL_WORDS = frozenset({"totaal", "eindtotaal", "total", "totalen", "subtotaal", "som"})
AVERAGE_WORDS = frozenset({"gemiddeld", "gemiddelde", "gemiddelden"})
FOOTER_WORDS = ("bron", "bronnen", "peildatum", "toelichting", "opmerking", "noot", "let op")
_FOOTER = re.compile(rf"\s*({'|'.join(FOOTER_WORDS)})\s*:", re.IGNORECASE)
# So many rows below a table may come in a batch of their own and still be seen as one.
SHORTEST_BATCH = 100


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


def without_rows_below(batch: pa.Table, recognition: Recognition) -> tuple[pa.Table, list[str]]:
    """Leave out the last rows as long as they sum the table up or are a footer of it.

    A row sums up when it says 'totaal' or 'gemiddeld' and lacks more than one required value; a
    footer is one filled cell that begins with a word such as 'Bron:', and nothing else.
    """
    remarks: list[str] = []
    rows = batch.num_rows
    while rows:
        last = batch.slice(rows - 1, 1)
        remark = _remark_below(last, recognition)
        if not remark:
            break
        remarks.insert(0, _remark(last, remark))
        rows -= 1
    return batch.slice(0, rows), remarks


def with_last_marked(batches: Iterable[pa.Table]) -> Iterator[tuple[pa.Table, bool]]:
    """Yield each batch with whether it is the last one; a short one joins the one before it."""
    waiting: pa.Table | None = None
    for batch in batches:
        if waiting is None:
            waiting = batch
        elif batch.num_rows < SHORTEST_BATCH:
            waiting = pa.concat_tables([waiting, batch]).combine_chunks()
        else:
            yield waiting, False
            waiting = batch
    if waiting is not None:
        yield waiting, True


def _remark_below(row: pa.Table, recognition: Recognition) -> str:
    """Say what kind of row below a table this is; empty when it is a row like any."""
    cells = [row[f"c{at}"][0].as_py() for at in range(len(recognition.header))]
    filled = [text for text in cells if text]
    missing = _missing_values(cells, recognition.contract, recognition.positions)
    if len(filled) == 1 and missing and not row["surplus"][0].is_valid:
        footer = _FOOTER.match(filled[0])
        if footer:
            return f"een voetregel ({footer[1].capitalize()}) is herkend en niet meegeteld"
    first_words = {_first_word(text) for text in filled}
    if missing > 1 and first_words & TOTAL_WORDS:
        return "een totaalrij is herkend en niet meegeteld"
    if missing > 1 and first_words & AVERAGE_WORDS:
        return "een rij met gemiddelden is herkend en niet meegeteld"
    return ""


def _missing_values(cells: list[str | None], contract: Contract, positions: dict[str, int]) -> int:
    needed = [column for column in contract.columns if not column.may_be_empty]
    return sum(
        cells[positions[column.name]] is None for column in needed if column.name in positions
    )


def _first_word(text: str) -> str:
    return normalise(re.split(r"[\s:;,(/-]", text.strip(), maxsplit=1)[0])


def _remark(row: pa.Table, remark: str) -> str:
    return f"regel {row['line'][0].as_py()}: {remark}"

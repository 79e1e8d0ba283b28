"""Rules over two columns of one row that several contracts share."""

import pyarrow as pa
import pyarrow.compute as pc

from etl.contracts.contract import RowRule


def not_before(later: str, earlier: str) -> RowRule:
    """`later` must not lie before `earlier`; an empty day breaks nothing."""

    def breaks(rows: pa.Table) -> pa.ChunkedArray:
        return pc.fill_null(pc.less(rows[later], rows[earlier]), False)

    return RowRule(
        later,
        breaks,
        f"een dag op of na {earlier}",
        "Controleer of dag en maand niet verwisseld zijn.",
    )


def filled_when(column: str, other: str, values: tuple[str, ...]) -> RowRule:
    """`column` must be filled when `other` has one of the values."""

    def breaks(rows: pa.Table) -> pa.ChunkedArray:
        concerned = pc.is_in(rows[other], pa.array(values))
        return pc.and_(concerned, pc.is_null(rows[column]))

    choices = " of ".join(values)
    return RowRule(
        column,
        breaks,
        f"gevuld, omdat {other} {choices} is",
        f"Vul {column} in, of verander {other}.",
    )


def empty_when(column: str, other: str, value: str) -> RowRule:
    """`column` must be empty when `other` has the value."""

    def breaks(rows: pa.Table) -> pa.ChunkedArray:
        return pc.and_(pc.equal(rows[other], value), pc.is_valid(rows[column]))

    return RowRule(
        column,
        breaks,
        f"leeg, omdat {other} {value} is",
        f"Maak {column} leeg, of verander {other}.",
    )

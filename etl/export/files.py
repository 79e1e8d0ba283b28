"""Write one table as CSV for Dutch Excel, and as Parquet for everything else."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.export.dictionary import Table
from warehouse.spreadsheet_text import neutralised

LIST_MARK = "|"
_DATES = ("TIMESTAMP", "TIMESTAMP_S")

Writer = Callable[[pa.Table, Path, dict[str, str]], None]


def read_table(connection: duckdb.DuckDBPyConnection, table: Table) -> pa.Table:
    """Return the rows in a fixed order, so that the same release gives the same bytes."""
    columns = [
        f'"{name}"::{"date" if kind in _DATES else "bigint"} as "{name}"'
        if kind in (*_DATES, "HUGEINT")
        else f'"{name}"'
        for name, kind in table.columns(connection).items()
    ]
    asked = f"select {', '.join(columns)} from ({table.sql}) order by all"  # noqa: S608  our own
    return connection.execute(asked).to_arrow_table()


def write_parquet(rows: pa.Table, path: Path, facts: dict[str, str]) -> None:
    """Write Parquet; the facts about the release stand in the metadata of the file."""
    pq.write_table(rows.replace_schema_metadata(facts), path, compression="zstd")


def write_csv(rows: pa.Table, path: Path, _facts: dict[str, str]) -> None:
    """Write ; and decimal comma with BOM; the first line has the names of the columns."""
    frame = rows.to_pandas(types_mapper=_with_missing)
    save_csv(frame.apply(_for_people), path)


def save_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as Dutch Excel opens it; a text is never run as a formula."""
    text = frame.map(neutralised).to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n")
    path.write_bytes(text.encode("utf-8-sig"))


WRITERS: dict[str, Writer] = {"csv": write_csv, "parquet": write_parquet}


def _with_missing(kind: pa.DataType) -> pd.api.extensions.ExtensionDtype | None:
    """Keep whole numbers and truths what they are where one is missing."""
    kinds = {
        pa.int64(): pd.Int64Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    return kinds.get(kind)


def _for_people(column: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "true", False: "false"}, na_action="ignore")
    if pd.api.types.is_float_dtype(column):
        known = column.dropna()
        # A count that may be hidden is stored with decimals that it never has.
        return column.astype("Int64") if len(known) and bool((known % 1 == 0).all()) else column
    is_list = column.map(lambda cell: hasattr(cell, "tolist")).any()
    if is_list:
        return column.map(LIST_MARK.join, na_action="ignore")
    return column

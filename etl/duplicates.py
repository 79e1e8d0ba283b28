"""Refuse rows that stand there more than once."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

from etl.contracts import Contract
from etl.delivered import DeliveredFile
from etl.rejections import REJECTED_SCHEMA, owners, raw_row
from etl.sources.limits import LARGEST_REFUSED_ROWS
from etl.whole_file import with_hopelessly_many_doubles


def duplicates(
    connection: duckdb.DuckDBPyConnection, contract: Contract, files: Sequence[DeliveredFile]
) -> pa.Table:
    """Refuse every row whose key stood on an earlier line, of this file or of one before it."""
    if not contract.key:
        return REJECTED_SCHEMA.empty_table()
    table = connection.table(f"accepted.{contract.name}")
    keys = [ColumnExpression(name) for name in contract.key]
    doubled = table.aggregate([*keys, FunctionExpression("count").alias("times")]).filter(
        ColumnExpression("times") > ConstantExpression(1)
    )
    by_id = {file.file_id: file for file in files}
    found = (
        doubled.set_alias("doubled")
        .join(table, ", ".join(contract.key))
        .order("file_id, line")
        .to_arrow_table()
    )
    if found.num_rows > 2 * LARGEST_REFUSED_ROWS:
        raise with_hopelessly_many_doubles(by_id[found["file_id"][-1].as_py()], contract, found)
    first: dict[tuple[object, ...], dict[str, Any]] = {}
    refused = []
    whose = (owner.to_pylist() for owner in owners(found))
    for row, rsv_code, municipality_codes in zip(found.to_pylist(), *whose, strict=True):
        key = tuple(row[name] for name in contract.key)
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        of_file = by_id[row["file_id"]]
        elsewhere = (
            ""
            if earlier["file_id"] == row["file_id"]
            else f" van bestand {by_id[earlier['file_id']].path.name}"
        )
        refused.append(
            {
                "file_id": row["file_id"],
                "line": row["line"],
                "column_name": ", ".join(contract.key),
                "found": " / ".join(str(part) for part in key),
                "expected": "een waarde die niet vaker voorkomt",
                "advice": f"Dezelfde staat al op regel {earlier['line']}{elsewhere}; "
                "die telt, deze niet.",
                "raw_row": raw_row(
                    {name: _as_text(row[name]) for name in of_file.sheet.recognition.positions}
                ),
                "rsv_code": rsv_code,
                "municipality_codes": municipality_codes,
            }
        )
    return pa.Table.from_pylist(refused, schema=REJECTED_SCHEMA)


def _as_text(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else value

"""Whether delivered partnerships and the layout in use belong together."""

from collections.abc import Collection

import duckdb
import pyarrow as pa

from etl.rejections import REJECTED_SCHEMA, raw_row


def partnerships_without_layout(
    connection: duckdb.DuckDBPyConnection, provisional_codes: Collection[str]
) -> pa.Table:
    """Refuse partnerships that the provisional layout does not know, when no other is delivered.

    They would stand without a municipality beside the provisional ones: two lists in one.
    """
    if connection.table("accepted.rsv_gemeenten").limit(1).fetchone():
        return REJECTED_SCHEMA.empty_table()
    known = f"{min(provisional_codes)} tot en met {max(provisional_codes)}"
    expected = f"een code van de voorlopige indeling ({known}), zolang Gemeenten per RSV ontbreekt"
    rows = connection.table("accepted.rsv").select("file_id", "line", "rsv_code", "naam")
    return pa.Table.from_pylist(
        [
            {
                "file_id": file_id,
                "line": line,
                "column_name": "rsv_code",
                "found": code,
                "expected": expected,
                "advice": "Lever ook Gemeenten per RSV (rsv_gemeenten) aan: welke gemeente hoort "
                "bij welk RSV.",
                "raw_row": raw_row({"rsv_code": code, "naam": name}),
                "rsv_code": code,
            }
            for file_id, line, code, name in rows.order("file_id, line").fetchall()
            if code not in provisional_codes
        ],
        schema=REJECTED_SCHEMA,
    )

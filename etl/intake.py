"""Take the delivered files in: check every row, keep what passes and why the rest does not."""

from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from etl.check import check_sheet
from etl.contracts import CONTRACTS
from etl.contracts.lookups import Lookups, load_lookups
from etl.delivered import FICTITIOUS, DeliveredFile
from etl.duplicates import duplicates
from etl.layout import partnerships_without_layout
from etl.messages import LoadRefusedError
from etl.own_agenda import set_outweighed_aside
from etl.rejections import REJECTED_SCHEMA
from etl.sources.limits import LARGEST_REFUSED_ROWS
from etl.whole_file import (
    LARGEST_REFUSED_SHARE,
    with_hopelessly_many_errors,
    with_too_many_errors,
    without_rows,
)
from warehouse.models import model_names, model_sql

# Inserting batch by batch takes four times as long; more rows at once only take more memory.
ROWS_PER_INSERT = 1_000_000


def take_in(
    connection: duckdb.DuckDBPyConnection,
    files: list[DeliveredFile],
    report: Callable[[str], None],
) -> None:
    """Fill accepted.<input>, staging.rejected, staging.refused_line and staging.ingested_file.

    Raises LoadRefusedError when a file holds personal data or no rows.
    """
    lookups = load_lookups()
    provisional_rsvs = set(lookups.rsv_codes.values())
    for contract in CONTRACTS.values():
        empty = contract.arrow_schema().empty_table()
        connection.from_arrow(empty).create(f"accepted.{contract.name}")
    rejected = [REJECTED_SCHEMA.empty_table()]
    for file in files:
        report(f"{file.path.name} ({file.contract.title.lower()})")
        waiting: list[pa.Table] = []
        for batch in check_sheet(file.sheet, file.file_id, lookups):
            file.rows_in += batch.rows_in
            file.rows_set_aside += batch.rows_set_aside
            file.rows_refused += len(pc.unique(batch.rejected["line"]))
            file.notes += [note for note in batch.notes if note not in file.notes]
            if file.rows_refused > LARGEST_REFUSED_ROWS:
                raise with_hopelessly_many_errors(file, batch.rejected)
            file.fictitious_in = file.fictitious_in or _fictitious_in(batch.accepted, file)
            rejected.append(batch.rejected)
            waiting.append(batch.accepted)
            if sum(table.num_rows for table in waiting) >= ROWS_PER_INSERT:
                _insert(connection, file, waiting)
        _insert(connection, file, waiting)
        if file.rows_in == file.rows_set_aside:
            raise without_rows(file)
        if file.contract.name == "rsv":
            lookups = _with_delivered_rsvs(connection, lookups)
    set_outweighed_aside(connection, files)
    connection.from_arrow(_ingested(files)).create("staging.ingested_file")
    rejected += [duplicates(connection, contract, files) for contract in CONTRACTS.values()]
    rejected.append(partnerships_without_layout(connection, provisional_rsvs))
    rejected += [
        connection.execute(model_sql(f"checks/{name}")).to_arrow_table().cast(REJECTED_SCHEMA)
        for name in model_names("checks")
    ]
    reasons = pa.concat_tables(rejected)
    connection.from_arrow(reasons).create("staging.rejected")
    lines = reasons.select(["file_id", "line"]).group_by(["file_id", "line"]).aggregate([])
    connection.from_arrow(lines).create("staging.refused_line")


def _insert(
    connection: duckdb.DuckDBPyConnection, file: DeliveredFile, waiting: list[pa.Table]
) -> None:
    """Insert what waits, all at once."""
    if waiting:
        rows = connection.from_arrow(pa.concat_tables(waiting))
        rows.insert_into(f"accepted.{file.contract.name}")
        waiting.clear()


def too_many_errors(
    connection: duckdb.DuckDBPyConnection, files: Sequence[DeliveredFile]
) -> list[LoadRefusedError]:
    """Return a refusal for each file that was taken in with too many refused rows."""
    reasons = connection.table("staging.rejected").to_arrow_table()
    refusals = []
    for file in files:
        of_file = reasons.filter(pc.equal(reasons["file_id"], file.file_id))
        refused = len(pc.unique(of_file["line"]))
        if refused > LARGEST_REFUSED_SHARE * file.rows_in:
            refusals.append(with_too_many_errors(file, refused, of_file))
    return refusals


def _fictitious_in(accepted: pa.Table, file: DeliveredFile) -> str:
    """Name the first column with a text that says it is fictitious; empty when none has."""
    labels = [column.name for column in file.contract.columns if column.is_label]
    found = (
        name
        for name in labels
        if pc.any(pc.starts_with(accepted[name], FICTITIOUS, ignore_case=True)).as_py()
        or pc.any(pc.match_substring(accepted[name], f"({FICTITIOUS})")).as_py()
    )
    return next(found, "")


def _with_delivered_rsvs(connection: duckdb.DuckDBPyConnection, lookups: Lookups) -> Lookups:
    rows = connection.table("accepted.rsv").select("rsv_code", "naam").fetchall()
    return lookups.with_rsvs(dict(rows)) if rows else lookups


def _ingested(files: list[DeliveredFile]) -> pa.Table:
    return pa.table(
        {
            "file_id": pa.array([file.file_id for file in files], pa.int32()),
            "input_name": [file.contract.name for file in files],
            "file_name": [file.path.name for file in files],
            "sheet_name": [file.sheet.sheet_name for file in files],
            "sha256": [file.sha256 for file in files],
            "rows_in": pa.array([file.rows_in for file in files], pa.int64()),
            "rows_set_aside": pa.array([file.rows_set_aside for file in files], pa.int64()),
            "is_fictitious": [file.is_fictitious for file in files],
            "is_provisional": [file.is_provisional for file in files],
            "extra_columns": [", ".join(file.sheet.recognition.extra_columns) for file in files],
            "notes": [" · ".join(file.notes) for file in files],
        }
    )

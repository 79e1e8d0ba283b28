"""Take the delivered files in: check every row, keep what passes and why the rest does not."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import ColumnExpression, ConstantExpression, FunctionExpression

from etl.check import check_sheet
from etl.contracts import CONTRACTS, Contract
from etl.contracts.cells import normalise
from etl.contracts.lookups import Lookups, load_lookups
from etl.layout import partnerships_without_layout
from etl.messages import LoadRefusedError
from etl.rejections import REJECTED_SCHEMA, owners, raw_row
from etl.sources.files import open_sheet, sha256_of
from etl.sources.limits import LARGEST_REFUSED_ROWS
from etl.sources.sheet import Sheet
from warehouse.models import model_names, model_sql

FICTITIOUS = "fictief"
PROVISIONAL_WORDS = ("voorlopig", "concept")
# A file of which more than this share of rows is refused is more likely the wrong file or the
# wrong export than a good file with slips: the load stops, so that nobody publishes half a file.
LARGEST_REFUSED_SHARE = 0.05


@dataclass
class DeliveredFile:
    """One file of the inbox and what became of its rows."""

    file_id: int
    path: Path
    sheet: Sheet
    sha256: str
    rows_in: int = 0
    rows_set_aside: int = 0
    rows_refused: int = 0
    is_fictitious: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def contract(self) -> Contract:
        """Return the contract it was recognised as."""
        return self.sheet.recognition.contract

    @property
    def is_provisional(self) -> bool:
        """Say whether its name calls it so; a status within the rows is another matter."""
        return any(word in normalise(self.path.stem) for word in PROVISIONAL_WORDS)


def open_files(paths: Sequence[Path]) -> list[DeliveredFile]:
    """Recognise every file; raises LoadRefusedError for the first that is no input or a copy."""
    files: list[DeliveredFile] = []
    first_of: dict[str, Path] = {}
    for path in paths:
        sheet, sha256 = open_sheet(path), sha256_of(path)
        if sha256 in first_of:
            raise _copy_of(path, first_of[sha256])
        first_of[sha256] = path
        notes = [*sheet.notes, *_doubled_note(sheet)]
        files.append(DeliveredFile(0, path, sheet, sha256, notes=notes))
    order = {name: at for at, name in enumerate(CONTRACTS)}
    files.sort(key=lambda file: (order[file.contract.name], file.path.name))
    for file_id, file in enumerate(files, start=1):
        file.file_id = file_id
    return files


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
        for batch in check_sheet(file.sheet, file.file_id, lookups):
            file.rows_in += batch.rows_in
            file.rows_set_aside += batch.rows_set_aside
            file.rows_refused += len(pc.unique(batch.rejected["line"]))
            file.notes += [note for note in batch.notes if note not in file.notes]
            if file.rows_refused > LARGEST_REFUSED_ROWS:
                raise _with_hopelessly_many_errors(file, batch.rejected)
            file.is_fictitious = file.is_fictitious or _is_fictitious(batch.accepted, file)
            connection.from_arrow(batch.accepted).insert_into(f"accepted.{file.contract.name}")
            rejected.append(batch.rejected)
        if file.rows_in == file.rows_set_aside:
            raise _without_rows(file)
        if file.contract.name == "rsv":
            lookups = _with_delivered_rsvs(connection, lookups)
    connection.from_arrow(_ingested(files)).create("staging.ingested_file")
    rejected += [_duplicates(connection, contract, files) for contract in CONTRACTS.values()]
    rejected.append(partnerships_without_layout(connection, provisional_rsvs))
    rejected += [
        connection.execute(model_sql(f"checks/{name}")).to_arrow_table().cast(REJECTED_SCHEMA)
        for name in model_names("checks")
    ]
    reasons = pa.concat_tables(rejected)
    connection.from_arrow(reasons).create("staging.rejected")
    lines = reasons.select(["file_id", "line"]).group_by(["file_id", "line"]).aggregate([])
    connection.from_arrow(lines).create("staging.refused_line")


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
            refusals.append(_with_too_many_errors(file, refused, of_file))
    return refusals


def _is_fictitious(accepted: pa.Table, file: DeliveredFile) -> bool:
    labels = [column.name for column in file.contract.columns if column.is_label]
    return FICTITIOUS in file.path.name.lower() or any(
        pc.any(pc.starts_with(accepted[name], FICTITIOUS, ignore_case=True)).as_py()
        or pc.any(pc.match_substring(accepted[name], f"({FICTITIOUS})")).as_py()
        for name in labels
    )


def _with_delivered_rsvs(connection: duckdb.DuckDBPyConnection, lookups: Lookups) -> Lookups:
    rows = connection.table("accepted.rsv").select("rsv_code", "naam").fetchall()
    return lookups.with_rsvs(dict(rows)) if rows else lookups


def _doubled_note(sheet: Sheet) -> list[str]:
    doubled = sheet.recognition.doubled_columns
    names = ", ".join(doubled)
    return [f"staat er twee keer, alleen de eerste is gelezen: kolom {names}"] if doubled else []


def _duplicates(
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
        raise _with_hopelessly_many_doubles(by_id[found["file_id"][-1].as_py()], contract, found)
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


def _without_rows(file: DeliveredFile) -> LoadRefusedError:
    aside = f" ({'; '.join(file.notes)})" if file.rows_set_aside else ""
    return LoadRefusedError(
        f"het bestand heeft een kopregel maar geen rijen{aside}.",
        "ten minste één rij.",
        "Vul de rijen in en lever het opnieuw aan, of laat dit bestand weg.",
        file.path.name,
    )


def _copy_of(path: Path, first: Path) -> LoadRefusedError:
    return LoadRefusedError(
        f"dit bestand is hetzelfde als {first.name}, dat al meetelt.",
        "elk bestand één keer.",
        "Lever het niet opnieuw aan.",
        path.name,
    )


def _with_too_many_errors(file: DeliveredFile, refused: int, reasons: pa.Table) -> LoadRefusedError:
    verb = "is" if refused == 1 else "zijn"
    return _too_many(
        file,
        f"{refused} van de {file.rows_in} rijen {verb} geweigerd.\n{_first_reasons(reasons)}",
    )


def _with_hopelessly_many_errors(file: DeliveredFile, reasons: pa.Table) -> LoadRefusedError:
    return _too_many(
        file,
        f"meer dan {LARGEST_REFUSED_ROWS} rijen zijn geweigerd; de rest is niet bekeken. Onder de "
        f"laatste:\n{_first_reasons(reasons)}",
    )


def _with_hopelessly_many_doubles(
    file: DeliveredFile, contract: Contract, found: pa.Table
) -> LoadRefusedError:
    return _too_many(
        file,
        f"meer dan {LARGEST_REFUSED_ROWS} rijen staan er vaker, met dezelfde "
        f"{', '.join(contract.key)}; bijvoorbeeld regel {found['line'][-1]}.",
    )


def _too_many(file: DeliveredFile, found: str) -> LoadRefusedError:
    return LoadRefusedError(
        found,
        f"een bestand waarvan ten hoogste {LARGEST_REFUSED_SHARE:.0%} van de rijen "
        "geweigerd wordt.",
        "Verbeter de genoemde rijen en lever het bestand opnieuw aan. De vorige uitgave "
        "blijft actief.",
        file.path.name,
    )


def _first_reasons(reasons: pa.Table, shown: int = 5) -> str:
    lines = [
        f"    regel {row['line']}, kolom {row['column_name']}: gevonden "
        f"{json.dumps(row['found'], ensure_ascii=False)}; verwacht {row['expected']}. "
        f"{row['advice']}".rstrip()
        for row in reasons.slice(0, shown).to_pylist()
    ]
    rest = reasons.num_rows - shown
    if rest > 0:
        lines.append(
            f"    en nog {rest} {'reden' if rest == 1 else 'redenen'}; zie 'python -m etl check'."
        )
    return "\n".join(lines)

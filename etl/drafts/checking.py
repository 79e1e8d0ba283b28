"""Check each uploaded file by itself, so that a bad one does not hide what is wrong elsewhere."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.contracts import CONTRACTS
from etl.drafts.base import base_files, is_example
from etl.drafts.refused_workbook import write_refused
from etl.intake import DeliveredFile, open_files, take_in, too_many_errors
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files
from etl.sources.recognise import contract_in_name
from warehouse.drafts import CANDIDATE, CheckedFile, Draft, write_checked

PARTNERSHIP_INPUTS = ("rsv", "rsv_gemeenten")  # without these no other file can be judged
SHOWN_REASONS = 500  # a page shows no more; the workbook holds them all


def run(draft: Draft, _role: str, report: Callable[[str], None]) -> None:
    """Check the files of a draft; a file that is refused as a whole is removed at once."""
    draft.forget(CANDIDATE)
    opened = [_open(path, draft) for path in inbox_files(draft.files_folder)]
    partnerships = _partnerships([file for file in opened if isinstance(file, DeliveredFile)])
    checked = []
    for file in opened:
        if isinstance(file, DeliveredFile):
            report(f"controleren: {file.path.name}")
            checked.append(_check(file, partnerships, draft))
        else:
            checked.append(file)
    write_checked(draft, checked)


def _open(path: Path, draft: Draft) -> DeliveredFile | CheckedFile:
    try:
        return open_files([path])[0]
    except LoadRefusedError as refusal:
        return _refused(path, refusal, draft)


def _refused(path: Path, refusal: LoadRefusedError, draft: Draft) -> CheckedFile:
    # It may hold personal data; the user has the original.
    path.unlink()
    (draft.refused_folder / f"{path.name}.xlsx").unlink(missing_ok=True)
    return CheckedFile(path.name, refusal=asdict(refusal))


def _partnerships(uploaded: list[DeliveredFile]) -> list[DeliveredFile]:
    """Return the files that say which partnerships there are: uploaded, or else active."""
    found = []
    base = open_files([path for name, path in base_files().items() if _may_name_them(name, path)])
    for name in PARTNERSHIP_INPUTS:
        own = [file for file in uploaded if file.contract.name == name]
        found += own or [file for file in base if file.contract.name == name]
    return found


def _may_name_them(name: str, path: Path) -> bool:
    named = contract_in_name(name)
    return path.is_file() and (named is None or named.name in PARTNERSHIP_INPUTS)


def _check(file: DeliveredFile, partnerships: list[DeliveredFile], draft: Draft) -> CheckedFile:
    group = [file, *(other for other in partnerships if other.path != file.path)]
    group = [_afresh(one, number) for number, one in enumerate(group, start=1)]
    group.sort(key=lambda one: list(CONTRACTS).index(one.contract.name))
    with duckdb.connect() as connection:
        connection.execute("create schema accepted; create schema staging")
        try:
            take_in(connection, group, lambda _: None)
        except LoadRefusedError as refusal:
            return _refused(file.path, refusal, draft)
        own = next(one for one in group if one.path == file.path)
        rejected = connection.table("staging.rejected").filter(f"file_id = {own.file_id}")
        reasons = rejected.order("line").to_arrow_table()
        refused = len(reasons["line"].unique())
        too_many = bool(too_many_errors(connection, [own]))
    if refused:
        write_refused(draft.refused_folder / f"{file.path.name}.xlsx", own, reasons)
    return CheckedFile(
        name=file.path.name,
        input_name=own.contract.name,
        input_title=own.contract.title,
        sheet_name=own.sheet.sheet_name,
        rows_in=own.rows_in,
        rows_set_aside=own.rows_set_aside,
        rows_refused=refused,
        is_example=own.is_fictitious or is_example(file.path.name),
        has_too_many_refused=too_many,
        notes=tuple(own.notes),
        extra_columns=tuple(own.sheet.recognition.extra_columns),
        reasons=tuple(_shown(reasons)),
    )


def _afresh(file: DeliveredFile, file_id: int) -> DeliveredFile:
    """Return a file as if it was only just opened: counts and notes grow while it is taken in."""
    return replace(
        file,
        file_id=file_id,
        rows_in=0,
        rows_set_aside=0,
        rows_refused=0,
        notes=[*file.sheet.notes],
    )


def _shown(reasons: pa.Table) -> list[dict[str, object]]:
    columns = ["line", "column_name", "found", "expected", "advice"]
    return reasons.select(columns).slice(0, SHOWN_REASONS).to_pylist()

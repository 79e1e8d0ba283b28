"""Check each uploaded file by itself, so that a bad one does not hide what is wrong elsewhere."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.contracts import CONTRACTS
from etl.delivered import DeliveredFile, open_files
from etl.drafts.base import base_files
from etl.drafts.refused_workbook import write_refused
from etl.intake import take_in, too_many_errors
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files, is_example
from etl.sources.recognise import contract_in_name
from warehouse.drafts import CANDIDATE, CheckedFile, Draft, write_checked

PARTNERSHIP_INPUTS = ("rsv", "rsv_gemeenten")  # without these no other file can be judged
SHOWN_REASONS = 500  # a page shows no more; the workbook holds them all


def run(draft: Draft, _role: str, report: Callable[[str], None]) -> None:
    """Check the files of a draft; a file that is refused as a whole is removed at once."""
    draft.forget(CANDIDATE)
    opened = [_open(path, draft) for path in inbox_files(draft.files_folder)]
    files = [file for file in opened if file is not None]
    own = [file for file in files if file.contract.name in PARTNERSHIP_INPUTS]
    base = open_files([path for name, path in base_files().items() if _may_name_them(name, path)])
    base = [file for file in base if file.contract.name in PARTNERSHIP_INPUTS]
    checked = []
    for file in files:
        report(f"controleren: {file.path.name}")
        # What was uploaded comes before what it may replace.
        checked.append(_check(file, [[*own, *base], base, []], draft))
    write_checked(draft, [file for file in checked if file is not None])


def _open(path: Path, draft: Draft) -> DeliveredFile | None:
    try:
        return open_files([path])[0]
    except LoadRefusedError as refusal:
        _refuse(path, refusal, draft)
        return None


def _refuse(path: Path, refusal: LoadRefusedError, draft: Draft) -> None:
    # It may hold personal data; the user has the original.
    draft.keep_refusal(path.name, asdict(refusal))
    path.unlink()
    (draft.refused_folder / f"{path.name}.xlsx").unlink(missing_ok=True)


def _may_name_them(name: str, path: Path) -> bool:
    named = contract_in_name(name)
    return path.is_file() and (named is None or named.name in PARTNERSHIP_INPUTS)


def _check(
    file: DeliveredFile, contexts: list[list[DeliveredFile]], draft: Draft
) -> CheckedFile | None:
    """Check one file beside those that name partnerships; None when it is refused as a whole.

    Where one of those is at fault itself, the next context is tried.
    """
    workbook = draft.refused_folder / f"{file.path.name}.xlsx"
    workbook.unlink(missing_ok=True)
    try:
        own, reasons, too_many = _taken_in(file, contexts[0])
    except LoadRefusedError as refusal:
        if refusal.file_name not in ("", file.path.name) and len(contexts) > 1:
            return _check(file, contexts[1:], draft)
        _refuse(file.path, refusal, draft)
        return None
    refused = len(reasons["line"].unique())
    if refused:
        write_refused(workbook, own, reasons)
    return CheckedFile(
        name=file.path.name,
        input_name=own.contract.name,
        input_title=own.contract.title,
        sha256=own.sha256,
        sheet_name=own.sheet.sheet_name,
        rows_in=own.rows_in,
        rows_set_aside=own.rows_set_aside,
        rows_refused=refused,
        is_example=own.is_fictitious or is_example(file.path.name),
        fictitious_in=own.fictitious_in,
        has_too_many_refused=too_many,
        notes=tuple(own.notes),
        extra_columns=tuple(own.sheet.recognition.extra_columns),
        reasons=tuple(_shown(reasons)),
    )


def _taken_in(
    file: DeliveredFile, context: list[DeliveredFile]
) -> tuple[DeliveredFile, pa.Table, bool]:
    """Take a file in beside others; return it, why its rows are refused, and if too many are."""
    others = [other for other in context if other.sha256 != file.sha256]
    group = [_afresh(one, number) for number, one in enumerate([file, *others], start=1)]
    own, order = group[0], list(CONTRACTS)
    group.sort(key=lambda one: order.index(one.contract.name))
    with duckdb.connect() as connection:
        connection.execute("create schema accepted; create schema staging")
        take_in(connection, group, lambda _: None)
        rejected = connection.table("staging.rejected").filter(f"file_id = {own.file_id}")
        reasons = rejected.order("line").to_arrow_table()
        return own, reasons, bool(too_many_errors(connection, [own]))


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

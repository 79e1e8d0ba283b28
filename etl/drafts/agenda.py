"""Check the work agenda that one partnership delivers, and write it as the file that waits.

The messages are those of any delivery. Stricter than there: every row must be good and of this
partnership, for what it delivers stands in the place of its whole agenda.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from etl.check import check_sheet
from etl.contracts.lookups import Lookups, load_lookups
from etl.contracts.werkagenda import CONTRACT
from etl.delivered import open_files
from etl.drafts import checking
from etl.messages import LoadRefusedError
from warehouse.drafts import CheckedFile, Draft, checked_files, write_checked
from warehouse.queries import rsvs
from warehouse.releases import active_release_id
from warehouse.spreadsheet_text import neutralised

COLUMNS = [column.name for column in CONTRACT.columns]
SHOWN_REASONS = 500


def run(draft: Draft, rsv_code: str, report: Callable[[str], None]) -> None:
    """Check the one file of a draft; only when all of it is good there is an agenda in the draft.

    Leaves the outcome as any check does, with a reason for each row of another partnership.
    """
    draft.agenda_file.unlink(missing_ok=True)
    checking.run(draft, "", report)
    for file in checked_files(draft):
        if file.refusal is None:
            _check_whose(draft, file, rsv_code)


def _check_whose(draft: Draft, file: CheckedFile, rsv_code: str) -> None:
    path = draft.files_folder / file.name
    if file.input_name != CONTRACT.name:
        draft.keep_refusal(file.name, asdict(_other_input(file)))
        path.unlink()
        write_checked(draft, [])
        return
    rows = _good_rows(path)
    others = [row for row in rows if row["rsv_code"] != rsv_code]
    reasons = [_not_yours(row, rsv_code) for row in others]
    checked = replace(
        file,
        rows_refused=file.rows_refused + len(others),
        reasons=tuple(
            sorted([*file.reasons, *reasons], key=lambda reason: reason["line"])[:SHOWN_REASONS]
        ),
    )
    write_checked(draft, [checked])
    if not checked.rows_refused:
        draft.agenda_file.write_bytes(as_file(rows))


def as_file(rows: list[dict[str, object]]) -> bytes:
    """Write rows that passed the contract as a CSV that gives the same rows when it is read."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([neutralised(_as_text(row[name])) for name in COLUMNS])
    return stream.getvalue().encode("utf-8-sig")


def _good_rows(path: Path) -> list[dict[str, object]]:
    file = open_files([path])[0]
    batches = [batch.accepted for batch in check_sheet(file.sheet, 1, _lookups())]
    return pa.concat_tables(batches).to_pylist()


def _lookups() -> Lookups:
    active = active_release_id()
    return load_lookups().with_rsvs(rsvs(active)) if active else load_lookups()


def _as_text(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else value


def _not_yours(row: dict[str, object], rsv_code: str) -> dict[str, object]:
    return {
        "line": row["line"],
        "column_name": "rsv_code",
        "found": row["rsv_code"],
        "expected": rsv_code,
        "advice": "Deze rij is van een ander RSV. Haal haar weg, of laat dat RSV haar aanleveren; "
        "aan de werkagenda van een ander verandert u hier niets.",
    }


def _other_input(file: CheckedFile) -> LoadRefusedError:
    return LoadRefusedError(
        f"dit bestand is herkend als {file.input_title}.",
        "een werkagenda.",
        "Lever hier alleen de werkagenda van dit RSV aan; andere bestanden gaan via het "
        "programmateam.",
        file.name,
    )

"""From inbox to active release, or not at all."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from etl.archive import archive_files
from etl.build import Report, build_candidate, inputs_hash
from etl.delivered import DeliveredFile, open_files
from etl.helper import Helper
from etl.indicators import validate_indicators
from etl.intake import take_in, too_many_errors
from etl.lock import build_folder, only_one_load
from etl.messages import LoadRefusedError
from etl.publish import has_map, is_sound
from etl.sources.files import inbox_files
from etl.switch import switch_to
from warehouse.publication_log import COMMAND_LINE, PUBLISHED
from warehouse.releases import Release, active_release_id, list_releases, read_release


@dataclass(frozen=True)
class LoadResult:
    """The release that is active after the load, and whether it is new."""

    release: Release
    is_new: bool


def load(inbox: Path, report: Report, helper: Helper | None = None) -> LoadResult:
    """Check, build and publish what is in the inbox; a `helper` in another process is faster.

    Raises LoadRefusedError with a message for the user; the active release is then untouched.
    """
    validate_indicators()
    with only_one_load():
        files = _opened(inbox)
        inputs = inputs_hash(files)
        existing = next((r for r in list_releases() if r.inputs_hash == inputs), None)
        if existing and is_sound(existing) and has_map(existing):
            if existing.release_id != active_release_id():
                _activate(existing)
            return LoadResult(existing, is_new=False)
        with build_folder() as folder:
            candidate = build_candidate(folder / "release.duckdb", files, report, inputs, helper)
            archive_files({file.path: file.sha256 for file in files})
            report("publiceren")
            _activate(candidate, folder / "release.duckdb")
            return LoadResult(read_release(candidate.release_id) or candidate, is_new=True)


def _activate(release: Release, build_file: Path | None = None) -> None:
    switch_to(
        release,
        role=COMMAND_LINE,
        action=PUBLISHED,
        files=tuple(release.files),
        build_file=build_file,
        updates_inbox=False,
    )


@dataclass(frozen=True)
class CheckResult:
    """Every reason for refusal, and the files of which too many rows are refused to load.

    `notes` are (file name, what a reader should know of it).
    """

    rejected: pd.DataFrame
    refusals: tuple[LoadRefusedError, ...]
    notes: tuple[tuple[str, str], ...]


def check(inbox: Path, report: Report) -> CheckResult:
    """Only hold the files against the contracts.

    Raises LoadRefusedError when a file cannot be read as a whole.
    """
    files = _opened(inbox)
    names = {file.file_id: file.path.name for file in files}
    with duckdb.connect() as connection:
        connection.execute("create schema accepted; create schema staging")
        take_in(connection, files, report)
        rejected = connection.table("staging.rejected").df()
        return CheckResult(
            rejected.assign(file_name=rejected["file_id"].map(names)),
            tuple(too_many_errors(connection, files)),
            tuple((file.path.name, note) for file in files for note in file.notes),
        )


def _opened(inbox: Path) -> list[DeliveredFile]:
    paths = inbox_files(inbox)
    if not paths:
        raise LoadRefusedError(
            f"de map {inbox} is leeg of bestaat niet.",
            "ten minste één invoerbestand (csv of xlsx).",
            "Zet uw bestanden in deze map, of maak voorbeelddata met 'python -m etl example'.",
        )
    return open_files(paths)

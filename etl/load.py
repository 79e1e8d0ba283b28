"""From inbox to active release, or not at all."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import filelock
import pandas as pd

from etl.archive import archive_files
from etl.boundary_year import SHIPPED_YEAR, boundary_year, lies_in, refuse_without_outlines
from etl.geometry import boundaries_from_polygons, build_boundaries, write_static
from etl.indicators import validate_indicators
from etl.intake import DeliveredFile, open_files, take_in, too_many_errors
from etl.messages import LoadRefusedError
from etl.models import ModelRun, run_sanity_checks
from etl.publish import content_hash, describe, is_sound
from etl.sources.files import inbox_files
from etl.sources.refresh import base_fingerprint, official_boundaries
from etl.switch import finish_interrupted_switch, switch_to
from warehouse.drafts import clear_old_drafts
from warehouse.publication_log import COMMAND_LINE, PUBLISHED
from warehouse.reference import read_reference
from warehouse.releases import Release, active_release_id, list_releases, read_release
from warehouse.settings import BOUNDARIES_FOLDER, PROJECT_FOLDER, releases_folder

BUILD_PREFIX = ".build-"
Report = Callable[[str], None]


@dataclass(frozen=True)
class LoadResult:
    """The release that is active after the load, and whether it is new."""

    release: Release
    is_new: bool


def load(inbox: Path, report: Report) -> LoadResult:
    """Check, build and publish what is in the inbox.

    Raises LoadRefusedError with a message for the user; the active release is then untouched.
    """
    validate_indicators()
    with only_one_load():
        files = _opened(inbox)
        inputs = _inputs_hash(files)
        existing = next((r for r in list_releases() if r.inputs_hash == inputs), None)
        if existing and is_sound(existing) and boundaries_exist(existing):
            if existing.release_id != active_release_id():
                _activate(existing)
            return LoadResult(existing, is_new=False)
        with _build_folder() as folder:
            candidate = build_candidate(folder / "release.duckdb", files, report, inputs)
            archive_files({file.path: file.sha256 for file in files})
            report("publiceren")
            _activate(candidate, folder / "release.duckdb")
            return LoadResult(read_release(candidate.release_id) or candidate, is_new=True)


def build_candidate(
    build_file: Path, files: list[DeliveredFile], report: Report, inputs: str = ""
) -> Release:
    """Build a release that is not published; `inputs` is their hash where it is known already.

    Raises LoadRefusedError with a message for the user.
    """
    content = _build(build_file, files, report)
    names = {file.path.name: file.sha256 for file in files}
    return describe(build_file, content, inputs or _inputs_hash(files), names)


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


def _build(build_file: Path, files: list[DeliveredFile], report: Report) -> str:
    """Build the release file; return the hash of its content."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema mart")
        # Staging and core hold rows about single trajectories: they never reach the release.
        connection.execute("attach ':memory:' as work; use work")
        connection.execute("create schema accepted; create schema staging; create schema core")
        _register_reference(connection)
        take_in(connection, files, report)
        if refusals := too_many_errors(connection, files):
            raise refusals[0]
        report("kaart en modellen")
        run = ModelRun(connection, read_reference("municipality_neighbours.csv"), _draw_boundaries)
        run.run(report)
        report("controles")
        run_sanity_checks(connection)
        return content_hash(connection)


def _register_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the reference data beside the deliveries, under the names the models use."""
    connection.execute("create schema reference")
    year = boundary_year()
    if not base_fingerprint(year):
        refuse_without_outlines(year)
    municipalities = read_reference("municipalities.csv")
    today = municipalities[municipalities["year"] == year].merge(
        read_reference("municipality_points.csv")[["municipality_code", "area_km2"]],
        on="municipality_code",
        how="left",
        validate="one_to_one",
    )
    layout = read_reference("provisional_rsv_layout.csv", parse_dates=["valid_from", "valid_to"])
    layout[["valid_from", "valid_to"]] = layout[["valid_from", "valid_to"]].apply(
        lambda days: days.dt.date
    )
    boundary = pd.DataFrame(
        {
            "boundary_year": [year],
            "outline_year": [year if base_fingerprint(year) else SHIPPED_YEAR],
            "has_official_outlines": [bool(base_fingerprint(year))],
        }
    )
    places = pd.DataFrame(
        [(code, codes[0]) for code, codes in lies_in(year).items() if len(codes) == 1],
        columns=["delivered_code", "municipality_code"],
    )
    tables = {
        "boundary": boundary,
        "municipality_place": places,
        "municipality_year": municipalities[["year", "municipality_code"]],
        "municipality": today,
        "provisional_layout": layout,
        "youth_population": read_reference("youth_population.csv"),
        "delivery_schedule": read_reference("delivery_schedule.csv"),
        "code_list": read_reference("code_lists.csv", dtype=str),
    }
    for name, table in tables.items():
        connection.from_df(table).create(f"reference.{name}")


def _draw_boundaries(municipalities: pd.DataFrame) -> str:
    """Draw the official outlines when they were fetched, those that ship otherwise."""
    membership = municipalities[["municipality_code", "rsv_code", "rsv_name"]]
    membership = membership.dropna(subset="rsv_code")
    official = official_boundaries()
    if official is None:
        cells = read_reference("municipality_h3_cells.parquet")
        boundaries = build_boundaries(cells, municipalities, membership)
    else:
        boundaries = boundaries_from_polygons(official, municipalities, membership)
    return write_static(boundaries, BOUNDARIES_FOLDER).name


def boundaries_exist(release: Release) -> bool:
    """Say whether the map file of a release is there."""
    return (BOUNDARIES_FOLDER / release.boundaries_file).is_file()


def _inputs_hash(files: Iterable[DeliveredFile]) -> str:
    """Hash everything a release follows from: files, base and reference data, and the code."""
    digest = hashlib.sha256(f"{boundary_year()}:{base_fingerprint()}\n".encode())
    for file in files:
        digest.update(f"{file.path.name}:{file.sha256}\n".encode())
    for folder in ("etl", "methods", "warehouse/models", "warehouse/reference"):
        for path in sorted((PROJECT_FOLDER / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".sql", ".csv", ".parquet", ".yaml"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@contextmanager
def only_one_load() -> Iterator[None]:
    """Hold the lock of everything that publishes; what a killed one left is put right first."""
    releases_folder().mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(releases_folder() / ".load.lock")
    try:
        with lock.acquire(blocking=False):
            finish_interrupted_switch()
            _remove_what_a_killed_load_left()
            clear_old_drafts()
            yield
    except filelock.Timeout:
        raise LoadRefusedError(
            "er wordt op dit moment al geladen of gepubliceerd.",
            "één tegelijk.",
            "Wacht tot dat klaar is, kijk wat er dan actief is, en begin opnieuw.",
        ) from None


def _remove_what_a_killed_load_left() -> None:
    for left_behind in releases_folder().glob(f"{BUILD_PREFIX}*"):
        shutil.rmtree(left_behind)


@contextmanager
def _build_folder() -> Iterator[Path]:
    """Give an empty folder beside the releases, for as long as it is needed."""
    folder = releases_folder() / f"{BUILD_PREFIX}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)

"""Build a release from opened files: take in, run the models, draw the map, check, describe."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb
import pandas as pd

from etl.boundary_year import SHIPPED_YEAR, boundary_year, lies_in, refuse_without_outlines
from etl.delivered import DeliveredFile
from etl.geometry import boundaries_from_polygons, build_boundaries, write_static
from etl.helper import Helper
from etl.intake import take_in, too_many_errors
from etl.models import ModelRun, run_sanity_checks
from etl.publish import content_hash, describe
from etl.sources.refresh import base_fingerprint, official_boundaries
from etl.suppression_threshold import suppression_threshold
from warehouse import settings
from warehouse.reference import read_reference
from warehouse.releases import Release

Report = Callable[[str], None]

# Of the database; what does not fit waits on disk, beside the file that is built. Millions of
# trajectories stay so below 3 GB with what Python holds.
MEMORY_LIMIT = "1800MB"


def build_candidate(
    build_file: Path,
    files: list[DeliveredFile],
    report: Report,
    inputs: str = "",
    helper: Helper | None = None,
) -> Release:
    """Build a release that is not published; `inputs` is their hash where it is known already.

    A `helper` in another process makes it faster.
    Raises LoadRefusedError with a message for the user.
    """
    content = _build(build_file, files, report, helper or Helper())
    names = {file.path.name: file.sha256 for file in files}
    return describe(build_file, content, inputs or inputs_hash(files), names)


def _build(build_file: Path, files: list[DeliveredFile], report: Report, helper: Helper) -> str:
    """Build the release file; return the hash of its content."""
    helper.prepare()
    with duckdb.connect(str(build_file), config={"memory_limit": MEMORY_LIMIT}) as connection:
        connection.execute("create schema mart")
        # Staging and core hold rows about single trajectories: they never reach the release.
        connection.execute("attach ':memory:' as work; use work")
        connection.execute("create schema accepted; create schema staging; create schema core")
        _register_reference(connection)
        take_in(connection, files, report)
        if refusals := too_many_errors(connection, files):
            raise refusals[0]
        report("kaart en modellen")
        neighbours = read_reference("municipality_neighbours.csv")
        ModelRun(connection, neighbours, _draw_boundaries, helper).run(report)
        report("controles")
        run_sanity_checks(connection)
        content = content_hash(connection)
        # Closing would do this too, but says nothing when the disk is full: the tables then stay
        # in a second file, which does not go along to the release.
        connection.execute("checkpoint release")
        return content


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
        "suppression": pd.DataFrame({"smallest_count": [suppression_threshold()]}),
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
    return write_static(boundaries, settings.BOUNDARIES_FOLDER).name


def inputs_hash(files: Iterable[DeliveredFile]) -> str:
    """Hash everything a release follows from: files, base and reference data, and the code."""
    settings_of_load = f"{boundary_year()}:{base_fingerprint()}:{suppression_threshold()}\n"
    digest = hashlib.sha256(settings_of_load.encode())
    for file in files:
        digest.update(f"{file.path.name}:{file.sha256}\n".encode())
    for folder in ("etl", "methods", "warehouse/models", "warehouse/reference"):
        for path in sorted((settings.PROJECT_FOLDER / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".sql", ".csv", ".parquet", ".yaml"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()

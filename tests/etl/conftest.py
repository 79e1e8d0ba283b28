"""What the tests of the load share."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.__main__ import main
from etl.contracts.lookups import Lookups, load_lookups
from etl.delivered import DeliveredFile, open_files
from etl.geometry import Boundaries, build_boundaries
from etl.intake import take_in
from etl.load import load
from etl.sources.files import inbox_files
from tests.etl.delivery_writer import trajectories, write_csv
from tests.etl.small_country import write_small_country
from warehouse.reference import read_reference
from warehouse.releases import Release


@dataclass(frozen=True)
class Intake:
    """A connection with what was taken in, and the files it came from."""

    connection: duckdb.DuckDBPyConnection
    files: list[DeliveredFile]

    def rows(self, table: str) -> list[dict[str, object]]:
        """A table as records, by file and line."""
        records: list[dict[str, object]] = self.connection.table(table).to_arrow_table().to_pylist()
        return sorted(records, key=lambda row: (row["file_id"], row.get("line", 0)))


@dataclass(frozen=True)
class SmallCountry:
    """The published release of the small country; read only."""

    inbox: Path
    data_folder: Path
    release: Release

    def mart(self, name: str) -> pd.DataFrame:
        """A published table."""
        path = self.data_folder / "releases" / f"{self.release.release_id}.duckdb"
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.table(f"mart.{name}").df()


@pytest.fixture(scope="session")
def small_country(tmp_path_factory: pytest.TempPathFactory) -> SmallCountry:
    """The invented delivery, loaded once."""
    folder = tmp_path_factory.mktemp("small-country")
    write_small_country(folder / "inbox")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDT_DATA", str(folder / "data"))
        # Counted by hand, so every count is shown; what is hidden has tests of its own.
        patch.setenv("MDT_SMALLEST_COUNT", "1")
        patch.setattr("warehouse.settings.BOUNDARIES_FOLDER", folder / "boundaries")
        release = load(folder / "inbox", lambda _: None).release
    return SmallCountry(folder / "inbox", folder / "data", release)


@pytest.fixture
def published(
    small_country: SmallCountry, inbox: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Release:
    """A copy of the small country, delivery and release, that a test may change and damage."""
    monkeypatch.setenv("MDT_SMALLEST_COUNT", "1")
    shutil.copytree(small_country.inbox, inbox, dirs_exist_ok=True)
    shutil.copytree(small_country.data_folder, data_folder, dirs_exist_ok=True)
    shutil.copytree(small_country.data_folder.parent / "boundaries", inbox.parent / "boundaries")
    return small_country.release


@pytest.fixture(scope="session")
def drawn_map() -> Boundaries:
    """The map of the provisional layout, drawn once."""
    municipalities = read_reference("municipalities.csv").query("year == 2023")
    layout = read_reference("provisional_rsv_layout.csv")
    cells = read_reference("municipality_h3_cells.parquet")
    return build_boundaries(cells, municipalities, layout)


@pytest.fixture
def quick_load(
    drawn_map: Boundaries, monkeypatch: pytest.MonkeyPatch, inbox: Path
) -> Callable[[], int]:
    """Load a few trajectories (the inbox may be changed in between) without drawing a map."""
    monkeypatch.setattr("etl.build.build_boundaries", lambda *_: drawn_map)
    write_csv(inbox / "deelname.csv", trajectories(3))
    return lambda: main(["load", "--inbox", str(inbox)])


@pytest.fixture(autouse=True)
def boundaries_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Maps of invented layouts do not reach the folder that is served."""
    folder = tmp_path / "boundaries"
    monkeypatch.setattr("warehouse.settings.BOUNDARIES_FOLDER", folder)
    return folder


@pytest.fixture(scope="session")
def lookups() -> Lookups:
    """The lists that ship with the product."""
    return load_lookups()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An empty folder for deliveries, outside the data folder."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def taken_in(inbox: Path) -> Iterator[Callable[[], Intake]]:
    """Take in what stands in the inbox, as a load does, into a connection of its own."""
    with duckdb.connect() as connection:

        def take() -> Intake:
            connection.execute("create schema accepted; create schema staging")
            files = open_files(inbox_files(inbox))
            take_in(connection, files, lambda _: None)
            return Intake(connection, files)

        yield take

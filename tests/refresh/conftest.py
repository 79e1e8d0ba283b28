"""CBS and PDOK on this machine, whole or as small as a test needs them. No real network."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from etl.boundary_year import municipality_codes
from etl.sources.refresh import run
from etl.sources.refresh.addresses import Addresses, load_addresses
from etl.sources.refresh.client import Client, Limits
from etl.sources.refresh.run import RefreshResult, refresh
from tests.refresh import statline
from tests.refresh.drawing import as_geojson, drawn_apart
from tests.refresh.loopback import Loopback, serving
from warehouse.reference import read_reference

PATIENCE = Limits(connect_s=2, read_s=5, first_pause_s=0.01, longest_pause_s=0.05)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of this machine must not see requests to itself."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as loopback:
        yield loopback


@pytest.fixture
def addresses(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Addresses:
    """The addresses of the server, as the environment gives them."""
    monkeypatch.setenv("MDT_CBS_URL", f"{server.url}{statline.CBS}")
    monkeypatch.setenv("MDT_PDOK_URL", f"{server.url}{statline.PDOK}/")
    return load_addresses()


@pytest.fixture
def said() -> list[str]:
    """The progress lines."""
    return []


@pytest.fixture
def client(said: list[str]) -> Client:
    return Client(said.append, PATIENCE)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def municipalities_2023() -> pd.DataFrame:
    return read_reference("municipalities.csv").query("year == 2023")


@pytest.fixture(scope="session")
def outlines_apart() -> gpd.GeoSeries:
    """342 municipalities in WGS84 that nearly fit together, as if generalised apart."""
    return drawn_apart(read_reference("municipality_h3_cells.parquet"))


@pytest.fixture(scope="session")
def whole_country(
    municipalities_2023: pd.DataFrame, outlines_apart: gpd.GeoSeries
) -> Callable[[], statline.Sources]:
    """Make sources with everything a refresh of 2023 asks."""
    years = (2021, 2022, 2023, 2024)
    ever = set().union(*(municipality_codes(year) for year in range(2020, 2025)))
    population = {
        year: statline.population_rows(
            year, sorted(municipality_codes(year)), sorted(ever - municipality_codes(year))
        )
        for year in years
    }
    columns = ["municipality_code", "municipality_name", "province_code", "province_name"]
    rows = [statline.municipality_row(*row) for row in municipalities_2023[columns].to_numpy()]
    features = [
        statline.feature(code, geometry) for code, geometry in as_geojson(outlines_apart).items()
    ]

    def sources() -> statline.Sources:
        return statline.Sources(
            municipalities=rows,
            periods=[
                *(statline.period(year) for year in years[:3]),
                statline.period(2024, "Voorlopig", "*"),
            ],
            population=population,
            features=features,
        )

    return sources


@pytest.fixture
def country(
    server: Loopback, addresses: Addresses, whole_country: Callable[[], statline.Sources]
) -> statline.Sources:
    """The whole country on the server of this test; a test may change it."""
    sources = whole_country()
    server.answer = sources.answer
    return sources


@dataclass(frozen=True)
class Refreshed:
    data: Path
    inbox: Path
    result: RefreshResult
    said: list[str]
    asked: int
    fetched: run._Fetched


@pytest.fixture(scope="session")
def refreshed(
    whole_country: Callable[[], statline.Sources], tmp_path_factory: pytest.TempPathFactory
) -> Refreshed:
    """One refresh of the whole country, for tests that only look."""
    data, said, kept = tmp_path_factory.mktemp("refreshed"), list[str](), []
    fetch = run._fetch

    def keep(*arguments: object) -> run._Fetched:
        kept.append(fetch(*arguments))
        return kept[0]

    with serving() as server, pytest.MonkeyPatch.context() as patch:
        server.answer = whole_country().answer
        patch.setenv("MDT_DATA", str(data))
        patch.setenv("MDT_CBS_URL", f"{server.url}{statline.CBS}")
        patch.setenv("MDT_PDOK_URL", f"{server.url}{statline.PDOK}")
        patch.setenv("NO_PROXY", "127.0.0.1")
        patch.setattr(run, "_fetch", keep)
        result = refresh(data / "inbox", said.append, limits=PATIENCE)
        return Refreshed(data, data / "inbox", result, said, len(server.requests), kept[0])


@pytest.fixture
def at_once(refreshed: Refreshed, monkeypatch: pytest.MonkeyPatch) -> Refreshed:
    """Everything is fetched in no time: for tests of what happens after that."""
    monkeypatch.setattr(run, "_fetch", lambda *_: refreshed.fetched)
    return refreshed


@pytest.fixture
def own(refreshed: Refreshed, data_folder: Path) -> Path:
    """A copy of the data folder after a refresh, that a test may damage."""
    shutil.copytree(refreshed.data, data_folder, dirs_exist_ok=True)
    return data_folder

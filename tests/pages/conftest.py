"""Releases for pages: one that may be damaged, and one with little in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import pytest

from access import log as log_module
from etl.load import load
from pages.components.access import visitor
from tests.etl.moving_country import write_country_with_an_end, write_moving_country
from tests.pages.small_inbox import write_short_inbox, write_small_inbox
from tests.warehouse.cooperation_country import write_cooperation
from warehouse.releases import Release, active_release_id, read_release


@pytest.fixture
def small_inbox(data_folder: Path) -> Path:
    write_small_inbox(data_folder / "inbox")
    return data_folder / "inbox"


def published(
    shared_folder: Path, name: str, write_inbox: Callable[[Path], None], smallest_count: int = 5
) -> Path:
    """Return a data folder with a release of an inbox, built once for all workers."""
    folder = shared_folder / name
    with filelock.FileLock(shared_folder / f"{name}.lock"):
        if not (folder / "releases" / "active.json").exists():
            write_inbox(folder / "inbox")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MDT_DATA", str(folder))
                patch.setenv("MDT_SMALLEST_COUNT", str(smallest_count))
                load(folder / "inbox", lambda _: None)
    return folder


def shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Let the pages read this data folder; return its active release."""
    monkeypatch.setenv("MDT_DATA", str(folder))
    release = read_release(str(active_release_id()))
    assert release is not None
    return release


@pytest.fixture
def small_release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """One file of 40 trajectories: most inputs were not delivered. Real, and read only."""
    return shown(published(shared_folder, "small-data", write_small_inbox), monkeypatch)


@pytest.fixture
def short_release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Five months of one municipality: no figure has a period yet."""
    return shown(published(shared_folder, "short-data", write_short_inbox), monkeypatch)


@pytest.fixture
def moving_release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """De Bilt moves from Oost to West on 1-1-2024: there are two layouts. Nothing is hidden."""
    folder = published(shared_folder, "moving-data", write_moving_country, smallest_count=1)
    return shown(folder, monkeypatch)


@pytest.fixture
def moving_and_hidden(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """The same with small counts hidden: De Bilt has 4 starts a month, and 48 a year."""
    folder = published(shared_folder, "moving-hidden-data", write_moving_country)
    return shown(folder, monkeypatch)


@pytest.fixture
def ended_release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """A partnership gave its only municipality to one that delivered nothing before 2024."""
    return shown(published(shared_folder, "ended-data", write_country_with_an_end), monkeypatch)


@pytest.fixture
def cooperation_release(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Partners and work agendas, of a partnership that ended and of one that delivered nothing."""
    return shown(published(shared_folder, "cooperation-data", write_cooperation), monkeypatch)


@pytest.fixture
def own_settings_and_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app reads its settings once, and the example release is not ours to write beside."""
    monkeypatch.setattr(log_module, "data_folder", lambda: tmp_path)
    visitor.access_settings.cache_clear()
    yield
    visitor.access_settings.cache_clear()

"""Releases for pages: one that may be damaged, and one with little in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import filelock
import pytest

from etl.load import load
from tests.pages.small_inbox import write_small_inbox
from tests.warehouse.publishing import forget_everything, publish_changed
from warehouse.releases import Release, active_release_id, read_release

MORE_PARTICIPANTS = "update mart.participation set trajectory_count = trajectory_count + 100000"


@pytest.fixture
def own_release(own_example_release: Release) -> Iterator[Release]:
    forget_everything()
    yield own_example_release
    forget_everything()


@pytest.fixture
def newer_release(own_release: Release) -> Release:
    """A second release, active, with 100,000 more trajectories in every row."""
    return publish_changed(own_release, MORE_PARTICIPANTS)


@pytest.fixture
def small_inbox(data_folder: Path) -> Path:
    write_small_inbox(data_folder / "inbox")
    return data_folder / "inbox"


@pytest.fixture(scope="session")
def small_data(shared_folder: Path) -> Path:
    """A data folder with a release of that one file: most inputs were not delivered."""
    folder = shared_folder / "small-data"
    with filelock.FileLock(shared_folder / "small-data.lock"):
        if not (folder / "releases" / "active.json").exists():
            write_small_inbox(folder / "inbox")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MDT_DATA", str(folder))
                load(folder / "inbox", lambda _: None)
    return folder


@pytest.fixture
def small_release(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Not fictitious; read only."""
    monkeypatch.setenv("MDT_DATA", os.fspath(small_data))
    release = read_release(str(active_release_id()))
    assert release is not None
    return release

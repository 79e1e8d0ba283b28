"""Every test has its own data folder; the example release is built once for all of them."""

import os
import shutil
from collections.abc import Iterator
from inspect import signature
from pathlib import Path

import filelock
import pytest

from etl.load import load
from etl.sources.example import write_example
from tests.warehouse.publishing import forget_everything, publish_changed
from warehouse import kept
from warehouse.releases import Release, read_release

MORE_PARTICIPANTS = "update mart.participation set trajectory_count = trajectory_count + 100000"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing a test does reaches the data of the person who runs it."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("MDT_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_replaced_is_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that replaces what a function reads neither meets nor leaves an answer of before."""
    replaces = "monkeypatch" in signature(request.function).parameters
    if replaces:
        kept.forget()
    yield
    if replaces:
        kept.forget()


@pytest.fixture(scope="session")
def example_inbox(shared_folder: Path) -> Path:
    """The ten example files, written once; read only."""
    inbox = shared_folder / "example-inbox"
    with filelock.FileLock(shared_folder / "example-inbox.lock"):
        if not inbox.exists():
            write_example(inbox)
    return inbox


@pytest.fixture(scope="session")
def example_data(shared_folder: Path, example_inbox: Path) -> Path:
    """A data folder with the example release published, built once; read only."""
    folder = shared_folder / "example-data"
    with filelock.FileLock(shared_folder / "example-data.lock"):
        if not (folder / "releases" / "active.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MDT_DATA", str(folder))
                load(example_inbox, lambda _: None)
    return folder


@pytest.fixture
def example_release(example_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Release]:
    """The example release as the active one; do not publish or damage anything here."""
    monkeypatch.setenv("MDT_DATA", str(example_data))
    release_id = next((example_data / "releases").glob("*.duckdb")).stem
    release = read_release(release_id)
    assert release is not None
    yield release


@pytest.fixture
def own_example_release(example_data: Path, data_folder: Path) -> Release:
    """A copy of the example release that a test may damage, delete or replace."""
    shutil.copytree(example_data, data_folder, dirs_exist_ok=True)
    release_id = next((data_folder / "releases").glob("*.duckdb")).stem
    release = read_release(release_id)
    assert release is not None
    return release


@pytest.fixture
def own_release(own_example_release: Release) -> Iterator[Release]:
    forget_everything()
    yield own_example_release
    forget_everything()


@pytest.fixture
def newer_release(own_release: Release) -> Release:
    """A second release, active, with 100,000 more trajectories in every row."""
    return publish_changed(own_release, MORE_PARTICIPANTS)

"""Another machine that gets a copy: the pointer comes last, so that what it names is there."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.warehouse.publishing import forget_everything
from warehouse.opening import open_release
from warehouse.releases import POINTER, Release, activate
from warehouse.settings import releases_folder


@pytest.fixture
def loader(own_release: Release, newer_release: Release) -> Path:
    """The releases of the machine that loads; the newer one is active."""
    return releases_folder()


@pytest.fixture
def copy(
    loader: Path, own_release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The releases of another machine, as they were before; they are asked from here on."""
    folder = tmp_path / "copy" / "releases"
    folder.mkdir(parents=True)
    for path in loader.glob(f"{own_release.release_id}.*"):
        shutil.copy(path, folder)
    monkeypatch.setenv("MDT_DATA", str(folder.parent))
    activate(own_release.release_id)
    forget_everything()
    return folder


def seen_while_copied(loader: Path, copy: Path, names: Sequence[str]) -> list[tuple[str, str]]:
    """Which release is shown after each file, and which is said to be damaged."""
    seen = []
    for name in names:
        shutil.copy(loader / name, copy)
        release, _, damaged_id = open_release()
        seen.append((release.release_id, damaged_id or ""))
    return seen


def test_a_copy_with_the_pointer_last_switches_at_once(
    loader: Path, copy: Path, own_release: Release, newer_release: Release
) -> None:
    for suffixes in ((".duckdb", ".json"), (".json", ".duckdb")):
        names = [f"{newer_release.release_id}{suffix}" for suffix in suffixes]
        *before, after = seen_while_copied(loader, copy, [*names, POINTER])
        assert before == [(own_release.release_id, "")] * 2
        assert after == (newer_release.release_id, "")
        for name in names:
            (copy / name).unlink()
        activate(own_release.release_id)
        forget_everything()


def test_a_copy_with_the_pointer_first_says_so_and_shows_the_old_one_until_it_is_whole(
    loader: Path, copy: Path, own_release: Release, newer_release: Release
) -> None:
    manifest, figures = (f"{newer_release.release_id}{suffix}" for suffix in (".json", ".duckdb"))
    *before, after = seen_while_copied(loader, copy, [POINTER, manifest, figures])
    assert before == [(own_release.release_id, newer_release.release_id)] * 2
    assert after == (newer_release.release_id, "")

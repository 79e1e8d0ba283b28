"""Which release is shown, also when the pointer, a manifest or a file is damaged."""

import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.warehouse.publishing import publish_changed
from warehouse.releases import (
    SCHEMA_VERSION,
    NoReleaseError,
    Release,
    activate,
    active_release_id,
    current_release,
    list_releases,
    read_release,
    write_manifest,
)
from warehouse.settings import releases_folder

DAMAGED_TEXTS = {
    "empty": b"",
    "cut off": b'{"release_id": "2024',
    "not text": b"\xff\xfe\x00\x80",
    "a list": b"[1, 2]",
    "null": b"null",
    "a number": b"7",
    "other keys": b'{"naam": "x"}',
}
DAMAGED = pytest.mark.parametrize("content", DAMAGED_TEXTS.values(), ids=DAMAGED_TEXTS.keys())


def pointer() -> Path:
    return releases_folder() / "active.json"


def manifest(release: Release) -> Path:
    return releases_folder() / f"{release.release_id}.json"


def put_down(name: str, day: int) -> Release:
    """A release as files on disk; what is in them is no matter here."""
    release = Release(
        release_id=name,
        created_at=f"2024-03-{day:02}T10:00:00+00:00",
        reference_date=date(2024, 2, 29),
        is_fictitious=True,
        content_hash=f"content of {name}",
        inputs_hash=f"inputs of {name}",
        file_sha256="0" * 64,
        file_bytes=1000,
        rows_loaded=1,
        rows_rejected=0,
        inputs=("deelname",),
        boundaries_file="boundaries-0123456789ab.json",
        files={"deelname.csv": "0" * 64},
        schema_version=SCHEMA_VERSION,
    )
    releases_folder().mkdir(parents=True, exist_ok=True)
    release.path.write_bytes(bytes(1000))
    write_manifest(release)
    return release


@pytest.fixture
def three(data_folder: Path) -> tuple[Release, Release, Release]:
    """Three releases, oldest first, the newest active."""
    releases = put_down("a", 1), put_down("b", 2), put_down("c", 3)
    activate("c")
    return releases


def test_a_published_release_is_the_next_one_shown(own_release: Release) -> None:
    assert current_release() == (own_release, None)
    newer = publish_changed(own_release, "update mart.period set label = 'anders'")
    assert newer.release_id != own_release.release_id
    assert current_release() == (newer, None)
    activate(own_release.release_id)
    assert current_release() == (own_release, None)


def test_releases_are_listed_newest_first(three: tuple[Release, ...]) -> None:
    assert list_releases() == [three[2], three[1], three[0]]


def test_a_manifest_reads_back_as_written(own_release: Release) -> None:
    write_manifest(own_release)
    assert read_release(own_release.release_id) == own_release
    assert own_release.reference_date == date(2024, 2, 29)
    assert own_release.is_whole()


@DAMAGED
def test_a_damaged_pointer_gives_the_newest(three: tuple[Release, ...], content: bytes) -> None:
    pointer().write_bytes(content)
    assert active_release_id() is None
    assert current_release() == (three[2], "?")


def test_no_pointer_gives_the_newest(three: tuple[Release, ...]) -> None:
    pointer().unlink()
    assert current_release() == (three[2], "?")


def test_a_pointer_to_nowhere_gives_the_newest(three: tuple[Release, ...]) -> None:
    activate("2030-01-01-abcdef0123")
    assert current_release() == (three[2], "2030-01-01-abcdef0123")


@DAMAGED
def test_a_damaged_manifest_is_passed_over(three: tuple[Release, ...], content: bytes) -> None:
    manifest(three[2]).write_bytes(content)
    assert current_release() == (three[1], three[2].release_id)
    assert list_releases() == [three[1], three[0]]


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: os.truncate(path, path.stat().st_size - 1),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"x"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_gives_the_newest_whole_one(
    three: tuple[Release, ...], damage: Callable[[Path], object]
) -> None:
    damage(three[2].path)
    assert current_release() == (three[1], three[2].release_id)
    damage(three[1].path)
    assert current_release() == (three[0], three[2].release_id)


def test_an_older_active_release_is_not_replaced_by_a_newer_whole_one(
    three: tuple[Release, ...],
) -> None:
    activate(three[0].release_id)
    assert current_release() == (three[0], None)


def test_what_could_not_be_read_is_passed_over(three: tuple[Release, ...]) -> None:
    """A file may have its size and still be unreadable."""
    assert current_release({"c"}) == (three[1], "c")
    assert current_release({"c", "b"}) == (three[0], "c")
    assert current_release({"a", "b"}) == (three[2], None)
    with pytest.raises(NoReleaseError):
        current_release({"a", "b", "c"})


def test_nothing_whole_is_no_release(three: tuple[Release, ...]) -> None:
    for release in three:
        release.path.unlink()
    with pytest.raises(NoReleaseError):
        current_release()


def test_an_empty_or_absent_folder_is_no_release(data_folder: Path) -> None:
    with pytest.raises(NoReleaseError):
        current_release()
    assert list_releases() == []
    releases_folder().mkdir(parents=True)
    with pytest.raises(NoReleaseError):
        current_release()


def test_a_swap_that_is_killed_leaves_the_old_pointer(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        activate("2030-01-01-abcdef0123")
    assert current_release() == (own_release, None)


def test_a_reader_sees_the_old_or_the_new_pointer_and_nothing_between(data_folder: Path) -> None:
    activate("one")
    done = threading.Event()
    seen: set[str | None] = set()

    def read() -> None:
        while not done.is_set():
            seen.add(active_release_id())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(100):
        activate(("one", "two")[turn % 2])
    done.set()
    reader.join()
    assert seen == {"one", "two"}
    assert [path.name for path in releases_folder().iterdir()] == ["active.json"]

"""Which snapshots there are, and whether one can be opened when its file is not what it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.freezing import BASELINE, put_down
from tests.warehouse.publishing import publish_changed
from tests.warehouse.test_releases import DAMAGED
from warehouse.queries import national_figures, offered_days
from warehouse.releases import SCHEMA_VERSION, Release, current_release, write_manifest
from warehouse.settings import snapshots_folder
from warehouse.snapshots import (
    DAMAGED as IS_DAMAGED,
)
from warehouse.snapshots import (
    GONE,
    OUTDATED,
    damaged_snapshots,
    list_snapshots,
    read_snapshot,
    snapshot_name,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Evaluatie maart 2024", "evaluatie-maart-2024"),
        ("  Één stand: 'Fryslân' ", "een-stand-fryslan"),
        ("../../active", "active"),
        ("🧭", ""),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_title_gives_a_name_that_is_safe_everywhere(title: str, name: str) -> None:
    assert snapshot_name(title) == name
    assert snapshot_name(name) == name


def test_a_snapshot_reads_back_as_written_newest_first(own_release: Release) -> None:
    first = put_down(own_release, "Eerste")
    second = put_down(own_release, "Tweede", moment="2024-03-02T10:00:00+00:00")
    assert list_snapshots() == [second, first]
    assert read_snapshot("eerste") == first
    assert first.fault() is None


@pytest.mark.parametrize("name", ["", "onbekend", "../releases/active", "Eerste", "a/b", "x" * 999])
def test_what_is_no_name_is_no_snapshot(own_release: Release, name: str) -> None:
    put_down(own_release, "Eerste")
    assert read_snapshot(name) is None


@DAMAGED
def test_a_damaged_manifest_hides_no_other(own_release: Release, content: bytes) -> None:
    kept = put_down(own_release, "Heel")
    (snapshots_folder() / "stuk.json").write_bytes(content)
    assert list_snapshots() == [kept]
    assert damaged_snapshots() == ["stuk"]


def _flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (Path.unlink, GONE),
        (lambda path: path.with_suffix(".json").unlink(), GONE),
        (lambda path: path.write_bytes(b""), IS_DAMAGED),
        (lambda path: os.truncate(path, path.stat().st_size - 1), IS_DAMAGED),
        (_flip_a_byte, IS_DAMAGED),  # of the same size: only its hash tells
    ],
)
def test_a_damaged_release_is_known(
    own_release: Release, damage: Callable[[Path], object], fault: str
) -> None:
    snapshot = put_down(own_release, "Stand")
    damage(own_release.path)
    assert snapshot.fault() == fault


def test_a_release_of_another_version_is_known(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = put_down(own_release, "Stand")
    monkeypatch.setattr("warehouse.releases.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    assert snapshot.fault() == OUTDATED


def test_the_same_figures_in_a_rebuilt_file_can_be_opened(own_release: Release) -> None:
    snapshot = put_down(own_release, "Stand", file_sha256="0" * 64)
    assert snapshot.fault() is None
    write_manifest(Release(**{**own_release.__dict__, "content_hash": "1" * 64}))
    assert snapshot.fault() == IS_DAMAGED


def test_a_kept_answer_never_crosses_releases(own_release: Release) -> None:
    frozen = put_down(own_release, "Stand")
    asked = {"reference_date": BASELINE}
    before = national_figures(frozen.release_id, **asked)
    newer = publish_changed(own_release, "update mart.national_figure set value = value + 1")
    assert current_release()[0] == newer
    after = national_figures(newer.release_id, **asked)
    assert (after["now"] == before["now"] + 1).all()
    assert national_figures(frozen.release_id, **asked).equals(before)


def test_days_are_those_on_which_12_months_end(own_release: Release) -> None:
    days = offered_days(own_release.release_id)
    assert next(iter(days)) == own_release.reference_date
    assert days[own_release.reference_date] == "12m"
    assert days[BASELINE] == "2022"
    assert list(days) == sorted(days, reverse=True)

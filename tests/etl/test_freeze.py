"""Freeze, list, withdraw and restore from the command line, and every way it is refused."""

from datetime import date

import pytest

from etl.__main__ import main
from etl.geometry import Boundaries
from tests.etl.delivery_writer import trajectories, write_csv
from tests.warehouse.freezing import put_down
from tests.warehouse.publishing import publish_changed
from warehouse.publication_log import read_publication_log
from warehouse.releases import Release, active_release_id
from warehouse.settings import STATIC_FOLDER, inbox_folder, snapshots_folder
from warehouse.snapshots import list_snapshots, read_snapshot


@pytest.fixture
def own_release(own_release: Release, monkeypatch: pytest.MonkeyPatch) -> Release:
    """The copy of the example release, with its map where the example was built."""
    monkeypatch.setattr("warehouse.settings.BOUNDARIES_FOLDER", STATIC_FOLDER / "boundaries")
    return own_release


def freeze(*arguments: str) -> int:
    return main(["freeze", *arguments])


def test_freezing_names_the_active_release_on_its_newest_day(
    own_release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    assert freeze("--title", "  Evaluatie   maart 2024 ", "--role", "beheer") == 0
    assert "Bevroren: 'Evaluatie maart 2024' (evaluatie-maart-2024)" in capsys.readouterr().out
    (snapshot,) = list_snapshots()
    assert snapshot.release_id == own_release.release_id
    assert snapshot.reference_date == own_release.reference_date
    assert snapshot.file_sha256 == own_release.file_sha256
    assert snapshot.fault() is None
    entry = read_publication_log().publications[0]
    assert (entry.role, entry.action) == ("beheer", "bevroren als stand (Evaluatie maart 2024)")


@pytest.mark.parametrize("day", ["2022-12-31", "31-12-2022"])
def test_an_earlier_release_and_day(own_release: Release, day: str) -> None:
    publish_changed(own_release, "update mart.period set label = 'anders'")
    assert freeze("--title", "Nulmeting", "--release", own_release.release_id, "--date", day) == 0
    (snapshot,) = list_snapshots()
    assert (snapshot.release_id, snapshot.reference_date) == (
        own_release.release_id,
        date(2022, 12, 31),
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", "A", "--date", "2022-11-30"], "2022-11-30 is geen peildatum"),
        (["--title", "A", "--date", "gisteren"], "gisteren is geen peildatum"),
        (["--title", "A", "--release", "2030-01-01-x"], "uitgave 2030-01-01-x is er niet"),
        (["--title", "A", "--release", "../x"], "uitgave ../x is er niet"),
        (["--title", " "], "deze titel is niet te gebruiken"),
        (["--title", "!!!"], "deze titel is niet te gebruiken"),
        (["--title", "a" * 61], "deze titel is niet te gebruiken"),
        (["--title", "a\u202eb"], "deze titel is niet te gebruiken"),
        (["--title", "Actieve uitgave"], "deze titel is niet te gebruiken"),
        (["--title", "Stand 1!"], "er is al een stand met de naam stand-1"),
    ],
)
def test_what_cannot_be_frozen_is_refused_in_dutch(
    own_release: Release,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    kept = put_down(own_release, "Stand 1")
    assert freeze(*arguments) == 1
    answer = capsys.readouterr().err
    assert said in answer
    assert "Wat u kunt doen:" in answer
    assert list_snapshots() == [kept]


def test_a_damaged_release_is_not_frozen(own_release: Release) -> None:
    content = bytearray(own_release.path.read_bytes())
    content[-1] ^= 1
    own_release.path.write_bytes(content)
    assert freeze("--title", "A") == 1
    assert not snapshots_folder().exists()


def test_without_a_release_it_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze("--title", "A") == 1
    assert "(geen actieve)" in capsys.readouterr().err


def test_withdrawing_keeps_it_and_can_be_undone(
    own_release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    before = put_down(own_release, "Stand")
    assert main(["unfreeze", "stand", "--role", "beheer"]) == 0
    withdrawn = read_snapshot("stand")
    assert withdrawn is not None
    assert (withdrawn.is_withdrawn, withdrawn.withdrawn_role) == (True, "beheer")
    assert main(["snapshots"]) == 0
    assert "INGETROKKEN" in capsys.readouterr().out
    assert main(["unfreeze", "stand"]) == 0
    assert "was al ingetrokken" in capsys.readouterr().out
    assert main(["unfreeze", "stand", "--undo"]) == 0
    assert read_snapshot("stand") == before
    actions = [entry.action for entry in read_publication_log().publications[:2]]
    assert actions == ["stand hersteld (Stand)", "stand ingetrokken (Stand)"]
    assert main(["unfreeze", "bestaat-niet"]) == 1
    assert main(["unfreeze", "../releases/active"]) == 1


def test_the_list_says_what_is_wrong(
    own_release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    put_down(own_release, "Stand")
    own_release.path.unlink()
    (snapshots_folder() / "stuk.json").write_text("{")
    assert main(["snapshots"]) == 0
    said = capsys.readouterr().out
    assert "UITGAVE IS WEG" in said
    assert "stuk  BESTAND NIET TE LEZEN" in said


def test_a_frozen_release_outlives_loads_and_roll_backs(
    drawn_map: Boundaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing clears releases away, so a snapshot needs no copy of its own."""
    monkeypatch.setattr("etl.build.build_boundaries", lambda *_: drawn_map)
    write_csv(inbox_folder() / "deelname.csv", trajectories(10))
    assert main(["load"]) == 0
    assert freeze("--title", "Stand") == 0
    (frozen,) = list_snapshots()
    write_csv(inbox_folder() / "deelname.csv", trajectories(12))
    assert main(["load"]) == 0
    newer = active_release_id()
    assert newer != frozen.release_id
    assert frozen.fault() is None
    assert main(["activate", frozen.release_id]) == 0
    assert main(["activate", str(newer)]) == 0
    assert frozen.fault() is None
    assert freeze("--title", "Tweede", "--release", frozen.release_id) == 0

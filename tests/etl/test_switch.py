"""Going back and forth between releases: the inbox follows, and a kill halfway is finished."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from etl import switch
from etl.__main__ import main
from etl.archive import archived_file
from etl.geometry import Boundaries
from etl.load import load
from tests.etl.delivery_writer import trajectories, trajectory, write_csv
from warehouse.publication_log import read_publication_log
from warehouse.releases import Release, active_release_id
from warehouse.settings import data_folder, inbox_folder

Two = tuple[Release, Release]


@pytest.fixture(autouse=True)
def no_map_is_drawn(drawn_map: Boundaries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.build_boundaries", lambda *_: drawn_map)


@pytest.fixture
def two(data_folder: Path) -> Two:
    """First deelname.csv with 10 rows; then other content under that name, and a second file."""
    write_csv(inbox_folder() / "deelname.csv", trajectories(10))
    first = load(inbox_folder(), lambda _: None).release
    write_csv(inbox_folder() / "deelname.csv", trajectories(12))
    write_csv(inbox_folder() / "deelname_twee.csv", [trajectory(99)])
    return first, load(inbox_folder(), lambda _: None).release


def contents() -> dict[str, int]:
    paths = sorted(path for path in inbox_folder().iterdir() if path.is_file())
    return {path.name: len(path.read_text().splitlines()) - 1 for path in paths}


def test_going_back_brings_back_the_files(two: Two) -> None:
    first, second = two
    assert main(["activate", first.release_id, "--role", "programmateam"]) == 0
    assert active_release_id() == first.release_id
    assert contents() == {"deelname.csv": 10}
    # A load does not undo it, nor does it publish anything.
    assert main(["load"]) == 0
    assert active_release_id() == first.release_id
    assert main(["activate", second.release_id]) == 0
    assert contents() == {"deelname.csv": 12, "deelname_twee.csv": 1}
    newest, earlier, *_ = read_publication_log().publications
    assert (earlier.role, earlier.action) == ("programmateam", "teruggedraaid")
    assert (earlier.release_id, earlier.replaced_release_id) == (
        first.release_id,
        second.release_id,
    )
    assert newest.role == "opdrachtregel"


def test_the_active_release_is_nothing_to_go_back_to(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    logged = len(read_publication_log().publications)
    assert main(["activate", two[1].release_id]) == 0
    assert "is al actief" in capsys.readouterr().out
    assert len(read_publication_log().publications) == logged


def test_without_the_archive_only_the_pointer_moves(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = two
    archived_file("deelname.csv", first.files["deelname.csv"]).unlink()
    assert main(["activate", first.release_id]) == 0
    assert "De inbox is niet teruggezet" in capsys.readouterr().out
    assert active_release_id() == first.release_id
    assert contents() == {"deelname.csv": 12, "deelname_twee.csv": 1}


def test_a_file_that_was_changed_since_is_not_lost(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = two
    write_csv(inbox_folder() / "deelname_twee.csv", trajectories(3))
    write_csv(inbox_folder() / "deelname_drie.csv", trajectories(4))
    assert main(["activate", first.release_id]) == 0
    assert contents() == {"deelname.csv": 10, "deelname_drie.csv": 4, "deelname_twee.csv": 3}
    # Going forward again would overwrite what was never loaded.
    assert main(["activate", second.release_id]) == 1
    assert "deelname_twee.csv: in de inbox staat een ander bestand" in capsys.readouterr().err
    assert active_release_id() == first.release_id


@pytest.mark.parametrize("step", ["_bring_inbox_to", "activate", "add_publication"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_interrupted_is_finished_by_the_next_command(
    two: Two, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    first, second = two
    logged = len(read_publication_log().publications)
    done: Callable[..., None] = getattr(switch, step)

    def interrupted(*arguments: object) -> NoReturn:
        if when == "after":
            done(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(switch, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            main(["activate", first.release_id])
    assert active_release_id() in {first.release_id, second.release_id}
    assert main(["load"]) == 0
    assert active_release_id() == first.release_id
    assert contents() == {"deelname.csv": 10}
    assert len(read_publication_log().publications) == logged + 1
    assert not (data_folder() / switch.JOURNAL_NAME).exists()


def test_a_damaged_journal_is_no_reason_to_stop(two: Two) -> None:
    (data_folder() / switch.JOURNAL_NAME).write_text("{")
    assert main(["load"]) == 0
    assert active_release_id() == two[1].release_id


def test_an_inbox_that_cannot_follow_is_said_and_finished_later(
    two: Two, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = two

    def held(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", "deelname.csv")

    with monkeypatch.context() as patch:
        patch.setattr(switch, "_bring_inbox_to", held)
        assert main(["activate", first.release_id]) == 1
    said = capsys.readouterr().err
    assert "Nog niet af: deelname.csv: uitgave" in said
    assert "De vorige uitgave blijft actief" not in said
    assert active_release_id() == first.release_id
    assert main(["load"]) == 0
    assert contents() == {"deelname.csv": 10}


@pytest.mark.parametrize("content", ["{}", "[]", '{"publication": 1}', "\x00"])
def test_an_odd_journal_is_no_reason_to_stop(two: Two, content: str) -> None:
    (data_folder() / switch.JOURNAL_NAME).write_text(content)
    assert main(["load"]) == 0
    assert active_release_id() == two[1].release_id

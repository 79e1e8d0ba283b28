"""A disk that fills up: what is said, what stays, and what is left behind, at each place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from etl.__main__ import main
from etl.drafts import run_step
from etl.messages import LoadRefusedError
from notes import store
from notes.database import forget_engines
from notes.errors import NotesUnavailableError
from notes.migrate import upgrade
from notes.questions import notes_of
from reports.__main__ import main as reports_main
from tests.etl.delivery_writer import trajectory, write_csv
from tests.etl.test_killed_load import Server, load_whole, rows_of_the_active_release
from tests.faults.full import (
    Fill,
    copies,
    files_named,
    json_file,
    log_line,
    no_space,
    outlines,
)
from tests.notes.conftest import place, story
from tests.pages.app_driver import UPLOAD, assert_healthy, open_app, words
from warehouse.drafts import CHECK, REFUSED, new_draft
from warehouse.packs import PDF, XLSX, Shelf
from warehouse.publication_log import read_publication_log
from warehouse.releases import Release, active_release_id, current_release, list_releases
from warehouse.settings import drafts_folder
from warehouse.snapshots import list_snapshots

QuickLoad = Callable[[], int]
FULL = "de schijf is vol"
TO_DO = "Maak ruimte vrij"
LOAD_POINTS = {
    "archive": copies,
    "outlines": outlines,
    "journal": json_file("switch."),
    "manifest": json_file("20"),
    "pointer": json_file("active."),
}


def half_written(folder: Path) -> list[Path]:
    """Files and folders that a reader could take for whole, or that nobody clears away."""
    return [
        path
        for path in folder.rglob("*")
        if ".partial" in path.name or path.name.startswith(".build-") or path.suffix == ".wal"
    ]


def test_a_release_that_does_not_fit(server: Server) -> None:
    """DuckDB writes by itself, so here the system refuses: no file may grow beyond so many bytes.

    The largest stops it at the very end, when the tables go into their one file.
    """
    load_whole(server, 3)
    active = current_release()
    for rows, largest in enumerate((30_000, 300_000, 3_000_000), start=10):
        answer = server.order(rows, largest=largest)
        assert answer["code"] == 1, (largest, answer["said"])
        assert FULL in answer["said"]
        assert f"Geweigerd: {server.folder}: " in answer["said"]
        assert TO_DO in answer["said"]
        assert answer["said"].rstrip().endswith("De vorige uitgave blijft actief.")
        assert "Traceback" not in answer["said"]
        assert current_release() == active
        assert rows_of_the_active_release() == 3
        assert half_written(server.folder) == []
        assert len(list((server.folder / "releases").glob("*.duckdb"))) == 1
    load_whole(server, 20)


def test_a_load_that_cannot_write(
    quick_load: QuickLoad,
    inbox: Path,
    data_folder: Path,
    boundaries_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At each place in turn; in one test, because each load takes a second."""
    assert quick_load() == 0
    before = active_release_id()
    write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    for name, fill in LOAD_POINTS.items():
        for path in boundaries_folder.iterdir():
            path.unlink()  # else the map is there already
        with pytest.MonkeyPatch.context() as patch:
            fill(patch)
            assert quick_load() == 1, name
        said = capsys.readouterr().err
        assert FULL in said, name
        assert TO_DO in said, name
        assert "De vorige uitgave blijft actief." in said, name
        assert active_release_id() == before, name
        assert half_written(data_folder) == [], name
        unfinished = [path for path in boundaries_folder.iterdir() if path.name.startswith(".")]
        assert unfinished == [], name

    assert quick_load() == 0  # with room again
    assert active_release_id() != before
    assert current_release()[1] is None
    assert {one.release_id for one in read_publication_log().publications} == {
        release.release_id for release in list_releases()
    }


def test_a_publication_of_which_the_log_line_does_not_fit(
    quick_load: QuickLoad, inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The release is active by then, so that is said; the line comes with the next command."""
    assert quick_load() == 0
    before = active_release_id()
    write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    with pytest.MonkeyPatch.context() as patch:
        log_line(patch)
        assert quick_load() == 1
    said = capsys.readouterr().err
    active = active_release_id()
    assert active != before
    assert f"Nog niet af: uitgave {active} is actief" in said
    assert FULL in said
    assert TO_DO in said
    assert "vorige uitgave blijft" not in said

    assert quick_load() == 0
    log = read_publication_log()
    assert [one.release_id for one in log.publications] == [active, before]
    assert log.damaged_lines == 1  # the half of it, passed over


@pytest.mark.parametrize("fill", [json_file("nulmeting"), log_line], ids=["manifest", "log"])
def test_a_snapshot_that_cannot_be_written(
    *,
    fill: Fill,
    own_release: Release,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("etl.freeze.has_map", lambda _: True)  # maps are elsewhere in these tests
    with pytest.MonkeyPatch.context() as patch:
        fill(patch)
        assert main(["freeze", "--title", "Nulmeting"]) == 1
    said = capsys.readouterr().err
    assert FULL in said
    assert TO_DO in said
    assert list_snapshots() == []
    assert half_written(data_folder) == []
    assert main(["freeze", "--title", "Nulmeting"]) == 0


def test_a_note_that_does_not_fit(data_folder: Path) -> None:
    upgrade()
    kept = store.add(place(), story("Staat er al."), "facilitator")

    fitted = 0

    def no_larger(connection: object, _: object) -> None:
        connection.execute("pragma max_page_count = 1")  # type: ignore[attr-defined]

    forget_engines()
    event.listen(Pool, "connect", no_larger)
    try:
        with pytest.raises(NotesUnavailableError):
            for _ in range(20):  # within the pages that are there some fit
                store.add(place(), story("Te veel. " * 200), "facilitator")
                fitted += 1
    finally:
        event.remove(Pool, "connect", no_larger)
        forget_engines()
    assert fitted < 20
    standing = notes_of(release_id=place().release_id)
    assert len(standing) == 1 + fitted  # nothing of the one that did not fit
    assert kept.id in {note.id for note in standing}
    store.add(place(), story("Nu wel."), "facilitator")


@pytest.mark.parametrize("kind", [PDF, XLSX])
def test_a_pack_that_does_not_fit(kind: str, data_folder: Path) -> None:
    shelf = Shelf("2024-02-29-a", date(2024, 2, 29))
    shelf.keep("R1", {PDF: b"old", XLSX: b"old"}, "")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match="No space"):
        files_named(f"R1.partial{kind}")(patch)
        shelf.keep("R1", {PDF: b"newer pdf", XLSX: b"newer xlsx"}, "")
    assert half_written(data_folder) == []
    assert shelf.is_ready("R1")
    assert shelf.file("R1", PDF).read_bytes() == b"old"


def test_the_command_for_packs_says_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page of the packs shows what stands behind this word."""
    monkeypatch.setattr("reports.__main__._make", no_space)
    assert reports_main(["pack", "R1"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("\nGeweigerd: De schijf van de server is vol; er is geen half pakket")


def test_an_upload_that_does_not_fit(own_release: Release) -> None:
    app = open_app(UPLOAD)
    assert_healthy(app)
    with pytest.MonkeyPatch.context() as patch:
        files_named("deelname")(patch)
        app.file_uploader[0].set_value([("deelname.csv", b"x" * 5000, "text/csv")])
        app.run()
    assert not app.exception
    assert "De schijf van de server is vol: wat u net deed, is niet bewaard." in app.error[0].value
    assert "ruimte vrij te maken" in app.error[0].value
    # The half of a file must not be checked as if it were whole.
    assert list(drafts_folder().glob("*/files/*")) == []
    assert_healthy(open_app(UPLOAD))


def test_a_step_of_a_delivery_that_does_not_fit(
    own_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = new_draft()
    monkeypatch.setattr("etl.drafts.checking.run", no_space)
    with pytest.raises(LoadRefusedError, match=FULL):
        run_step(draft, CHECK, "programmateam", lambda _: None)
    outcome = draft.read(CHECK) or {}
    assert outcome["status"] == REFUSED
    app = open_app(UPLOAD, {"levering": draft.draft_id})
    assert not app.exception
    assert "De schijf is vol" in words(app)
    assert TO_DO in words(app)

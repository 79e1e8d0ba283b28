"""The packs on the page: a button, progress, files to download, or why there is none."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from pages.components.evaluation import pack_process
from pages.components.evaluation.packs import packs_ready
from warehouse.packs import COUNTRY, EVERYTHING, PDF, XLSX, ZIP, Shelf, hash_of
from warehouse.releases import Release


def page(code: str | None) -> None:
    from pages.components.context import PageContext
    from pages.components.evaluation.packs import show_packs
    from warehouse.queries import release_info
    from warehouse.releases import current_release

    release, _ = current_release()
    info = release_info(release.release_id)
    show_packs(PageContext(release, info, info.reference_date), code)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Shelf, str]]]:
    """No process begins: what would, is listed."""
    asked: list[tuple[Shelf, str]] = []
    monkeypatch.setattr(pack_process, "start", lambda shelf, code: asked.append((shelf, code)))
    yield asked


def shown(code: str | None) -> AppTest:
    app = AppTest.from_function(page, args=(code,), default_timeout=60).run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button] + [b.label for b in app.get("download_button")]


def keep(release: Release, code: str) -> Shelf:
    shelf = Shelf(release.release_id, release.reference_date)
    kinds = shelf.kinds(code)
    notes = shelf.members() if code == EVERYTHING else hash_of(())
    shelf.keep(code, dict.fromkeys(kinds, b"content"), notes)
    return shelf


def test_a_pack_that_is_not_there_can_be_made(
    own_country: Release,
    started: list[tuple[Shelf, str]],
) -> None:
    app = shown("R1")
    assert labels(app) == ["Maak het pakket van deze regio", "Maak alle pakketten"]
    assert "0 van 4 klaar" in " ".join(one.value for one in app.markdown)
    app.button(key="make_R1").click().run()
    app.button(key="make_ALLE").click().run()
    assert [code for _, code in started] == ["R1", EVERYTHING]


def test_without_a_region_it_is_the_country(
    own_country: Release,
    started: list[tuple[Shelf, str]],
) -> None:
    app = shown(None)
    app.button(key="make_NL").click().run()
    assert [code for _, code in started] == [COUNTRY]


def test_a_pack_that_is_there_can_be_taken_along(own_country: Release) -> None:
    keep(own_country, "R1")
    keep(own_country, EVERYTHING)
    app = shown("R1")
    renew = "Vernieuw met de notities van nu"
    assert labels(app) == [renew] * 2 + ["Download PDF", "Download Excel", "Download alles (zip)"]
    assert packs_ready(own_country.release_id) == {"R1"}
    assert packs_ready("no such release") == set()


def test_of_which_moment_a_pack_is_and_that_it_could_not_be_renewed(own_country: Release) -> None:
    shelf = keep(own_country, "R1")
    app = shown("R1")
    made = formats.moment(str(shelf.made_at("R1")))
    assert f"Gemaakt op {made}" in " ".join(one.value for one in app.caption)
    shelf.progress_file("R1").write_text("\nGeweigerd: de notities zijn weg.\n", "utf-8")
    assert "de notities zijn weg" in shown("R1").error[0].value
    os.utime(shelf.progress_file("R1"), (0, 0))  # said before the pack that stands was made
    assert not shown("R1").error


def test_the_zip_of_before_a_pack_was_renewed_is_not_offered(own_country: Release) -> None:
    for code in ("R1", EVERYTHING):
        shelf = keep(own_country, code)
    assert "Download alles (zip)" in labels(shown("R1"))
    shelf.keep("R1", dict.fromkeys(shelf.kinds("R1"), b"newer"), hash_of(["een noot"]))
    app = shown("R1")
    assert "Download alles (zip)" not in labels(app)
    assert "De vorige zip is niet meer bij" in " ".join(one.value for one in app.caption)


def test_why_there_is_none_is_said(own_country: Release) -> None:
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    shelf.folder.mkdir(parents=True)
    shelf.progress_file("R1").write_text("\nGeweigerd: de kaart is er niet.\n", "utf-8")
    assert "de kaart is er niet" in shown("R1").error[0].value
    shelf.progress_file("R1").write_text("  10:00:00  pakket van R1\n", "utf-8")
    assert "afgebroken" in shown("R1").error[0].value


def test_the_process_makes_the_pack_and_says_how_far_it_is(
    own_country: Release,
) -> None:
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    pack_process.start(shelf, "R2")
    assert pack_process.is_running(shelf, "R2")
    app = shown("R2")
    assert "Maak het pakket van deze regio" not in labels(app)
    running = pack_process._running[shelf, "R2"]
    pack_process.start(shelf, "R2")  # a second visitor asks for the same
    assert pack_process._running[shelf, "R2"] is running
    assert running.wait(60) == 0
    assert not pack_process.is_running(shelf, "R2")
    assert shelf.is_ready("R2")
    assert {path.suffix for path in shelf.folder.glob("R2.*")} == {PDF, XLSX, ".json", ".txt"}
    assert ZIP not in shelf.kinds("R2")


def test_two_sessions_see_the_end_of_the_same_process(
    own_country: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    ended = SimpleNamespace(poll=lambda: time.sleep(0.1) or 0, returncode=0)
    monkeypatch.setitem(pack_process._running, (shelf, "R2"), ended)
    with ThreadPoolExecutor(2) as sessions:
        assert not any(sessions.map(lambda _: pack_process.is_running(shelf, "R2"), range(2)))


def test_two_sessions_that_ask_at_once_start_one_process(
    own_country: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(own_country.release_id, own_country.reference_date)
    started: list[object] = []

    def begin(*_: object, **__: object) -> SimpleNamespace:
        time.sleep(0.1)
        started.append(shelf)
        return SimpleNamespace(poll=lambda: None)

    monkeypatch.setattr(pack_process, "_running", {})
    monkeypatch.setattr(pack_process, "require", lambda _: None)
    monkeypatch.setattr(pack_process, "note", lambda *_, **__: None)
    monkeypatch.setattr(pack_process.subprocess, "Popen", begin)
    with ThreadPoolExecutor(2) as sessions:
        list(sessions.map(lambda _: pack_process.start(shelf, "R2"), range(2)))
    assert len(started) == 1

"""Who may write notes, make packs and freeze: checked where it is done, and shown accordingly."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st

from access import log as log_module
from access.log import read_log
from access.person import NotAllowedError
from notes import store
from notes.content import Content, Place
from notes.database import FILE_NAME, VARIABLE, forget_engines
from notes.migrate import upgrade
from notes.questions import notes_of
from pages.components import etl_process
from pages.components.access import visitor
from pages.components.evaluation import pack_process
from pages.components.notes import actions
from tests.pages.app_driver import DELIVERIES, ROOT, assert_healthy, words
from tests.pages.signed_in import ROLES, SECRETS, claims
from warehouse.packs import Shelf
from warehouse.releases import Release

TWENTE, GRONINGEN = "RSV05", "RSV01"
READS_ONLY = "U kunt de notities lezen."


@pytest.fixture(autouse=True)
def own_log_and_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(log_module, "data_folder", lambda: tmp_path)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / FILE_NAME}")
    upgrade()
    visitor.access_settings.cache_clear()
    yield
    visitor.access_settings.cache_clear()
    forget_engines()


def open_region(role: str, name: str):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.secrets, app.user = SECRETS, claims(role)
    app.query_params["rsv"], app.query_params["notities_regio"] = name, "true"
    app.switch_page("pages/regio/regio.py")
    return app.run()


def written(rsv_code: str) -> None:
    place = Place("uitgave", date(2024, 2, 29), "regio", "dit RSV", rsv_code)
    store.add(place, Content("story", "Zo ging het."), "beheer")


@pytest.mark.parametrize(
    ("role", "region", "may_write"),
    [
        ("lezer", "Twente", False),
        ("facilitator", "Twente", True),
        ("facilitator", "Groningen", False),
        ("programmateam", "Groningen", True),
        ("beheer", "Twente", False),
    ],
)
def test_notes_are_written_by_who_belongs_there(
    example_release: Release, role: str, region: str, may_write: bool
) -> None:
    code = TWENTE if region == "Twente" else GRONINGEN
    place = Place(example_release.release_id, date(2024, 2, 29), "regio", "dit RSV", code)
    store.add(place, Content("story", "Wat er al stond."), "beheer")
    app = open_region(role, region)
    assert_healthy(app)
    assert "Wat er al stond." in words(app)
    assert (READS_ONLY not in words(app)) == may_write
    labels = [button.label for button in app.button]
    assert ("Bewaar notitie" in labels) == ("Wijzig" in labels) == may_write
    # Whoever signed in has a role; nobody picks one.
    assert "In welke rol schrijft u?" not in [box.label for box in app.selectbox]
    if not may_write:
        return
    (text,) = [area for area in app.text_area if area.key.endswith("_new_text")]
    text.set_value("Dit viel ons op.")
    (keep,) = [button for button in app.button if button.label == "Bewaar notitie"]
    keep.click().run()
    newest = notes_of(rsv_code=code)[0]
    assert (newest.text, newest.author_role) == ("Dit viel ons op.", role)
    line = read_log().entries[0]
    assert (line.what, line.role, line.subject) == ("notitie bewerkt", role, f"kenmerk-{role}")
    assert "viel" not in line.about


def test_a_right_is_asked_when_writing_and_not_only_shown(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise NotAllowedError(visitor.Action.NOTES_WRITE)

    monkeypatch.setattr(actions, "require", refuse)
    place = Place("uitgave", date(2024, 2, 29), "regio", "dit RSV", TWENTE)
    monkeypatch.setattr(actions.fields, "typed", lambda _: Content("story", "Toch."))
    actions.keep_new("hier", place, "veld")
    assert st.session_state["hier_notes_said"].text.startswith("Uw rol mag hier geen notities")
    assert notes_of() == []


@pytest.mark.parametrize("role", ROLES)
def test_only_the_programme_team_freezes(example_release: Release, role: str) -> None:
    from tests.pages.signed_in import open_app_as

    app = open_app_as(claims(role), DELIVERIES)
    assert_healthy(app)
    offered = [box.label for box in app.expander]
    assert ("Bevries als evaluatiestand" in offered) == (role == "programmateam")


@pytest.mark.parametrize("role", ROLES)
def test_commands_and_packs_ask_for_their_right(
    example_release: Release, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr("subprocess.run", lambda *a, **_: started.append(a))
    monkeypatch.setattr("subprocess.Popen", lambda *a, **_: started.append(a))
    monkeypatch.setattr(Shelf, "folder", property(lambda _: log_module.data_folder()))
    shelf = Shelf(example_release.release_id, example_release.reference_date)
    person = visitor.person_of(claims(role), visitor.read_settings(SECRETS), time.time())
    monkeypatch.setattr(visitor, "find_visitor", lambda: person)
    tries = {
        "freeze": lambda: etl_process.run("freeze"),
        "unfreeze": lambda: etl_process.run("unfreeze"),
        "pack": lambda: pack_process.start(shelf, TWENTE),
    }
    allowed = {
        "programmateam": {"freeze", "unfreeze", "pack"},
        "facilitator": {"pack"},
    }.get(role, set())
    for name, attempt in tries.items():
        before = len(started)
        if name in allowed:
            attempt()
            assert len(started) == before + 1
        else:
            with pytest.raises(NotAllowedError):
                attempt()
            assert len(started) == before
    pack_process._running.clear()

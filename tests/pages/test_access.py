"""Role × page × action, through the app: what is shown, what is run, and what is logged."""

import time

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from access.claims import person_of
from access.log import Event, LogUnavailableError, read_log
from access.person import NotAllowedError, Person
from access.rights import Action
from access.sessions import current_sessions
from access.settings import read_settings
from pages.components import etl_process
from pages.components.access import visitor
from pages.components.access.taking import taken
from pages.components.delivery import session
from tests.pages.app_driver import (
    LOG,
    OVERVIEW,
    PAGES,
    PARTICIPATION,
    ROOT,
    UPLOAD,
    assert_healthy,
    open_app,
)
from tests.pages.signed_in import ROLES, SECRETS, claims, open_app_as
from warehouse.drafts import CHECK, PUBLICATION, REFRESH, Draft, new_draft
from warehouse.publication_log import read_publication_log
from warehouse.releases import Release, active_release_id

pytestmark = pytest.mark.usefixtures("own_settings_and_log")
CLOSED = "Deze pagina is niet voor u"
SIGN_IN = "Aanmelden"
VISIBLE = "visible"


def title(app: AppTest) -> str:
    return str(app.title[0].value)


def logged() -> list[tuple[str, str, str]]:
    return [(entry.subject, entry.role, entry.what) for entry in read_log().entries]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_for_each_role(example_release: Release, role: str, page: str) -> None:
    whose = {UPLOAD: {"programmateam"}, LOG: {"beheer"}}.get(page, set(ROLES))
    app = open_app_as(claims(role), page)
    assert_healthy(app)
    assert (title(app) != CLOSED) == (role in whose)
    if role not in whose:
        # Nothing of the page is run: no widget of it, no figure.
        assert {button.key for button in app.button} == {"sign_out"}
        assert not app.selectbox
        assert not app.table


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_has_what_is_open(
    example_release: Release, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: set[str] = set()
    navigation = st.navigation

    def listen(pages: dict, **options: object) -> object:
        shown.update(
            p.title for listed in pages.values() for p in listed if p.visibility == VISIBLE
        )
        return navigation(pages, **options)

    monkeypatch.setattr(st, "navigation", listen)
    open_app_as(claims(role))
    assert ("Aanleveren" in shown) == (role == "programmateam")
    assert ("Logboek" in shown) == (role == "beheer")
    assert len(shown) >= len(PAGES) - 2


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "user",
    [
        {"is_logged_in": False},
        claims("programmateam", exp=time.time() - 1),
        claims("programmateam", iat=time.time() - 9 * 3600, exp=time.time() + 9999),
        claims("onbekend"),
        claims("programmateam", sub=""),
    ],
    ids=["signed out", "token over", "session over", "no role", "no subject"],
)
def test_nothing_without_a_good_session(
    example_release: Release, monkeypatch: pytest.MonkeyPatch, page: str, user: dict
) -> None:
    asked = []
    monkeypatch.setattr("pages.components.context.release_info", asked.append)
    monkeypatch.setattr("pages.components.access.log_view.months", lambda: asked.append(page))
    app = open_app_as(user, page)
    assert not app.exception
    assert title(app) == SIGN_IN
    assert {button.key for button in app.button} <= {"sign_in", "sign_out"}
    assert not app.get("page_link")
    assert asked == []


def test_why_someone_has_to_sign_in(example_release: Release) -> None:
    over = open_app_as(claims("lezer", exp=time.time() - 1), PARTICIPATION)
    assert "verlopen" in over.info[0].value
    nobody = open_app_as(claims("onbekend"), PARTICIPATION)
    assert "geen rol" in nobody.warning[0].value
    nobody.run()
    (entry,) = read_log().entries
    assert (entry.subject, entry.what, entry.about) == ("kenmerk-onbekend", "geweigerd", "geen rol")


def test_a_session_that_ends_while_someone_works(example_release: Release) -> None:
    app = open_app_as(claims("programmateam"), UPLOAD)
    assert_healthy(app)
    app.user["exp"] = time.time() - 1
    app.run()
    assert title(app) == SIGN_IN
    assert not app.file_uploader


def test_a_page_closes_for_who_no_longer_may(example_release: Release) -> None:
    """Warm: the same session and the same server, after someone who may."""
    app = open_app_as(claims("programmateam"), UPLOAD)
    assert app.file_uploader
    app.user = claims("lezer")
    app.run()
    assert title(app) == CLOSED
    assert not app.file_uploader


def test_signing_out_ends_every_tab(own_release: Release) -> None:
    user = claims("lezer")
    first, other = (open_app_as(user, OVERVIEW) for _ in range(2))
    first.button(key="sign_out").click().run()
    other.run()
    assert title(other) == SIGN_IN
    assert [what for _, _, what in logged()] == [Event.SIGNED_OUT, Event.SIGNED_IN]
    again = open_app_as(claims("lezer", nonce="another sign-in"), OVERVIEW)
    assert_healthy(again)


def test_a_refused_page_is_logged_once(own_release: Release) -> None:
    app = open_app_as(claims("lezer"), LOG)
    app.run()
    newest = read_log().entries[0]
    assert (newest.what, newest.about) == (Event.REFUSED, "pagina beheer/logboek")
    assert len(read_log().entries) == 2
    assert newest.subject == "kenmerk-lezer"


def act(draft: Draft) -> dict[Action, list]:
    """Everything on main that changes something, at the place where it is written."""
    return {
        Action.UPLOAD: [
            session.current_draft,
            lambda: etl_process.start(draft, CHECK, ""),
            lambda: etl_process.start(draft, REFRESH, ""),
        ],
        Action.PUBLISH: [
            lambda: etl_process.start(draft, PUBLICATION, ""),
            lambda: etl_process.run("load"),
            lambda: etl_process.run("example"),
        ],
        Action.ROLL_BACK: [lambda: etl_process.run("activate", "x", "--role", "y")],
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_action_for_each_role_where_it_is_written(
    own_release: Release, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when no page stands before it: the right is asked where something is done."""
    done = []
    monkeypatch.setattr(etl_process.subprocess, "run", lambda *_a, **_k: done.append("run"))
    monkeypatch.setattr(etl_process.subprocess, "Popen", lambda *_a, **_k: done.append("start"))
    person = visitor_as(role)
    monkeypatch.setattr(visitor, "find_visitor", lambda: person)
    for action, calls in act(new_draft()).items():
        for call in calls:
            etl_process._running.clear()
            if person.may(action):
                call()
            else:
                with pytest.raises(NotAllowedError):
                    call()
    etl_process._running.clear()
    assert bool(done) == (role == "programmateam")
    refused = [entry for entry in read_log().entries if entry.what == Event.REFUSED]
    assert bool(refused) != (role == "programmateam")


def visitor_as(role: str) -> Person:
    found = person_of(claims(role), read_settings(SECRETS), time.time())
    assert isinstance(found, Person)
    return found


def test_the_role_for_the_log_comes_from_the_sign_in(newer_release: Release) -> None:
    app = open_app_as(claims("programmateam"), UPLOAD)
    assert not [box for box in app.selectbox if box.key == "roll_back_role"]
    before = active_release_id()
    app.button(key="roll_back").click().run(timeout=120)
    assert active_release_id() != before
    assert read_publication_log().publications[0].role == "programmateam"
    assert [what for _, _, what in logged()][:2] == [
        Event.ROLLED_BACK,
        Event.ASKED_TO_ROLL_BACK,
    ]


def test_without_a_log_nothing_is_published(
    newer_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LogUnavailableError

    app = open_app_as(claims("programmateam"), UPLOAD)
    assert_healthy(app)
    monkeypatch.setattr(visitor, "write", fail)
    before = active_release_id()
    app.button(key="roll_back").click().run()
    assert "niet te schrijven" in app.error[0].value
    assert active_release_id() == before
    # Looking goes on, and so does taking along.
    assert_healthy(open_app_as(claims("lezer", nonce="x"), OVERVIEW))


def test_the_log_for_who_may_read_it(own_release: Release) -> None:
    open_app_as(claims("lezer"), UPLOAD)
    app = open_app_as(claims("beheer"), LOG)
    assert_healthy(app)
    table = app.dataframe[0].value
    assert table[["Wie", "Wat", "Waarover"]].to_numpy().tolist() == [
        ["kenmerk-beheer", "aangemeld", "geen"],
        ["kenmerk-lezer", "geweigerd", "pagina gegevens/aanleveren"],
        ["kenmerk-lezer", "aangemeld", "geen"],
    ]
    app.selectbox(key="wat").select("geweigerd").run()
    assert len(app.dataframe[0].value) == 1
    app.selectbox(key="wie").select("kenmerk-beheer").run()
    assert "niets dat bij deze keuze past" in app.info[0].value


def test_a_download_is_logged_when_it_is_made(own_release: Release) -> None:
    person = visitor_as("lezer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(visitor, "find_visitor", lambda: person)
        make = taken("deelname.csv", own_release.release_id, lambda: b"inhoud")
    assert logged() == []
    assert make() == b"inhoud"
    (entry,) = read_log().entries
    assert (entry.what, entry.about) == (Event.DOWNLOADED, "deelname.csv")
    assert entry.release_id == own_release.release_id
    current_sessions().end(person.session)
    with pytest.raises(visitor.SignedOutError):
        make()


def test_a_broken_settings_file_opens_nothing(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.secrets = {"auth": {"redirect_uri": "http://localhost/oauth2callback"}}
    app.user = claims("programmateam")
    app.run()
    assert "instellingen voor het aanmelden" in app.error[0].value
    assert not app.title


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        ({"Host": "[::1]:8501"}, True),
        ({"Host": "127.0.0.1:8501", "Origin": "https://monitor.example.nl"}, False),
        ({"Host": "monitor.example.nl"}, False),
        ({"Host": "localhost:8501", "X-Forwarded-Host": "monitor.example.nl"}, False),
    ],
)
def test_without_sign_in_only_this_computer_is_answered(
    example_release: Release, monkeypatch: pytest.MonkeyPatch, headers: dict, own: bool
) -> None:
    monkeypatch.setattr(type(st.context), "headers", property(lambda _: headers))
    app = open_app(OVERVIEW)
    assert (title(app) != "Alleen op deze computer") == own
    monkeypatch.setenv(visitor.OPEN_VARIABLE, visitor.OPEN_MEANT)
    assert_healthy(open_app(OVERVIEW))


def test_no_action_of_the_etl_is_open_by_omission() -> None:
    with pytest.raises(KeyError):
        etl_process.run("refresh")

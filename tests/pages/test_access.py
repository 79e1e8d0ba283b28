"""Role × page × action, through the app: what is shown, what is run, and what is logged."""

import time
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from access.log import Event, LogUnavailableError, read_log
from access.person import NotAllowedError
from access.rights import Action, load_rights
from access.sessions import current_sessions
from pages.components import etl_process
from pages.components.access import visitor
from pages.components.delivery import session
from tests.pages.app_driver import (
    LOG,
    OVERVIEW,
    PAGES,
    PARTICIPATION,
    UPLOAD,
    assert_healthy,
    open_app,
    words,
)
from tests.pages.signed_in import ROLES, claims, open_app_as
from warehouse.drafts import CHECK, PUBLICATION, REFRESH, Draft, new_draft
from warehouse.releases import Release, active_release_id

CLOSED = "Deze pagina is niet voor u"
SIGN_IN = "Aanmelden"


@pytest.fixture(autouse=True)
def forget_settings() -> Iterator[None]:
    """The app reads its settings once; each test has its own."""
    visitor.access_settings.cache_clear()
    yield
    visitor.access_settings.cache_clear()


def title(app: AppTest) -> str:
    return str(app.title[0].value)


def logged() -> list[tuple[str, str, str]]:
    return [(entry.subject, entry.role, entry.what) for entry in read_log().entries]


def menu(app: AppTest) -> set[str]:
    """The pages in the bar, as the browser is told."""
    (sent,) = [
        message.navigation for message in app._forward_msgs if message.HasField("navigation")
    ]
    return {page.page_name for page in sent.app_pages if not page.is_hidden}


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

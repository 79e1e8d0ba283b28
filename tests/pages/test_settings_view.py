"""What beheer sees of roles and settings: the table of rights, and no secret."""

import pytest

from access.rights import Action, load_rights
from access.settings import AccessSettings
from pages.components.access import settings_view
from tests.pages.app_driver import LOG, assert_healthy, open_app, table_with, words
from tests.pages.signed_in import SECRETS, claims, open_app_as

pytestmark = pytest.mark.usefixtures("own_settings_and_log")
BEHEER = AccessSettings("groups", "rsv", {"admins": "beheer"}, contact="help@example.org")


def test_the_table_is_that_of_the_rights() -> None:
    table = settings_view.rights_table()
    rights = load_rights()
    assert table["Wat"].tolist() == [rights.titles[action] for action in Action]
    for role in rights.roles.values():
        for action, said in zip(Action, table[role.title], strict=True):
            expected = (
                "ja" if action in role.may else "eigen RSV's" if action in role.own else "nee"
            )
            assert said == expected, (role.name, action)


def test_on_a_laptop_sign_in_is_off() -> None:
    app = open_app(LOG)
    assert_healthy(app)
    assert "Aanmelden staat uit" in words(app)
    assert table_with(app, "Programmateam") is not None


def test_what_is_set_stands_there() -> None:
    rows = settings_view.settings_table(BEHEER).set_index("Instelling")["Waarde"]
    assert rows["Rol staat in"] == "groups"
    assert rows["Wie admins heeft, is"] == "Beheer"
    assert rows["Ieder ander is"] == "niemand"
    assert rows["Langste aanmelding (uur)"] == "8,0"
    assert rows["Hulp bij aanmelden"] == "help@example.org"


def test_beheer_sees_the_settings_and_no_secret() -> None:
    app = open_app_as(claims("beheer"), LOG)
    assert_healthy(app)
    screen = words(app)
    assert "Wie beheer heeft, is" in screen
    for name in ("cookie_secret", "server_metadata_url"):
        assert SECRETS["auth"][name] not in screen
    assert "Rechten per rol" not in words(open_app_as(claims("lezer"), LOG))

"""The table of rights: what the programme agreed, written out once more by hand."""

import pytest

from access.person import NotAllowedError, Person, everyone
from access.rights import Action, load_rights

READER = {"read", "download"}
AGREED = {
    "lezer": (READER, set()),
    "facilitator": (READER | {"packs.make"}, {"notes.write", "agenda.deliver"}),
    "programmateam": (
        {*READER, "notes.write", "agenda.deliver", "packs.make"}
        | {"upload", "publish", "roll_back", "snapshot"},
        set(),
    ),
    "beheer": (READER | {"settings", "log.read"}, set()),
}


@pytest.mark.parametrize("role", AGREED)
@pytest.mark.parametrize("action", list(Action))
def test_the_table(role: str, action: Action) -> None:
    whole, own = AGREED[role]
    person = Person("s", (role,), frozenset({"RSV05"}))
    assert person.may(action) == (action in whole)
    assert person.may(action, "RSV05") == (action in whole | own)
    assert person.may(action, "RSV06") == (action in whole)
    assert person.may_somewhere(action) == (action in whole | own)


def test_no_role_is_left_out() -> None:
    assert load_rights().roles.keys() == AGREED.keys()
    assert set(load_rights().titles) == set(Action)


def test_an_own_right_needs_a_partnership() -> None:
    assert not Person("s", ("facilitator",)).may_somewhere(Action.NOTES_WRITE)


def test_several_roles_add_up_and_the_log_names_the_one_that_allowed() -> None:
    person = Person("s", ("programmateam", "beheer"))
    assert person.require(Action.PUBLISH) == "programmateam"
    assert person.require(Action.LOG_READ) == "beheer"
    with pytest.raises(NotAllowedError):
        Person("s", ("beheer",)).require(Action.PUBLISH)


def test_without_sign_in_everything_is_allowed() -> None:
    assert all(everyone().may(action) for action in Action)
    assert not everyone().is_signed_in


def test_a_page_that_nobody_named_takes_reading() -> None:
    assert load_rights().needed_for("deelname") is Action.READ
    assert load_rights().needed_for("logboek") is Action.LOG_READ

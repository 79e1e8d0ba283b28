"""What a provider says, what it makes of someone, and what is not taken."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.claims import Refused, person_of, session_of
from access.person import Person
from access.settings import AccessSettings

NOW = 1_700_000_000.0
SETTINGS = AccessSettings(
    role_claim="groups",
    rsv_claim="rsv",
    roles={"team a": "programmateam", "admins": "beheer", "fac": "facilitator"},
)


def claims(**changed: Any) -> dict[str, Any]:
    usual = {"sub": "s1", "iat": NOW - 60, "exp": NOW + 3600, "groups": ["team a"]}
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def refused(**changed: Any) -> object:
    return person_of(claims(**changed), SETTINGS, NOW)


def person(settings: AccessSettings = SETTINGS, **changed: Any) -> Person:
    found = person_of(claims(**changed), settings, NOW)
    assert isinstance(found, Person)
    return found


@pytest.mark.parametrize(
    ("given", "roles"),
    [
        (["team a"], ("programmateam",)),
        ("team a", ("programmateam",)),
        ("admins fac", ("facilitator", "beheer")),
        ("team a,admins", ("programmateam", "beheer")),
        (["onbekend", "fac", 7, None], ("facilitator",)),
    ],
)
def test_roles(given: object, roles: tuple[str, ...]) -> None:
    assert person(groups=given).roles == roles


@pytest.mark.parametrize("given", [None, [], "", "TEAM A", ["programmateam"], 1, {"team a": True}])
def test_no_role(given: object) -> None:
    """A role of ours is no role when the provider says it, unless the settings say so."""
    assert refused(groups=given) is Refused.NO_ROLE


def test_a_nested_claim_and_a_claim_with_dots() -> None:
    nested = AccessSettings("realm_access.roles", "rsv", {"fac": "facilitator"})
    assert person(nested, realm_access={"roles": ["fac"]}).roles == ("facilitator",)
    address = AccessSettings("https://example.nl/roles", "rsv", {"fac": "facilitator"})
    assert person(address, **{"https://example.nl/roles": "fac"}).roles == ("facilitator",)


def test_a_role_for_everyone() -> None:
    open_settings = AccessSettings("groups", "rsv", {}, role_for_everyone="lezer")
    assert person(open_settings, groups=None).roles == ("lezer",)


def test_own_partnerships() -> None:
    assert person(groups="fac", rsv="rsv05, RSV07").rsv_codes == {"RSV05", "RSV07"}
    assert person(groups="fac").rsv_codes == frozenset()


def test_a_session_ends_with_the_token_or_with_its_age() -> None:
    assert person(exp=NOW + 10).ends_at == NOW + 10
    assert person(iat=NOW - 3600, exp=NOW + 999_999).ends_at == NOW + 7 * 3600
    assert refused(exp=NOW) is Refused.EXPIRED
    assert refused(iat=NOW - 8 * 3600) is Refused.EXPIRED


@pytest.mark.parametrize(
    "wrong",
    [
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"iat": None},
        {"exp": None},
        {"exp": str(int(NOW) + 60)},
        {"iat": True},
        {"iat": NOW + 3600},
    ],
)
def test_what_is_not_taken(wrong: dict[str, Any]) -> None:
    assert refused(**wrong) is Refused.UNUSABLE


def test_a_session_is_one_sign_in() -> None:
    assert session_of(claims(nonce="a")) == session_of(claims(nonce="a", groups=[]))
    assert session_of(claims(nonce="a")) != session_of(claims(nonce="b"))


anything = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just([{}])
)
moments = anything | st.integers(-100_000, 100_000).map(lambda apart: NOW + apart)


@settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sub=anything, iat=moments, exp=moments, rsv=anything)
def test_whatever_a_token_says_no_session_is_too_long(
    sub: object, iat: object, exp: object, rsv: object
) -> None:
    found = person_of(claims(sub=sub, iat=iat, exp=exp, rsv=rsv), SETTINGS, NOW)
    if isinstance(found, Person):
        assert NOW < found.ends_at <= NOW + 8 * 3600 + 120
    assert person_of(claims(groups=rsv), SETTINGS, NOW) is Refused.NO_ROLE

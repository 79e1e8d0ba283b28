"""The one settings file: off without [auth], and never half on."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from access.settings import SettingsError, is_loopback, read_settings

ROOT = Path(__file__).parents[2]
AUTH = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "monitor",
    "client_secret": "geheim",
    "server_metadata_url": "https://login.example.nl/.well-known/openid-configuration",
}


def content(auth: dict[str, Any] | None = None, **access: Any) -> dict[str, Any]:
    return {"auth": {**AUTH, **(auth or {})}, "access": {"roles": {"a": "lezer"}, **access}}


def test_off_and_on() -> None:
    assert read_settings({}) is None
    settings = read_settings(content(session_hours=2))
    assert settings is not None
    assert (settings.role_claim, settings.session_hours) == ("roles", 2)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"access": {"roles": {}}}, "[auth] niet"),
        ({"auth": AUTH}, "access.roles"),
        (content({"client_secret": ""}), "client_secret"),
        (content({"cookie_secret": "kort"}), "32"),
        (content({"redirect_uri": "http://monitor.example.nl/oauth2callback"}), "https"),
        (content(roles={"a": "baas"}), "baas"),
        (content(role_for_everyone="baas"), "baas"),
        (content(session_hours=0), "session_hours"),
        (content(session_hours=720), "session_hours"),
        (content(session_hours="lang"), "session_hours"),
        (content(sesion_hours=8), "sesion_hours"),
    ],
)
def test_what_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(wrong)
    assert said in str(refused.value)


def test_the_example_lacks_only_what_is_secret() -> None:
    example = tomllib.loads((ROOT / ".streamlit" / "secrets.example.toml").read_text("utf-8"))
    secret = {"cookie_secret", "client_id", "client_secret"}
    assert {name for name in AUTH if not example["auth"][name]} == secret
    example["auth"] |= {name: AUTH[name] for name in secret}
    settings = read_settings(example)
    assert settings is not None
    assert set(settings.roles.values()) == {"lezer", "facilitator", "programmateam", "beheer"}


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("", False),
        (None, False),
        ("0.0.0.0", False),
        ("localhost.example.nl", False),
        ("192.168.1.4", False),
    ],
)
def test_own_computer(host: str | None, own: bool) -> None:
    assert is_loopback(host) == own

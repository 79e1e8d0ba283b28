"""How people sign in, from the one settings file: .streamlit/secrets.toml.

With [auth] in it (what Streamlit needs for OpenID Connect) sign-in is on; [access] says which
claim makes which role. An example with every setting: .streamlit/secrets.example.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from access.rights import load_rights

SHORTEST_SECRET = 32
LONGEST_SESSION_HOURS = 24
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


class SettingsError(Exception):
    """The settings cannot be used; says in Dutch what is wrong and what to do."""


@dataclass(frozen=True)
class AccessSettings:
    """What is set. Claims may be nested: a dot goes one level down (realm_access.roles)."""

    role_claim: str
    rsv_claim: str
    roles: Mapping[str, str] = field(default_factory=dict)
    role_for_everyone: str = ""
    session_hours: float = 8
    contact: str = ""


def read_settings(content: Mapping[str, Any]) -> AccessSettings | None:
    """Return the settings; None when sign-in is off. Raises SettingsError."""
    if "auth" not in content:
        if "access" in content:
            raise SettingsError("[access] staat erin, maar [auth] niet. Vul [auth] in.")
        return None
    _refuse_unsafe(content["auth"])
    own: dict[str, Any] = dict(content.get("access", {}))
    if unknown := own.keys() - AccessSettings.__dataclass_fields__.keys():
        raise SettingsError(f"[access] kent {', '.join(sorted(unknown))} niet.")
    try:
        settings = AccessSettings(
            **{"role_claim": "roles", "rsv_claim": "rsv", **own, "roles": dict(own["roles"])}
        )
        hours = float(settings.session_hours)
    except (KeyError, TypeError, ValueError):
        raise SettingsError(
            "[access] moet [access.roles] hebben (wat de aanbieder zegt = rol), en session_hours "
            "als getal."
        ) from None
    known = load_rights().roles
    given = {*settings.roles.values(), settings.role_for_everyone} - {""}
    if wrong := given - known.keys():
        raise SettingsError(
            f"[access] noemt een rol die er niet is: {', '.join(sorted(wrong))}. "
            f"Kies uit {', '.join(known)}."
        )
    if not 0 < hours <= LONGEST_SESSION_HOURS:
        raise SettingsError(f"session_hours moet tussen 0 en {LONGEST_SESSION_HOURS} liggen.")
    return settings


def is_loopback(host: str | None) -> bool:
    """Say whether a host name means this very computer; no name means every address."""
    return (host or "").strip("[]").lower() in LOOPBACK


def _refuse_unsafe(auth: Mapping[str, Any]) -> None:
    if missing := [name for name in NEEDED if not auth.get(name)]:
        raise SettingsError(f"[auth] mist {', '.join(missing)}.")
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        raise SettingsError(
            f"cookie_secret moet ten minste {SHORTEST_SECRET} willekeurige tekens hebben. Maak er "
            'een met: python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
    for name in ("redirect_uri", "server_metadata_url"):
        address = urlsplit(str(auth[name]))
        if address.scheme != "https" and not is_loopback(address.hostname):
            raise SettingsError(f"{name} moet met https:// beginnen.")

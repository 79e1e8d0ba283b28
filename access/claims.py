"""From what the provider says about someone to a person with roles, or why not."""

import hashlib
from collections.abc import Mapping
from enum import Enum
from typing import Any

from access.person import Person
from access.rights import load_rights
from access.settings import AccessSettings

CLOCKS_APART_S = 120
LONGEST_SUBJECT = 255
LATEST_S = 1e11


class Refused(Enum):
    """Why someone with a cookie is not let in."""

    EXPIRED = "expired"
    NO_ROLE = "no role"
    UNUSABLE = "unusable"


def person_of(claims: Mapping[str, Any], settings: AccessSettings, now: float) -> Person | Refused:
    """Return who this is, or why not; `now` in seconds since 1970.

    A session ends when the token does, or `session_hours` after it was issued if that is earlier.
    A token that does not say when it was issued and when it ends is not taken.
    """
    subject = claims.get("sub")
    issued, ends = (_seconds(claims.get(name)) for name in ("iat", "exp"))
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        return Refused.UNUSABLE
    if issued is None or ends is None or issued > now + CLOCKS_APART_S:
        return Refused.UNUSABLE
    ends_at = min(ends, issued + settings.session_hours * 3600)
    if now >= ends_at:
        return Refused.EXPIRED
    roles = _roles(claims, settings)
    if not roles:
        return Refused.NO_ROLE
    codes = frozenset(code.upper() for code in _texts(claims, settings.rsv_claim))
    return Person(subject, roles, codes, session_of(claims), ends_at)


def session_of(claims: Mapping[str, Any]) -> str:
    """Return what is the same in every tab of one sign-in, and in no other."""
    parts = [str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce", "sid", "jti")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _roles(claims: Mapping[str, Any], settings: AccessSettings) -> tuple[str, ...]:
    given = {settings.roles.get(text) for text in _texts(claims, settings.role_claim)}
    given.add(settings.role_for_everyone or None)
    return tuple(name for name in load_rights().roles if name in given)


def _texts(claims: Mapping[str, Any], path: str) -> list[str]:
    """Return the texts of a claim: a list, or one text with commas or spaces between."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        # A name of a role may hold spaces; a list in one text is then parted by commas.
        parts = found.split(",") if "," in found else [found, *found.split()]
        return [part.strip() for part in parts if part.strip()]
    if isinstance(found, list | tuple):
        return [text for text in found if isinstance(text, str)]
    return []


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < LATEST_S else None  # what is no number is not smaller

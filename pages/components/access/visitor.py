"""Who is here and what they may do. Ask `require` where something is fetched or written.

dashboard.py asks at every run, but what a button calls (on_click) runs before it, and a fragment
without it: there only `require` stands between a visitor and what is done.
"""

import logging
import os
import time
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config

from access.claims import Refused, person_of
from access.log import Event, LogUnavailableError, write
from access.person import NotAllowedError, Person, everyone
from access.rights import Action
from access.sessions import current_sessions
from access.settings import AccessSettings, SettingsError, is_loopback, read_settings
from language import tr

log = logging.getLogger("regiomonitor")

OPEN_VARIABLE = "MDT_OPEN_WITHOUT_SIGN_IN"
OPEN_MEANT = "ja, iedereen mag alles zien en wijzigen"


class SignedOutError(Exception):
    """Nobody is signed in, or not any more."""


class NotHereError(Exception):
    """Sign-in is off and this visitor is not on the server's own computer."""


@lru_cache(maxsize=1)
def access_settings() -> AccessSettings | None:
    """Return how people sign in; None when sign-in is off. Raises SettingsError.

    Read once: a file that is broken or gone later must not open the door.
    """
    if not st.secrets.load_if_toml_exists():
        present = [str(path) for path in config.get_option("secrets.files") if Path(path).exists()]
        if present:
            raise SettingsError(f"{', '.join(present)} is niet te lezen.")
        return None
    return read_settings(st.secrets.to_dict())


def is_meant_to_be_open() -> bool:
    """Say whether someone set, in plain words, that no one has to sign in."""
    return os.environ.get(OPEN_VARIABLE, "").strip().lower() == OPEN_MEANT


def find_visitor() -> Person | Refused | None:
    """Return who is here, why someone is not let in, or None when nobody is signed in.

    Raises NotHereError when sign-in is off and the visitor comes from another computer.
    """
    settings = access_settings()
    if settings is None:
        if not (is_meant_to_be_open() or _is_own_computer()):
            raise NotHereError
        return everyone()
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        return None
    found = person_of(claims, settings, time.time())
    if isinstance(found, Person) and current_sessions().has_ended(found.session):
        return None
    return found


def current_person() -> Person:
    """Return who acts; raises SignedOutError when their session is over."""
    found = find_visitor()
    if not isinstance(found, Person):
        raise SignedOutError
    return found


def require(action: Action, rsv_code: str | None = None) -> str:
    """Return in which role this is allowed; raises NotAllowedError or SignedOutError.

    With the code of a partnership the right to one's own is enough; without, it is about them all.
    """
    person = current_person()
    try:
        return person.require(action, rsv_code)
    except NotAllowedError:
        note(Event.REFUSED, action, about=" ".join(filter(None, (action, rsv_code))))
        raise


def may(action: Action, rsv_code: str | None = None) -> bool:
    """Say whether this is allowed, to show or hide what leads to it."""
    return current_person().may(action, rsv_code)


def note(event: Event, action: Action, *, about: str = "", release_id: str = "") -> None:
    """Log what was done; a log that cannot be written stops nobody, and is told to the server."""
    note_of(current_person(), event, action, about=about, release_id=release_id)


def note_of(
    person: Person, event: Event, action: Action, *, about: str = "", release_id: str = ""
) -> None:
    """Log what this person did, also when the page is no longer running."""
    role = person.role_for(action) or ", ".join(person.roles)
    try:
        write(person, event, role=role, about=about, release_id=release_id)
    except LogUnavailableError:
        log.exception("the log of who did what cannot be written")


def logged(event: Event, *, role: str, release_id: str, about: str = "") -> bool:
    """Log what is about to be done; when that fails, say that it is not done."""
    try:
        write(current_person(), event, role=role, about=about, release_id=release_id)
    except LogUnavailableError:
        log.exception("refused, for the log of who did what cannot be written")
        st.error(
            tr(
                "Dit is niet gedaan: het logboek is nu niet te schrijven, en zonder "
                "regel in het logboek verandert er niets aan een uitgave. Probeer het zo "
                "weer; blijft het mis gaan, meld het dan aan de beheerder (is de schijf "
                "vol?)."
            ),
            icon=":material/error:",
        )
        return False
    return True


def _is_own_computer() -> bool:
    """Say whether the address in the browser is this computer, also behind a proxy."""
    headers = st.context.headers
    hosts = [headers.get("Host"), headers.get("X-Forwarded-Host")]
    hosts.append(urlsplit(headers.get("Origin") or "").netloc)
    return all(is_loopback(urlsplit(f"//{host}").hostname) for host in hosts if host)

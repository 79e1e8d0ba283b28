"""Notes may be away while the figures go on: say so, keep what was typed, and try again."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from language import tr
from notes.database import database_url, is_default
from notes.errors import NotesUnavailableError, SchemaMissingError
from pages.components import etl_process

T = TypeVar("T")
_AWAY = "notes_away"
# So long no question is asked of a database that was away: each may take seconds to fail.
_PAUSE_S = 20
_made_ready: set[str] = set()
_making_ready = threading.Lock()


def asked(question: Callable[[], T], key: str) -> T | None:
    """Return the answer; None when the database is away, and then that is said.

    `key` tells this place on the page from others.
    """
    answer = None
    if time.monotonic() - st.session_state.get(_AWAY, -_PAUSE_S) >= _PAUSE_S:
        st.session_state.pop(_AWAY, None)
        try:
            answer = _asked_of_a_ready_database(question)
        except NotesUnavailableError:
            remember_away()
    if answer is None:
        _show_away(key)
    return answer


def remember_away() -> None:
    """Remember that the database is away, for the moments to come."""
    st.session_state[_AWAY] = time.monotonic()


def _asked_of_a_ready_database(question: Callable[[], T]) -> T:
    try:
        return question()
    except SchemaMissingError:
        _make_ready()
    return question()


def _make_ready() -> None:
    """Make the tables, once, in a process of its own; another database is left to its keeper.

    A session that comes in meanwhile waits; what failed is tried again by the next question.
    """
    url = str(database_url())
    if not is_default():
        return
    with st.spinner(tr("Notities klaarzetten …")), _making_ready:
        if url not in _made_ready and etl_process.run("upgrade", module="notes").returncode == 0:
            _made_ready.add(url)


def _show_away(key: str) -> None:
    st.warning(
        tr(
            "Notities zijn nu niet beschikbaar: de database is niet bereikbaar of "
            "nog niet klaargezet (de beheerder doet dat met `python -m notes "
            "upgrade`). De cijfers op deze pagina zijn er gewoon. Wat u typt, blijft "
            "in het veld staan."
        ),
        icon=":material/cloud_off:",
    )
    st.button(
        tr("Probeer opnieuw"),
        key=f"{key}_retry",
        icon=":material/refresh:",
        on_click=lambda: st.session_state.pop(_AWAY, None),
    )

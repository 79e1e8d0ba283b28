"""What one session knows of its addresses, and what a page says on top about them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.components import spelling

MOST_TYPED = 100
_SESSION = "address"


@dataclass(frozen=True)
class Choice:
    """How one choice reads its value from an address, and writes it there and in a link.

    `usual` is what the page shows by itself. `read` and `code` return None for what means nothing,
    and for what a link need not hold.
    """

    name: str
    usual: Any
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    code: Callable[[Any], str | None]
    allows: Callable[[Any], bool]
    close: Callable[[str], str | None] = lambda _: None
    show: Callable[[Any], str] = str
    remark: Callable[[str, Any], str | None] = lambda _, __: None
    unknown: Callable[[str], str] | None = None


@dataclass
class Said:
    """What is told of a choice, as long as it has this value."""

    text: str
    value: Any


@dataclass
class Visit:
    """What one session knows of its addresses; a page is drawn anew many times."""

    typed: dict[str, str]  # what came in by the address and no choice has taken yet
    page: str = ""
    live: frozenset[str] = frozenset()  # drawn by the run before, on this page
    drawn: set[str] = field(default_factory=set)
    choices: dict[str, Choice] = field(default_factory=dict)  # that this page has, or had
    chosen: set[str] = field(default_factory=set)  # by someone, not by the page itself
    said: dict[str, Said] = field(default_factory=dict)
    slot: DeltaGenerator | None = None  # on top of the page
    box: DeltaGenerator | None = None  # in it, once there is something to say


@contextmanager
def page(path: str) -> Iterator[None]:
    """Run a page within this: it says on top what an address asked that does not exist."""
    visit = current_visit()
    if visit.page == path:
        visit.live = frozenset(visit.drawn)
    else:
        visit.page, visit.live, visit.said, visit.choices = path, frozenset(), {}, {}
    visit.drawn = set()
    visit.slot, visit.box = st.container(), None
    # What was said stays until the visitor chooses.
    visit.said = {
        key: said
        for key, said in visit.said.items()
        if st.session_state.get(key, said.value) == said.value
    }
    _warn(visit)
    yield


def say(visit: Visit, key: str, text: str, value: Any) -> None:
    """Tell on top of the page, until the choice gets another value."""
    visit.said[key] = Said(text, value)
    _warn(visit)


def _warn(visit: Visit) -> None:
    """Show all that is to be said in one box."""
    if visit.slot is not None and visit.said:
        visit.box = visit.box or visit.slot.empty()
        texts = [said.text for said in visit.said.values()]
        visit.box.warning("\n\n".join(texts), icon=":material/link_off:")


def current_visit() -> Visit:
    """Return what the session knows, from its first address on."""
    visit = st.session_state.get(_SESSION)
    if visit is None:
        names = [name for name in st.query_params if len(name) <= spelling.SHOWN][:MOST_TYPED]
        typed = {name: st.query_params[name][: spelling.LONGEST] for name in names}
        visit = st.session_state[_SESSION] = Visit(typed)
    assert isinstance(visit, Visit)
    return visit

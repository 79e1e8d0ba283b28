"""How a choice comes by its value: the address first, then the page before this one."""

from typing import Any

import streamlit as st

from language import counterpart, tr
from pages.components import formats, spelling
from pages.components.address.bar import drop, in_bar, put
from pages.components.address.visit import Choice, Visit, current_visit, say


def asked(key: str) -> str | None:
    """Return what the address asks of a choice that is not settled yet."""
    visit = current_visit()
    if key in visit.live:
        return None
    text = in_bar(key)
    return visit.typed.get(key) if text is None else text


def settle_choice(key: str, choice: Choice) -> None:
    """Give a choice the value that the address asks, or that it had on the page before."""
    visit = current_visit()
    visit.drawn.add(key)
    visit.choices[key] = choice
    value = st.session_state.get(key)
    if value is not None and not choice.allows(value):
        # Of a page, a release or another choice that has other options.
        del st.session_state[key]
        visit.chosen.discard(key)
        value = None
    if key in visit.live:
        if value is not None and value != choice.usual:
            visit.chosen.add(key)
        return
    text = (asked(key) or "")[: spelling.LONGEST]
    visit.typed.pop(key, None)
    if text:
        _take(visit, key, text, choice)
    elif value is not None and key not in visit.chosen:
        del st.session_state[key]  # what a page before this one opened with by itself
    elif value is not None and value != choice.usual:
        put(key, choice.write(value), value)


def _take(visit: Visit, key: str, text: str, choice: Choice) -> None:
    """Take the value that the address asks, or say that it does not exist."""
    meant = choice.read(text)
    if meant is None:  # a link of someone who reads the other language
        meant = choice.read(counterpart(text))
    if meant is None:
        drop(key)
        shown = st.session_state.get(key, choice.usual)
        say(visit, key, _unknown(text, choice, shown), shown)
        return
    visit.chosen.add(key)
    if meant != choice.usual:
        put(key, choice.write(meant), meant)
    else:
        drop(key)
        if key in st.session_state:
            st.session_state[key] = meant
    if remark := choice.remark(text, meant):
        say(visit, key, remark, meant)


def _unknown(text: str, choice: Choice, shown: Any) -> str:
    if choice.unknown:
        return choice.unknown(text)
    said = [tr("De link vraagt om {asked} als {name}, maar dat is er niet (meer).")]
    said += [tr("Er is nu niets gekozen.") if shown is None else tr("U ziet nu: {shown}.")]
    close = choice.close(text)
    said += [tr("Bedoelde u {close}?")] if close and close != shown else []
    return " ".join(said).format(
        asked=spelling.quoted(text),
        name=choice.name,
        shown="" if shown is None else formats.plain(choice.show(shown)),
        close=formats.plain(close or ""),
    )

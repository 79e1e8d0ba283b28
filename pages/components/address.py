"""What stands in the address: every choice takes its value from there by way of `settle`.

A choice that is bound to the address calls one function of this module before its widget is drawn.
It accepts the label, the code, or another spelling of an option, puts in the address what Streamlit
expects there, says on top of the page what does not exist, and takes a choice along to the next
page: Streamlit (1.67) draws the default there when the choice came in by the address.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.state.session_state_proxy import get_session_state

from language import counterpart, tr
from pages.components import formats, spelling

MOST_TYPED = 100
NOTHING: Mapping[str, str] = MappingProxyType({})
YES, NO = ("true", "1", "ja", "aan", "yes", "on"), ("false", "0", "nee", "uit", "no", "off")
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
class _Said:
    text: str
    value: Any


@dataclass
class _Visit:
    """What one session knows of its addresses; a page is drawn anew many times."""

    typed: dict[str, str]  # what came in by the address and no choice has taken yet
    page: str = ""
    live: frozenset[str] = frozenset()  # drawn by the run before, on this page
    drawn: set[str] = field(default_factory=set)
    choices: dict[str, Choice] = field(default_factory=dict)  # that this page has, or had
    chosen: set[str] = field(default_factory=set)  # by someone, not by the page itself
    said: dict[str, _Said] = field(default_factory=dict)
    slot: DeltaGenerator | None = None  # on top of the page
    box: DeltaGenerator | None = None  # in it, once there is something to say


@contextmanager
def page(path: str) -> Iterator[None]:
    """Run a page within this: it says on top what an address asked that does not exist."""
    visit = _visit()
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


def settle(
    key: str,
    options: Mapping[str, object],
    *,
    name: str,
    usual: str | None = None,
    also: Mapping[str, str] = NOTHING,
    earlier: Mapping[str, str] = NOTHING,
    say_earlier: Callable[[str, str], str] | None = None,
    say_unknown: Callable[[str], str] | None = None,
) -> None:
    """Settle a choice between labels (label → code; a code None stands in no link).

    `name` is what is chosen, as in a sentence ("peildatum"); `usual` is what the page shows by
    itself. `also` maps other spellings to labels. `earlier` does so for what no longer exists, and
    `say_earlier` then tells the visitor what became of it. `say_unknown` replaces the sentence on a
    value that means nothing.
    """

    def read(text: str) -> str | None:
        return spelling.found(text, options, also) or spelling.found(text, {}, earlier)

    def remark(text: str, label: str) -> str | None:
        is_earlier = say_earlier and spelling.found(text, options, also) is None
        return say_earlier(text, label) if say_earlier and is_earlier else None

    choice = Choice(
        name,
        usual,
        read=read,
        write=str,
        code=lambda label: None if options[label] is None else str(options[label]),
        allows=lambda label: label in options,
        close=lambda text: spelling.closest(text, options),
        remark=remark,
        unknown=say_unknown,
    )
    _settle(key, choice)


def settle_flag(key: str, name: str) -> None:
    """Settle something that is on or off, such as a check box or what can be opened."""

    def read(text: str) -> bool | None:
        word = spelling.bare(text)
        return True if word in YES else False if word in NO else None

    choice = Choice(
        name,
        usual=False,
        read=read,
        write=lambda value: str(value).lower(),
        code=lambda value: "true" if value else None,
        allows=lambda value: isinstance(value, bool),
        show=lambda value: tr("aan") if value else tr("uit"),
    )
    _settle(key, choice)


def settle_day(key: str, name: str, usual: date, first: date, last: date) -> None:
    """Settle a day of a calendar: as 2024-02-29 or 29-02-2024."""
    choice = Choice(
        name,
        usual,
        read=lambda text: _within(spelling.day(text), first, last),
        write=date.isoformat,
        code=lambda day: None if day == usual else day.isoformat(),
        allows=lambda day: day is None or first <= day <= last,
        show=formats.day,
    )
    _settle(key, choice)


def settle_number(key: str, name: str, usual: int, low: int, high: int) -> None:
    """Settle a whole number."""
    choice = Choice(
        name,
        usual,
        read=lambda text: _within(_whole(text), low, high),
        write=str,
        code=lambda number: None if number == usual else str(number),
        allows=lambda number: low <= number <= high,
        show=formats.number,
    )
    _settle(key, choice)


def settle_text(key: str, name: str, usual: str, read: Callable[[str], str | None]) -> None:
    """Settle a text that means something: `read` returns it, or None when it means nothing."""
    choice = Choice(
        name,
        usual,
        read=read,
        write=str,
        code=lambda text: None if text == usual else text,
        allows=lambda _: True,  # what is typed on the page is judged there
    )
    _settle(key, choice)


def asked(key: str) -> str | None:
    """Return what the address asks of a choice that is not settled yet."""
    visit = _visit()
    if key in visit.live:
        return None
    with get_session_state().query_params() as params:
        return params[key] if params.has_param(key) else visit.typed.get(key)


def chosen_view() -> dict[str, str]:
    """Return every choice of the page as it stands now: key → code, for in a link."""
    view = {}
    for key, choice in _visit().choices.items():
        value = st.session_state.get(key)
        code = None if value is None or not choice.allows(value) else choice.code(value)
        if code is not None:
            view[key] = code
    return view


def for_another_language() -> dict[str, str]:
    """Return the view without labels, which have a language: key → code, or what was asked.

    What the page shows by itself is left out.
    """
    visit = _visit()
    rest = {name: value for name, value in st.query_params.items() if name not in visit.choices}
    return rest | {
        name: code
        for name, code in chosen_view().items()
        if st.session_state.get(name) != visit.choices[name].usual
    }


def _settle(key: str, choice: Choice) -> None:
    visit = _visit()
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
        _put(key, choice.write(value), value)


def _take(visit: _Visit, key: str, text: str, choice: Choice) -> None:
    """Take the value that the address asks, or say that it does not exist."""
    meant = choice.read(text)
    if meant is None:  # a link of someone who reads the other language
        meant = choice.read(counterpart(text))
    if meant is None:
        _drop(key)
        shown = st.session_state.get(key, choice.usual)
        _say(visit, key, _unknown(text, choice, shown), shown)
        return
    visit.chosen.add(key)
    if meant != choice.usual:
        _put(key, choice.write(meant), meant)
    else:
        _drop(key)
        if key in st.session_state:
            st.session_state[key] = meant
    if remark := choice.remark(text, meant):
        _say(visit, key, remark, meant)


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


def _say(visit: _Visit, key: str, text: str, value: Any) -> None:
    visit.said[key] = _Said(text, value)
    _warn(visit)


def _warn(visit: _Visit) -> None:
    """Show all that is to be said in one box."""
    if visit.slot is not None and visit.said:
        visit.box = visit.box or visit.slot.empty()
        texts = [said.text for said in visit.said.values()]
        visit.box.warning("\n\n".join(texts), icon=":material/link_off:")


def _visit() -> _Visit:
    visit = st.session_state.get(_SESSION)
    if visit is None:
        names = [name for name in st.query_params if len(name) <= spelling.SHOWN][:MOST_TYPED]
        typed = {name: st.query_params[name][: spelling.LONGEST] for name in names}
        visit = st.session_state[_SESSION] = _Visit(typed)
    assert isinstance(visit, _Visit)
    return visit


def _put(key: str, text: str, value: Any) -> None:
    with get_session_state().query_params() as params:
        if params.get_all(key) != [text]:
            _release(params, key)
            params[key] = text
            params.set_initial_query_params_from_current()
    if key in st.session_state:
        st.session_state[key] = value


def _drop(key: str) -> None:
    with get_session_state().query_params() as params:
        _release(params, key)
        if params.remove_param(key):
            params.set_initial_query_params_from_current()


def _release(params: Any, key: str) -> None:
    """Let go of the widget of another page that still holds this key."""
    if binding := params.get_binding_for_param(key):
        params.unbind_widget(binding.widget_id)


def _within(value: Any, low: Any, high: Any) -> Any:
    return value if value is not None and low <= value <= high else None


def _whole(text: str) -> int | None:
    number = text.strip().removesuffix(".0")
    return int(number) if number.removeprefix("-").isdecimal() and len(number) < 10 else None

"""One function for each kind of choice: a label, a flag, a day, a number, a text."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from language import tr
from pages.components import formats, spelling
from pages.components.address.settling import settle_choice
from pages.components.address.visit import Choice

NOTHING: Mapping[str, str] = MappingProxyType({})
YES, NO = ("true", "1", "ja", "aan", "yes", "on"), ("false", "0", "nee", "uit", "no", "off")


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
    settle_choice(key, choice)


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
    settle_choice(key, choice)


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
    settle_choice(key, choice)


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
    settle_choice(key, choice)


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
    settle_choice(key, choice)


def _within(value: Any, low: Any, high: Any) -> Any:
    return value if value is not None and low <= value <= high else None


def _whole(text: str) -> int | None:
    number = text.strip().removesuffix(".0")
    return int(number) if number.removeprefix("-").isdecimal() and len(number) < 10 else None

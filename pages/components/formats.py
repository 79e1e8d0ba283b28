"""Write numbers and dates as readers expect: 1.234,5 and 12 sep 2023; in English 1,234.5."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import zip_longest

from language import SOURCE, current, mark, ntr, tr
from warehouse.settings import ZONE

NO_DATA = mark("geen gegevens")
HIDDEN = "x"  # as CBS writes a figure that is secret
HIDDEN_REASON = mark("klein aantal")
HIDDEN_MEANING = mark(
    "te klein om te tonen, of verborgen omdat het een ander klein aantal zou verraden"
)
FIGURE_SPACE = "\u2007"
_DUTCH_MARKS = str.maketrans(",.", ".,")
_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
# As they stand in the label of a period, which the load writes.
_PERIOD_WORDS = (mark("laatste 12 maanden"), mark("12 maanden"), mark("schooljaar"), mark("t/m"))
_PERIOD_WORD = re.compile(r"\b(" + "|".join([*_PERIOD_WORDS, *_MONTHS[SOURCE]]) + r")\b")


def number(value: float | None, decimals: int = 0, missing: str | None = None) -> str:
    """Write a number; a missing one is said, as "no data" unless told, never shown as 0."""
    if value is None or math.isnan(value):
        return tr(NO_DATA) if missing is None else missing
    if math.isinf(value):
        return "∞"
    return _with_marks(f"{value:,.{decimals}f}")


def signed(value: float | None, decimals: int = 0) -> str:
    """Write a change with its sign."""
    if value is None or math.isnan(value):
        return tr(NO_DATA)
    return _with_marks(f"{value:+,.{decimals}f}").replace("-", "−")


def _with_marks(written: str) -> str:
    return written.translate(_DUTCH_MARKS) if current() == SOURCE else written


def percentage(value: float | None, decimals: int = 0) -> str:
    """Write a percentage (12.3 means 12,3%)."""
    text = number(value, decimals)
    return text if text == tr(NO_DATA) else f"{text}%"


def interval(
    lower: float | None, upper: float | None, decimals: int = 1, missing: str | None = None
) -> str:
    """Write an interval, such as 10,1 – 14,2."""
    if lower is None or upper is None or math.isnan(lower) or math.isnan(upper):
        return tr(NO_DATA) if missing is None else missing
    return f"{number(lower, decimals)} – {number(upper, decimals)}"


def day(value: date | None) -> str:
    """Write a day, such as 29 feb 2024."""
    return tr(NO_DATA) if value is None else f"{value.day} {month(value)}"


def month(value: date) -> str:
    """Write a month, such as feb 2024."""
    return f"{_MONTHS[current()][value.month - 1]} {value.year}"


def period(label: str) -> str:
    """Write the label of a period, such as schooljaar 2022/23 (sep 2022 t/m aug 2023)."""
    if current() == SOURCE:
        return label
    months = dict(zip(_MONTHS[SOURCE], _MONTHS[current()], strict=True))
    words = {dutch: tr(dutch) for dutch in _PERIOD_WORDS} | months
    return _PERIOD_WORD.sub(lambda found: words[found[0]], label)


def moment(text: str, *, seconds: bool = False) -> str:
    """Write a moment (ISO 8601 with time zone) in local time, such as 29 feb 2024, 14:03."""
    local = datetime.fromisoformat(text).astimezone(ZONE)
    return f"{day(local.date())}, {local:{'%H:%M:%S' if seconds else '%H:%M'}}"


def clock(seconds: float) -> str:
    """Write a moment (seconds since 1970) as local time of day, such as 14:03."""
    return f"{datetime.fromtimestamp(seconds, ZONE):%H:%M}"


def ago(value: date, today: date) -> str:
    """Say how many whole months lie between a day and today."""
    months = (today.year - value.year) * 12 + today.month - value.month
    months -= today.day < value.day
    if months < 1:
        return tr("minder dan een maand geleden")
    return ntr("{n} maand geleden", "{n} maanden geleden", months).format(n=number(months))


def count_of(amount: int, singular: str, plural: str) -> str:
    """Write '1 gemeente' or '3 gemeenten', in the language of the reader."""
    return f"{number(amount)} {ntr(singular, plural, amount)}"


def number_column(
    values: Iterable[float | None], decimals: int = 0, hidden: Iterable[bool] = ()
) -> list[str]:
    """Write a column of numbers that sorts as text the way it sorts as numbers.

    A table in the browser writes numbers in the browser's language; texts stay as they are. Figure
    spaces in front (as wide as a digit) make all texts equally long. `hidden` says of which rows a
    missing number is one that is not shown.
    """
    no_data = tr(NO_DATA)
    texts = [
        number(value, decimals, HIDDEN if is_hidden else no_data)
        for value, is_hidden in zip_longest(values, hidden, fillvalue=False)
    ]
    widest = max((len(text) for text in texts if text != no_data), default=0)
    return [text if text == no_data else text.rjust(widest, FIGURE_SPACE) for text in texts]


def lower_first(text: str) -> str:
    """Write a sentence so that it can follow a colon; '' stays ''."""
    return text[:1].lower() + text[1:]


def plain(text: str) -> str:
    """Show a delivered text as it is: Streamlit would read marks in it as layout or an image."""
    return re.sub(r"([\\`*\[\]<>$~|]|(?<!\w)_|_(?!\w)|:(?=[A-Za-z]))", r"\\\1", text)

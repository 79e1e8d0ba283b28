"""When each question for the talk is asked, and the figures that stand in it."""

from collections.abc import Callable, Mapping

from language import tr
from pages.components import formats
from pages.components.evaluation.question_facts import Facts
from pages.components.name_lists import LONGEST_LIST

Filled = Mapping[str, str] | None
Condition = Callable[[Facts], Filled]


def _rate(outcome: str) -> Condition:
    return lambda facts: (
        {"rate": facts.rate, "national": facts.national} if facts.outcome == outcome else None
    )


def _change(outcome: str) -> Condition:
    return lambda facts: {"times": facts.times} if facts.change == outcome else None


def _relative(outcome: str) -> Condition:
    return lambda facts: {} if facts.relative_change == outcome else None


def _target(*outcomes: str) -> Condition:
    return lambda facts: (
        {"expected": facts.expected, "target": facts.target}
        if facts.target_outcome in outcomes
        else None
    )


def _names(field: str) -> Condition:
    return lambda facts: {"names": _listed(names)} if (names := getattr(facts, field)) else None


def _listed(names: tuple[str, ...]) -> str:
    """List names; some hold commas or "en", so the list needs a stronger mark."""
    more = len(names) - LONGEST_LIST
    shown = "; ".join(names[:LONGEST_LIST])
    return tr("{names}; en nog {n}").format(names=shown, n=more) if more > 0 else shown


def _number(field: str, singular: str, plural: str) -> Condition:
    return lambda facts: (
        {"number": formats.count_of(number, singular, plural)}
        if (number := getattr(facts, field))
        else None
    )


CONDITIONS: dict[str, Condition] = {
    "always": lambda _: {},
    "rate_below_country": _rate("worse"),
    "rate_like_country": _rate("similar"),
    "rate_above_country": _rate("better"),
    "rose_since_start": _change("rising"),
    "fell_since_start": _change("falling"),
    "change_may_be_chance": _change("stable"),
    "grew_less_than_country": _relative("falling"),
    "grew_more_than_country": _relative("rising"),
    "municipalities_with_signal": _names("with_signal"),
    "counts_not_shown": _number("not_shown", "gemeente", "gemeenten"),
    "white_spots": _names("white_spots"),
    "themes_without_project": _names("themes_missing"),
    "target_on_course": _target("on_track", "reached", "above_path"),
    "target_not_on_course": _target("behind", "uncertain", "missed", "below_path"),
    "no_target": lambda facts: None if facts.target_outcome else {},
    "vacancy": _names("vacancies"),
    "frames_not_met": _names("frames_not_met"),
    "actions_late": _number("actions_late", "actie", "acties"),
    "parts_without_action": _names("parts_without_action"),
    "sectors_without_partner": _names("sectors_without_partner"),
}

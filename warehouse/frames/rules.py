"""The frames as they stand in warehouse/reference/frames.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from language import LANGUAGES, current
from warehouse.reference import read_reference_list


@dataclass(frozen=True)
class Frame:
    """One frame: what it asks, how it is judged, and its words; the file says what a key means."""

    code: str
    title: str
    rule: str
    how: str
    scope: str
    page: str
    source: str
    remarks: Mapping[str, str]
    short_title: str = ""
    inputs: tuple[str, ...] = ()
    on_layout: bool = False
    due: date | None = None
    looks_back: bool = False
    hindsight: tuple[str, ...] = ()
    subjects: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    minimum: float = 0
    maximum: float = float("inf")
    step: float = 0
    first_day: date = date.min
    last_day: date = date.max
    until: date = date.max

    @property
    def is_per_rsv(self) -> bool:
        """Say whether each partnership has a verdict of its own."""
        return self.scope == "rsv"


def load_frames() -> dict[str, Frame]:
    """Return all frames by code, in reading order and in the language of the reader."""
    return _frames(current())


@lru_cache(maxsize=len(LANGUAGES))
def _frames(_language: str) -> dict[str, Frame]:
    return {entry["code"]: _frame(entry) for entry in read_reference_list("frames.yaml")}


def meetings_asked() -> int:
    """Return how many meetings a whole year asks."""
    return int(load_frames()["six_meetings"].minimum)


def _frame(entry: dict) -> Frame:
    lists = {key: tuple(entry.get(key, ())) for key in ("inputs", "kinds", "hindsight")}
    return Frame(**{**entry, **lists})

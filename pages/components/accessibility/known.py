"""What was tested and what is known to be inaccessible, as known.yaml has it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from language import LANGUAGES, current
from language.data_texts import in_language

KNOWN_FILE = Path(__file__).with_name("known.yaml")


@dataclass(frozen=True)
class Tested:
    """When the statement was reviewed, and with which versions the tests ran."""

    day: date
    next_review: date
    axe_core: str
    streamlit: str


@dataclass(frozen=True)
class Shortcoming:
    """Something that is not accessible: where, what one notices, why, and what helps instead.

    `criterion` is that of WCAG, empty for good practice. What axe-core finds has the `rule` that is
    broken, the `element` (a CSS selector) that breaks it, and where the tests have `seen` it.
    """

    criterion: str
    since: str  # version of Streamlit
    where: str
    notice: str
    why: str
    instead: str
    rule: str = ""
    element: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Known:
    """The whole list: what axe-core finds, and what it does not."""

    tested: Tested
    found: tuple[Shortcoming, ...]
    beside: tuple[Shortcoming, ...]


def load_known() -> Known:
    """Return the list in the language of the reader; raises TypeError when a field is missing."""
    return _known(current())


@lru_cache(maxsize=len(LANGUAGES))
def _known(_language: str) -> Known:
    content = in_language(KNOWN_FILE, yaml.safe_load(KNOWN_FILE.read_text(encoding="utf-8")))
    return Known(
        Tested(**content["tested"]),
        *(tuple(Shortcoming(**entry) for entry in content[name]) for name in ("found", "beside")),
    )

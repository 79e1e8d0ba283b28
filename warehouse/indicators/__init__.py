"""Indicators: one YAML file each, that people can read and argue about."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import yaml

from language import LANGUAGES, current
from language.data_texts import in_language

INDICATORS_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Indicator:
    """What a figure means, why it matters, how it is judged, and what to be careful with."""

    code: str
    order: int
    title: str
    short_title: str
    definition: str
    why: str
    numerator: str
    denominator: str
    unit: str
    unit_short: str
    decimals: int
    polarity: str
    benchmark: str
    columns: tuple[str, ...]  # of tables that people see: what is called so, is this figure
    source: str
    caveats: tuple[str, ...]
    reviewed: str
    next_review: str

    def fine_enough_for(self, value: float) -> "Indicator":
        """Return the same indicator with the decimals that a small value such as 0,04 needs."""
        needed = 1 if not 0 < value < 1 else 1 - math.floor(math.log10(value))
        return replace(self, decimals=max(self.decimals, needed))


def load_indicators() -> dict[str, Indicator]:
    """Return all indicators by code, in reading order and in the language of the reader."""
    return _indicators(current())


@lru_cache(maxsize=len(LANGUAGES))
def _indicators(_language: str) -> dict[str, Indicator]:
    found = [_read(path) for path in INDICATORS_FOLDER.glob("*.yaml")]
    return {indicator.code: indicator for indicator in sorted(found, key=lambda i: i.order)}


def _read(path: Path) -> Indicator:
    content = in_language(path, read_indicator_file(path))
    lists = {name: tuple(content[name]) for name in ("caveats", "columns")}
    return Indicator(**{**content, **lists})


def read_indicator_file(path: Path) -> dict:
    """Return one file as it stands: texts, and numbers where they are numbers."""
    # Dates stay text: they are shown, not reckoned with.
    loaded: dict = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {
        **loaded,
        **{
            key: int(loaded[key]) for key in ("order", "decimals") if str(loaded.get(key)).isdigit()
        },
    }

"""Indicators: one YAML file each, that people can read and argue about."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

INDICATORS_FOLDER = Path(__file__).parent


class InvalidIndicatorError(Exception):
    """An indicator file that does not keep to schema.json."""


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
    source: str
    caveats: tuple[str, ...]
    reviewed: str
    next_review: str


@lru_cache(maxsize=1)
def load_indicators() -> dict[str, Indicator]:
    """Return all indicators by code, in reading order."""
    found = [_read(path) for path in INDICATORS_FOLDER.glob("*.yaml")]
    return {indicator.code: indicator for indicator in sorted(found, key=lambda i: i.order)}


def validate_indicators(folder: Path = INDICATORS_FOLDER) -> None:
    """Hold every file against the schema; raises InvalidIndicatorError, naming file and field."""
    import jsonschema  # noqa: PLC0415  only the load needs it, not a page

    schema = json.loads((INDICATORS_FOLDER / "schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for path in sorted(folder.glob("*.yaml")):
        content = _content(path)
        for error in validator.iter_errors(content):
            field = ".".join(str(part) for part in error.path) or "bestand"
            raise InvalidIndicatorError(f"{path.name}, {field}: {error.message}")
        if content["code"] != path.stem:
            raise InvalidIndicatorError(f"{path.name}, code: hoort {path.stem} te zijn")


def _read(path: Path) -> Indicator:
    content = _content(path)
    return Indicator(**{**content, "caveats": tuple(content["caveats"])})


def _content(path: Path) -> dict:
    # Dates stay text: they are shown, not reckoned with.
    loaded: dict = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {
        **loaded,
        **{
            key: int(loaded[key]) for key in ("order", "decimals") if str(loaded.get(key)).isdigit()
        },
    }

"""Facts that ship with the product: municipalities, population, regions, planning, frames."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from language import current
from language.data_texts import in_language

REFERENCE_FOLDER = Path(__file__).parent


def read_reference(name: str, **options: Any) -> pd.DataFrame:
    """Read a table of this folder (csv or parquet); options go to pandas."""
    path = REFERENCE_FOLDER / name
    if path.suffix == ".parquet":
        return pd.read_parquet(path, **options)
    return pd.read_csv(path, **options)


def read_reference_list(name: str) -> list[dict[str, Any]]:
    """Read a YAML list of this folder, its texts in the language of the reader."""
    path = REFERENCE_FOLDER / name
    entries: list[dict[str, Any]] = in_language(path, yaml.safe_load(path.read_text("utf-8")))
    return entries


def reference_entries(name: str, key: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a YAML list by one of their fields, in the order of the file."""
    return _entries(name, key, current())


@lru_cache(maxsize=32)
def _entries(name: str, key: str, _language: str) -> dict[str, dict[str, Any]]:
    return {entry[key]: entry for entry in read_reference_list(name)}


def offer_settings() -> dict[str, dict[str, Any]]:
    """Return what can be argued about in figures on offer: setting → value and why."""
    return reference_entries("offer_settings.yaml", "setting")


def offer_setting(name: str) -> Any:
    """Return the value of one setting on offer."""
    return offer_settings()[name]["value"]


def work_agenda_tasks() -> dict[str, dict[str, Any]]:
    """Return the parts of a work agenda in order: part → title, rule, milestone and figures."""
    return reference_entries("work_agenda_tasks.yaml", "part")


def growth_settings() -> dict[str, dict[str, Any]]:
    """Return what can be argued about in the growth ambition: setting → value and why."""
    return reference_entries("growth_settings.yaml", "setting")


def growth_setting(name: str) -> Any:
    """Return the value of one setting on the growth ambition."""
    return growth_settings()[name]["value"]


def comparison_settings() -> dict[str, dict[str, Any]]:
    """Return what can be argued about in comparing with a release: setting → value and why."""
    return reference_entries("comparison_settings.yaml", "setting")


def comparison_setting(name: str) -> Any:
    """Return the value of one setting on comparing with a release."""
    return comparison_settings()[name]["value"]


def evaluation_questions() -> dict[str, dict[str, Any]]:
    """Return the questions for an evaluation session: question → when, about and text."""
    return reference_entries("evaluation_questions.yaml", "question")

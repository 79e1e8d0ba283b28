"""The calibration figures and the texts, kept as data beside the code."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

HERE = Path(__file__).parent


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


def load_calibration() -> dict[str, Any]:
    """Figures the example data is fitted to, with the layout of calibration.yaml."""
    return _load("calibration.yaml")


def load_texts() -> dict[str, Any]:
    """Invented Dutch names and sentences, with the layout of texts.yaml."""
    return _load("texts.yaml")


def month_index(month: str) -> int:
    """Months since 1970-01 for a month written as yyyy-mm."""
    return int(np.datetime64(month, "M").astype(np.int64))


def choose(
    rng: np.random.Generator, weights: dict[str, float], size: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Draw `size` positions in the keys of `weights`, with chance in proportion to the weights."""
    chance = np.array(list(weights.values()), dtype=float)
    return rng.choice(len(chance), size=size, p=chance / chance.sum())

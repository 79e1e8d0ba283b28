"""Level and direction together: which areas a facilitator should look at first."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import TextArray
from methods.benchmark import Outcome
from methods.direction import Direction


class Signal(StrEnum):
    """What an area gives reason for, strongest first."""

    DOUBLE = "double"
    LEVEL = "level"
    FALLING = "falling"
    POSSIBLE = "possible"
    NOT_COMPARED = "not_compared"
    TOO_SMALL = "too_small"
    NONE = "none"


def classify(
    outcome_998: ArrayLike,
    outcome_95: ArrayLike,
    relative_direction: ArrayLike,
    too_small: ArrayLike,
) -> TextArray:
    """Return the `Signal` of each area; the four arrays broadcast.

    double: worse at 99.8% and falling behind; level: worse at 99.8%; falling: falling behind;
    possible: worse at 95% only. Without a signal: not_compared, else too_small, else none.
    ValueError for a word outside `Outcome` or `Direction`.
    """
    certain = _known(outcome_998, Outcome)
    likely = _known(outcome_95, Outcome)
    falling = _known(relative_direction, Direction) == Direction.FALLING.value
    worse = certain == Outcome.WORSE.value
    return np.select(
        [
            worse & falling,
            worse,
            falling,
            likely == Outcome.WORSE.value,
            certain == Outcome.NOT_COMPARED.value,
            np.asarray(too_small, dtype=bool),
        ],
        [each.value for each in Signal if each is not Signal.NONE],
        Signal.NONE.value,
    )


def _known(words: ArrayLike, vocabulary: type[StrEnum]) -> TextArray:
    text = np.asarray(words, dtype=np.str_)
    unknown = set(np.unique(text).tolist()) - {each.value for each in vocabulary}
    if unknown:
        raise ValueError(f"not a word of {vocabulary.__name__}: {', '.join(sorted(unknown))}")
    return text

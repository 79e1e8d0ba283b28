"""Judging an interval against the value of a benchmark (OHID Fingertips)."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import TextArray, floats


class Outcome(StrEnum):
    """How an area stands against the benchmark."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    NOT_COMPARED = "not_compared"


POLARITIES = ("high_is_good", "low_is_good")


def compare(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike, polarity: str) -> TextArray:
    """Return the `Outcome` of each interval [lower, upper] against the benchmark's value.

    The three broadcast and share one unit. An interval that touches the benchmark is similar; NaN
    in any of them is not_compared, so pass NaN as the benchmark of an area that is the benchmark
    itself. ValueError for another polarity than high_is_good or low_is_good.
    """
    if polarity not in POLARITIES:
        raise ValueError(f"polarity must be one of {', '.join(POLARITIES)}, not {polarity!r}")
    low, high, value = floats(lower), floats(upper), floats(benchmark)
    above, below = Outcome.BETTER, Outcome.WORSE
    if polarity == "low_is_good":
        above, below = below, above
    return np.select(
        [np.isnan(low + high + value), low > value, high < value],
        [Outcome.NOT_COMPARED.value, above.value, below.value],
        Outcome.SIMILAR.value,
    )

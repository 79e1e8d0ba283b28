"""Many comparisons at once: p-values of rates, and the false discovery rate."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr

from methods.arrays import FloatArray, divide, floats, non_negative


def fewer_than_expected(
    count: ArrayLike, population: ArrayLike, other_count: ArrayLike, other_population: ArrayLike
) -> FloatArray:
    """Return the one-sided p-value that an area has as few events as seen, at the others' rate.

    Exact and conditional on both counts together (Przyborowski & Wilenski 1940): the area's count
    is then Binomial with its share of the population. All broadcast; NaN where both counts are
    zero, a number is missing or a population is zero. ValueError for negative numbers.
    """
    x, y = non_negative(count, "count"), non_negative(other_count, "count")
    own = non_negative(population, "population")
    others = non_negative(other_population, "population")
    share = np.where(own > 0, divide(own, own + np.where(others > 0, others, np.nan)), np.nan)
    both = x + y
    known = (both > 0) & ~np.isnan(share)
    chance = bdtr(np.where(known, x, 0), np.where(known, both, 1).astype(int), share)
    return np.where(known, chance, np.nan)


def adjusted_p(p_value: ArrayLike) -> FloatArray:
    """Return p-values adjusted for the false discovery rate; NaN stays and does not count.

    Benjamini & Hochberg (1995) J R Stat Soc B 57:289, by scipy: calling everything at or below α a
    discovery makes at most a share α of the discoveries false.
    """
    from scipy.stats import false_discovery_control  # noqa: PLC0415  slow to load

    values = floats(p_value)
    adjusted = np.full(values.shape, np.nan)
    known = ~np.isnan(values)
    if known.any():
        adjusted[known] = false_discovery_control(values[known])
    return adjusted

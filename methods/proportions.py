"""Proportions with Wilson's interval: Wilson (1927) JASA 22:209, through statsmodels.

It is imported when used, since it takes a second to load.
"""

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, non_negative


def wilson_limits(
    successes: ArrayLike, trials: ArrayLike, alpha: float = 0.05
) -> tuple[FloatArray, FloatArray]:
    """Return Wilson's (lower, upper) limits of a proportion, within [0, 1]; NaN for no trials.

    ValueError for negative numbers and for more successes than trials.
    """
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415

    x, n = np.broadcast_arrays(non_negative(successes, "successes"), non_negative(trials, "trials"))
    if np.any(x > n):
        raise ValueError("more successes than trials")
    valid = n > 0
    lower, upper = np.full(n.shape, np.nan), np.full(n.shape, np.nan)
    if valid.any():
        lower[valid], upper[valid] = proportion_confint(x[valid], n[valid], alpha, method="wilson")
    return lower, upper

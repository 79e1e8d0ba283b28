"""Rates per 1,000 with their interval.

Source: Byar's limits, Breslow & Day (1987) vol. II p. 69, as in OHID Fingertips
(PHEindicatormethods `phe_rate`).
"""

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, divide, non_negative

Z_95 = 1.959964
Z_998 = 3.090232


def byar_limits(count: ArrayLike, z: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return Byar's (lower, upper) limits of a Poisson count, in counts.

    `count` and `z` broadcast; a `z` of z·√φ widens for over-dispersion φ. A count of zero has
    lower limit zero; NaN in either gives NaN. ValueError for a negative count or z.
    """
    x, spread = np.broadcast_arrays(non_negative(count, "count"), non_negative(z, "z"))
    base = np.where(x > 0, x, 1.0)
    bracket = np.maximum(1 - 1 / (9 * base) - spread / (3 * np.sqrt(base)), 0.0)
    lower = np.where(x > 0, base * bracket**3, 0.0 * (x + spread))
    # For z above 7.3 (φ above 5.6 at 99.8%) the upper formula falls with the count at the smallest
    # counts, so that zero would be judged milder than four; there it is held at its minimum.
    turning_point = ((spread + np.sqrt(np.maximum(spread**2 - 32, 0.0))) / 12) ** 2
    above = np.maximum(x + 1, turning_point)
    upper = above * (1 - 1 / (9 * above) + spread / (3 * np.sqrt(above))) ** 3
    return lower, upper


def rate_per_1000(count: ArrayLike, population: ArrayLike) -> FloatArray:
    """Return events per 1,000 inhabitants; NaN where the population is zero or missing.

    ValueError for a negative count or population.
    """
    inhabitants = non_negative(population, "population")
    return 1000 * divide(non_negative(count, "count"), inhabitants)


def rate_limits_per_1000(
    count: ArrayLike, population: ArrayLike, z: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return Byar's (lower, upper) limits of a rate per 1,000; arguments as in `byar_limits`."""
    lower, upper = byar_limits(count, z)
    return rate_per_1000(lower, population), rate_per_1000(upper, population)

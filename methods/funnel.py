"""The funnel: which rates chance explains at each size of area, and what can be judged at all.

Source: Spiegelhalter (2005) Stat Med 24:1185 "Funnel plots for comparing institutional
performance". `dispersion` is the φ of `methods.overdispersion`; 1 means chance alone.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from methods.arrays import BoolArray, FloatArray, floats, non_negative
from methods.intervals import byar_limits, rate_per_1000
from methods.overdispersion import dispersion, standardised_z, winsorise

__all__ = [
    "dispersion",
    "expected_for_power",
    "funnel_limits_per_1000",
    "is_too_small",
    "missing_participants",
    "standardised_z",
    "winsorise",
]

_HALVINGS = 60


def funnel_limits_per_1000(
    population: ArrayLike,
    national_rate_per_1000: ArrayLike,
    z: ArrayLike,
    dispersion: ArrayLike = 1.0,
) -> tuple[FloatArray, FloatArray]:
    """Return the (lower, upper) control limits of the rate per 1,000 at each population.

    These are the rates whose own Byar interval (z·√φ) just touches the national rate, so a point
    lies outside the lines exactly when `methods.benchmark.compare` calls it better or worse. The
    lower limit is 0 where even no participants would not stand out. All arguments broadcast; NaN
    where one is missing or the population is zero. ValueError for negative numbers.
    """
    inhabitants = non_negative(population, "population")
    expected = inhabitants * non_negative(national_rate_per_1000, "national rate") / 1000
    spread = _widened(z, dispersion)
    expected, spread = np.broadcast_arrays(expected, spread)
    # Twice the normal limit plus a margin for small counts lies safely above the upper one.
    ceiling = 2 * (np.sqrt(expected) + spread) ** 2 + 10
    low = _count_where(lambda count: byar_limits(count, spread)[1], expected, ceiling)
    high = _count_where(lambda count: byar_limits(count, spread)[0], expected, ceiling)
    return rate_per_1000(low, inhabitants), rate_per_1000(high, inhabitants)


def is_too_small(expected: ArrayLike, z: ArrayLike, dispersion: ArrayLike = 1.0) -> BoolArray:
    """Return True where even a count of zero would not lie significantly below `expected`.

    That is: the upper Byar limit of zero at z·√φ reaches the expected count. False where expected
    is NaN: such an area is not compared, which is something else than too small.
    """
    upper_of_zero = byar_limits(0.0, _widened(z, dispersion))[1]
    return np.asarray(upper_of_zero >= non_negative(expected, "expected"))


def expected_for_power(
    dispersion: ArrayLike, lag: float = 0.4, confidence: float = 0.998, power: float = 0.9
) -> FloatArray:
    """Return the expected count from which a lag of this share is found with this power.

    Normal approximation of the log rate ratio, whose standard error is √(φ/((1 − lag)·E)):
    E = φ·((z + z_power)/ln(1 − lag))²/(1 − lag); 122·φ for the defaults. A little cautious: with
    φ known, the exact power of Byar's limits is 0.90 at about 100·φ and 0.96 at 120·φ.
    ValueError when lag, confidence or power lies outside (0, 1).
    """
    for name, value in {"lag": lag, "confidence": confidence, "power": power}.items():
        if not 0 < value < 1:
            raise ValueError(f"{name} must lie between 0 and 1, not {value}")
    quantiles = ndtri((1 + confidence) / 2) + ndtri(power)
    return non_negative(dispersion, "dispersion") * (quantiles / np.log(1 - lag)) ** 2 / (1 - lag)


def missing_participants(
    count: ArrayLike, expected: ArrayLike, z: ArrayLike, dispersion: ArrayLike = 1.0
) -> tuple[FloatArray, FloatArray]:
    """Return (missing, lower): expected minus observed, and the cautious side of it.

    `missing` is negative where more took part than expected. `lower` subtracts the upper Byar limit
    of the observed count (z·√φ) and is never below 0: rank by it, so that chance never leads.
    """
    aimed = non_negative(expected, "expected")
    upper = byar_limits(count, _widened(z, dispersion))[1]
    return aimed - floats(count), np.maximum(aimed - upper, 0.0)


def _widened(z: ArrayLike, dispersion: ArrayLike) -> FloatArray:
    return non_negative(z, "z") * np.sqrt(non_negative(dispersion, "dispersion"))


def _count_where(
    limit: Callable[[FloatArray], FloatArray], target: FloatArray, ceiling: FloatArray
) -> FloatArray:
    """Count at which the rising function `limit` reaches `target`, by halving [0, ceiling]."""
    low, high = np.zeros_like(target), ceiling
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = limit(middle) < target
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.where(np.isnan(ceiling), np.nan, low)

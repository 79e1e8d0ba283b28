"""Direction: does participation rise, and does an area keep up with the national change?

Source: the exact conditional test of two Poisson rates (Przyborowski & Wilenski 1940, Biometrika
31:313; `stats::poisson.test` in R) with Clopper & Pearson (1934) limits. Given both counts
together, the later one is Binomial; the limits of that share are turned into a rate ratio.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from methods.arrays import FloatArray, TextArray, divide, floats, non_negative
from methods.overdispersion import moment_dispersion


class Direction(StrEnum):
    """Where an area is going."""

    RISING = "rising"
    STABLE = "stable"
    FALLING = "falling"
    UNDETERMINED = "undetermined"


def own_ratio(
    later_count: ArrayLike,
    later_population: ArrayLike,
    earlier_count: ArrayLike,
    earlier_population: ArrayLike,
    *,
    alpha: float = 0.05,
    dispersion: ArrayLike = 1.0,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return (ratio, lower, upper) of the later rate over the earlier one, at 1 − `alpha`.

    All arguments broadcast. A dispersion φ above 1 divides both counts by φ in the Beta quantiles;
    1 is exact. Nothing earlier gives ratio and upper limit infinity; both counts zero, a missing
    number or a population of zero gives NaN. ValueError for negative numbers.
    """
    later, earlier = non_negative(later_count, "count"), non_negative(earlier_count, "count")
    growth = divide(
        non_negative(later_population, "population"), non_negative(earlier_population, "population")
    )
    odds_to_ratio = divide(1.0, growth)
    lower, upper = _share_limits(later, earlier, alpha, non_negative(dispersion, "dispersion"))
    share = divide(later, later + earlier)
    ratio, low, high = (_odds(each) * odds_to_ratio for each in (share, lower, upper))
    return ratio, low, high


def relative_ratio(
    later_count: ArrayLike,
    later_population: ArrayLike,
    earlier_count: ArrayLike,
    earlier_population: ArrayLike,
    national_ratio: ArrayLike,
    *,
    alpha: float = 0.05,
    dispersion: ArrayLike = 1.0,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return (ratio, lower, upper) of the area's change over the national change.

    `national_ratio` is the national later rate over the earlier rate (the first result of
    `own_ratio` on national figures) and is taken as known. An upper limit below 1 means that the
    area falls behind: its later count is low for a Binomial with the national share, adjusted for
    its own populations. The rest as in `own_ratio`; NaN where the national ratio is zero,
    infinite or missing.
    """
    own = own_ratio(
        later_count,
        later_population,
        earlier_count,
        earlier_population,
        alpha=alpha,
        dispersion=dispersion,
    )
    national = _known_ratio(national_ratio)
    ratio, lower, upper = (divide(each, national) for each in own)
    return ratio, lower, upper


def relative_dispersion(
    later_count: ArrayLike,
    later_population: ArrayLike,
    earlier_count: ArrayLike,
    earlier_population: ArrayLike,
    national_ratio: ArrayLike,
    *,
    corrected: bool = False,
) -> FloatArray:
    """Return φ of the relative reading over all areas; arrays of shape (…, areas).

    `moment_dispersion` of z = (x − n·p)/√(n·p·(1 − p)), with n both counts together and p the
    national share adjusted for the area's own populations. `national_ratio` broadcasts to areas.
    """
    later, earlier = non_negative(later_count, "count"), non_negative(earlier_count, "count")
    weighted = non_negative(later_population, "population") * _known_ratio(national_ratio)
    share = divide(weighted, weighted + non_negative(earlier_population, "population"))
    both = later + earlier
    deviation = np.sqrt(both * share * (1 - share))
    return moment_dispersion(divide(later - both * share, deviation), corrected=corrected)


def direction(lower: ArrayLike, upper: ArrayLike) -> TextArray:
    """Return the `Direction` of each ratio from its limits: does the interval leave 1, and how?"""
    low, high = floats(lower), floats(upper)
    return np.select(
        [np.isnan(low) | np.isnan(high), low > 1, high < 1],
        [Direction.UNDETERMINED.value, Direction.RISING.value, Direction.FALLING.value],
        Direction.STABLE.value,
    )


def _known_ratio(national_ratio: ArrayLike) -> FloatArray:
    ratio = non_negative(national_ratio, "national ratio")
    return np.where(np.isfinite(ratio), ratio, np.nan)


def _share_limits(
    later: FloatArray, earlier: FloatArray, alpha: float, dispersion: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Clopper-Pearson limits of later / (later + earlier), on counts divided by the dispersion."""
    x, y = np.broadcast_arrays(divide(later, dispersion), divide(earlier, dispersion))
    some_x, some_y = np.where(x > 0, x, 1.0), np.where(y > 0, y, 1.0)
    lower = np.where(x > 0, betaincinv(some_x, y + 1, alpha / 2), 0.0)
    upper = np.where(y > 0, betaincinv(x + 1, some_y, 1 - alpha / 2), 1.0)
    seen = x + y > 0
    return np.where(seen, lower, np.nan), np.where(seen, upper, np.nan)


def _odds(share: FloatArray) -> FloatArray:
    return np.divide(share, 1 - share, out=np.full(share.shape, np.inf), where=share != 1)

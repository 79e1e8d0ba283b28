"""The trend over five or more full years, as OHID Fingertips marks "recent trend"."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, floats, non_negative

MINIMUM_POINTS = 5
CHI2_998 = 9.5495  # 3.090232², two-sided 99.8% with one degree of freedom


class TrendLabel(StrEnum):
    """What five or more yearly values say."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NONE = "none"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Trend:
    """Slope in units of the values per year, its χ² (both NaN when undetermined), and the label."""

    slope: float
    chi2: float
    label: TrendLabel


def weighted_slope_trend(years: ArrayLike, values: ArrayLike, standard_errors: ArrayLike) -> Trend:
    """Return the weighted straight-line trend of one series of yearly values.

    Weights are 1/SE² and years are real years, so a gap counts as a gap. A trend needs
    χ² = (slope/SE of slope)² above 9.5495 and one sign of slope whichever year is left out.
    Points with a missing number are dropped; fewer than five left is undetermined.
    ValueError for unequal lengths, a repeated year or a standard error that is not positive.
    """
    x, y, error = floats(years), floats(values), non_negative(standard_errors, "standard error")
    if not x.ndim == y.ndim == error.ndim == 1 or not x.size == y.size == error.size:
        raise ValueError("years, values and standard errors must be series of one length")
    present = ~np.isnan(x + y + error)
    x, y, error = x[present], y[present], error[present]
    if np.unique(x).size != x.size:
        raise ValueError("years must not repeat")
    if np.any(error == 0):
        raise ValueError("a standard error must be above zero")
    if x.size < MINIMUM_POINTS:
        return Trend(np.nan, np.nan, TrendLabel.UNDETERMINED)
    weights = error**-2.0
    slope, information = _slope(x, y, weights)
    chi2 = slope**2 * information
    without_one = [
        _slope(np.delete(x, i), np.delete(y, i), np.delete(weights, i))[0] for i in range(x.size)
    ]
    one_sign = np.all(np.sign(without_one) == np.sign(slope))
    label = TrendLabel.NONE
    if chi2 > CHI2_998 and one_sign:
        label = TrendLabel.INCREASING if slope > 0 else TrendLabel.DECREASING
    return Trend(slope, chi2, label)


def _slope(x: FloatArray, y: FloatArray, weights: FloatArray) -> tuple[float, float]:
    """Weighted least-squares slope and its information, 1 / variance."""
    from_mean = x - np.average(x, weights=weights)
    information = float(np.sum(weights * from_mean**2))
    return float(np.sum(weights * from_mean * y)) / information, information

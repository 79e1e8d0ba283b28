"""How much more counts vary between areas than chance alone: the dispersion φ.

Source: Spiegelhalter (2005) Qual Saf Health Care 14:347 "Handling over-dispersion of performance
indicators" and its appendix: a multiplicative φ, estimated from winsorised z-scores.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from methods.arrays import FloatArray, divide, floats, non_negative

MINIMUM_AREAS = 10


def standardised_z(count: ArrayLike, expected: ArrayLike) -> FloatArray:
    """Return z = 2(√count − √expected); NaN where either is missing or nothing is expected.

    The square-root transform, which Spiegelhalter uses for ratios of observed to expected: it
    evens out the variance and takes the skew from the upper tail. With the direct
    (O − E)/√E that skew sits in the values winsorising cuts off, and φ comes out lower still.
    """
    e = non_negative(expected, "expected")
    root = np.sqrt(np.where(e > 0, e, np.nan))
    return 2 * (np.sqrt(non_negative(count, "count")) - root)


def winsorise(values: ArrayLike, share: float = 0.10) -> FloatArray:
    """Return the values with the most extreme `share` in each tail pulled in, along the last axis.

    The lowest ⌊share·n⌋ of the n present values become the next one up, and so the highest; NaN
    stays NaN and does not count. ValueError unless 0 ≤ share < 0.5.
    """
    if not 0 <= share < 0.5:
        raise ValueError(f"share must lie in [0, 0.5), not {share}")
    numbers = floats(values)
    if numbers.shape[-1] == 0:
        return numbers
    ordered = np.sort(numbers, axis=-1)  # NaN sorts last
    present = np.sum(~np.isnan(numbers), axis=-1, keepdims=True)
    cut = _cut(present, share)
    low = np.take_along_axis(ordered, cut, axis=-1)
    high = np.take_along_axis(ordered, np.maximum(present - 1 - cut, 0), axis=-1)
    return np.clip(numbers, low, high)


def moment_dispersion(z: ArrayLike, share: float = 0.10, corrected: bool = False) -> FloatArray:
    """Return φ of z-scores along the last axis: the mean of their squares after winsorising.

    Never below 1, and 1 with fewer than ten z-scores, which say too little. Winsorising pulls in
    ordinary tails as well: of normal z-scores φ keeps only 0.68 of its size at 10%.
    `corrected` divides by that fraction, so that φ is right when no area is an outlier.
    """
    numbers = floats(z)
    present = np.sum(~np.isnan(numbers), axis=-1)
    phi = divide(np.nansum(winsorise(numbers, share) ** 2, axis=-1), present)
    if corrected:
        phi = phi / _winsorised_variance(divide(_cut(present, share), present))
    return np.where(present < MINIMUM_AREAS, 1.0, np.fmax(phi, 1.0))


def dispersion(count: ArrayLike, expected: ArrayLike, corrected: bool = False) -> FloatArray:
    """Return φ per slice from observed and expected counts of shape (…, areas).

    As `moment_dispersion` of `standardised_z`. ValueError for negative numbers.
    """
    return moment_dispersion(standardised_z(count, expected), corrected=corrected)


def _cut(present: np.ndarray, share: float) -> np.ndarray:
    # The margin keeps 0.29 × 100 from becoming 28.
    return np.floor(share * present + 1e-9).astype(np.intp)


def _winsorised_variance(share: FloatArray) -> FloatArray:
    """Variance of a standard normal variable winsorised at `share` in each tail."""
    tail = np.maximum(share, 1e-12)
    limit = -ndtri(tail)
    density = np.exp(-(limit**2) / 2) / np.sqrt(2 * np.pi)
    return 1 - 2 * tail - 2 * limit * density + 2 * tail * limit**2

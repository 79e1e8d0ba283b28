"""What the methods share: reading numbers so that missing stays NaN, and a safe division."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[np.str_]


def floats(values: ArrayLike) -> FloatArray:
    """Return the values as float64; None and masked cells become NaN.

    Masked arrays are what DuckDB's `fetchnumpy` gives, and a plain conversion would show the
    garbage under the mask as a figure.
    """
    plain = isinstance(values, int | float | np.ndarray | np.generic)
    if plain and not isinstance(values, np.ma.MaskedArray):
        return np.array(values, dtype=np.float64)  # the usual case: masked arrays are slow
    filled: FloatArray = np.ma.filled(np.ma.asanyarray(values).astype(np.float64), np.nan)
    return filled


def non_negative(values: ArrayLike, name: str) -> FloatArray:
    """Return the values as float64, NaN allowed; ValueError naming `name` if one is below zero."""
    numbers = floats(values)
    if np.any(numbers < 0):
        raise ValueError(f"{name} must not be negative, found {np.nanmin(numbers):g}")
    return numbers


def divide(numerator: ArrayLike, denominator: ArrayLike) -> FloatArray:
    """Return numerator / denominator, NaN where the denominator is zero, negative or missing."""
    top, bottom = np.broadcast_arrays(floats(numerator), floats(denominator))
    return np.divide(top, bottom, out=np.full(bottom.shape, np.nan), where=bottom > 0)

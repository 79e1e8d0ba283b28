"""Look-alikes: the areas nearest to an area on standardised variables."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from methods.arrays import FloatArray, divide, floats

IntArray = NDArray[np.intp]


def standardise(values: ArrayLike) -> FloatArray:
    """Return every column minus its mean, over its standard deviation (of all areas).

    `values` has shape (areas, variables). A variable on which all are alike gives zeros; missing
    stays NaN. No areas give no rows.
    """
    numbers = floats(values)
    if not len(numbers):
        return numbers
    deviation = numbers - np.nanmean(numbers, axis=0)
    spread = np.nanstd(numbers, axis=0)
    return np.where(spread > 0, divide(deviation, spread), 0.0 * deviation)


def nearest(values: ArrayLike, number: int) -> tuple[IntArray, FloatArray]:
    """Return (peers, distance), each of shape (areas, number): the nearest other areas, in order.

    `values` as in `standardise`; distance is Euclidean over the standardised variables, in standard
    deviations. With fewer other areas than `number` there are as many columns as there are others.
    ValueError when a value is missing.
    """
    from scipy.spatial import cKDTree  # noqa: PLC0415  slow to load

    scaled = standardise(values)
    if scaled.ndim != 2 or np.isnan(scaled).any():
        raise ValueError("values must have shape (areas, variables), without missing ones")
    areas = len(scaled)
    columns = min(number, areas - 1)
    if columns < 1:
        return np.empty((areas, 0), dtype=np.intp), np.empty((areas, 0))
    distance, found = cKDTree(scaled).query(scaled, k=columns + 1)
    # An area is among its own nearest, though not always first where others are just like it.
    is_self = found == np.arange(areas)[:, np.newaxis]
    is_self[:, -1] |= ~is_self.any(axis=1)
    return found[~is_self].reshape(areas, columns), distance[~is_self].reshape(areas, columns)

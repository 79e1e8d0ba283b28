"""Distances: which places lie within reach of which points."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from methods.arrays import FloatArray, floats

IntArray = NDArray[np.intp]


def pairs_within(
    points: ArrayLike, places: ArrayLike, farthest: float
) -> tuple[IntArray, IntArray, FloatArray]:
    """Return (point, place, distance) of every pair at most `farthest` apart, by point and place.

    `points` and `places` are coordinates of shape (n, 2) in one unit, which is that of `farthest`
    and of the distance (straight line); the bound itself is within. Every distance is computed, so
    keep it to some millions of pairs. ValueError for another shape or a missing coordinate.
    """
    one, other = _coordinates(points, "points"), _coordinates(places, "places")
    distance = np.hypot(*(one[:, np.newaxis, axis] - other[:, axis] for axis in (0, 1)))
    point, place = np.nonzero(distance <= farthest)
    return point, place, distance[point, place]


def _coordinates(values: ArrayLike, name: str) -> FloatArray:
    found = floats(values)
    if found.ndim != 2 or found.shape[1] != 2 or not np.isfinite(found).all():
        raise ValueError(f"{name} must be finite coordinates of shape (n, 2)")
    return found

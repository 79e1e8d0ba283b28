import numpy as np
import pytest

from methods.access import pairs_within


def test_every_pair_within_the_distance_and_no_other() -> None:
    draw = np.random.default_rng(3)
    points, places = draw.random((40, 2)) * 10, draw.random((15, 2)) * 10
    point, place, distance = pairs_within(points, places, 2.5)
    expected = {
        (i, j): float(np.linalg.norm(points[i] - places[j]))
        for i in range(40)
        for j in range(15)
        if np.linalg.norm(points[i] - places[j]) <= 2.5
    }
    found = dict(zip(zip(point.tolist(), place.tolist(), strict=True), distance, strict=True))
    assert found == pytest.approx(expected)
    assert list(found) == sorted(found)


def test_the_bound_belongs_to_it() -> None:
    point, place, distance = pairs_within([[0, 0]], [[3, 4], [3, 4.001], [0, 0]], 5)
    assert (point.tolist(), place.tolist(), distance.tolist()) == ([0, 0], [0, 2], [5, 0])


def test_wrong_coordinates_are_refused() -> None:
    for wrong in ([[1, 2, 3]], [1, 2], [[np.nan, 1]]):
        with pytest.raises(ValueError, match="places"):
            pairs_within([[0, 0]], wrong, 1)

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

from methods.peers import nearest, standardise

VALUES = np.random.default_rng(8).normal(size=(60, 4)) * [1, 100, 0.01, 5] + [0, 3, 9, -2]


def test_standardised_as_scikit_learn_does() -> None:
    assert standardise(VALUES) == pytest.approx(StandardScaler().fit_transform(VALUES))
    assert standardise([[1.0, 5], [3, 5]])[:, 1].tolist() == [0, 0]


def test_nearest_as_scikit_learn_finds_them() -> None:
    peers, distance = nearest(VALUES, 7)
    scaled = StandardScaler().fit_transform(VALUES)
    oracle = NearestNeighbors(n_neighbors=8, algorithm="brute").fit(scaled)
    expected_distance, expected = oracle.kneighbors(scaled)
    assert np.array_equal(peers, expected[:, 1:])
    assert distance == pytest.approx(expected_distance[:, 1:])


def test_the_unit_of_a_variable_does_not_matter() -> None:
    assert np.array_equal(nearest(VALUES, 5)[0], nearest(VALUES * [1000, 1, 7, 0.1] + 3, 5)[0])


def test_an_area_is_never_its_own_peer_even_among_twins() -> None:
    twins = np.repeat(VALUES[:3], 6, axis=0)
    peers, distance = nearest(twins, 4)
    assert not (peers == np.arange(18)[:, np.newaxis]).any()
    assert distance == pytest.approx(np.zeros((18, 4)), abs=1e-12)


def test_few_areas_and_missing_values() -> None:
    peers, _ = nearest(VALUES[:3], 7)
    assert peers.shape == (3, 2)
    assert nearest(VALUES[:1], 7)[0].shape == (1, 0)
    assert nearest(VALUES[:0], 7)[0].shape == (0, 0)
    with pytest.raises(ValueError, match="without missing"):
        nearest([[1.0, np.nan], [2, 3]], 1)

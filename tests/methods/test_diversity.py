from itertools import combinations
from math import exp, log

import numpy as np
import pytest

from methods.diversity import hill_numbers
from methods.diversity_limits import hill_limits, hill_of_projects, hill_of_subset
from methods.rarefaction import _tail, hill_at_size, sample_coverage, size_for_coverage

# Spiders of two forests (Ellison et al. 2010), the worked example of the R package iNEXT.
GIRDLED = np.array([46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, *[1] * 12])
LOGGED = np.array(
    [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, *[1] * 14]
)
RANDOM = np.random.default_rng(5)


def test_known_numbers() -> None:
    assert hill_numbers([10, 10, 10, 10]) == pytest.approx([4, 4, 4])
    assert hill_numbers([7, 0, 0]) == pytest.approx([1, 1, 1])
    share = [0.5, 0.3, 0.2]
    entropy = -sum(p * log(p) for p in share)
    assert hill_numbers([50, 30, 20]) == pytest.approx([3, exp(entropy), 1 / 0.38])


def test_many_samples_at_once_and_nothing_at_all() -> None:
    found = hill_numbers([[1, 1, 0], [0, 0, 0], [2, 1, 1]])
    assert found.shape == (3, 3)
    assert np.isnan(found[:, 1]).all()
    assert found[:, 2] == pytest.approx(hill_numbers([2, 1, 1]))
    with pytest.raises(ValueError, match="negative"):
        hill_numbers([1, -1])


@pytest.mark.parametrize(
    ("counts", "coverage", "observed", "asymptote"),
    [
        (GIRDLED, 0.9289, (26, 12.060, 7.840), (43.893, 13.826, 8.175)),
        (LOGGED, 0.9446, (37, 14.421, 6.761), (61.403, 16.337, 6.920)),
    ],
    ids=["girdled", "logged"],
)
def test_published_values_of_inext(
    counts: np.ndarray,
    coverage: float,
    observed: tuple[float, ...],
    asymptote: tuple[float, ...],
) -> None:
    units = int(counts.sum())
    assert sample_coverage(counts, units, units) == pytest.approx(coverage, abs=5e-5)
    assert hill_at_size(counts, units, units) == pytest.approx(observed, abs=5e-4)
    assert hill_at_size(counts, units, 10**6) == pytest.approx(asymptote, abs=6e-4)


def expected_by_listing(shows: np.ndarray, size: int) -> tuple[np.ndarray, float]:
    """Hill numbers of the mean frequency counts, and mean coverage, over all subsets."""
    units = len(shows)
    frequency = np.zeros(size + 1)
    subsets = list(combinations(range(units), size))
    for subset in subsets:
        seen = shows[list(subset)].sum(axis=0)
        for times in range(1, size + 1):
            frequency[times] += (seen == times).sum() / len(subsets)
    k = np.arange(1, size + 1)
    share = k / (size / units * shows.sum())
    entropy = -(share * np.log(share) * frequency[1:]).sum()
    numbers = np.array([frequency[1:].sum(), exp(entropy), 1 / (share**2 * frequency[1:]).sum()])
    # What a further unit would show that the subset did not: each unit left out in turn.
    missed = 0.0
    for subset in subsets:
        seen = shows[list(subset)].sum(axis=0) > 0
        for other in set(range(units)) - set(subset):
            missed += (shows[other] & ~seen).sum() / (units - size) / len(subsets)
    return numbers, 1 - missed / (shows.sum() / units)


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_rarefaction_is_the_mean_over_all_subsets(size: int) -> None:
    shows = RANDOM.random((7, 5)) < 0.45
    shows[0, 0] = True
    numbers, coverage = expected_by_listing(shows, size)
    incidence = shows.sum(axis=0)
    assert hill_at_size(incidence, 7, size) == pytest.approx(numbers)
    assert sample_coverage(incidence, 7, size) == pytest.approx(coverage)


@pytest.mark.parametrize("counts", [GIRDLED, LOGGED, np.array([5, 3, 1]), np.array([4, 4, 2])])
def test_the_curve_rises_without_a_step_where_extrapolation_begins(counts: np.ndarray) -> None:
    units = int(counts.sum())
    sizes = range(1, 2 * units + 1)
    curve = np.array([hill_at_size(counts, units, size) for size in sizes])
    coverage = np.array([sample_coverage(counts, units, size) for size in sizes])
    assert np.all(np.diff(curve, axis=0) >= -1e-9)
    assert np.all(np.diff(coverage) >= -1e-12)
    if units > 100:
        before, after = curve[units - 1] - curve[units - 2], curve[units] - curve[units - 1]
        assert np.all(after <= before + 0.01)


def test_extrapolated_richness_by_hand() -> None:
    # Three categories in 10 projects: f1 = 2, f2 = 1, so two are thought unseen times 9/10.
    counts, units = np.array([7, 2, 1, 1]), 11
    unseen = 10 / 11 * 2**2 / 2
    decay = units * unseen / (units * unseen + 2)
    assert hill_at_size(counts, units, 16)[0] == pytest.approx(4 + unseen * (1 - decay**5))
    assert sample_coverage(counts, units, 16) == pytest.approx(1 - 2 / 11 * decay**6)
    # Nothing seen twice: three seen once stand for 3·2/2 pairs.
    unseen = 9 / 10 * 3
    decay = 10 * unseen / (10 * unseen + 3)
    found = hill_at_size([7, 1, 1, 1], 10, 14)[0]
    assert found == pytest.approx(4 + unseen * (1 - decay**4))


def test_the_tail_is_the_series_it_stands_for() -> None:
    for units in (1, 2, 30, 252, 5000):
        for left in (0.0, 0.3, 0.98, 0.9995):
            terms = np.arange(int(40 / (1 - left)) + 5)
            series = (left**terms / (units + terms)).sum()
            assert _tail(np.array(left), units) == pytest.approx(series, rel=1e-12)


@pytest.mark.parametrize("coverage", [0.3, 0.7, 0.93, 0.96, 1.0])
def test_size_for_coverage_is_the_nearest(coverage: float) -> None:
    units = int(GIRDLED.sum())
    reached = [float(sample_coverage(GIRDLED, units, size)) for size in range(1, 2 * units + 1)]
    size = size_for_coverage(GIRDLED, units, coverage)
    assert abs(reached[size - 1] - coverage) == min(abs(each - coverage) for each in reached)


def test_several_samples_at_once_are_the_samples_one_by_one() -> None:
    samples = RANDOM.integers(0, 9, (6, 12))
    for size in (3, 8, 13):
        together = hill_at_size(samples, 8, size)
        apart = np.stack([hill_at_size(sample, 8, size) for sample in samples], axis=1)
        assert together == pytest.approx(apart)


def test_impossible_samples_are_refused() -> None:
    for wrong in ([1.5], [-1], [9]):
        with pytest.raises(ValueError, match="whole numbers"):
            sample_coverage(wrong, 8, 2)
    with pytest.raises(ValueError, match="at least 1"):
        hill_at_size([1], 1, 0)
    with pytest.raises(ValueError, match="at least one unit"):
        size_for_coverage([0], 0, 0.5)
    assert np.isnan(hill_at_size([0, 0], 3, 2)).all()
    assert np.isnan(sample_coverage([0, 0], 3, 2))


def test_subset_of_projects_is_the_mean_over_all_subsets() -> None:
    places = RANDOM.integers(1, 60, (7, 4)) * (RANDOM.random((7, 4)) < 0.5)
    places[:, 0] += 1
    every = [hill_numbers(places[list(s)].sum(axis=0)) for s in combinations(range(7), 3)]
    estimate, lower, upper = hill_of_subset(places, 3, draws=200)
    assert estimate == pytest.approx(np.mean(every, axis=0), rel=0.01)
    assert np.all((lower < estimate) & (estimate < upper))
    # Chance is in which projects there are, not in which of them a subset happens to take.
    alike = np.tile([30.0, 20, 10], (12, 1))
    _, lower, upper = hill_of_subset(alike, 4)
    assert lower == pytest.approx(upper)
    whole = hill_of_subset(places, 7)
    assert whole[0] == pytest.approx(hill_numbers(places.sum(axis=0)))
    with pytest.raises(ValueError, match="between 1 and 7"):
        hill_of_subset(places, 8)


def test_the_same_seed_gives_the_same_limits() -> None:
    places = RANDOM.integers(0, 60, (20, 6))
    for one, other in zip(hill_limits(places), hill_limits(places), strict=True):
        assert np.array_equal(one, other)
    assert not np.array_equal(hill_limits(places)[1], hill_limits(places, seed=1)[1])


def test_limits_hold_the_truth_about_as_often_as_they_say() -> None:
    chance = np.array([0.3, 0.25, 0.2, 0.15, 0.1])
    truth = hill_numbers(chance)[2]
    held = 0
    for _ in range(300):
        themes = RANDOM.choice(5, 80, p=chance)
        shows = np.zeros((80, 5))
        shows[np.arange(80), themes] = 1
        _, lower, upper = hill_limits(shows)
        held += lower[2] <= truth <= upper[2]
    assert 0.88 <= held / 300 <= 0.99


def test_limits_stay_within_the_list_and_need_two_projects() -> None:
    shows = np.eye(5, dtype=bool)
    estimate, lower, upper = hill_of_projects(shows, 10)
    assert np.all((lower >= 1) & (upper <= 5) & (estimate <= 5))
    for function in (hill_limits, lambda parts: hill_of_projects(parts > 0, 1)):
        estimate, lower, upper = function(np.array([[3.0, 0, 1]]))
        assert not np.isnan(estimate).any()
        assert np.isnan(lower).all()
        assert np.isnan(upper).all()
    nothing = hill_limits(np.zeros((4, 3)))
    assert all(np.isnan(each).all() for each in nothing)

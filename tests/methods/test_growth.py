import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methods.growth import (
    Status,
    linear_path,
    probability,
    quantiles,
    required_pace,
    scenario_extra,
    seasonal_path,
    status,
)

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
TARGETS = st.integers(0, 1_000_000).map(float)
YEARS = st.lists(st.lists(st.integers(0, 10_000), min_size=12, max_size=12), min_size=1, max_size=4)
WORDS = {"on_track_from": 0.8, "behind_below": 0.2}


@SHORT
@given(TARGETS, TARGETS)
def test_a_straight_path_ends_at_the_target_with_equal_steps(begin: float, target: float) -> None:
    path = linear_path(begin, target)
    assert path[-1] == pytest.approx(target)
    assert np.diff(path, prepend=begin) == pytest.approx(np.full(12, (target - begin) / 12))


@SHORT
@given(TARGETS, YEARS)
def test_the_months_of_a_seasonal_path_sum_to_the_target(
    target: float, years: list[list[int]]
) -> None:
    path = seasonal_path(target, years)
    assert path[-1] == target or not any(map(any, years))
    assert np.diff(path, prepend=0).sum() == pytest.approx(target)
    assert (np.diff(path) >= -1e-6).all()


def test_every_earlier_year_weighs_the_same() -> None:
    small, large = [12, *[0] * 11], [0, 1200, *[0] * 10]
    np.testing.assert_allclose(seasonal_path(100, [small, large])[:3], [50, 100, 100])


def test_a_year_has_twelve_months() -> None:
    with pytest.raises(ValueError, match="12 months"):
        seasonal_path(100, [[1, 2, 3]])


@SHORT
@given(TARGETS, TARGETS, st.integers(1, 12))
def test_the_pace_brings_exactly_what_is_missing(target: float, reached: float, left: int) -> None:
    pace = required_pace(target, reached, left)
    assert pace >= 0
    assert reached + pace * left == pytest.approx(max(target, reached))


def test_after_the_year_there_is_no_pace() -> None:
    assert required_pace(10, 12, 0) == 0
    assert math.isnan(required_pace(10, 9, 0))


@pytest.mark.parametrize("seed", range(6))
def test_the_probability_is_that_of_counting_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    paths = np.exp(rng.normal(9, rng.uniform(0.05, 0.8), 20_000))
    kept = quantiles(paths, 200)
    for needed in np.quantile(paths, [0.01, 0.2, 0.5, 0.8, 0.99]):
        assert probability(kept, needed) == pytest.approx((paths >= needed).mean(), abs=0.006)


def test_beyond_all_paths_it_is_certain() -> None:
    assert probability([3.0, 1.0, 2.0], 1) == 1
    assert probability([3.0, 1.0, 2.0], 3.1) == 0
    assert math.isnan(probability([], 3))
    assert math.isnan(probability([1.0], math.nan))


@SHORT
@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=50), st.floats(0, 1e6), st.floats(0, 1e5))
def test_asking_more_is_never_more_likely(totals: list[float], needed: float, more: float) -> None:
    assert probability(totals, needed) >= probability(totals, needed + more)


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (1.0, Status.ON_TRACK),
        (0.8, Status.ON_TRACK),
        (0.7999, Status.UNCERTAIN),
        (0.2, Status.UNCERTAIN),
        (0.1999, Status.BEHIND),
        (0.0, Status.BEHIND),
        (math.nan, Status.UNDETERMINED),
    ],
)
def test_words_for_a_probability(chance: float, expected: Status) -> None:
    assert status(chance, **WORDS) == expected


def test_a_year_that_is_over_is_reached_or_not() -> None:
    assert status(1, **WORDS, is_over=True) == Status.REACHED
    assert status(0, **WORDS, is_over=True) == Status.MISSED
    assert status(1, **WORDS, is_known=False) == Status.UNDETERMINED


def test_a_scenario_cannot_start_less_than_nothing() -> None:
    found = scenario_extra([5, -5, -50, -1], [10, 10, 10, math.nan])
    np.testing.assert_array_equal(found, [5, -5, -10, 0])

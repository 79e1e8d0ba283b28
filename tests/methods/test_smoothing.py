import csv
from pathlib import Path

import numpy as np
import pytest

from methods.smoothing import (
    empirical_bayes_per_1000,
    queen_weights,
    spatial_empirical_bayes_per_1000,
)

CODES = [f"GM{i:04}" for i in range(30)]
# A ring of 28 with some chords; the last two touch nobody.
PAIRS = [(CODES[i], CODES[(i + step) % 28]) for i in range(28) for step in (1, 5)]


def marshall(count: list[float], population: list[float], own: int) -> float:
    """Marshall (1991) for area `own` among these areas, in plain arithmetic, per 1,000."""
    total = sum(population)
    mean = sum(count) / total
    spread = 0.0
    for events, people in zip(count, population, strict=True):
        spread += people * (events / people - mean) ** 2 / total
    between = max(spread - mean / (total / len(population)), 0.0)
    if between == 0:
        return 1000 * mean
    weight = between / (between + mean / population[own])
    return 1000 * (mean + weight * (count[own] / population[own] - mean))


def example(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    population = np.exp(rng.normal(8, 1, len(CODES))).round()
    return rng.poisson(population * 0.015 * rng.gamma(4, 0.25, len(CODES))).astype(
        float
    ), population


def test_global_is_marshall() -> None:
    count, population = example()
    slow = [marshall(count.tolist(), population.tolist(), i) for i in range(len(CODES))]
    found = empirical_bayes_per_1000(count, population)
    assert found == pytest.approx(slow)
    assert not np.allclose(found, 1000 * count / population)


@pytest.mark.parametrize("seed", range(4))
def test_spatial_is_marshall_among_neighbours(seed: int) -> None:
    count, population = example(seed)
    weights = queen_weights(CODES, PAIRS)
    found = spatial_empirical_bayes_per_1000(count, population, weights)
    for i, code in enumerate(CODES[:28]):
        near = [i, *(CODES.index(other) for other in weights.neighbors[code])]
        assert found[i] == pytest.approx(
            marshall(count[near].tolist(), population[near].tolist(), 0)
        )
    assert found[28:] == pytest.approx(empirical_bayes_per_1000(count, population)[28:])


def test_smoothed_lies_between_raw_and_overall() -> None:
    count, population = example(2)
    raw, overall = 1000 * count / population, 1000 * count.sum() / population.sum()
    found = empirical_bayes_per_1000(count, population)
    assert np.all((found - raw) * (found - overall) <= 1e-9)
    small, large = population.argmin(), population.argmax()
    pulled = np.abs(found - raw) / np.abs(overall - raw)
    assert pulled[small] > pulled[large]


def test_areas_that_differ_no_more_than_chance_all_get_the_overall_rate() -> None:
    population = np.array([900.0, 1000.0, 1100.0])
    assert empirical_bayes_per_1000([9, 10, 11], population) == pytest.approx([10, 10, 10])
    assert empirical_bayes_per_1000([0, 0, 0], population).tolist() == [0, 0, 0]
    assert empirical_bayes_per_1000([7], [1000]) == pytest.approx([7])
    # One tiny area that stands out weighs little; esda alone would give rates below zero here.
    assert empirical_bayes_per_1000([3, 150, 150], [100, 10_000, 10_000]) == pytest.approx(
        np.full(3, 303 / 20.1)
    )


def test_a_neighbourhood_without_participants_is_zero_not_missing() -> None:
    count, population = example()
    count[:28] = 0
    found = spatial_empirical_bayes_per_1000(count, population, queen_weights(CODES, PAIRS))
    assert np.array_equal(found[:28], np.zeros(28))
    assert not np.isnan(found).any()


def test_missing_areas_stay_missing_and_do_not_weigh_on_the_others() -> None:
    count, population = example()
    gone = np.zeros(len(CODES), dtype=bool)
    gone[[3, 17, 22]] = True
    with_gaps, people = np.where(gone, 9999.0, count), np.where(gone, 0.0, population)
    with_gaps[3], people[3] = np.nan, population[3]
    people[17] = np.nan
    kept = [code for code, away in zip(CODES, gone, strict=True) if not away]
    overall = empirical_bayes_per_1000(with_gaps, people)
    near = spatial_empirical_bayes_per_1000(with_gaps, people, queen_weights(CODES, PAIRS))
    assert np.array_equal(np.isnan(overall), gone)
    assert np.array_equal(np.isnan(near), gone)
    assert overall[~gone] == pytest.approx(
        empirical_bayes_per_1000(count[~gone], population[~gone])
    )
    assert near[~gone] == pytest.approx(
        spatial_empirical_bayes_per_1000(
            count[~gone], population[~gone], queen_weights(kept, PAIRS)
        )
    )
    nothing = np.full(len(CODES), np.nan)
    weights = queen_weights(CODES, PAIRS)
    assert np.isnan(spatial_empirical_bayes_per_1000(nothing, nothing, weights)).all()


def test_an_area_whose_neighbours_are_all_missing_keeps_the_global_rate() -> None:
    weights = queen_weights(["a", "b", "c", "d"], [("a", "b"), ("c", "d")])
    count, population = np.array([5.0, np.nan, 60.0, 90.0]), np.full(4, 1000.0)
    found = spatial_empirical_bayes_per_1000(count, population, weights)
    assert found[0] == pytest.approx(empirical_bayes_per_1000(count, population)[0])
    assert found[0] != pytest.approx(5)


def test_weights_keep_the_order_and_leave_strangers_out() -> None:
    weights = queen_weights(["c", "a", "b"], [("a", "c"), ("b", "x"), ("b", "b")])
    assert weights.id_order == ["c", "a", "b"]
    assert dict(weights.neighbors) == {"c": ["a"], "a": ["c"], "b": []}
    with pytest.raises(ValueError, match="unique"):
        queen_weights(["a", "a"], [])


def test_wrong_shapes_are_refused() -> None:
    weights = queen_weights(["a", "b"], [("a", "b")])
    with pytest.raises(ValueError, match="weights"):
        spatial_empirical_bayes_per_1000([1.0], [10.0], weights)
    with pytest.raises(ValueError, match="one-dimensional"):
        empirical_bayes_per_1000([[1.0, 2.0]], [[10.0, 20.0]])


def test_the_dutch_neighbours_give_every_municipality_a_rate() -> None:
    path = Path(__file__).parents[2] / "warehouse" / "reference" / "municipality_neighbours.csv"
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row["municipality_code"], row["neighbour_code"]) for row in csv.DictReader(file)]
    codes = sorted({code for pair in pairs for code in pair})
    population = np.exp(np.random.default_rng(1).normal(8.9, 0.9, len(codes))).round()
    count = np.random.default_rng(2).poisson(population * 0.016)
    rates = spatial_empirical_bayes_per_1000(count, population, queen_weights(codes, pairs))
    assert len(codes) > 330
    assert np.all(rates > 0)

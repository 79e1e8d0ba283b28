"""Dividing in steps: the best there is by trying everything, and what readers may rely on."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from methods.allocation import Obstacle, allocate, combined_weights, obstacle, whole_steps

Case = tuple[list[int], int, int, int]


@st.composite
def cases(draw: st.DrawFn, most_areas: int = 21, most_steps: int = 20) -> Case:
    """Weights (not all zero), a total that fits, and the bounds."""
    weights = draw(st.lists(st.integers(0, 400), min_size=1, max_size=most_areas))
    assume(any(weights))
    low = draw(st.integers(0, most_steps // 2))
    high = draw(st.integers(low, most_steps))
    steps = draw(st.integers(low * len(weights), high * len(weights)))
    return weights, steps, low, high


def cost(weights: list[int], parts: tuple[int, ...]) -> tuple[int, Fraction]:
    """The objective; steps for who weighs nothing cost more than anything else."""
    nothing = sum(part for weight, part in zip(weights, parts, strict=True) if not weight)
    return nothing, sum(
        (Fraction(part**2, weight) for weight, part in zip(weights, parts, strict=True) if weight),
        Fraction(0),
    )


@settings(derandomize=True, max_examples=150, deadline=None)
@given(cases(most_areas=4, most_steps=7))
def test_no_other_division_is_better(case: Case) -> None:
    weights, steps, low, high = case
    every = product(range(low, high + 1), repeat=len(weights))
    best = min(cost(weights, parts) for parts in every if sum(parts) == steps)
    assert cost(weights, tuple(allocate(*case).tolist())) == best


@settings(derandomize=True, max_examples=200, deadline=None)
@given(cases())
def test_it_adds_up_within_the_bounds_and_a_larger_weight_never_has_less(case: Case) -> None:
    weights, steps, low, high = case
    parts = allocate(*case)
    assert parts.sum() == steps
    assert ((parts >= low) & (parts <= high)).all()
    for one, weight in enumerate(weights):
        for other, less in enumerate(weights):
            if weight > less:
                assert parts[one] >= parts[other]
            if weight == less:
                assert abs(parts[one] - parts[other]) <= 1


@settings(derandomize=True, max_examples=200, deadline=None)
@given(cases(), st.integers(0, 20), st.integers(1, 300))
def test_more_weight_or_a_larger_total_never_gives_less(case: Case, at: int, more: int) -> None:
    weights, steps, low, high = case
    before = allocate(*case)
    heavier = list(weights)
    heavier[at % len(weights)] += more
    assert allocate(heavier, steps, low, high)[at % len(weights)] >= before[at % len(weights)]
    if steps < high * len(weights):
        assert (allocate(weights, steps + 1, low, high) >= before).all()


@settings(derandomize=True, max_examples=100, deadline=None)
@given(cases(), st.randoms(use_true_random=False), st.integers(-6, 6))
def test_neither_the_order_nor_the_unit_of_weights_matters(
    case: Case, shuffle: st.DataObject, power: int
) -> None:
    weights, *rest = case
    parts = allocate(*case)
    order = list(range(len(weights)))
    shuffle.shuffle(order)  # type: ignore[attr-defined]
    moved = allocate([weights[at] for at in order], *rest)
    # Between areas of one weight it may be another that has the last step.
    assert sorted(zip([weights[at] for at in order], moved.tolist(), strict=True)) == sorted(
        zip(weights, parts.tolist(), strict=True)
    )
    assert allocate(np.array(weights) * 2.0**power, *rest).tolist() == parts.tolist()


def test_without_bounds_in_the_way_it_is_the_method_of_webster() -> None:
    votes = [27_744, 25_178, 19_947, 14_614, 9_225, 3_292]
    seats = allocate(votes, 36, 0, 36)
    divisor = next(
        d for d in np.linspace(2_000, 4_000, 20_001) if np.rint(np.array(votes) / d).sum() == 36
    )
    assert seats.tolist() == np.rint(np.array(votes) / divisor).tolist()


def test_bounds_hold_and_the_rest_shares_in_proportion() -> None:
    assert allocate([1, 1, 2, 100], 60, 10, 20).tolist() == [10, 10, 20, 20]
    assert allocate([1, 2, 3], 60, 10, 30).tolist() == [10, 20, 30]


def test_ties_go_to_the_first_and_who_weighs_nothing_comes_last() -> None:
    assert allocate([5, 5, 5], 31, 10, 20).tolist() == [11, 10, 10]
    assert allocate([0, 7, 0], 43, 10, 20).tolist() == [12, 20, 11]
    assert allocate([0, 7, 0], 40, 10, 20).tolist() == [10, 20, 10]
    assert allocate([3.0], 20, 10, 20).tolist() == [20]
    assert allocate([3.0, 1.0], 20, 10, 10).tolist() == [10, 10]


@pytest.mark.parametrize(
    ("weights", "steps", "reason"),
    [
        ([], 0, Obstacle.NO_AREAS),
        ([1.0, np.nan], 30, Obstacle.UNKNOWN_WEIGHT),
        ([0, 0], 30, Obstacle.NO_WEIGHT),
        ([1, 1], None, Obstacle.NOT_IN_STEPS),
        ([1, 1], 19, Obstacle.TOO_LITTLE),
        ([1, 1], 41, Obstacle.TOO_MUCH),
        ([1, 0], 20, None),
        ([1, 0], 40, None),
    ],
)
def test_what_cannot_be_divided_is_named(
    weights: list[float], steps: int | None, reason: Obstacle | None
) -> None:
    assert obstacle(weights, steps, 10, 20) == reason
    if reason is not None and steps is not None:
        with pytest.raises(ValueError, match=reason):
            allocate(weights, steps, 10, 20)


def test_steps_are_counted_without_the_noise_of_decimals() -> None:
    for count in range(0, 500):
        assert whole_steps(count * 0.05, 0.05) == count
        assert whole_steps(float(f"{count * 5 / 100:.2f}"), 0.05) == count
    assert whole_steps(15.01, 0.05) is None
    assert whole_steps(float("nan"), 0.05) is None
    assert whole_steps(float("inf"), 0.05) is None


def test_criteria_count_by_share_and_importance() -> None:
    values = [[10, 30, 60], [1, 1, 2], [np.nan, 5, 5], [0, 0, 0]]
    np.testing.assert_allclose(combined_weights(values, [1, 0, 0, 3]), [0.1, 0.3, 0.6])
    np.testing.assert_allclose(combined_weights(values, [2, 4, 0, 0]), [1.2, 1.6, 3.2])
    assert np.isnan(combined_weights(values, [1, 0, 1, 0])).tolist() == [True, False, False]
    np.testing.assert_allclose(combined_weights(values, [0, 0, 0, 0]), [0, 0, 0])
    with pytest.raises(ValueError, match="negative"):
        combined_weights([[-1.0, 2.0]], [1])
    with pytest.raises(ValueError, match="importance each"):
        combined_weights([[1.0, 2.0]], [1, 2])

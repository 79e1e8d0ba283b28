from itertools import combinations

import numpy as np
import pytest

from methods.covering import covering_plans


def best_by_trying(covers: np.ndarray, weight: np.ndarray, number: int) -> float:
    return max(
        float(weight[covers[:, list(sites)].any(axis=1)].sum())
        for sites in combinations(range(covers.shape[1]), number)
    )


@pytest.mark.parametrize("seed", range(12))
def test_every_plan_is_the_best_there_is(seed: int) -> None:
    draw = np.random.default_rng(seed)
    covers = draw.random((int(draw.integers(5, 30)), 9)) < draw.choice([0.1, 0.25, 0.5])
    weight = draw.choice([draw.random(len(covers)), draw.integers(0, 4, len(covers))])
    plans = covering_plans(covers, weight, 9)
    for number, plan in enumerate(plans, start=1):
        assert plan.covered == pytest.approx(best_by_trying(covers, weight, number))
        assert len(set(plan.sites)) == len(plan.sites) <= number
    assert plans[-1].covered == pytest.approx(weight[covers.any(axis=1)].sum())


@pytest.mark.parametrize("seed", range(5))
def test_gains_are_told_in_the_order_in_which_they_come(seed: int) -> None:
    draw = np.random.default_rng(seed)
    covers, weight = draw.random((40, 12)) < 0.2, draw.random(40)
    for plan in covering_plans(covers, weight, 6):
        reached = [covers[:, list(plan.sites[:n])].any(axis=1) for n in range(len(plan.sites) + 1)]
        steps = np.diff([weight[each].sum() for each in reached])
        assert plan.gains == pytest.approx(steps)
        assert np.all(np.diff(plan.gains) <= 1e-12)


def test_the_best_two_need_not_hold_the_best_one() -> None:
    # The middle site covers most alone; the two at the sides cover everything together.
    covers = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1]], dtype=bool)
    one, two, *_ = covering_plans(covers, [2.0, 2, 1, 2, 2], 5)
    assert (one.sites, one.covered) == ((1,), 5)
    assert (set(two.sites), two.covered) == ({0, 2}, 8)


def test_nothing_to_gain_gives_no_plan() -> None:
    assert covering_plans(np.zeros((3, 2)), [1, 1, 1], 2) == []
    assert covering_plans(np.zeros((0, 0)), [], 3) == []
    assert covering_plans(np.ones((2, 2)), [0, 0], 2) == []
    assert covering_plans(np.ones((2, 2)), [1, 1], 0) == []


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="a weight per demand"):
        covering_plans(np.ones((2, 2)), [1.0], 1)
    with pytest.raises(ValueError, match="negative"):
        covering_plans(np.ones((1, 2)), [-1.0], 1)

"""Nobody can work out a hidden count; the attacker here solves every cell by itself."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from methods.suppression import attack, relations_of, suppress

THRESHOLD = 5
PLACES, VARIANTS, MONTHS = 4, 3, 2


def cell(place: int, variant: int, month: int) -> int:
    """Position in a cube whose last place, variant and month are the totals."""
    return (place * (VARIANTS + 1) + variant) * (MONTHS + 1) + month


def cube_sums() -> Iterator[tuple[int, list[int]]]:
    for variant in range(VARIANTS + 1):
        for month in range(MONTHS + 1):
            yield cell(PLACES, variant, month), [cell(p, variant, month) for p in range(PLACES)]
    for place in range(PLACES + 1):
        for month in range(MONTHS + 1):
            yield cell(place, VARIANTS, month), [cell(place, v, month) for v in range(VARIANTS)]
    for place in range(PLACES + 1):
        for variant in range(VARIANTS + 1):
            yield cell(place, variant, MONTHS), [cell(place, variant, m) for m in range(MONTHS)]


CELLS = (PLACES + 1) * (VARIANTS + 1) * (MONTHS + 1)
CUBE = relations_of(cube_sums(), CELLS)


def with_totals(inner: np.ndarray) -> np.ndarray:
    for axis in range(3):
        inner = np.concatenate([inner, inner.sum(axis=axis, keepdims=True)], axis=axis)
    return inner.ravel().astype(float)


def narrowest(values: np.ndarray, relations: np.ndarray, hidden: np.ndarray) -> float:
    """The shortest interval that an attacker gets with every published number as an equation."""
    unknown = np.flatnonzero(hidden)
    right = -relations[:, ~hidden] @ values[~hidden]
    shortest = np.inf
    for at in range(len(unknown)):
        aim = np.zeros(len(unknown))
        ends = []
        for sign in (1.0, -1.0):
            aim[at] = sign
            found = linprog(aim, A_eq=relations[:, unknown], b_eq=right, bounds=(0, None))
            ends.append(np.inf if found.status == 3 else sign * found.fun)
        shortest = min(shortest, ends[1] - ends[0])
    return shortest


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(
        st.one_of(st.integers(0, 6), st.integers(0, 60)),
        min_size=PLACES * VARIANTS * MONTHS,
        max_size=PLACES * VARIANTS * MONTHS,
    )
)
def test_no_hidden_count_can_be_narrowed_down(inner: list[int]) -> None:
    values = with_totals(np.array(inner).reshape(PLACES, VARIANTS, MONTHS))
    try:
        hidden = suppress(values, CUBE, THRESHOLD)
    except ValueError as error:
        # So few young people in all that there is nothing left to hide behind.
        assert "not enough" in str(error)
        assert values[-1] < 30
        return
    assert hidden[(values > 0) & (values < THRESHOLD)].all()
    assert not hidden[values == 0].any()
    assert narrowest(values, CUBE.toarray(), hidden) >= THRESHOLD - 1e-6


def test_hiding_small_counts_alone_would_give_them_away() -> None:
    relations = relations_of([(3, [0, 1, 2])], 4)
    values = np.array([3.0, 20, 40, 63])
    small = np.array([True, False, False, False])
    assert narrowest(values, relations.toarray(), small) == 0
    lowest, highest = attack(values, relations, small, THRESHOLD)
    assert (lowest[0], highest[0]) == (3, 3)
    # The cheapest one that is wide enough goes with it.
    assert suppress(values, relations, THRESHOLD).tolist() == [True, True, False, False]


def test_two_small_counts_that_are_small_together_need_a_third() -> None:
    relations = relations_of([(4, [0, 1, 2, 3])], 5)
    hidden = suppress([1, 2, 9, 40, 52], relations, THRESHOLD)
    assert hidden.tolist() == [True, True, True, False, False]


def test_sums_one_by_one_are_not_enough() -> None:
    """Each row and column hides two, yet the rectangle fixes them: only the attack sees it."""
    # Two rows and two columns of [1, 30], [30, 1] with a row of zeros: totals published.
    values = with_totals(np.array([[[1], [0], [30]], [[0], [1], [30]], [[40], [40], [40]]]))
    cells = values.size
    shape = (4, 4, 2)
    position = np.arange(cells).reshape(shape)
    sums = []
    for axis in range(3):
        moved = np.moveaxis(position, axis, -1).reshape(-1, shape[axis])
        sums += [(int(line[-1]), line[:-1].tolist()) for line in moved]
    relations = relations_of(sums, cells)
    hidden = suppress(values, relations, THRESHOLD)
    assert narrowest(values, relations.toarray(), hidden) >= THRESHOLD - 1e-6


def test_what_must_stay_is_not_hidden() -> None:
    relations = relations_of([(3, [0, 1, 2])], 4)
    values = np.array([3.0, 20, 40, 63])
    hidden = suppress(values, relations, THRESHOLD, hideable=[True, False, True, False])
    assert hidden.tolist() == [True, False, True, False]
    with pytest.raises(ValueError, match="not enough"):
        suppress(values, relations, THRESHOLD, hideable=[True, False, False, False])


def test_nothing_small_hides_nothing_and_wrong_counts_are_refused() -> None:
    relations = relations_of([(2, [0, 1])], 3)
    assert not suppress([0, 8, 8], relations, THRESHOLD).any()
    assert not suppress([], relations_of([], 0), THRESHOLD).any()
    for wrong in ([1, 1, 3], [0.5, 0.5, 1]):
        with pytest.raises(ValueError, match="add up"):
            suppress(wrong, relations, THRESHOLD)


def test_the_attack_returns_what_is_possible() -> None:
    values = with_totals(np.random.default_rng(6).integers(0, 9, (PLACES, VARIANTS, MONTHS)))
    hidden = suppress(values, CUBE, THRESHOLD)
    lowest, highest = attack(values, CUBE, hidden, THRESHOLD)
    assert np.all(lowest <= values)
    assert np.all(values <= highest)
    assert np.all(lowest >= -1e-9)
    assert np.all((highest - lowest)[hidden] >= THRESHOLD)
    assert np.all((highest == lowest)[~hidden])

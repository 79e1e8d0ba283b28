"""Small counts are hidden, and nobody who knows the rest can narrow them down."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from methods.suppression import suppress

Arcs = Sequence[tuple[int, int]]
OUTSIDE = 0


def room(counts: Sequence[int], arcs: Arcs, hidden: Sequence[bool]) -> list[float]:
    """How far an attacker is from knowing each hidden count: the length of what is possible.

    They know every count that is shown, that those in and out of a node add up, and that a hidden
    count is at least 1.
    """
    at = np.flatnonzero(hidden)
    balance = np.zeros((1 + max(max(ends) for ends in arcs), len(counts)))
    for count, (start, end) in enumerate(arcs):
        balance[start, count] -= 1
        balance[end, count] += 1
    right = -(balance @ np.where(hidden, 0, counts))
    found = []
    for place in range(len(at)):
        ends = []
        for sign in (1.0, -1.0):
            aim = np.zeros(len(at))
            aim[place] = sign
            # No count is far above what it is, so that "as far as you like" has an end.
            bounds = [(1, counts[count] + 1000) for count in at]
            answer = linprog(aim, A_eq=balance[:, at], b_eq=right, bounds=bounds)
            assert answer.x is not None, answer.message
            ends.append(answer.x[place])
        found.append(ends[1] - ends[0])
    return found


def hidden_of(counts: Sequence[int], arcs: Arcs, threshold: int = 5, **more: Any) -> list[bool]:
    return suppress(counts, arcs, np.log1p(counts), threshold, **more).tolist()


def total_and(*parts: int) -> tuple[list[int], Arcs]:
    """Parts of one sum, and the sum itself as the last count."""
    return [*parts, sum(parts)], [*[(OUTSIDE, 1)] * len(parts), (1, OUTSIDE)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((8, 9, 0), [False] * 3),
        ((3, 20, 30), [True, True, False]),  # a small count alone follows from the sum
        ((3, 0, 30), [True, False, True]),  # a zero hides nobody
        ((1, 2, 9, 30), [True, True, True, False]),  # 1 and 2 are 3 together: both are known
        ((4, 4, 9), [True, True, False]),  # 8 together: each is 1 to 7
        ((3, 4, 9), [True, True, False]),  # 7 together: 1 to 6
        ((3, 3, 9), [True, True, True]),  # 6 together: 1 to 5 is too short
    ],
)
def test_parts_of_a_sum(parts: tuple[int, ...], expected: list[bool]) -> None:
    counts, arcs = total_and(*parts)
    assert hidden_of(counts, arcs) == [*expected, False]


def test_the_sum_goes_when_the_parts_are_not_enough() -> None:
    counts, arcs = total_and(1, 1, 0)
    assert hidden_of(counts, arcs) == [True, True, False, True]


def test_a_count_in_two_sums_needs_a_rectangle() -> None:
    # Two municipalities by two variants: rows are nodes 1 and 2, columns nodes 3 and 4.
    grid = np.array([[3, 40, 60], [30, 50, 70], [20, 80, 90]])
    arcs = [(1 + row, 4 + column) for row in range(3) for column in range(3)]
    sums = [(0, 1 + row) for row in range(3)] + [(4 + column, 0) for column in range(3)]
    counts = [*grid.ravel().tolist(), *grid.sum(axis=1).tolist(), *grid.sum(axis=0).tolist()]
    costly = np.log1p(counts)
    costly[9:] *= 100
    hidden = suppress(counts, [*arcs, *sums], costly, 5)
    rows, columns = np.nonzero(hidden[:9].reshape(3, 3))
    assert hidden[0]
    assert not hidden[9:].any()
    assert len(rows) == 4
    assert set(np.bincount(rows)) <= {0, 2}
    assert set(np.bincount(columns)) <= {0, 2}
    assert min(room(counts, [*arcs, *sums], hidden)) >= 5 - 1e-6


def test_the_cheaper_one_goes() -> None:
    counts, arcs = total_and(3, 20, 30)
    assert suppress(counts, arcs, [1.0, 9.0, 2.0, 99.0], 5).tolist() == [True, False, True, False]


def test_what_is_hidden_already_stays_hidden_and_is_protected() -> None:
    counts, arcs = total_and(20, 30, 40)
    assert not any(hidden_of(counts, arcs))
    hidden = hidden_of(counts, arcs, hidden=[False, False, True, False])
    assert hidden[2]
    assert sum(hidden) == 2
    # A zero cannot be hidden: who sees it hidden knows that it is at least one.
    counts, arcs = total_and(20, 30, 0)
    assert not any(hidden_of(counts, arcs, hidden=[False, False, True, False]))


def test_from_one_on_nothing_is_small() -> None:
    counts, arcs = total_and(1, 2, 3)
    assert not any(hidden_of(counts, arcs, threshold=1))


def test_without_counts_nothing_is_hidden() -> None:
    assert suppress([], [], [], 5).tolist() == []


@pytest.mark.parametrize("counts", [[3, 4, 8], [3.5, 4.5, 8.0], [-1, 4, 3]])
def test_counts_that_do_not_add_up_are_refused(counts: list[float]) -> None:
    with pytest.raises(ValueError, match=r"add up|counts"):
        suppress(counts, [(0, 1), (0, 1), (1, 0)], np.ones(3), 5)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    """Municipalities in partnerships in a country, by two variants with their total and a third.

    The total runs against its parts, as etl/transform/suppression.py has it.
    """
    size = st.one_of(st.integers(0, 6), st.integers(0, 30))
    partnerships = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    nodes: dict[tuple[Any, ...], int] = {("outside",): OUTSIDE}

    def node(*name: Any) -> int:
        return nodes.setdefault(name, len(nodes))

    counts: list[int] = []
    arcs: list[tuple[int, int]] = []
    country = np.zeros(4, dtype=int)
    for rsv, members in enumerate(partnerships):
        together = np.zeros(4, dtype=int)
        for member in range(members):
            basis, extra, short = (draw(size) for _ in range(3))
            for group, value in enumerate((basis, extra, basis + extra, short)):
                own = OUTSIDE if group == 3 else node("variants", rsv, member)
                ends = (own, node("rsv", rsv, group))
                counts.append(value)
                arcs.append(ends[::-1] if group == 2 else ends)
                together[group] += value
        country += together
        for group, value in enumerate(together.tolist()):
            ends = (node("rsv", rsv, group), node("country", group))
            counts.append(value)
            arcs.append(ends[::-1] if group == 2 else ends)
    for group, value in enumerate(country.tolist()):
        ends = (node("country", group), OUTSIDE)
        counts.append(value)
        arcs.append(ends[::-1] if group == 2 else ends)
    return counts, arcs


@settings(derandomize=True, deadline=None, max_examples=80)
@given(tables(), st.sampled_from([2, 3, 5, 10]))
def test_nobody_can_narrow_a_hidden_count(
    table: tuple[list[int], list[tuple[int, int]]], threshold: int
) -> None:
    counts, arcs = table
    hidden = suppress(counts, arcs, np.log1p(counts), threshold)
    values = np.array(counts)
    assert hidden[(values > 0) & (values < threshold)].all()
    assert not hidden[values == 0].any()
    assert min(room(counts, arcs, hidden), default=np.inf) >= threshold - 1e-6
    assert (suppress(counts, arcs, np.log1p(counts), threshold) == hidden).all()

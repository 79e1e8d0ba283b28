"""Hiding small counts so that they cannot be worked out from the totals around them.

A count above zero and below the threshold is hidden (primary). Others are hidden with it
(secondary) until nobody who knows every published count, and how counts add up, can narrow a hidden
one to an interval shorter than the threshold. Zero is no small count: it speaks of nobody.
Source: the problem is that of Fischetti & Salazar (2000) J Am Stat Assoc 95:916; here cells are
hidden one by one, cheapest first, and the attack is solved by linear programming (HiGHS).

Everywhere: `values` are whole counts, shape (cells,); `relations` is a sparse matrix (relations,
cells) of 1 for each part and −1 for their total, so that `relations @ values` is zero.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from methods.arrays import BoolArray, FloatArray, non_negative

_TRIES = 12
_SEED = 20230328


def relations_of(sums: Iterable[tuple[int, Sequence[int]]], cells: int) -> Any:
    """Return the matrix of (total, parts) positions, as a scipy sparse array."""
    from scipy.sparse import csr_array  # noqa: PLC0415  slow to load

    rows, columns, signs = [], [], []
    number = 0
    for number, (total, parts) in enumerate(sums, start=1):
        rows += [number - 1] * (len(parts) + 1)
        columns += [total, *parts]
        signs += [-1.0, *[1.0] * len(parts)]
    return csr_array((signs, (rows, columns)), shape=(number, cells))


def suppress(
    values: ArrayLike, relations: Any, threshold: int, *, hideable: ArrayLike | None = None
) -> BoolArray:
    """Return which cells to hide, so that none of them can be worked out.

    `hideable` marks the cells that may be hidden for the sake of others (default all). Small counts
    are hidden in any case. Nothing tells a small count from one hidden for its sake. ValueError for
    counts that do not add up, or when what may be hidden is not enough.
    """
    counts = non_negative(values, "values")
    if np.any(counts != np.round(counts)) or np.abs(relations @ counts).max(initial=0) > 0:
        raise ValueError("values must be whole counts that add up as the relations say")
    free = np.ones(counts.shape, dtype=bool) if hideable is None else np.array(hideable, dtype=bool)
    hiding = _Hiding(counts, relations, threshold, free)
    while True:
        hiding.protect_from_single_sums()
        lowest, highest = attack(counts, relations, hiding.hidden, threshold)
        exposed = np.flatnonzero(hiding.hidden & (highest - lowest < threshold))
        if not exposed.size:
            return hiding.hidden
        for cell in exposed.tolist():
            hiding.hide_cheapest(np.unique(np.concatenate(hiding.sums_with(cell))))


def attack(
    values: ArrayLike, relations: Any, hidden: ArrayLike, enough: float
) -> tuple[FloatArray, FloatArray]:
    """Return (lowest, highest) per cell: how far an attacker cannot narrow it down.

    The attacker knows all cells that are not hidden, the relations, and that no count is negative.
    Both are counts that are possible, so the attacker is left with at least this interval; one that
    is longer than `enough` is not followed to its end.
    """
    counts, unknown = non_negative(values, "values"), np.array(hidden, dtype=bool)
    lowest, highest = counts.copy(), counts.copy()
    if not unknown.any():
        return lowest, highest
    at = np.flatnonzero(unknown)
    known_sum = relations @ np.where(unknown, 0.0, counts)
    matrix = relations[:, at]
    counted = np.diff(matrix.indptr) > 0
    matrix, right = matrix[counted], -known_sum[counted]
    low, high = counts[at], counts[at]
    box = np.column_stack([np.zeros(at.size), counts[at] + 4 * enough])
    random = np.random.default_rng(_SEED)
    for _ in range(_TRIES):
        # Any possible set of counts is a proof of how little is known; random aims find many.
        aim = np.where(high - low < enough, random.choice([-1.0, 1.0], at.size), 0.0)
        if not aim.any():
            break
        found = _solve(aim, matrix, right, box)
        low, high = np.minimum(low, found), np.maximum(high, found)
    for cell in np.flatnonzero(high - low < enough).tolist():
        for sign in (1.0, -1.0):
            aim = np.zeros(at.size)
            aim[cell] = sign
            found = _solve(aim, matrix, right, box)
            low, high = np.minimum(low, found), np.maximum(high, found)
    lowest[at], highest[at] = low, high
    return lowest, highest


def _solve(aim: FloatArray, matrix: Any, right: FloatArray, box: NDArray[np.float64]) -> FloatArray:
    from scipy.optimize import linprog  # noqa: PLC0415  slow to load

    answer = linprog(aim, A_eq=matrix, b_eq=right, bounds=box, method="highs")
    if answer.x is None:
        raise RuntimeError(f"the attack could not be solved: {answer.message}")
    possible: FloatArray = np.asarray(answer.x)
    return possible


class _Hiding:
    """What is hidden so far, and the sums that every cell is in."""

    def __init__(self, counts: FloatArray, relations: Any, threshold: int, free: BoolArray) -> None:
        self.hidden: BoolArray = (counts > 0) & (counts < threshold)
        self._counts, self._threshold, self._free = counts, threshold, free
        ends = relations.indptr[1:-1]
        self._cells = np.split(relations.indices, ends)
        self._signs = np.split(relations.data, ends)
        self._by_cell: dict[int, list[int]] = {}
        for row, cells in enumerate(self._cells):
            for cell in cells.tolist():
                self._by_cell.setdefault(cell, []).append(row)

    def sums_with(self, cell: int) -> list[NDArray[np.int32]]:
        """The cells of every sum that this one is in."""
        return [self._cells[row] for row in self._by_cell[cell]]

    def protect_from_single_sums(self) -> None:
        """Hide more cells until no single sum gives a hidden one away."""
        waiting = set(range(len(self._cells)))
        while waiting:
            row = min(waiting)
            waiting.discard(row)
            while self._gives_away(row):
                chosen = self.hide_cheapest(self._cells[row])
                waiting.update(self._by_cell[chosen])

    def hide_cheapest(self, cells: NDArray[Any]) -> int:
        """Hide the smallest count that protects by itself, else the largest there is; return it."""
        candidates = cells[~self.hidden[cells] & self._free[cells] & (self._counts[cells] > 0)]
        if not candidates.size:
            raise ValueError("what may be hidden is not enough to protect a small count")
        order = candidates[np.lexsort((candidates, self._counts[candidates]))]
        enough = order[self._counts[order] >= self._threshold]
        chosen = int(enough[0] if enough.size else order[-1])
        self.hidden[chosen] = True
        return chosen

    def _gives_away(self, row: int) -> bool:
        unknown = self.hidden[self._cells[row]]
        if unknown.sum() < 2:
            return bool(unknown.any())
        # Parts whose total is known lie between zero and what they are together.
        one_side = np.unique(self._signs[row][unknown]).size == 1
        together = self._counts[self._cells[row][unknown]].sum()
        return bool(one_side and together < self._threshold)

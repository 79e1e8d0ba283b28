"""Hiding small counts so that they cannot be worked out from the totals around them.

A count above zero and below the threshold is hidden (primary). Others are hidden with it
(secondary) until nobody who knows every published count, and how counts add up, can narrow a hidden
one to an interval shorter than the threshold. Zero is no small count: it speaks of nobody, and it
stays; so whoever sees a count hidden knows that it is at least one.

A table in which each count is in at most two sums, of which one dimension may be a hierarchy, is a
network: sums are nodes, counts are arcs, and a hidden count can be changed exactly as far as a flow
around a cycle of hidden arcs lets it. Source: Fischetti & Salazar (2000) J Am Stat Assoc 95:916 for
the problem, Gusfield (1988) SIAM J Comput 17:552 for two-way tables as a graph. Here counts are
hidden one cycle at a time, the cheapest first, which is not the smallest number there could be.
"""

import heapq
from bisect import insort
from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import BoolArray, non_negative

Path = list[tuple[int, int]]  # arcs with +1 along them and -1 against them
_HIDDEN_ALREADY = 1e-6  # almost for nothing, and still the shorter way of two


def suppress(
    counts: ArrayLike,
    arcs: Sequence[tuple[int, int]],
    cost: ArrayLike,
    threshold: int,
    *,
    hidden: ArrayLike | None = None,
    known: ArrayLike | None = None,
) -> BoolArray:
    """Return which counts to hide, shape (counts,).

    `arcs` gives each count its two nodes (from, to): at every node the counts that come in and
    those that go out add up to the same, which is what a sum says. `cost` is what hiding a count
    for the sake of another costs (infinite: never); `hidden` marks what is hidden in any case and
    `known` what is public, however small. ValueError for counts that do not add up, and when what
    may be hidden is not enough.
    """
    values = non_negative(counts, "counts")
    balance = np.zeros(1 + max((max(ends) for ends in arcs), default=0))
    for value, (start, end) in zip(values, arcs, strict=True):
        balance[start] -= value
        balance[end] += value
    if balance.any() or np.any(values != np.round(values)):
        raise ValueError("counts must be whole and add up at every node")
    network = _Network(values.astype(int).tolist(), arcs, np.asarray(cost, float).tolist())
    small = (values > 0) & (values < threshold)
    if hidden is not None:
        small |= np.asarray(hidden, dtype=bool) & (values > 0)
    if known is not None:
        small &= ~np.asarray(known, dtype=bool)
    waiting = deque(np.flatnonzero(small).tolist())
    for count in waiting:
        network.hide(count)
    while waiting:
        count = waiting.popleft()
        while network.room(count, threshold) < threshold:
            waiting.extend(network.hide_around(count, threshold))
    return np.array(network.hidden, dtype=bool)


class _Network:
    """The counts as arcs, what is hidden so far, and how far each is known to be free to move."""

    def __init__(
        self, values: list[int], arcs: Sequence[tuple[int, int]], cost: list[float]
    ) -> None:
        self.hidden = [False] * len(values)
        self._values, self._arcs, self._cost = values, arcs, cost
        self._at: dict[int, list[int]] = {}
        self._hidden_at: dict[int, list[int]] = {}  # in order, as the other is
        for count, ends in enumerate(arcs):
            if values[count] > 0:
                for node in ends:
                    self._at.setdefault(node, []).append(count)
        self._up, self._down = [0] * len(values), [0] * len(values)

    def hide(self, count: int) -> None:
        """Hide a count, which is above zero."""
        self.hidden[count] = True
        for node in self._arcs[count]:
            insort(self._hidden_at.setdefault(node, []), count)

    def room(self, count: int, enough: int) -> int:
        """Return the length of the interval that this hidden count can be in, up to `enough`."""
        for sign, known in ((1, self._up), (-1, self._down)):
            if self._up[count] + self._down[count] < enough:
                known[count] = max(known[count], self._push(count, sign, enough)[0])
        return self._up[count] + self._down[count]

    def hide_around(self, count: int, enough: int) -> list[int]:
        """Hide the cheapest cycle through this count that frees it further; return what is new."""
        # At best one cycle is enough by itself; otherwise one that adds to what there is already.
        for step in (enough, 1):
            found = []
            for sign in (1, -1):
                flow = {} if step == enough else self._push(count, sign, enough)[1]
                if sign > 0 or self._values[count] - 1 + flow.get(count, 0) >= step:
                    found.append(self._cheapest(count, sign, step, flow))
            best = min((way for way in found if way), default=None, key=lambda way: way[0])
            new = [arc for arc, _ in best[1] if not self.hidden[arc]] if best else []
            if new:
                for arc in new:
                    self.hide(arc)
                return new
        raise ValueError("what there is to hide is not enough to protect a small count")

    def _push(self, count: int, sign: int, enough: int) -> tuple[int, dict[int, int]]:
        """Return how far the count can move in one direction, and the flow that comes back."""
        limit = enough if sign > 0 else min(enough, self._values[count] - 1)
        flow: dict[int, int] = {}
        pushed = 0
        while pushed < limit:
            path = self._way_back(count, sign, flow)
            if not path:
                break
            against = [self._values[arc] - 1 + flow.get(arc, 0) for arc, s in path if s < 0]
            step = min([limit - pushed, *against])
            if not flow:  # one cycle moves every count on it
                for arc, direction in path:
                    known = self._up if direction > 0 else self._down
                    known[arc] = max(known[arc], step)
            for arc, direction in path:
                flow[arc] = flow.get(arc, 0) + direction * step
            pushed += step
        return pushed, flow | {count: sign * pushed}

    def _way_back(self, count: int, sign: int, flow: dict[int, int]) -> Path:
        """Return the shortest way over hidden counts that still have room, from end to start."""
        start, goal = self._arcs[count][::-sign]
        came: dict[int, tuple[int, int, int]] = {}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for arc in self._hidden_at[node]:
                if arc == count:
                    continue
                tail, head = self._arcs[arc]
                direction, other = (1, head) if tail == node else (-1, tail)
                has_room = direction > 0 or self._values[arc] - 1 + flow.get(arc, 0) > 0
                if not has_room or other in came or other == start:
                    continue
                came[other] = (node, arc, direction)
                if other == goal:
                    return _walk(came, start, goal)
                waiting.append(other)
        return []

    def _cheapest(
        self, count: int, sign: int, step: int, flow: dict[int, int]
    ) -> tuple[float, Path] | None:
        """Return the way back, over counts that may still be hidden, with the least cost."""
        start, goal = self._arcs[count][::-sign]
        least = {start: 0.0}
        came: dict[int, tuple[int, int, int]] = {}
        waiting = [(0.0, start)]
        while waiting:
            so_far, node = heapq.heappop(waiting)
            if node == goal:
                return so_far, _walk(came, start, goal)
            if so_far > least[node]:
                continue
            for arc in self._at[node]:
                tail, head = self._arcs[arc]
                direction, other = (1, head) if tail == node else (-1, tail)
                against = self._values[arc] - 1 + flow.get(arc, 0)
                if arc == count or (direction < 0 and against < step):
                    continue
                cost = so_far + (_HIDDEN_ALREADY if self.hidden[arc] else self._cost[arc])
                if cost < least.get(other, np.inf):
                    least[other] = cost
                    came[other] = (node, arc, direction)
                    heapq.heappush(waiting, (cost, other))
        return None


def _walk(came: dict[int, tuple[int, int, int]], start: int, goal: int) -> Path:
    path, node = [], goal
    while node != start:
        node, arc, direction = came[node]
        path.append((arc, direction))
    return path

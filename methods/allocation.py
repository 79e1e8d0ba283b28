"""Dividing a total over areas in whole steps, in proportion to weights and within bounds.

The division minimises Σ xᵢ²/wᵢ, so that steps per unit of weight differ as little as they can
(it is Σ wᵢ·(xᵢ/wᵢ − X/W)² but for a constant). Without steps the answer is clip(λ·wᵢ, low, high).
With them the problem is separable and convex, and giving each next step to whoever it costs least
solves it exactly: Gross (1956) RAND P-644; Ibaraki & Katoh (1988) Resource Allocation Problems,
ch. 4. The next step of area i costs (2xᵢ+1)/wᵢ: without bounds this is Webster's (Sainte-Laguë's)
divisor method, Balinski & Young (1982) Fair Representation, which bounds leave house monotone.
"""

import heapq
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from methods.arrays import FloatArray, divide, non_negative


class Obstacle(StrEnum):
    """Why a total cannot be divided."""

    NO_AREAS = "no_areas"
    UNKNOWN_WEIGHT = "unknown_weight"
    NO_WEIGHT = "no_weight"
    NOT_IN_STEPS = "not_in_steps"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"


def whole_steps(amount: float, step: float) -> int | None:
    """Return how many steps an amount is; None when it is not a whole number of them."""
    count = amount / step
    if not np.isfinite(count) or abs(count - round(count)) > 1e-6:
        return None
    return round(count)


def combined_weights(values: ArrayLike, importance: ArrayLike) -> FloatArray:
    """Return per area the sum over criteria of its share in the total, times the importance.

    `values` has shape (criteria, areas), `importance` (criteria,). A criterion of no importance is
    not looked at; one of which nobody has anything adds nothing. NaN where a value that counts is
    missing. ValueError for negative numbers or unequal lengths.
    """
    amounts, factors = non_negative(values, "values"), non_negative(importance, "importance")
    if amounts.ndim != 2 or factors.shape != amounts.shape[:1]:
        raise ValueError("values must have shape (criteria, areas), with an importance each")
    counts = factors > 0
    amounts, factors = amounts[counts], factors[counts]
    totals = np.nansum(amounts, axis=1, keepdims=True)
    shares = np.where(np.isnan(amounts), np.nan, np.nan_to_num(divide(amounts, totals)))
    weights: FloatArray = factors @ shares
    return weights


def obstacle(weights: ArrayLike, steps: int | None, low: int, high: int) -> Obstacle | None:
    """Return why these steps cannot be divided, `low` to `high` for each area; None if they can.

    `steps` is None for a total that is no whole number of steps. The weights are as for `allocate`.
    """
    known = non_negative(weights, "weights")
    checks = (
        (Obstacle.NO_AREAS, not known.size),
        (Obstacle.NOT_IN_STEPS, steps is None),
        (Obstacle.TOO_LITTLE, steps is not None and steps < low * known.size),
        (Obstacle.TOO_MUCH, steps is not None and steps > high * known.size),
        (Obstacle.UNKNOWN_WEIGHT, bool(np.isnan(known).any())),
        (Obstacle.NO_WEIGHT, not np.any(known > 0)),
    )
    return next((reason for reason, applies in checks if applies), None)


def allocate(weights: ArrayLike, steps: int, low: int, high: int) -> NDArray[np.int64]:
    """Return whole steps per area, `low` to `high` each, that add up to `steps`.

    An area without weight gets more than `low` only when all others have `high`. Between equal
    claims the smaller part goes first, then the larger weight, then the first in the order given.
    ValueError when it cannot be done (see `obstacle`).
    """
    reason = obstacle(weights, steps, low, high)
    if reason is not None:
        raise ValueError(f"cannot divide {steps} steps: {reason}")
    claims = non_negative(weights, "weights").tolist()
    parts = np.full(len(claims), low, dtype=np.int64)
    if low == high:
        return parts
    queue = [_claim(weight, low, at) for at, weight in enumerate(claims)]
    heapq.heapify(queue)
    for _ in range(steps - low * len(claims)):
        at = queue[0][-1]
        parts[at] += 1
        if parts[at] < high:
            heapq.heapreplace(queue, _claim(claims[at], int(parts[at]), at))
        else:
            heapq.heappop(queue)
    return parts


def _claim(weight: float, part: int, at: int) -> tuple[float, int, float, int]:
    """What is served first is the smallest: the next step that costs least."""
    return -weight / (2 * part + 1), part, -weight, at

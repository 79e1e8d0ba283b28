"""Maximal covering: where a few more sites bring most people within reach.

Source: Church & ReVelle (1974) Papers of the Regional Science Association 32:101, solved exactly by
HiGHS through `scipy.optimize.milp`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import BoolArray, FloatArray, non_negative


@dataclass(frozen=True)
class Plan:
    """The best `len(sites)` sites.

    `sites` are positions, in the order in which they add most; `gains` is what each adds to those
    before it, in the unit of the weights, and sums to `covered`. The best three are not always the
    best two and one more: read `gains` within one plan, and compare plans by `covered`.
    """

    sites: tuple[int, ...]
    gains: tuple[float, ...]

    @property
    def covered(self) -> float:
        """What all sites together cover."""
        return sum(self.gains)


def covering_plans(covers: ArrayLike, weight: ArrayLike, most: int) -> list[Plan]:
    """Return the best plan for 1, 2, … `most` sites; fewer once everything is covered.

    `covers` has shape (demands, sites), True where a site covers a demand; `weight` is what each
    demand weighs. Sites that add nothing are left out of a plan. ValueError for unequal lengths or
    negative weights.
    """
    reach, weights = np.asarray(covers, dtype=bool), non_negative(weight, "weight")
    if reach.ndim != 2 or weights.shape != reach.shape[:1]:
        raise ValueError("covers must have shape (demands, sites), with a weight per demand")
    alone = weights @ reach
    within_reach = float(weights[reach.any(axis=1)].sum())
    plans: list[Plan] = []
    for number in range(1, min(most, reach.shape[1]) + 1):
        before = plans[-1] if plans else Plan((), ())
        left = np.where(reach[:, list(before.sites)].any(axis=1), 0.0, weights)
        next_gain = float((left @ reach).max())
        if next_gain <= within_reach * 1e-9:
            break
        # Whatever a plan holding a site that alone covers less than `next_gain` covers, the best
        # plan of one fewer and the next best site together cover more: such sites need no look.
        able = np.flatnonzero(alone >= next_gain * (1 - 1e-9))
        best = able[:1] if number == 1 else able[_best_sites(reach[:, able], weights, number)]
        plans.append(_in_order(reach, weights, best.tolist()))
    return plans


def _best_sites(covers: BoolArray, weight: FloatArray, number: int) -> list[int]:
    """Positions of the best `number` sites, solved to optimality."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  slow to load
    from scipy.sparse import csr_array, eye_array, hstack  # noqa: PLC0415

    demands, sites = covers.shape
    # A demand counts as far as its sites are chosen; only the choice of sites must be whole.
    reached = hstack([csr_array(covers.astype(float)), -eye_array(demands)], format="csr")
    chosen = np.concatenate([np.ones(sites), np.zeros(demands)])[np.newaxis]
    answer = milp(
        np.concatenate([np.zeros(sites), -weight]),
        integrality=chosen[0],
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(reached, 0, np.inf), LinearConstraint(chosen, 0, number)],
        options={"mip_rel_gap": 0.0},
    )
    if answer.x is None:
        raise RuntimeError(f"the solver found no plan: {answer.message}")
    return np.flatnonzero(answer.x[:sites] > 0.5).tolist()


def _in_order(covers: BoolArray, weight: FloatArray, sites: list[int]) -> Plan:
    """Put sites in the order in which they add most; drop those that add nothing."""
    left, rest = weight.copy(), list(sites)
    order: list[int] = []
    gains: list[float] = []
    while rest:
        added = left @ covers[:, rest]
        best = int(added.argmax())
        if added[best] <= 0:
            break
        gains.append(float(added[best]))
        order.append(rest.pop(best))
        left[covers[:, order[-1]]] = 0
    return Plan(tuple(order), tuple(gains))

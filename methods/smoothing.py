"""Empirical-Bayes rates: small areas borrow strength, so that a map does not show their chance.

Source: Marshall (1991) Applied Statistics 40:283, through PySAL's `esda.smoothing`; `esda` and
`libpysal` are imported when used, since they take seconds to load.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import BoolArray, FloatArray, non_negative


def queen_weights(codes: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Any:
    """Return a binary libpysal `W` over `codes`, in that order, from pairs of neighbours.

    A pair counts in both directions; a pair with a code outside `codes` is left out; an area may
    have no neighbours. ValueError for a repeated code.
    """
    from libpysal.weights import W  # noqa: PLC0415

    neighbours: dict[str, set[str]] = {str(code): set() for code in codes}
    if len(neighbours) != len(codes):
        raise ValueError("codes must be unique")
    for one, other in pairs:
        if one != other and one in neighbours and other in neighbours:
            neighbours[one].add(other)
            neighbours[other].add(one)
    ordered = {code: sorted(near) for code, near in neighbours.items()}
    return W(ordered, id_order=list(ordered), silence_warnings=True)


def empirical_bayes_per_1000(count: ArrayLike, population: ArrayLike) -> FloatArray:
    """Return per area (1-D) the rate per 1,000 drawn towards the overall rate of all areas.

    Areas without count or population give NaN and do not weigh on the others. Where areas differ
    no more than chance explains, all get the overall rate. ValueError for negative numbers or
    unequal lengths.
    """
    events, inhabitants, valid = _one_slice(count, population)
    rate = np.full(events.shape, np.nan)
    if valid.any():
        rate[valid] = 1000 * _global_rate(events[valid], inhabitants[valid])
    return rate


def spatial_empirical_bayes_per_1000(
    count: ArrayLike, population: ArrayLike, weights: Any
) -> FloatArray:
    """Return per area (1-D) the rate per 1,000 drawn towards the rate of itself and its neighbours.

    `weights` comes from `queen_weights`, in the order of `count`. Missing areas as in
    `empirical_bayes_per_1000`; an area without (present) neighbours gets that function's rate.
    ValueError for negative numbers or lengths that differ from the weights.
    """
    from esda.smoothing import Spatial_Empirical_Bayes  # noqa: PLC0415

    events, inhabitants, valid = _one_slice(count, population)
    if weights.n != events.size:
        raise ValueError(f"{events.size} areas but weights for {weights.n}")
    rate = empirical_bayes_per_1000(events, inhabitants)
    present = [area for area, here in zip(weights.id_order, valid, strict=True) if here]
    if not present:
        return rate
    near = weights
    if not valid.all():
        pairs = ((one, other) for one, others in weights.neighbors.items() for other in others)
        near = queen_weights(present, pairs)
    # 0/0 arises where nobody in the whole neighbourhood took part: the rate there is zero.
    with np.errstate(invalid="ignore"):
        local = Spatial_Empirical_Bayes(events[valid], inhabitants[valid], near).r.ravel()
    local = np.where(np.isnan(local), 0.0, local)
    island = np.array([not near.neighbors[area] for area in present])
    rate[valid] = np.where(island, rate[valid], 1000 * local)
    return rate


def _one_slice(count: ArrayLike, population: ArrayLike) -> tuple[FloatArray, FloatArray, BoolArray]:
    events, inhabitants = non_negative(count, "count"), non_negative(population, "population")
    if events.ndim != 1 or events.shape != inhabitants.shape:
        raise ValueError("count and population must be one-dimensional and equally long")
    return events, inhabitants, (inhabitants > 0) & ~np.isnan(events)


def _global_rate(events: FloatArray, inhabitants: FloatArray) -> FloatArray:
    """Marshall's global rate; esda does not cut a negative variance between areas off at zero."""
    from esda.smoothing import Empirical_Bayes  # noqa: PLC0415

    overall = events.sum() / inhabitants.sum()
    spread = np.average((events / inhabitants - overall) ** 2, weights=inhabitants)
    if spread <= overall / inhabitants.mean():
        return np.full(events.shape, overall)
    smoothed: FloatArray = Empirical_Bayes(events, inhabitants).r.ravel()
    return smoothed

"""Neighbouring areas that are low, or high, together.

Source: local Moran (Anselin 1995) on empirical-Bayes standardised rates (Assunção & Reis 1999),
by PySAL's `esda`, with the false discovery rate of Benjamini & Hochberg (1995). `esda` is imported
when used, since it takes seconds to load.
"""

import warnings
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, TextArray, non_negative

QUADRANTS = ("", "high", "low_near_high", "low", "high_near_low")  # as esda numbers them


def local_clusters(
    count: ArrayLike,
    population: ArrayLike,
    weights: Any,
    *,
    permutations: int = 9999,
    discovery_rate: float = 0.05,
    seed: int = 20230328,
) -> tuple[FloatArray, FloatArray, TextArray]:
    """Return (local Moran's I, two-sided p-value, label) per area.

    `weights` comes from `methods.smoothing.queen_weights`, in the order of `count`; every area has
    a count and a population above zero. The label is high, low, low_near_high, high_near_low, or
    empty where the area is no discovery at this rate; areas without neighbours are never one. The
    same input and seed give the same p-values. ValueError for other lengths or missing numbers.
    """
    from esda.moran import Moran_Local_Rate  # noqa: PLC0415
    from scipy.stats import false_discovery_control  # noqa: PLC0415

    events, inhabitants = non_negative(count, "count"), non_negative(population, "population")
    if events.shape != (weights.n,) or inhabitants.shape != (weights.n,):
        raise ValueError(f"{events.size} areas but weights for {weights.n}")
    if np.isnan(events).any() or not np.all(inhabitants > 0):
        raise ValueError("every area needs a count and a population above zero")
    has_neighbours = np.array([bool(weights.neighbors[area]) for area in weights.id_order])
    rate = events / inhabitants
    if has_neighbours.sum() < 3 or np.allclose(rate, rate.mean(), atol=0):
        nothing = np.full(events.shape, np.nan)
        return nothing, nothing.copy(), np.full(events.shape, "", dtype="<U13")
    with warnings.catch_warnings():
        # It warns that a later esda will double p_sim itself; a test counts the simulations.
        warnings.simplefilter("ignore", DeprecationWarning)
        found = Moran_Local_Rate(
            events,
            inhabitants,
            weights,
            permutations=permutations,
            seed=seed,
            n_jobs=1,
            keep_simulations=False,
        )
    # esda takes the smaller tail, whichever that is: twice that is the chance of either.
    p_value = np.where(has_neighbours, np.minimum(2 * found.p_sim, 1.0), np.nan)
    is_discovery = np.zeros(events.shape, dtype=bool)
    adjusted = false_discovery_control(p_value[has_neighbours])
    is_discovery[has_neighbours] = adjusted <= discovery_rate
    label = np.array(QUADRANTS)[np.where(is_discovery, found.q, 0)]
    return np.where(has_neighbours, found.Is, np.nan), p_value, label

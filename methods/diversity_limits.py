"""Limits of Hill numbers by bootstrap over projects, and places-weighted rarefaction.

Places come in projects, so projects are what is drawn anew. The limits are estimate ± z·(standard
deviation over draws), as in the R package iNEXT, within 1 and the number of categories. The same
input and seed give the same limits.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from methods.arrays import FloatArray, divide, non_negative
from methods.diversity import hill_numbers
from methods.intervals import Z_95
from methods.rarefaction import hill_at_size

SEED = 20230328
Limits = tuple[FloatArray, FloatArray, FloatArray]


def hill_limits(parts: ArrayLike, *, draws: int = 200, seed: int = SEED) -> Limits:
    """Return (estimate, lower, upper) at 95% of the Hill numbers, each of shape (3,).

    `parts` has shape (projects, categories): the places of each project in each category. Fewer
    than two projects give no limits (NaN). ValueError for negative places.
    """
    places = non_negative(parts, "parts")
    estimate = hill_numbers(places.sum(axis=0))
    drawn = hill_numbers(_redraw(len(places), len(places), draws, seed) @ places)
    return estimate, *_limits(estimate, drawn, *places.shape)


def hill_of_subset(
    parts: ArrayLike, size: int, *, draws: int = 100, subsets: int = 16, seed: int = SEED
) -> Limits:
    """Return (estimate, lower, upper) of the Hill numbers that `size` of the projects would show.

    `parts` as in `hill_limits`. Rarefaction by projects, weighted by places: the mean over random
    subsets without replacement, `draws` times `subsets` of them. The limits come from doing the
    same, with `subsets` subsets, in every bootstrap draw of the projects. ValueError when `size` is
    not within 1 and the number of projects.
    """
    places = non_negative(parts, "parts")
    projects, categories = places.shape
    if not 1 <= size <= projects:
        raise ValueError(f"size must lie between 1 and {projects}, not {size}")
    shuffled, redrawn = _shuffle(projects, draws, subsets, seed)
    order = shuffled[..., :size]
    estimate = _mean_hill(places[order].sum(axis=2)).mean(axis=-1)
    drawn = _mean_hill(places[np.take_along_axis(redrawn, order, axis=-1)].sum(axis=2))
    return estimate, *_limits(estimate, drawn, projects, categories)


def _mean_hill(weight: FloatArray) -> FloatArray:
    """Mean over the subsets, shape (3, draws); a subset without places shows nothing."""
    found = hill_numbers(weight)
    shown = (~np.isnan(found)).sum(axis=-1)
    return divide(np.nan_to_num(found).sum(axis=-1), shown)


def hill_of_projects(shows: ArrayLike, size: int, *, draws: int = 200, seed: int = SEED) -> Limits:
    """Return (estimate, lower, upper) of the Hill numbers of `size` projects, each counting alike.

    `shows` has shape (projects, categories), True where a project has the category; `size` may be
    up to double the projects (`methods.rarefaction.size_for_coverage`). The list of categories is
    closed, so extrapolation stops there.
    """
    seen = np.asarray(shows, dtype=float)
    projects, categories = seen.shape
    estimate = np.minimum(hill_at_size(seen.sum(axis=0), projects, size), categories)
    drawn = hill_at_size(_redraw(projects, projects, draws, seed) @ seen, projects, size)
    return estimate, *_limits(estimate, np.minimum(drawn, categories), projects, categories)


# Areas with as many projects draw alike, for every dimension and weight: half the work.
@lru_cache(maxsize=32)
def _shuffle(
    projects: int, draws: int, subsets: int, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Projects in random orders (draws, subsets, projects), and drawn anew (draws, 1, projects)."""
    random = np.random.default_rng(seed)
    shuffled = random.random((draws, subsets, projects)).argsort(axis=-1)
    return shuffled, random.integers(projects, size=(draws, 1, projects))


@lru_cache(maxsize=64)
def _redraw(projects: int, size: int, draws: int, seed: int) -> NDArray[np.int64]:
    """How often each project is drawn, shape (draws, projects)."""
    even = np.full(projects, 1 / max(projects, 1))
    return np.random.default_rng(seed).multinomial(size, even, draws)


def _limits(
    estimate: FloatArray, drawn: FloatArray, projects: int, categories: int
) -> tuple[FloatArray, FloatArray]:
    known = drawn[:, ~np.isnan(drawn).any(axis=0)]
    if projects < 2 or known.shape[1] < 2 or np.isnan(estimate).any():
        return np.full(3, np.nan), np.full(3, np.nan)
    spread = Z_95 * known.std(axis=1, ddof=1)
    return np.maximum(estimate - spread, 1.0), np.minimum(estimate + spread, float(categories))

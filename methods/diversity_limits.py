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
    """Return (estimate, lower, upper) at 95% of the Hill numbers, each of shape (3, …).

    `parts` has shape (…, projects, categories): the places of each project in each category. Fewer
    than two projects give no limits (NaN). ValueError for negative places.
    """
    places = non_negative(parts, "parts")
    estimate = hill_numbers(places.sum(axis=-2))
    drawn = hill_numbers(_redraw(places.shape[-2], draws, seed) @ places)
    return estimate, *_limits(estimate, drawn, *places.shape[-2:])


def hill_of_subset(
    parts: ArrayLike, size: int, *, draws: int = 100, subsets: int = 16, seed: int = SEED
) -> Limits:
    """Return (estimate, lower, upper) of the Hill numbers that `size` of the projects would show.

    `parts` has shape (projects, categories). Rarefaction by projects, weighted by places: the mean
    over random subsets without replacement, `draws` times `subsets` of them. The limits come from
    doing the same, with `subsets` subsets, in every bootstrap draw of the projects. ValueError when
    `size` is not within 1 and the number of projects.
    """
    places = non_negative(parts, "parts")
    projects, categories = places.shape
    if not 1 <= size <= projects:
        raise ValueError(f"size must lie between 1 and {projects}, not {size}")
    rank, redrawn = _shuffle(projects, draws, subsets, seed)
    chosen = (rank < size).astype(float)
    estimate = _mean_hill(chosen @ places).mean(axis=-1)
    return estimate, *_limits(estimate, _mean_hill(chosen @ places[redrawn]), projects, categories)


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
    # The sample as it is goes before its draws.
    incidence = np.vstack([seen.sum(axis=0), _redraw(projects, draws, seed) @ seen])
    found = np.minimum(hill_at_size(incidence, projects, size), categories)
    return found[:, 0], *_limits(found[:, 0], found[:, 1:], projects, categories)


# Areas with as many projects draw alike, for every dimension and weight: half the work.
@lru_cache(maxsize=64)
def _shuffle(
    projects: int, draws: int, subsets: int, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rank of each project in random orders (draws, subsets, projects); projects drawn anew."""
    random = np.random.default_rng(seed)
    shuffled = random.random((draws, subsets, projects)).argsort(axis=-1)
    rank = np.empty_like(shuffled)
    np.put_along_axis(rank, shuffled, np.arange(projects), axis=-1)
    return rank, random.integers(projects, size=(draws, projects))


@lru_cache(maxsize=64)
def _redraw(projects: int, draws: int, seed: int) -> FloatArray:
    """How often each project is drawn, shape (draws, projects)."""
    even = np.full(projects, 1 / max(projects, 1))
    return np.random.default_rng(seed).multinomial(projects, even, draws).astype(float)


def _limits(
    estimate: FloatArray, drawn: FloatArray, projects: int, categories: int
) -> tuple[FloatArray, FloatArray]:
    """Limits from the draws, last axis; a draw of which nothing is known (NaN) is left out."""
    known = ~np.isnan(drawn)
    number = known.sum(axis=-1)
    middle = divide(np.where(known, drawn, 0.0).sum(axis=-1), number)
    squares = np.where(known, drawn - middle[..., np.newaxis], 0.0) ** 2
    spread = Z_95 * np.sqrt(divide(squares.sum(axis=-1), number - 1))
    if projects < 2:
        spread = np.full_like(spread, np.nan)
    return np.maximum(estimate - spread, 1.0), np.minimum(estimate + spread, float(categories))

"""Diversity at equal coverage: rarefaction and extrapolation of Hill numbers.

Sampling units (projects) show categories (themes); an incidence is in how many units a category is
seen. Units that each show one category are the ordinary case of individuals and species. Coverage
is the share of all offer that belongs to the categories that were seen. Sources: Chao & Jost (2012)
Ecology 93:2533 (coverage); Chao et al. (2014) Ecological Monographs 84:45 and the R package iNEXT
(Hill numbers); Chao, Wang & Jost (2013) Methods Ecol Evol 4:1091 (entropy).

Everywhere: `incidence` has shape (…, categories) with zeros for what was not seen, `units` is the
number of sampling units, `size` the number of units that a result speaks of.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import digamma, gammaln

from methods.arrays import FloatArray, divide, floats
from methods.diversity import hill_numbers

_STEP = 1 / 16


def sample_coverage(incidence: ArrayLike, units: int, size: ArrayLike) -> FloatArray:
    """Return the expected coverage, 0 to 1, of `size` units; NaN where nothing was seen.

    `size` broadcasts with the samples. ValueError for incidences that are not whole numbers from 0
    to `units`.
    """
    y, wanted = _incidence(incidence, units), floats(size)
    total = y.sum(axis=-1)
    once, _, unseen = _rare(y, units)
    further = np.maximum(wanted - units + 1, 0)
    beyond = divide(once, total) * _decay(once, unseen, units) ** further
    within = np.minimum(wanted, units - 1)[..., np.newaxis]
    rest = units - y
    chance = np.where(
        (y > 0) & (rest >= within),
        np.exp(
            gammaln(rest + 1)
            - gammaln(np.maximum(rest - within, 0) + 1)
            - gammaln(units)
            + gammaln(units - within)
        ),
        0.0,
    )
    lacking = np.where(wanted >= units, beyond, divide((y * chance).sum(axis=-1), total))
    return np.where(total > 0, 1 - lacking, np.nan)


def size_for_coverage(incidence: ArrayLike, units: int, coverage: ArrayLike) -> NDArray[np.int64]:
    """Return the size whose coverage is nearest to `coverage`, at most double the sample.

    Beyond double, extrapolation is not to be trusted (Chao et al. 2014). `coverage` broadcasts with
    the samples. ValueError as in `sample_coverage`, and without units.
    """
    if units < 1:
        raise ValueError("a sample has at least one unit")
    sizes = np.arange(1, 2 * units + 1)
    reached = sample_coverage(floats(incidence)[..., np.newaxis, :], units, sizes)
    # Coverage rises with size: find the first that reaches it, then see whether one less is nearer.
    gap = reached - floats(coverage)[..., np.newaxis]
    first = np.minimum((gap < 0).sum(axis=-1), 2 * units - 1)
    before = np.maximum(first - 1, 0)
    off, off_before = (
        np.abs(np.take_along_axis(gap, at[..., np.newaxis], axis=-1)[..., 0])
        for at in (first, before)
    )
    nearest: NDArray[np.int64] = sizes[np.where(off_before <= off, before, first)]
    return nearest


def hill_at_size(incidence: ArrayLike, units: int, size: int) -> FloatArray:
    """Return the expected Hill numbers q = 0, 1, 2 of `size` units, shape (3, …).

    Below `units` this is rarefaction (exact expectations), above it extrapolation. NaN where
    nothing was seen; ValueError as in `sample_coverage` and for a size below 1.
    """
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    y = _incidence(incidence, units)
    found = _rarefied(y, units, size) if size < units else _extrapolated(y, units, size)
    return np.where(y.sum(axis=-1) > 0, found, np.nan)


def _incidence(incidence: ArrayLike, units: int) -> FloatArray:
    y = floats(incidence)
    if not np.all((y >= 0) & (y <= units) & (y == np.round(y))):
        raise ValueError(f"incidences must be whole numbers from 0 to {units}")
    return y


def _rare(y: FloatArray, units: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Categories seen once, seen twice, and (estimated: Chao1, Chao2) never seen."""
    once, twice = ((y == times).sum(axis=-1).astype(float) for times in (1, 2))
    pairs = np.where(twice > 0, divide(once**2, 2 * twice), once * (once - 1) / 2)
    return once, twice, (units - 1) / units * pairs


def _decay(once: FloatArray, unseen: FloatArray, units: int) -> FloatArray:
    """What one more unit leaves of the coverage that is lacking."""
    return np.where(once > 0, np.nan_to_num(divide(units * unseen, units * unseen + once)), 1.0)


def _rarefied(y: FloatArray, units: int, size: int) -> FloatArray:
    """The frequency counts of categories in `size` units give the Hill numbers of their mean."""
    table = _rarefaction(units, size)
    seen, k_log_k, k_square = (of_times[y.astype(int)].sum(axis=-1) for of_times in table)
    total = np.maximum(y.sum(axis=-1), 1) * size / units
    return np.stack([seen, np.exp(np.log(total) - k_log_k / total), divide(total**2, k_square)])


# Areas with as many projects are rarefied alike, for every dimension.
@lru_cache(maxsize=512)
def _rarefaction(units: int, size: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Expected 1, k·log k and k² of a category seen 0 … `units` times and then k times in `size`.

    From the hypergeometric chance of every k above zero.
    """
    times, k = np.arange(units + 1)[:, np.newaxis], np.arange(1, size + 1)
    possible = (k <= times) & (size - k <= units - times)
    k_in, rest = np.where(possible, k, 0), np.where(possible, size - k, 0)
    log_chance = (
        _log_choose(times, k_in)
        + _log_choose(units - times, rest)
        - _log_choose(np.array(units), np.array(size))
    )
    chance = np.where(possible, np.exp(log_chance), 0.0)
    return chance.sum(axis=1), (chance * (k * np.log(k))).sum(axis=1), (chance * k**2).sum(axis=1)


def _extrapolated(y: FloatArray, units: int, size: int) -> FloatArray:
    further, (once, twice, unseen) = size - units, _rare(y, units)
    richness, shannon, _ = np.nan_to_num(hill_numbers(y))
    richness = richness + np.where(
        once > 0, unseen * (1 - _decay(once, unseen, units) ** further), 0
    )
    # Chao, Wang & Jost call this share 1 − A; without a rarity nothing is left to be seen.
    weight = np.where(twice > 0, 2 * twice, 2.0)
    left = np.where(once > 0, (units - 1) * once / ((units - 1) * once + weight), 0.0)
    asymptote = _asymptotic_shannon(y, units, once, left)
    shannon = shannon + (asymptote - shannon) * (1 - left**further)
    total = np.maximum(y.sum(axis=-1), 1)
    pairs = (y * (y - 1)).sum(axis=-1) / total**2 / (1 - 1 / units) if units > 1 else 0.0
    return np.stack(
        [richness, shannon, 1 / (units / (size * total) + (1 - 1 / size) * pairs)],
    )


def _asymptotic_shannon(
    y: FloatArray, units: int, once: FloatArray, left: FloatArray
) -> FloatArray:
    seen = np.where(y > 0, y / units * (digamma(units) - digamma(np.maximum(y, 1))), 0.0).sum(-1)
    per_incidence = units / np.maximum(y.sum(axis=-1), 1)
    unseen = once / units * left * _tail(left, units)
    return np.exp(per_incidence * (seen + unseen)) / per_incidence


def _tail(left: FloatArray, units: int) -> FloatArray:
    """Sum of left^j/(units + j) over j ≥ 0.

    The published form subtracts two large numbers that are nearly equal, and scipy's hypergeometric
    function fails from 200 units on. The sum is the integral of exp(−v)/(units·(1 − left·exp(
    −v/units))) over v ≥ 0, taken by double-exponential quadrature (Takahasi & Mori 1974).
    """
    x = np.arange(-4.0, 4.5, _STEP)
    v = np.exp(x - np.exp(-x))
    weight = np.exp(-v) * v * (1 + np.exp(-x)) * _STEP
    gap = (1 - left)[..., np.newaxis] - left[..., np.newaxis] * np.expm1(-v / units)
    return (weight / (units * gap)).sum(axis=-1)


def _log_choose(n: ArrayLike, k: ArrayLike) -> FloatArray:
    top, chosen = floats(n), floats(k)
    logarithm: FloatArray = gammaln(top + 1) - gammaln(chosen + 1) - gammaln(top - chosen + 1)
    return logarithm

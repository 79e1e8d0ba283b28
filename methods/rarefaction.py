"""Diversity at equal coverage: rarefaction and extrapolation of Hill numbers.

Sampling units (projects) show categories (themes); an incidence is in how many units a category is
seen. Units that each show one category are the ordinary case of individuals and species. Coverage
is the share of all offer that belongs to the categories that were seen. Sources: Chao & Jost (2012)
Ecology 93:2533 (coverage); Chao et al. (2014) Ecological Monographs 84:45 and the R package iNEXT
(Hill numbers); Chao, Wang & Jost (2013) Methods Ecol Evol 4:1091 (entropy).

Everywhere: `incidence` has shape (…, categories) with zeros for what was not seen, `units` is the
number of sampling units, `size` the number of units that a result speaks of.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import digamma, gammaln

from methods.arrays import FloatArray, divide, floats
from methods.diversity import hill_numbers

_STEP = 1 / 16


def sample_coverage(incidence: ArrayLike, units: int, size: int) -> FloatArray:
    """Return the expected coverage, 0 to 1, of `size` units; NaN where nothing was seen.

    ValueError for incidences that are not whole numbers from 0 to `units`.
    """
    y = _incidence(incidence, units)
    total = y.sum(axis=-1)
    if size >= units:
        once, _, unseen = _rare(y, units)
        decay = _decay(once, unseen, units)
        return np.where(total > 0, 1 - divide(once, total) * decay ** (size - units + 1), np.nan)
    rest = units - y
    chance = np.where(
        (y > 0) & (rest >= size),
        np.exp(
            gammaln(rest + 1)
            - gammaln(np.maximum(rest - size, 0) + 1)
            - gammaln(units)
            + gammaln(units - size)
        ),
        0.0,
    )
    return np.where(total > 0, 1 - divide((y * chance).sum(axis=-1), total), np.nan)


def size_for_coverage(incidence: ArrayLike, units: int, coverage: float) -> int:
    """Return the size whose coverage is nearest to `coverage`, at most double the sample.

    Beyond double, extrapolation is not to be trusted (Chao et al. 2014). `incidence` is of one
    sample, shape (categories,). ValueError as in `sample_coverage`, and without units.
    """
    if units < 1:
        raise ValueError("a sample has at least one unit")

    def reached(size: int) -> float:
        return float(sample_coverage(incidence, units, size))

    # Coverage rises with size: find the first that reaches it, then see whether one less is nearer.
    upper = 1 + bisect_left(range(1, 2 * units), coverage, key=reached)
    return min(max(upper - 1, 1), upper, key=lambda size: abs(reached(size) - coverage))


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
    """From the hypergeometric chance that a category seen y times is seen k times in `size`."""
    times, k = np.arange(units + 1)[:, np.newaxis], np.arange(1, size + 1)
    possible = (k <= times) & (size - k <= units - times)
    k_in, rest = np.where(possible, k, 0), np.where(possible, size - k, 0)
    log_chance = (
        _log_choose(times, k_in)
        + _log_choose(units - times, rest)
        - _log_choose(np.array(units), np.array(size))
    )
    chance = np.where(possible, np.exp(log_chance), 0.0)
    seen, k_log_k, k_square = (
        (chance * value).sum(axis=1)[y.astype(int)].sum(axis=-1)
        for value in (np.ones(size), k * np.log(k), k**2)
    )
    total = np.maximum(y.sum(axis=-1), 1) * size / units
    return np.stack([seen, np.exp(np.log(total) - k_log_k / total), divide(total**2, k_square)])


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

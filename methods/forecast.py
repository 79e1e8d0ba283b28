"""Monthly counts ahead: simulated months of a total, and of the parts that sum to it.

The total follows exponential smoothing in state space form on the logarithm (Hyndman, Koehler, Ord
& Snyder 2008, through statsmodels): a level that moves, and a season once two years are known. The
parts are shares of the total whose logarithms drift and scatter. statsmodels is imported when it is
used: it is needed at load only.
"""

import numpy as np

from methods.arrays import FloatArray, floats, non_negative

SEASON = 12
FEWEST_MONTHS = 12
LONGEST_LAG = 9
_HALF = 0.5  # a month without any has a logarithm too
_FEWEST_DEGREES = 5
_SMOOTHING = np.linspace(0, 1, 21)
_MEDIAN_OF_NORMAL = 0.6745  # half of all standard normal numbers lie within it
_EDGE = 1e-4  # statsmodels divides by the smoothing and by what it leaves
_SEASON_SMOOTHING = (0.0, 0.05, 0.1, 0.2, 0.4)


def simulate_total(
    counts: FloatArray, *, months: int, paths: int, rng: np.random.Generator
) -> FloatArray:
    """Return simulated counts, months × paths, for the months after a series without gaps.

    Each path has its own spread, drawn as a spread that was estimated from few months is known
    (χ²), so that intervals of short series are wide. A season is fitted from 24 months.
    ValueError for fewer than 12 months, a missing or a negative count.
    """
    known = _without_gaps(counts)
    has_season = known.size >= 2 * SEASON
    logs = _simulated_logs(
        np.log(known + _HALF), has_season=has_season, months=months, paths=paths, rng=rng
    )
    return np.clip(np.exp(logs) - _HALF, 0, None)


def simulate_followers(
    counts: FloatArray, leaders: FloatArray, ahead: FloatArray, *, rng: np.random.Generator
) -> FloatArray:
    """Return simulated counts that follow others some months later, as completions follow starts.

    `leaders` ends in the same month as `counts`, `ahead` (months × paths) goes on from there. What
    part of the leaders follows after 0–9 months is estimated (non-negative least squares); what
    comes besides moves as a level. ValueError for fewer than 12 months with those before them.
    """
    from scipy.optimize import nnls  # noqa: PLC0415

    known, before = _without_gaps(counts), non_negative(leaders, "count")
    number = followed_months(known, before)
    if number < FEWEST_MONTHS:
        raise ValueError(f"a forecast needs {FEWEST_MONTHS} months and the leaders before them")
    known = known[-number:]
    lagged = _lagged(before)[-number:]
    weight = 1 / np.sqrt(known + 1)
    parts, _ = nnls(lagged * weight[:, None], known * weight)
    led = lagged @ parts + _HALF
    months, paths = ahead.shape
    logs = _simulated_logs(
        np.log((known + _HALF) / led), months=months, paths=paths, rng=rng,
        spent=int(np.sum(parts > 0)),
    )  # fmt: skip
    everything = np.concatenate([np.repeat(before[-LONGEST_LAG:, None], paths, axis=1), ahead])
    coming = sum(
        part * everything[LONGEST_LAG - lag : LONGEST_LAG - lag + months]
        for lag, part in enumerate(parts)
    )
    return np.clip((coming + _HALF) * np.exp(logs) - _HALF, 0, None)


def followed_months(counts: FloatArray, leaders: FloatArray) -> int:
    """Return how many months of a series have all leaders before them that count."""
    return max(min(len(counts), len(leaders) - LONGEST_LAG), 0)


def _without_gaps(counts: FloatArray) -> FloatArray:
    known = non_negative(counts, "count")
    if known.ndim != 1 or known.size < FEWEST_MONTHS or np.isnan(known).any():
        raise ValueError(f"a forecast needs {FEWEST_MONTHS} months without gaps")
    return known


def _lagged(leaders: FloatArray) -> FloatArray:
    """Months × lags: the leaders of each month and of the months before it."""
    windows = np.lib.stride_tricks.sliding_window_view(leaders, LONGEST_LAG + 1)
    return windows[:, ::-1]


def _simulated_logs(
    logs: FloatArray,
    *,
    months: int,
    paths: int,
    rng: np.random.Generator,
    has_season: bool = False,
    spent: int = 0,
) -> FloatArray:
    """Months × paths of a series of logarithms; `spent` parameters were estimated beforehand."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel  # noqa: PLC0415

    if np.ptp(logs) == 0:
        return np.full((months, paths), logs[0])
    model = ETSModel(
        logs,
        error="add",
        seasonal="add" if has_season else None,
        seasonal_periods=SEASON if has_season else None,
        initialization_method="heuristic",
    )
    # A grid gives the same answer on every machine; the optimiser stops at the first hill it meets.
    tried = [
        np.array([level, season][: 1 + has_season])
        for level in np.clip(_SMOOTHING, _EDGE, 1 - _EDGE)
        for season in (_SEASON_SMOOTHING if has_season else (0.0,))
        if level + season <= 1
    ]
    fitted = model.smooth(max(tried, key=model.loglike))
    degrees = max(logs.size - 2 - SEASON * has_season - spent, _FEWEST_DEGREES)
    spread = np.sqrt(np.sum(np.asarray(fitted.resid) ** 2) / degrees)
    errors = rng.standard_normal((months, paths)) * spread
    errors *= np.sqrt(degrees / rng.chisquare(degrees, paths))
    ahead = fitted.simulate(months, anchor="end", repetitions=paths, random_errors=errors)
    found: FloatArray = np.asarray(ahead).reshape(months, paths)
    return found


def simulate_shares(
    counts: FloatArray,
    total: FloatArray,
    *,
    months: int,
    paths: int,
    rng: np.random.Generator,
) -> tuple[FloatArray, FloatArray]:
    """Return expected shares (parts) and simulated ones (months × parts × paths); each sum to 1.

    `counts` is parts × months, NaN where one is not known (each has one that is); `total` is the
    series they are parts of. How fast shares move is one number for all parts; how much they
    scatter is each its own, and at least the usual scatter where fewer than 12 months are known.
    """
    known = floats(counts)
    logs = np.log((known + _HALF) / (floats(total) + _HALF))
    level, residuals, smoothing = _smoothed(logs, np.where(np.isnan(known), 0, known + _HALF))
    spread = _spread(residuals)
    errors = rng.standard_normal((months, len(known), paths)) * spread[:, None]
    drift = smoothing * (np.cumsum(errors, axis=0) - errors)
    weights = np.exp(level[:, None] + drift + errors)
    expected = np.exp(level)
    return expected / expected.sum(), weights / weights.sum(axis=1, keepdims=True)


def expected_parts(total: FloatArray, shares: FloatArray) -> FloatArray:
    """Return what is expected per month × part from paths of the total and expected shares.

    The total is the median of its paths: the mean of a logarithmic walk is drawn up by few paths.
    """
    return np.median(total, axis=1)[:, None] * shares


def is_within(simulated: FloatArray, actual: FloatArray, level: float) -> np.ndarray:
    """Say where the actual lies in the middle `level` (0–1) of the paths (last axis)."""
    below = np.mean(simulated < actual[..., None], axis=-1)
    at_most = np.mean(simulated <= actual[..., None], axis=-1)
    tail = (1 - level) / 2
    inside: np.ndarray = (at_most >= tail) & (below <= 1 - tail)
    return inside


def _smoothed(logs: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    """Return last levels, one-step errors and the smoothing that has the smallest errors.

    The level begins at the mean of the first 12 known months. Errors count by the size of the part:
    the logarithm of a small count scatters by chance.
    """
    is_known = ~np.isnan(logs)
    first_year = is_known & (np.cumsum(is_known, axis=1) <= SEASON)
    start = np.nansum(np.where(first_year, logs, 0), axis=1) / first_year.sum(axis=1)
    levels = np.broadcast_to(start, (len(_SMOOTHING), len(start))).copy()
    errors = np.empty((len(_SMOOTHING), *logs.shape))
    for month in range(logs.shape[1]):
        error = np.where(is_known[:, month], logs[:, month] - levels, 0)
        errors[:, :, month] = error
        levels += _SMOOTHING[:, None] * error
    best = int(np.argmin(np.sum(np.abs(errors) * weights, axis=(1, 2))))
    return levels[best], np.where(is_known, errors[best], np.nan), float(_SMOOTHING[best])


def _spread(residuals: FloatArray) -> FloatArray:
    """Return the usual size of an error per part, from the median so that one jump is one error."""
    number = np.sum(~np.isnan(residuals), axis=1)
    own = np.nanmedian(np.abs(residuals), axis=1) / _MEDIAN_OF_NORMAL
    is_long = number >= FEWEST_MONTHS
    usual = np.median(own[is_long]) if is_long.any() else np.max(own)
    return np.where(is_long, own, np.maximum(own, usual))

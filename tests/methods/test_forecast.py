import numpy as np
import pytest
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from methods import forecast
from methods.forecast import (
    expected_parts,
    followed_months,
    is_within,
    simulate_followers,
    simulate_shares,
    simulate_total,
)

MONTHS = 12


def seasonal(months: int, seed: int = 0, level: float = 1000) -> np.ndarray:
    rng = np.random.default_rng(seed)
    shape = 1 + 0.5 * np.sin(2 * np.pi * np.arange(months) / 12)
    return np.round(level * shape * np.exp(rng.normal(0, 0.08, months)))


def total(counts: np.ndarray, paths: int = 2000, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return simulate_total(counts, months=MONTHS, paths=paths, rng=rng)


@pytest.mark.parametrize("seed", range(3))
def test_the_centre_is_the_forecast_of_statsmodels(seed: int) -> None:
    counts = seasonal(60, seed)
    fitted = ETSModel(
        np.log(counts + 0.5),
        error="add",
        seasonal="add",
        seasonal_periods=12,
        initialization_method="heuristic",
    ).fit(disp=False)
    centre = np.median(total(counts), axis=1)
    np.testing.assert_allclose(centre, np.exp(fitted.forecast(MONTHS)) - 0.5, rtol=0.06)


def test_the_grid_is_as_likely_as_what_the_optimiser_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []
    smooth = ETSModel.smooth
    monkeypatch.setattr(
        ETSModel, "smooth", lambda self, params: chosen.append(params) or smooth(self, params)
    )
    for seed in range(5):
        counts = seasonal(48, seed)
        total(counts, paths=2)
        model = ETSModel(
            np.log(counts + 0.5), error="add", seasonal="add", seasonal_periods=12,
            initialization_method="heuristic",
        )  # fmt: skip
        found = model.fit(disp=False)
        assert model.loglike(np.array(chosen[2 * seed])) > found.llf - 0.5
        assert len(chosen) == 2 * seed + 2  # ours, and the one inside fit


def test_the_season_is_known_from_two_years_on() -> None:
    assert np.ptp(np.median(total(seasonal(24)), axis=1)) > 500
    assert np.ptp(np.median(total(seasonal(23)), axis=1)) < 100


def test_intervals_hold_what_comes_as_often_as_they_say() -> None:
    """A random walk with a season: the model is right, so the intervals must be."""
    held = {0.80: [], 0.95: []}
    for seed in range(60):
        rng = np.random.default_rng(seed)
        walk = np.cumsum(rng.normal(0, 0.05, 72))
        counts = np.exp(7 + walk + 0.4 * np.sin(2 * np.pi * np.arange(72) / 12))
        paths = total(counts[:60], paths=500)
        for level, found in held.items():
            found.append(is_within(np.cumsum(paths, axis=0), np.cumsum(counts[60:]), level))
    assert np.mean(held[0.80]) == pytest.approx(0.80, abs=0.09)
    assert np.mean(held[0.95]) == pytest.approx(0.95, abs=0.05)


def test_a_series_that_never_changes_has_no_uncertainty() -> None:
    np.testing.assert_allclose(total(np.full(30, 7.0)), 7)
    assert (total(np.zeros(14)) == 0).all()


def test_months_without_any_are_no_problem() -> None:
    counts = np.random.default_rng(3).poisson(0.4, 40).astype(float)
    paths = total(counts)
    assert np.isfinite(paths).all()
    assert (paths >= 0).all()


@pytest.mark.parametrize("counts", [np.ones(11), np.array([*np.ones(15), np.nan]), -np.ones(20)])
def test_what_cannot_be_forecast_is_refused(counts: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"months without gaps|negative"):
        total(counts)


def test_the_same_seed_gives_the_same_paths() -> None:
    np.testing.assert_array_equal(total(seasonal(36)), total(seasonal(36)))


def parts_of(counts: np.ndarray, weights: list[float], seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.array([rng.multinomial(int(n), weights) for n in counts], float).T


def shares_of(parts: np.ndarray, paths: int = 400) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(2)
    whole = np.nansum(parts, axis=0)
    return simulate_shares(parts, whole, months=MONTHS, paths=paths, rng=rng)


@pytest.mark.parametrize("weights", [[1.0], [0.2, 0.8], [0.05] * 20])
def test_parts_add_up_to_the_total_on_every_path(weights: list[float]) -> None:
    counts = seasonal(36)
    usual, shares = shares_of(parts_of(counts, weights))
    assert shares.shape == (MONTHS, len(weights), 400)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-12)
    paths = total(counts, paths=400)
    parts = expected_parts(paths, usual)
    np.testing.assert_allclose(parts.sum(axis=1), np.median(paths, axis=1), rtol=1e-12)
    np.testing.assert_allclose(usual, weights, rtol=0.2)
    np.testing.assert_allclose(np.median(shares, axis=2)[0], weights, rtol=0.2)


def test_a_part_that_began_lately_has_a_share_too() -> None:
    parts = parts_of(seasonal(36), [0.5, 0.3, 0.2])
    parts[2, :31] = np.nan
    usual, shares = shares_of(parts)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-12)
    assert usual[2] == pytest.approx(0.2, rel=0.4)


def test_a_part_that_jumped_once_is_not_forecast_to_go_on_jumping() -> None:
    parts = parts_of(seasonal(36), [0.5, 0.3, 0.2])
    parts[2, :28] = np.round(parts[2, :28] / 20)
    usual, shares = shares_of(parts)
    assert usual[2] == pytest.approx(0.2, rel=0.15)
    low, high = np.quantile(shares[-1, 2], [0.1, 0.9])
    assert 0.1 < low < 0.2 < high < 0.35


@pytest.mark.parametrize("smoothing", [0.1, 0.35, 0.9])
def test_levels_are_those_of_simple_exponential_smoothing(
    monkeypatch: pytest.MonkeyPatch, smoothing: float
) -> None:
    monkeypatch.setattr(forecast, "_SMOOTHING", np.array([smoothing]))
    logs = np.random.default_rng(4).normal(-2, 0.3, (3, 30))
    levels, residuals, chosen = forecast._smoothed(logs, np.ones_like(logs))
    assert chosen == smoothing
    for row, level, errors in zip(logs, levels, residuals, strict=True):
        oracle = SimpleExpSmoothing(
            row, initialization_method="known", initial_level=row[:12].mean()
        ).fit(smoothing_level=smoothing, optimized=False)
        assert level == pytest.approx(oracle.forecast(1)[0])
        np.testing.assert_allclose(errors, row - oracle.fittedvalues)


def test_within_is_the_middle_of_the_paths() -> None:
    paths = np.arange(1000.0)
    inside = [bool(is_within(paths, np.array(x), 0.80)) for x in (50.0, 150.0, 850.0, 950.0)]
    assert inside == [False, True, True, False]


def followers(lag: int, months: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Starts, and completions of 80% of them some months later."""
    starts = seasonal(months, seed=7)
    return starts, 0.8 * starts[10 - lag : months - lag]


@pytest.mark.parametrize("lag", [0, 1, 3, 9])
def test_completions_follow_starts_after_the_right_months(lag: int) -> None:
    starts, completed = followers(lag)
    rng = np.random.default_rng(1)
    ahead = np.broadcast_to(np.arange(1000.0, 1012.0)[:, None], (12, 50))
    found = np.median(simulate_followers(completed, starts, ahead, rng=rng), axis=1)
    expected = 0.8 * np.concatenate([starts[len(starts) - lag :], np.arange(1000.0, 1012.0)])[:12]
    np.testing.assert_allclose(found, expected, rtol=0.02)


def test_what_follows_needs_a_year_with_all_that_leads() -> None:
    starts, completed = followers(3)
    rng = np.random.default_rng(1)
    assert followed_months(completed, starts) == 30
    assert followed_months(completed, starts[-20:]) == 11
    with pytest.raises(ValueError, match="leaders before them"):
        simulate_followers(completed, starts[-20:], np.ones((12, 5)), rng=rng)

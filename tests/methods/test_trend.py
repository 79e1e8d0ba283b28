import numpy as np
import pytest
from scipy import stats

from methods.proportions import wilson_limits
from methods.trend import weighted_slope_trend

YEARS = np.arange(2019, 2024)


def proportions(successes: list[int], trials: int) -> tuple[np.ndarray, np.ndarray]:
    values = np.array(successes) / trials
    lower, upper = wilson_limits(successes, [trials] * len(successes))
    return values, (upper - lower) / (2 * 1.96)


def test_check_value_increasing() -> None:
    trend = weighted_slope_trend(YEARS, *proportions([400, 420, 445, 460, 490], 1000))
    assert trend.slope == pytest.approx(0.021992, abs=5e-7)
    assert trend.chi2 == pytest.approx(19.805, abs=5e-4)
    assert trend.label == "increasing"


def test_check_value_none() -> None:
    trend = weighted_slope_trend(YEARS, *proportions([40, 42, 44, 46, 49], 100))
    assert trend.chi2 == pytest.approx(2.046, abs=5e-4)
    assert trend.label == "none"


def test_mirror_image_decreases() -> None:
    trend = weighted_slope_trend(YEARS, *proportions([490, 460, 445, 420, 400], 1000))
    assert trend.label == "decreasing"
    assert trend.slope < 0


@pytest.mark.parametrize("seed", range(5))
def test_slope_and_chi2_are_those_of_numpys_weighted_polyfit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    years = np.sort(rng.choice(np.arange(2005, 2025), 8, replace=False))
    values, errors = rng.normal(10, 2, 8), rng.uniform(0.2, 2, 8)
    coefficients, covariance = np.polyfit(years - 2015, values, 1, w=1 / errors, cov="unscaled")
    trend = weighted_slope_trend(years, values, errors)
    assert trend.slope == pytest.approx(coefficients[0])
    assert trend.chi2 == pytest.approx(coefficients[0] ** 2 / covariance[0, 0])


def test_threshold_is_two_sided_998() -> None:
    assert stats.chi2.isf(0.002, 1) == pytest.approx(9.5495, abs=5e-5)
    errors = np.full(5, 0.1)
    step = np.sqrt(9.5495 * 0.1**2 / 10)
    assert weighted_slope_trend(YEARS, step * 1.001 * np.arange(5), errors).label == "increasing"
    assert weighted_slope_trend(YEARS, step * 0.999 * np.arange(5), errors).label == "none"


def test_one_year_that_makes_the_trend_is_no_trend() -> None:
    values, errors = np.array([1.0, 0.99, 0.98, 0.97, 2.0]), np.full(5, 0.05)
    trend = weighted_slope_trend(YEARS, values, errors)
    assert trend.chi2 > 9.5495
    assert trend.label == "none"


def test_real_years_count_a_gap_as_a_gap() -> None:
    values, errors = np.arange(5.0), np.full(5, 0.1)
    gap = weighted_slope_trend([2015, 2020, 2021, 2022, 2023], values, errors)
    assert gap.slope < weighted_slope_trend(YEARS, values, errors).slope


def test_fewer_than_five_points_is_undetermined() -> None:
    values, errors = proportions([400, 420, 445, 460, 490], 1000)
    values[2] = np.nan
    trend = weighted_slope_trend(YEARS, values, errors)
    assert trend.label == "undetermined"
    assert np.isnan([trend.slope, trend.chi2]).all()
    assert weighted_slope_trend([], [], []).label == "undetermined"


@pytest.mark.parametrize(
    ("years", "errors", "message"),
    [([1, 2, 2], [1, 1, 1], "repeat"), ([1, 2, 3], [1, 0, 1], "zero"), ([1, 2], [1, 1], "length")],
)
def test_input_without_meaning_is_refused(years: list, errors: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        weighted_slope_trend(years, [1.0, 2.0, 3.0], errors)

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from methods.intervals import (
    Z_95,
    Z_998,
    byar_limits,
    rate_limits_per_1000,
    rate_per_1000,
)

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
COUNTS = st.integers(0, 100_000)
SPREADS = st.floats(0.5, 30)


def test_z_values_are_the_normal_quantiles() -> None:
    assert stats.norm.ppf([0.975, 0.999]) == pytest.approx([Z_95, Z_998], abs=5e-7)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0, 3.668012), (5, 1.611348, 11.668164), (120, 99.490232, 143.491660)],
)
def test_byar_check_values(count: int, lower: float, upper: float) -> None:
    assert np.array(byar_limits(count, Z_95)) == pytest.approx([lower, upper], abs=1e-6)


@pytest.mark.parametrize(("z", "tail"), [(Z_95, 0.025), (Z_998, 0.001)])
def test_byar_lies_close_to_the_exact_poisson_interval(z: float, tail: float) -> None:
    count = np.arange(5, 400)
    lower, upper = byar_limits(count, z)
    assert lower == pytest.approx(stats.chi2.ppf(tail, 2 * count) / 2, rel=0.01, abs=0.05)
    assert upper == pytest.approx(stats.chi2.isf(tail, 2 * count + 2) / 2, rel=0.005)


@SHORT
@given(COUNTS, SPREADS)
def test_byar_encloses_the_count_and_rises_with_it(count: int, z: float) -> None:
    (low, next_low), (high, next_high) = byar_limits([count, count + 1], z)
    assert 0 <= low <= count <= high
    assert low <= next_low
    assert high <= next_high


@SHORT
@given(COUNTS, SPREADS, st.floats(1.01, 3))
def test_byar_widens_with_z(count: int, z: float, factor: float) -> None:
    (low, wide_low), (high, wide_high) = byar_limits(count, [z, z * factor])
    assert wide_low <= low
    assert wide_high > high


def test_wide_upper_limits_never_fall_as_the_count_rises() -> None:
    _, upper = byar_limits(np.arange(60), Z_998 * 5)
    assert np.all(np.diff(upper) >= 0)
    assert upper[0] == pytest.approx(upper[4])  # held at the minimum of the formula
    assert upper[30] > upper[10]


def test_byar_keeps_missing_missing_and_broadcasts() -> None:
    count = np.array([[np.nan, 0.0, 5.0], [1.0, 2.0, np.nan]])
    lower, upper = byar_limits(count, np.array([[Z_95], [Z_998]]))
    assert np.array_equal(np.isnan(lower), np.isnan(count))
    assert np.array_equal(np.isnan(upper), np.isnan(count))
    assert np.isnan(byar_limits(0, np.nan)).all()


def test_rate_is_per_1000_and_missing_without_population() -> None:
    rate = rate_per_1000([12, 0, 3, 3, np.nan], [4000, 500, 0, np.nan, 100])
    assert rate == pytest.approx([3, 0, np.nan, np.nan, np.nan], nan_ok=True)
    lower, upper = rate_limits_per_1000([5, 5, np.nan], [10_000, 0, 100], Z_95)
    assert lower == pytest.approx([0.1611348, np.nan, np.nan], nan_ok=True, abs=1e-7)
    assert upper == pytest.approx([1.1668164, np.nan, np.nan], nan_ok=True, abs=1e-7)


def test_masked_and_nullable_columns_are_missing_not_garbage() -> None:
    masked = np.ma.masked_array([7, 7], mask=[False, True])
    nullable = pd.Series([7, None], dtype="Int64")
    for column in (masked, nullable, [7, None]):
        assert rate_per_1000(column, 1000) == pytest.approx([7, np.nan], nan_ok=True)


@pytest.mark.parametrize("call", [lambda: byar_limits(-1, 2), lambda: byar_limits(1, -2)])
def test_negative_numbers_are_refused(call: object) -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        call()  # type: ignore[operator]
    with pytest.raises(ValueError, match="population"):
        rate_per_1000(1, -5)

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from methods.benchmark import compare
from methods.funnel import (
    expected_for_power,
    funnel_limits_per_1000,
    is_too_small,
    missing_participants,
)
from methods.intervals import Z_95, Z_998, byar_limits, rate_limits_per_1000, rate_per_1000

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)


@SHORT
@given(
    st.integers(0, 4000),
    st.integers(200, 250_000),
    st.floats(0.5, 60),
    st.sampled_from([Z_95, Z_998]),
    st.floats(1, 30),
)
def test_a_point_lies_outside_the_funnel_exactly_when_it_is_judged_so(
    count: int, population: int, national: float, z: float, phi: float
) -> None:
    low, high = funnel_limits_per_1000(population, national, z, phi)
    rate = rate_per_1000(count, population)
    outcome = compare(
        *rate_limits_per_1000(count, population, z * np.sqrt(phi)), national, "high_is_good"
    )
    if min(abs(rate - low), abs(rate - high)) > 1e-9 * national:
        assert (outcome == "worse") == (rate < low)
        assert (outcome == "better") == (rate > high)
    assert 0 <= low <= national <= high


def test_funnel_limits_are_the_inverse_of_byar() -> None:
    population = np.geomspace(3000, 3_000_000, 50)
    low, high = funnel_limits_per_1000(population, 15.0, Z_998, 3.0)
    wide = Z_998 * np.sqrt(3.0)
    assert byar_limits(high * population / 1000, wide)[0] == pytest.approx(15 * population / 1000)
    drawn = low > 0
    assert byar_limits(low * population / 1000, wide)[1][drawn] == pytest.approx(
        15 * population[drawn] / 1000
    )
    assert np.all(np.diff(low) >= 0)
    assert np.all(np.diff(high) < 0)
    # Large areas: the normal limits of Spiegelhalter.
    assert high[-1] == pytest.approx(15 + wide * np.sqrt(15 * 1000 / population[-1]), rel=0.002)
    assert low[-1] == pytest.approx(15 - wide * np.sqrt(15 * 1000 / population[-1]), rel=0.002)


def test_funnel_limits_stay_missing_and_broadcast() -> None:
    low, high = funnel_limits_per_1000([0, np.nan, 5000], 15.0, [[Z_95], [Z_998]], [[1.0], [4.0]])
    assert low.shape == high.shape == (2, 3)
    assert np.isnan(low[:, :2]).all()
    assert np.isnan(high[:, :2]).all()
    assert high[1, 2] > high[0, 2] > 15 > low[0, 2] > low[1, 2]
    assert np.isnan(funnel_limits_per_1000(5000, np.nan, Z_95)).all()
    assert np.isnan(funnel_limits_per_1000(5000, 15.0, Z_95, np.nan)).all()


@SHORT
@given(st.floats(0, 400), st.sampled_from([Z_95, Z_998]), st.floats(1, 30))
def test_too_small_is_when_no_count_at_all_would_be_significantly_low(
    expected: float, z: float, phi: float
) -> None:
    outcomes = compare(*byar_limits(np.arange(60), z * np.sqrt(phi)), expected, "high_is_good")
    assert is_too_small(expected, z, phi) == (not np.any(outcomes == "worse"))


def test_too_small_values() -> None:
    assert is_too_small([3.66, 3.67, np.nan], Z_95).tolist() == [True, False, False]
    assert is_too_small([7.0, 7.2], Z_998).tolist() == [True, False]


def exact_power(expected: float, lag: float, z: float, phi: float) -> float:
    """Chance that the Byar interval lies below the benchmark, summed over all counts."""
    counts = np.arange(int(3 * expected) + 50)
    mean = (1 - lag) * expected
    chance = (
        stats.poisson.pmf(counts, mean)
        if phi == 1
        else stats.nbinom.pmf(counts, mean / (phi - 1), 1 / phi)
    )
    return float(chance[byar_limits(counts, z * np.sqrt(phi))[1] < expected].sum())


def test_the_rule_of_120_times_phi() -> None:
    assert expected_for_power(1.0) == pytest.approx(120, rel=0.02)
    assert expected_for_power([2.0, 4.0]) == pytest.approx(2 * expected_for_power([1.0, 2.0]))


@pytest.mark.parametrize("phi", [1.0, 3.0, 8.0])
@pytest.mark.parametrize(("lag", "confidence", "z"), [(0.4, 0.998, Z_998), (0.25, 0.95, Z_95)])
def test_expected_for_power_gives_that_power_exactly_counted(
    phi: float, lag: float, confidence: float, z: float
) -> None:
    expected = float(expected_for_power(phi, lag, confidence))
    assert 0.90 <= exact_power(expected, lag, z, phi) <= 0.98
    assert exact_power(0.7 * expected, lag, z, phi) < 0.9


def test_expected_for_power_falls_with_the_lag_and_refuses_nonsense() -> None:
    assert expected_for_power(1.0, lag=0.2) > expected_for_power(1.0, lag=0.4)
    assert expected_for_power(1.0, confidence=0.95) < expected_for_power(1.0)
    assert expected_for_power(1.0, power=0.8) < expected_for_power(1.0)
    with pytest.raises(ValueError, match="lag"):
        expected_for_power(1.0, lag=1.0)


def test_missing_participants_and_its_cautious_side() -> None:
    missing, lower = missing_participants([120, 5, 300, np.nan], [200, 10, 200, 50], Z_95)
    assert missing == pytest.approx([80, 5, -100, np.nan], nan_ok=True)
    assert lower == pytest.approx([200 - 143.491660, 0, 0, np.nan], nan_ok=True, abs=1e-6)
    _, wider = missing_participants(120, 200, Z_95, 4.0)
    assert 0 < wider < lower[0]


def test_a_tiny_municipality_does_not_lead_by_chance() -> None:
    missing, lower = missing_participants([0, 90], [6, 150], Z_998)
    assert missing.tolist() == [6, 60]
    assert lower[0] == 0 < lower[1]

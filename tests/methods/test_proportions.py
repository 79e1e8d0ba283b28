import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from methods.proportions import wilson_limits

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)


def test_wilson_check_values() -> None:
    lower, upper = wilson_limits([412, 0, 25], [900, 25, 25])
    assert lower[:2] == pytest.approx([0.425477, 0], abs=1e-6)
    assert upper == pytest.approx([0.490438, 0.133192, 1], abs=1e-6)
    assert upper[2] <= 1


@SHORT
@given(st.integers(1, 5000), st.floats(0, 1), st.sampled_from([0.05, 0.002]))
def test_wilson_is_the_closed_form(trials: int, share: float, alpha: float) -> None:
    successes = round(share * trials)
    z, p = stats.norm.isf(alpha / 2), successes / trials
    middle = (p + z**2 / (2 * trials)) / (1 + z**2 / trials)
    half = z * np.sqrt(p * (1 - p) / trials + (z / (2 * trials)) ** 2) / (1 + z**2 / trials)
    lower, upper = wilson_limits(successes, trials, alpha)
    assert [lower, upper] == pytest.approx([middle - half, middle + half], abs=1e-9)
    assert 0 <= lower <= p + 1e-12
    assert p - 1e-12 <= upper <= 1


def test_wilson_without_trials_is_missing() -> None:
    lower, upper = wilson_limits([[0, 3], [np.nan, 1]], [[0, 5], [5, np.nan]])
    missing = np.array([[True, False], [True, True]])
    assert np.array_equal(np.isnan(lower), missing)
    assert np.array_equal(np.isnan(upper), missing)
    with pytest.raises(ValueError, match="more successes"):
        wilson_limits(6, 5)

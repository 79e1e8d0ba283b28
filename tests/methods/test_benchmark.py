import numpy as np
import pytest

from methods.benchmark import Outcome, compare


def test_outcomes_follow_the_polarity() -> None:
    lower, upper = [6.0, 4.0, 1.0], [9.0, 6.0, 4.0]
    assert compare(lower, upper, 5.0, "high_is_good").tolist() == ["better", "similar", "worse"]
    assert compare(lower, upper, 5.0, "low_is_good").tolist() == ["worse", "similar", "better"]


def test_touching_the_benchmark_is_similar() -> None:
    assert compare([5.0, 1.0], [9.0, 5.0], 5.0, "high_is_good").tolist() == ["similar", "similar"]


@pytest.mark.parametrize(("low", "high", "value"), [(np.nan, 1, 2), (0, np.nan, 2), (0, 1, np.nan)])
def test_anything_missing_is_not_compared(low: float, high: float, value: float) -> None:
    assert compare(low, high, value, "high_is_good") == Outcome.NOT_COMPARED


def test_slices_by_areas_broadcast_against_a_benchmark_per_slice() -> None:
    found = compare(np.full((2, 3), 4.0), np.full((2, 3), 6.0), [[3.0], [7.0]], "high_is_good")
    assert found.tolist() == [["better"] * 3, ["worse"] * 3]


@pytest.mark.parametrize("polarity", ["neutral", "", "HIGH_IS_GOOD"])
def test_unknown_polarity_is_refused(polarity: str) -> None:
    with pytest.raises(ValueError, match="polarity"):
        compare(1.0, 2.0, 3.0, polarity)

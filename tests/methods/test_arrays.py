import numpy as np
import pytest

from methods.arrays import divide, non_negative


def test_divide_gives_missing_where_there_is_nothing_to_divide_by() -> None:
    found = divide([6, 6, 6, np.nan, 0], [3, 0, -3, 3, 3])
    assert found == pytest.approx([2, np.nan, np.nan, np.nan, 0], nan_ok=True)
    assert divide([[1], [2]], [1, 2]).tolist() == [[1, 0.5], [2, 1]]


def test_non_negative_names_what_is_wrong() -> None:
    assert non_negative([0, np.nan, 2], "count")[2] == 2
    with pytest.raises(ValueError, match="count must not be negative, found -3"):
        non_negative([np.nan, -3, -1], "count")

"""The split of a difference, and states that came, stayed and went."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methods.change import compare_states, split_difference

LAGGING, UNKNOWN = ("level",), ("hidden",)
whole = st.integers(-10_000, 10_000)


@settings(derandomize=True)
@given(whole, whole, whole, st.booleans())
def test_the_parts_add_up_to_the_difference(
    before: int, after: int, between: int, is_of_later: bool
) -> None:
    correction, in_time = split_difference(before, after, between, is_of_later=is_of_later)
    assert correction + in_time == after - before


def test_which_part_is_which() -> None:
    # The later release says 110 of the day of the earlier one: 10 came in late.
    assert split_difference(100, 130, 110, is_of_later=True) == (10, 20)
    # The earlier release already said 110 of the day of the later one: 10 is change.
    assert split_difference(100, 130, 110, is_of_later=False) == (20, 10)
    correction, in_time = split_difference(100, [130.0, np.nan], np.nan, is_of_later=True)
    assert np.isnan(correction).all()
    assert np.isnan(in_time).all()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("none", "none", "neither"),
        ("none", "hidden", "neither"),
        ("level", "level", "stayed"),
        ("none", "level", "came"),
        ("level", "none", "went"),
        ("hidden", "level", "incomparable"),
        ("level", "hidden", "incomparable"),
    ],
)
def test_states(before: str, after: str, kind: str) -> None:
    found = compare_states([before], [after], lagging=LAGGING, unknown=UNKNOWN)
    assert found.tolist() == [kind]

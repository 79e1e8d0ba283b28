"""Kinds of change, the split of a difference, and states that came, stayed and went."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methods.change import changes, compare_states, split_difference

LAGGING, UNKNOWN = ("level",), ("hidden",)
whole = st.integers(-10_000, 10_000)


def frame(**values: float | None) -> pd.DataFrame:
    """A row per area; None is a hidden figure."""
    return pd.DataFrame(
        {
            "area": pd.Series(list(values), dtype="str"),
            "value": pd.Series(list(values.values()), dtype="float64"),
            "is_hidden": pd.Series([value is None for value in values.values()], dtype="bool"),
        }
    )


def test_every_kind_stands_beside_its_figures() -> None:
    before = frame(a=100, b=100, c=100, d=0, e=5, f=None, g=12)
    after = frame(a=100, b=120, c=121, d=3, f=9, g=None)
    found = changes(before, after, ["area"]).set_index("area")
    assert found["kind"].to_dict() == {
        "a": "equal", "b": "small", "c": "large", "d": "new", "e": "gone", "f": "hidden",
        "g": "hidden",
    }  # fmt: skip
    assert found.loc["b", ["change", "share"]].tolist() == pytest.approx([20, 0.2])
    assert found.loc[["f", "g"], ["change", "share"]].isna().all().all()
    assert found["hidden_after"].to_dict()["g"]


def test_a_key_that_is_there_twice_is_refused() -> None:
    twice = pd.concat([frame(a=1), frame(a=2)])
    with pytest.raises(pd.errors.MergeError):
        changes(twice, frame(a=1), ["area"])


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

"""The kinds of change between two sets of figures."""

import pandas as pd
import pytest

from warehouse.changes import changes


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

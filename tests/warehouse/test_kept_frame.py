"""A kept frame comes back equal, is never changed by a reader, and does not grow by being read."""

import gc
import weakref

import numpy as np
import pandas as pd
import pytest

from warehouse.kept_frame import KeptFrame

NUMBERS = pd.DataFrame(
    {
        "code": ["GM0014", None, "GM0363"],
        "rate": [1.5, np.nan, 3.0],
        "count": [1, 2, 3],
        "day": pd.to_datetime(["2024-01-31", None, "2024-02-29"]),
        "kind": pd.Categorical(["a", "b", "a"]),
    }
)
FRAMES = {
    "numbered": NUMBERS,
    "labelled": NUMBERS.set_index("count"),
    "two levels": NUMBERS.set_index(["kind", "count"]),
    "columns of numbers": pd.DataFrame(np.eye(3)),
    "a part": NUMBERS.iloc[1:],
    "same name twice": NUMBERS[["rate", "rate"]],
    "empty": NUMBERS.iloc[:0],
    "no columns": NUMBERS[[]],
    "a named column": NUMBERS["rate"],
    "by code": NUMBERS.set_index("code")["rate"],
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_it_comes_back_as_it_was(frame: pd.DataFrame | pd.Series) -> None:
    before = frame.copy()
    kept = KeptFrame.of(frame)
    equal = (
        pd.testing.assert_frame_equal
        if isinstance(frame, pd.DataFrame)
        else pd.testing.assert_series_equal
    )
    for _ in range(2):
        equal(kept.copy(), before)
    equal(frame, before)


def test_a_reader_changes_only_its_own() -> None:
    mine = NUMBERS.copy()
    kept = KeptFrame.of(mine)
    mine.loc[0, "rate"] = -1.0
    read = kept.copy()
    read["rate"] = 0.0
    read.columns = [name.upper() for name in read.columns]
    read.index = [7, 8, 9]
    pd.testing.assert_frame_equal(kept.copy(), NUMBERS)


def references() -> int:
    gc.collect()
    return sum(isinstance(each, weakref.ref) for each in gc.get_objects())


@pytest.mark.parametrize("name", ["numbered", "labelled", "by code"])
def test_frames_do_not_grow_by_being_read(name: str) -> None:
    kept, times = [KeptFrame.of(FRAMES[name]) for _ in range(50)], 100
    before = references()
    for one in kept:
        for _ in range(times):
            frame = one.copy()
            frame.index.to_series()
            if isinstance(frame, pd.DataFrame):
                frame[list(frame.columns[:2])].reset_index()
    # A copy that shared its labels would leave one for every time. What frames of a length share
    # gathers up to some 500, once.
    assert references() - before < len(kept) * times / 2

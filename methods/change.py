"""What changed between two sets of figures: pure comparison, without a judgement on it."""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, TextArray

LARGE_CHANGE = 0.20  # a smaller change is the usual growth of a month


def changes(before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return a row per key that is on either side: before, after, hidden_*, change, share, kind.

    Both frames have `keys` (unique), value and is_hidden (there is a figure, and it is not shown).
    `kind` is hidden when that is so on either side; else new or gone when the figure is 0 or
    absent on one side only; else large (more than 20% either way), small or equal. `change` takes
    what is absent as 0 and is NaN where hidden; `share` is the change as a part of before.
    """
    columns = [*keys, "value", "is_hidden"]
    both = before[columns].merge(
        after[columns], on=list(keys), how="outer", suffixes=("_before", "_after"),
        validate="one_to_one",
    )  # fmt: skip
    hidden_before, hidden_after = (
        both[f"is_hidden_{side}"].eq(True).to_numpy() for side in ("before", "after")
    )
    old, new = (both[f"value_{side}"].to_numpy(float) for side in ("before", "after"))
    is_hidden = hidden_before | hidden_after
    change = np.where(is_hidden, np.nan, np.nan_to_num(new) - np.nan_to_num(old))
    share = np.divide(change, old, out=np.full(len(both), np.nan), where=old > 0)
    kind = np.select(
        [
            is_hidden,
            change == 0,
            ~(old > 0) & (new > 0),
            (old > 0) & ~(new > 0),
            np.abs(share) > LARGE_CHANGE,
        ],
        ["hidden", "equal", "new", "gone", "large"],
        "small",
    )
    return both[list(keys)].assign(
        before=old,
        after=new,
        hidden_before=hidden_before,
        hidden_after=hidden_after,
        change=change,
        share=share,
        kind=kind,
    )


def split_difference(
    before: ArrayLike, after: ArrayLike, between: ArrayLike, *, is_of_later: bool
) -> tuple[FloatArray, FloatArray]:
    """Return (correction, change in time) of after − before; they add up to it.

    `between` is one release on the day of the other: what the release of `after` says of the day
    of `before` (`is_of_later`), or what the release of `before` says of the day of `after`. The
    difference of two releases on one day is correction and late registration, that of two days in
    one release is change. All arrays broadcast; NaN where a number is missing.
    """
    first, last, middle = (np.asarray(each, dtype=float) for each in (before, after, between))
    into, out_of = middle - first, last - middle
    return (into, out_of) if is_of_later else (out_of, into)


def compare_states(
    before: ArrayLike, after: ArrayLike, *, lagging: Collection[str], unknown: Collection[str]
) -> TextArray:
    """Say of each pair of states whether the lag came, stayed, went, or is incomparable.

    A state outside `lagging` and `unknown` is one without a lag; none on both sides is "neither".
    A lag beside a state that is unknown is incomparable, not new or gone.
    """
    old, new = np.asarray(before, dtype=np.str_), np.asarray(after, dtype=np.str_)
    lags_old, lags_new = np.isin(old, list(lagging)), np.isin(new, list(lagging))
    is_unknown = np.isin(old, list(unknown)) | np.isin(new, list(unknown))
    return np.select(
        [~(lags_old | lags_new), lags_old & lags_new, is_unknown, lags_new],
        ["neither", "stayed", "incomparable", "came"],
        "went",
    )

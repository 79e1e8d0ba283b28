"""What a difference between two releases is made of, and which states came, stayed and went."""

from collections.abc import Collection

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, TextArray


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

"""What changed between two sets of published figures, without a judgement on it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from warehouse.reference import comparison_setting

# Of models/compare/municipalities.sql.
MUNICIPAL_FIGURES = ("started_12m", "completed_12m")


def changes(before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return a row per key that is on either side: before, after, hidden_*, change, share, kind.

    Both frames have `keys` (unique), value and is_hidden (there is a figure, and it is not shown).
    `kind` is hidden when that is so on either side; else new or gone when the figure is 0 or
    absent on one side only; else large (more than `large_share` either way), small or equal.
    `change` takes what is absent as 0 and is NaN where hidden; `share` is the change as a part of
    before.
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
            np.abs(share) > comparison_setting("large_share"),
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

"""Hold a candidate against the active release: what appears, disappears and changes much."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from warehouse.drafts import Draft
from warehouse.models import model_names, model_sql

LARGE_CHANGE = 0.20  # a smaller change is the usual growth of a month
KEYS = ["figure", "area_code", "area_name", "month"]


def compare_releases(active_file: Path | None, draft: Draft) -> dict[str, Any]:
    """Write comparison.parquet in the draft; without an active release everything is new.

    Return what it means for the pages: `reference_dates` and `full_years`, before and after.
    """
    after, (date_after, full_after) = figures(draft.candidate_file)
    before, (date_before, full_before) = after.iloc[:0], (None, False)
    if active_file:
        before, (date_before, full_before) = figures(active_file)
    changes = compare(before, after)
    changes.to_parquet(draft.folder / "comparison.parquet", index=False)
    return {
        "reference_dates": [date_before, date_after],
        "full_years": [full_before, full_after],
    }


def figures(release_file: Path) -> tuple[pd.DataFrame, tuple[str, bool]]:
    """Return every figure that is compared, and the reference date with whether a year is full.

    The figures: figure, area_code, area_name, month, value.
    """
    with duckdb.connect() as connection:
        path = str(release_file).replace("'", "''")  # ATTACH takes no parameters
        connection.execute("attach '" + path + "' as release (read_only)")
        frames = [
            connection.execute(model_sql(f"compare/{name}")).df() for name in model_names("compare")
        ]
        found = connection.execute(model_sql("consequences/release")).fetchone()
    assert found is not None
    known = pd.concat(frames, ignore_index=True).dropna(subset="value")
    types = {"month": "datetime64[us]", "value": "float64", "area_code": "str", "area_name": "str"}
    return known.astype(types), (found[0].isoformat(), bool(found[1]))


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return one row per figure, area and month: before, after, change, share, kind.

    `kind` is new, gone, large (more than 20% either way), small or equal. A figure that is 0 or
    absent on one side only is new or gone; `share` is the change as a part of before.
    """
    keys = ["figure", "area_code", "month"]
    both = before.merge(
        after, on=keys, how="outer", suffixes=("_before", "_after"), validate="one_to_one"
    )
    both["area_name"] = both["area_name_after"].fillna(both["area_name_before"])
    both["before"], both["after"] = both["value_before"], both["value_after"]
    both["change"] = both["after"].fillna(0) - both["before"].fillna(0)
    both["share"] = (both["change"] / both["before"]).where(both["before"] > 0)
    is_before, is_after = both["before"].fillna(0) > 0, both["after"].fillna(0) > 0
    both["kind"] = "small"
    both.loc[both["change"] == 0, "kind"] = "equal"
    both.loc[both["share"].abs() > LARGE_CHANGE, "kind"] = "large"
    both.loc[~is_before & is_after, "kind"] = "new"
    both.loc[is_before & ~is_after, "kind"] = "gone"
    columns = [*KEYS, "before", "after", "change", "share", "kind"]
    return both[columns].sort_values(["figure", "area_code", "month"], ignore_index=True)

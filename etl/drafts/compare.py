"""Hold a candidate against the active release: what appears, disappears and changes much."""

from pathlib import Path

import duckdb
import pandas as pd

from warehouse.drafts import Draft
from warehouse.models import model_names, model_sql

LARGE_CHANGE = 0.20  # a smaller change is the usual growth of a month
KEYS = ["figure", "area_code", "area_name", "month"]


def compare_releases(active_file: Path | None, draft: Draft) -> None:
    """Write comparison.parquet in the draft; without an active release everything is new."""
    before = figures(active_file) if active_file else figures(draft.candidate_file).iloc[:0]
    changes = compare(before, figures(draft.candidate_file))
    changes.to_parquet(draft.folder / "comparison.parquet", index=False)


def figures(release_file: Path) -> pd.DataFrame:
    """Return every figure that is compared: figure, area_code, area_name, month, value."""
    with duckdb.connect() as connection:
        path = str(release_file).replace("'", "''")  # ATTACH takes no parameters
        connection.execute("attach '" + path + "' as release (read_only)")
        frames = [
            connection.execute(model_sql(f"compare/{name}")).df() for name in model_names("compare")
        ]
    known = pd.concat(frames, ignore_index=True).dropna(subset="value")
    return known.astype(
        {"month": "datetime64[us]", "value": "float64", "area_code": "str", "area_name": "str"}
    )


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

"""Hold a candidate against the active release: what appears, disappears and changes much."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from warehouse.changes import MUNICIPAL_FIGURES, changes
from warehouse.drafts import Draft
from warehouse.models import model_names, model_sql
from warehouse.reference import comparison_setting

KEYS = ["figure", "area_code", "month"]


def compare_releases(active_file: Path | None, draft: Draft) -> dict[str, Any]:
    """Write comparison.parquet in the draft; without an active release everything is new.

    Return what it means for the pages: `reference_dates` and `full_years`, before and after.
    """
    after, (date_after, full_after) = figures(draft.candidate_file)
    before, (date_before, full_before) = after.iloc[:0], (None, False)
    if active_file:
        before, (date_before, full_before) = figures(active_file)
    compare(before, after).to_parquet(draft.folder / "comparison.parquet", index=False)
    return {
        "reference_dates": [date_before, date_after],
        "full_years": [full_before, full_after],
    }


def figures(release_file: Path) -> tuple[pd.DataFrame, tuple[str, bool]]:
    """Return every figure that is compared, and the reference date with whether a year is full.

    The figures: figure, area_code, area_name, month, value, is_hidden.
    """
    with duckdb.connect() as connection:
        path = str(release_file).replace("'", "''")  # ATTACH takes no parameters
        connection.execute("attach '" + path + "' as release (read_only)")
        frames = [
            connection.execute(model_sql(f"compare/{name}")).df() for name in model_names("compare")
        ]
        found = connection.execute(model_sql("consequences/release")).fetchone()
    assert found is not None
    known = pd.concat(frames, ignore_index=True)
    known = known[known["value"].notna() | known["is_hidden"]]
    types = {"month": "datetime64[us]", "value": "float64", "area_code": "str", "area_name": "str"}
    return known.astype(types), (found[0].isoformat(), bool(found[1]))


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the changes of `warehouse.changes.changes` with the name of each area, in order.

    Two kinds are of municipalities only, where counts are small: few (a large part, but of few
    trajectories) and now_hidden (a count that was not small is hidden after this).
    """
    names = pd.concat([after, before]).drop_duplicates("area_code")
    found = changes(before, after, KEYS).merge(names[["area_code", "area_name"]], on="area_code")
    found["kind"] = _kind_in_municipalities(found)
    return found.sort_values(KEYS, ignore_index=True)


def _kind_in_municipalities(found: pd.DataFrame) -> pd.Series:
    fewest = comparison_setting("fewest_trajectories")
    is_one = found["figure"].isin(MUNICIPAL_FIGURES)
    is_few = (found["kind"] == "large") & (found["change"].abs() < fewest)
    # A hidden value is not there, and so not known to be enough.
    hides = (found["kind"] == "hidden") & found["hidden_after"] & (found["before"] >= fewest)
    return found["kind"].mask(is_one & is_few, "few").mask(is_one & hides, "now_hidden")

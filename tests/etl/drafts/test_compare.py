"""The kinds of change, at and around the limit."""

import pandas as pd
import pytest

from etl.drafts.compare import compare


def frame(value: float | None) -> pd.DataFrame:
    rows = [] if value is None else [("started", "RSV01", "Groningen", pd.NaT, value)]
    columns = ["figure", "area_code", "area_name", "month", "value"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"month": "datetime64[us]", "value": "float64", "area_code": "str", "figure": "str"}
        | {"area_name": "str"}
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (100, 100, "equal"),
        (100, 120, "small"),
        (100, 121, "large"),
        (100, 80, "small"),
        (100, 79, "large"),
        (100, 0, "gone"),
        (100, None, "gone"),
        (0, 1, "new"),
        (None, 1, "new"),
        (0, 0, "equal"),
        (0, None, "equal"),
        (None, 0, "equal"),
    ],
)
def test_kinds(before: float | None, after: float | None, kind: str) -> None:
    (row,) = compare(frame(before), frame(after)).to_dict("records")
    assert row["kind"] == kind
    assert row["area_name"] == "Groningen"
    assert row["change"] == (after or 0) - (before or 0)
    if before:
        assert row["share"] == pytest.approx(((after or 0) - before) / before)
    else:
        assert pd.isna(row["share"])

"""The kinds of change, at and around the limit."""

import pandas as pd
import pytest

from etl.drafts.compare import compare, figures
from tests.warehouse.publishing import publish_changed
from warehouse.releases import Release


def frame(value: float | None, *, is_hidden: bool = False) -> pd.DataFrame:
    row = ("started", "RSV01", "Groningen", pd.NaT, value, is_hidden)
    rows = [] if value is None and not is_hidden else [row]
    columns = ["figure", "area_code", "area_name", "month", "value", "is_hidden"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"month": "datetime64[us]", "value": "float64", "area_code": "str", "figure": "str"}
        | {"area_name": "str", "is_hidden": "bool"}
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


@pytest.mark.parametrize("other", [None, 0, 12])
def test_a_count_that_became_hidden_does_not_disappear(other: float | None) -> None:
    hidden = frame(None, is_hidden=True)
    for before, after in ((frame(other), hidden), (hidden, frame(other)), (hidden, hidden)):
        (row,) = compare(before, after).to_dict("records")
        assert row["kind"] == "hidden"
        assert pd.isna(row["change"])
        assert pd.isna(row["share"])


def test_hidden_months_of_a_release_are_named(own_release: Release) -> None:
    before, _ = figures(own_release.path)
    assert not before["is_hidden"].any()
    changed = publish_changed(
        own_release,
        "update mart.participation_month set started = null "
        "where area_code = 'RSV15' and month = '2023-05-01'",
    )
    after, _ = figures(changed.path)
    found = compare(before, after)
    hidden = found[found["kind"] == "hidden"]
    assert set(hidden["figure"]) == {"started", "started_total"}
    assert set(hidden["area_code"]) == {"RSV15"}
    assert not found["kind"].isin(["gone", "new"]).any()

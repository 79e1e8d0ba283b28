"""The kinds of change, at and around the limit."""

import pandas as pd
import pytest

from etl.drafts.compare import compare, figures
from tests.warehouse.publishing import publish_changed
from warehouse.releases import Release


def frame(value: float | None, *, is_hidden: bool = False, figure: str = "started") -> pd.DataFrame:
    row = (figure, "RSV01", "Groningen", pd.NaT, value, is_hidden)
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


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (407, 210, "large"),
        (407, None, "now_hidden"),
        (407, 330, "small"),
        (10, 20, "large"),
        (10, 19, "few"),
        (10, None, "now_hidden"),
        (9, None, "hidden"),
        (None, 407, "hidden"),
        (None, None, "hidden"),
        (407, 0, "gone"),
        (6, 0, "gone"),
        (0, 407, "new"),
        (6, 6, "equal"),
    ],
)
def test_kinds_in_a_municipality(before: float | None, after: float | None, kind: str) -> None:
    sides = [
        frame(value, is_hidden=value is None, figure="started_12m") for value in (before, after)
    ]
    (row,) = compare(*sides).to_dict("records")
    assert row["kind"] == kind


def test_half_of_one_municipality_stands_out(own_release: Release) -> None:
    """Half of Breda is 1% of the country and less than a fifth of its partnership."""
    before, _ = figures(own_release.path)
    is_municipal = before["figure"].isin(["started_12m", "completed_12m"])
    assert is_municipal.sum() == 2 * 342
    assert before.loc[is_municipal & before["is_hidden"], "value"].isna().all()
    changed = publish_changed(
        own_release,
        "update mart.participation set trajectory_count = floor(trajectory_count / 2) "
        "where area_code = 'GM0758' and period = '12m' and measure = 'started'",
    )
    after, _ = figures(changed.path)
    found = compare(before, after)
    (row,) = found[~found["kind"].isin(["equal", "hidden"])].to_dict("records")
    assert (row["figure"], row["area_name"], row["kind"]) == ("started_12m", "Breda", "large")


def test_hidden_months_of_a_release_are_named(own_release: Release) -> None:
    before, _ = figures(own_release.path)
    before = before[~before["figure"].isin(["started_12m", "completed_12m"])]
    assert not before["is_hidden"].any()
    changed = publish_changed(
        own_release,
        "update mart.participation_month set started = null "
        "where area_code = 'RSV15' and month = '2023-05-01'",
    )
    after, _ = figures(changed.path)
    after = after[~after["figure"].isin(["started_12m", "completed_12m"])]
    found = compare(before, after)
    hidden = found[found["kind"] == "hidden"]
    assert set(hidden["figure"]) == {"started", "started_total"}
    assert set(hidden["area_code"]) == {"RSV15"}
    assert not found["kind"].isin(["gone", "new"]).any()

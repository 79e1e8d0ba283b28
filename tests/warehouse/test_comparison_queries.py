"""What is compared: the same as the pages say, on every day, and of releases of other versions."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from tests.warehouse.freezing import BASELINE
from tests.warehouse.publishing import publish_changed
from warehouse.queries import (
    can_compare,
    comparable_figures,
    comparable_months,
    lag_states,
    national_figures,
    offered_days,
    participation,
    partnership_layout,
    release_facts,
    release_info,
)
from warehouse.releases import Release

MEASURES = {"granted_places", "started", "running", "completed"}


def country(release: Release, day: date) -> pd.DataFrame:
    found = comparable_figures(release.release_id, day=day)
    return found[found["area_code"] == "NL"].set_index("measure")


def test_the_country_is_what_the_overview_says_on_every_day(example_release: Release) -> None:
    for day in offered_days(example_release.release_id):
        shown = national_figures(example_release.release_id, reference_date=day)
        expected = shown.set_index("figure")["now"].dropna()
        found = country(example_release, day)["value"]
        assert set(found.index) == MEASURES
        for measure in MEASURES & set(expected.index):
            assert found[measure] == expected[measure], (day, measure)


def test_partnerships_are_what_their_page_says(example_release: Release) -> None:
    release_id = example_release.release_id
    days = offered_days(release_id)
    for day in (example_release.reference_date, BASELINE):
        found = comparable_figures(release_id, day=day)
        for measure in ("started", "completed"):
            slice_ = participation(
                release_id, period=days[day], measure=measure, variant_group="regulier",
                area_kind="rsv",
            ).set_index("area_code")  # fmt: skip
            own = found[(found["measure"] == measure) & (found["area_code"] != "NL")]
            own = own[~own["is_hidden"]].set_index("area_code")["value"]
            assert len(own) > 10
            assert (own == slice_["trajectory_count"].reindex(own.index)).all()


def test_a_hidden_month_hides_the_year_of_a_partnership(own_release: Release) -> None:
    changed = publish_changed(
        own_release,
        "update mart.participation_month set started = null "
        "where area_code = 'RSV15' and month = '2023-05-01'",
    )
    found = comparable_figures(changed.release_id, day=own_release.reference_date)
    row = found[(found["area_code"] == "RSV15") & (found["measure"] == "started")].iloc[0]
    assert row["is_hidden"]
    assert pd.isna(row["value"])
    earlier = comparable_figures(changed.release_id, day=BASELINE)
    assert not earlier["is_hidden"].any()


def test_a_day_without_its_months_has_no_figure(example_release: Release) -> None:
    for day in (date(2021, 6, 30), date(2030, 12, 31)):
        found = comparable_figures(example_release.release_id, day=day)
        assert "started" not in set(found["measure"])
        assert day.year < 2030 or found.empty


def test_months_hold_the_four_measures(example_release: Release) -> None:
    found = comparable_months(example_release.release_id)
    own = found[found["area_code"] == "NL"]
    assert set(own["measure"]) == MEASURES
    assert set(found.loc[found["area_code"] != "NL", "measure"]) == {"started", "completed"}
    assert not found.duplicated(["area_code", "measure", "month"]).any()


def test_states_are_the_signals_of_the_pages(example_release: Release) -> None:
    release_id = example_release.release_id
    found = lag_states(release_id, period="12m")
    assert set(found["measure"]) == {"started", "running", "completed"}
    assert set(lag_states(release_id, period="2022")["measure"]) == {"started", "completed"}
    for measure in ("started", "completed"):
        slice_ = participation(
            release_id, period="12m", measure=measure, variant_group="regulier",
            area_kind="municipality",
        ).set_index("area_code")  # fmt: skip
        own = found[found["measure"] == measure].set_index("area_code")["state"]
        if measure == "started":
            assert (own == slice_["signal"].reindex(own.index)).all()
        else:
            worse = slice_.index[slice_["adjusted_outcome_998"] == "worse"]
            assert set(own.index[own == "level"]) == set(worse)
            hidden = slice_.index[slice_["is_suppressed"]]
            assert set(own.index[own == "suppressed"]) == set(hidden)


def test_facts_and_layout(example_release: Release) -> None:
    facts, info = (ask(example_release.release_id) for ask in (release_facts, release_info))
    assert facts.reference_date == info.reference_date
    assert facts.smallest_count == info.smallest_count
    layout = partnership_layout(example_release.release_id)
    assert len(layout) == 19
    assert sum(len(codes.split()) for codes in layout.values()) == 342


@pytest.mark.parametrize(
    ("change", "can"),
    [
        ("alter table mart.participation add column nieuw bigint", True),
        ("alter table mart.release_info drop column smallest_count", False),
        ("drop table mart.signal", False),
    ],
)
def test_a_release_of_another_version_is_compared_when_it_has_the_columns(
    own_release: Release, change: str, can: bool
) -> None:
    with duckdb.connect(str(own_release.path)) as release:
        release.execute(change)
    assert can_compare(own_release.release_id) is can


def test_a_file_that_is_gone_is_not_compared(own_release: Release) -> None:
    own_release.path.unlink()
    assert not can_compare(own_release.release_id)

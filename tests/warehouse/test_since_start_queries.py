"""The time before the start against now: which period stands for it, and the exact test."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from tests.etl.moving_country import write_moving_country
from tests.pages.conftest import published, shown
from tests.warehouse.publishing import publish_changed
from warehouse import queries
from warehouse.releases import Release

LIMITS = ["ratio", "lower_95", "upper_95"]
SOME_HIDDEN = """
update mart.participation
set is_suppressed = true, trajectory_count = null, rate_per_1000 = null
where period = '2022' and area_kind = 'rsv' and area_code = 'RSV05'
"""


@pytest.fixture
def moving(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    folder = published(shared_folder, "moving-data", write_moving_country, smallest_count=1)
    return shown(folder, monkeypatch)


def changes(release: Release, period: str = "12m", area_kind: str = "rsv") -> pd.DataFrame:
    before = queries.baseline(release.release_id, period=period)
    assert before is not None
    return queries.change_since(
        release.release_id, before=before, period=period, area_kind=area_kind
    ).set_index("area_code")


def test_the_start_is_the_decision_day() -> None:
    assert queries.start_of_regions() == date(2023, 3, 28)


def test_the_calendar_year_before_the_start_is_the_baseline(example_release: Release) -> None:
    before = queries.baseline(example_release.release_id, period="12m")
    assert before is not None
    assert (before.period, before.is_calendar_year) == ("2022", True)
    # March 2023 to February 2024: March began before the start.
    assert (before.shared_months, before.months_since) == (0, 11)


def test_a_school_year_that_overlaps_says_so_and_is_not_tested(example_release: Release) -> None:
    before = queries.baseline(example_release.release_id, period="schooljaar-2022")
    assert before is not None
    assert (before.shared_months, before.months_since) == (4, 5)
    found = changes(example_release, "schooljaar-2022")
    assert found["rate_now"].notna().all()
    assert found[[*LIMITS, "relative_ratio"]].isna().all(axis=None)
    assert set(found["outcome"]) == set(found["relative_outcome"]) == {"undetermined"}


@pytest.mark.parametrize("period", ["2022", "12m-eerder", "bestaat-niet"])
def test_before_the_start_there_is_nothing_to_compare(
    example_release: Release, period: str
) -> None:
    assert queries.baseline(example_release.release_id, period=period) is None


def test_without_the_year_the_last_months_before_the_start_stand_for_it(
    own_release: Release,
) -> None:
    changed = publish_changed(own_release, "delete from mart.participation where period = '2022'")
    before = queries.baseline(changed.release_id, period="12m")
    assert before is not None
    assert (before.period, before.is_calendar_year) == ("12m-eerder", False)
    without = publish_changed(changed, "delete from mart.participation where period <> '12m'")
    assert queries.baseline(without.release_id, period="12m") is None


def test_few_areas_give_the_exact_binomial_test(moving: Release) -> None:
    """With fewer than ten partnerships nothing widens the limits: they are Clopper-Pearson's."""
    found = changes(moving)
    for row in found.to_dict("records"):
        later, earlier = int(row["count_now"]), int(row["count_before"])
        exact = binomtest(later, later + earlier).proportion_ci(0.95, method="exact")
        growth = row["population_now"] / row["population_before"]
        limits = [share / (1 - share) / growth for share in (exact.low, exact.high)]
        assert [row["lower_95"], row["upper_95"]] == pytest.approx(limits, rel=1e-9)
        assert row["ratio"] == pytest.approx(row["rate_now"] / row["rate_before"])


def test_the_change_of_the_country_is_the_yardstick(moving: Release) -> None:
    country = changes(moving, area_kind="country").loc["NL"]
    found = changes(moving)
    np.testing.assert_allclose(found["relative_ratio"], found["ratio"] / country["ratio"])
    assert np.isnan(country["relative_ratio"])
    assert country["relative_outcome"] == "undetermined"


def test_spread_between_partnerships_widens_the_limits(example_release: Release) -> None:
    row = changes(example_release).loc["RSV05"]
    later, earlier = int(row["count_now"]), int(row["count_before"])
    exact = binomtest(later, later + earlier).proportion_ci(0.95, method="exact")
    growth = row["population_now"] / row["population_before"]
    assert row["lower_95"] < exact.low / (1 - exact.low) / growth < row["ratio"]
    assert row["upper_95"] > exact.high / (1 - exact.high) / growth > row["ratio"]


def test_a_hidden_count_gives_no_ratio(own_release: Release) -> None:
    row = changes(publish_changed(own_release, SOME_HIDDEN)).loc["RSV05"]
    assert row["is_suppressed"]
    assert row[LIMITS].isna().all()
    assert row["outcome"] == "undetermined"


def without_one(release: Release, also: str = "") -> Release:
    """Publish a release in which one municipality of RSV05 is not known in the baseline."""
    return publish_changed(
        release,
        "delete from mart.participation where period = '2022' and area_code = (select "
        f"min(area_code) from mart.area where rsv_code = 'RSV05'); {also}",
    )


def test_other_municipalities_are_no_comparison(own_release: Release) -> None:
    found = changes(without_one(own_release))
    assert found.index[~found["same_municipalities"]].tolist() == ["RSV05"]
    assert np.isnan(found.loc["RSV05", "ratio"])
    assert found.drop(index="RSV05")["ratio"].notna().all()


def test_as_many_municipalities_are_not_the_same(own_release: Release) -> None:
    """One that is known in the baseline only, and one that is known now only."""
    swapped = without_one(
        own_release,
        "delete from mart.participation where period = '12m' and area_code = "
        "(select max(area_code) from mart.area where area_kind = 'municipality' and rsv_code = "
        "'RSV05')",
    )
    assert np.isnan(changes(swapped).loc["RSV05", "ratio"])


def test_a_country_of_other_municipalities_is_no_yardstick(own_release: Release) -> None:
    changed = without_one(own_release)
    country = changes(changed, area_kind="country").loc["NL"]
    assert country[LIMITS].isna().all()
    assert country["outcome"] == "undetermined"
    found = changes(changed)
    assert not found["country_is_comparable"].any()
    assert found["relative_ratio"].isna().all()
    assert set(found["relative_outcome"]) == {"undetermined"}


def test_what_cannot_be_compared_widens_no_limits(own_release: Release) -> None:
    wild = without_one(
        own_release,
        "update mart.participation set trajectory_count = 9 * trajectory_count "
        "where period = '12m' and area_code in ('RSV05', 'NL') and area_kind <> 'municipality'",
    )
    usual = changes(without_one(own_release)).drop(index="RSV05")
    pd.testing.assert_frame_equal(changes(wild).drop(index="RSV05")[LIMITS], usual[LIMITS])
    assert changes(wild, area_kind="country").loc["NL", LIMITS].isna().all()

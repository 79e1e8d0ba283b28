"""How targets stand in the example release, worked out again by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from tests.warehouse.publishing import publish_changed
from warehouse import queries
from warehouse.releases import Release

DAY = date(2024, 2, 29)
THIS_YEAR = {"measure": "gestart", "year": 2024, "reference_date": DAY}


@pytest.mark.parametrize("measure", ["gestart", "afgerond"])
def test_partnerships_add_up_to_the_country(example_release: Release, measure: str) -> None:
    coming = queries.forecast(example_release.release_id, measure=measure, reference_date=DAY)
    expected = coming.pivot_table(index="month", columns="area_code", values="expected")
    assert len(expected.columns) == 20
    np.testing.assert_allclose(expected.drop(columns="NL").sum(axis=1), expected["NL"], atol=1e-6)


def test_the_chance_counts_the_quantiles(example_release: Release) -> None:
    standing = queries.target_standing(example_release.release_id, **THIS_YEAR)
    totals = queries.forecast_totals(example_release.release_id, **THIS_YEAR)
    for _, row in standing.iterrows():
        remaining = totals.loc[totals["area_code"] == row["area_code"], "remaining"]
        share = (row["reached"] + remaining >= row["target"]).mean()
        assert row["chance"] == pytest.approx(share, abs=0.01)
        assert row["needed_pace"] * 10 + row["reached"] == pytest.approx(row["target"])
        assert row["gap"] == pytest.approx(row["expected"] - row["target"])
    assert standing["area_code"].iloc[0] == "NL"


def test_a_scenario_moves_its_partnerships_and_the_country_only(example_release: Release) -> None:
    extra = {"RSV01": 10.0, "RSV02": -1_000_000.0, "ELDERS": 50.0}
    now = queries.target_standing(example_release.release_id, **THIS_YEAR).set_index("area_code")
    then = queries.target_standing(
        example_release.release_id, **THIS_YEAR, extra_per_month=extra
    ).set_index("area_code")
    change = (then["expected"] - now["expected"]).to_dict()
    # Less than nothing cannot start: what was to come of RSV02 is gone, and no more.
    gone = now["expected"]["RSV02"] - now["reached"]["RSV02"]
    assert {code for code, moved in change.items() if moved} == {"NL", "RSV01", "RSV02"}
    assert change["RSV01"] == pytest.approx(100)
    assert change["RSV02"] == pytest.approx(-gone)
    assert change["NL"] == pytest.approx(100 - gone)
    assert then["chance"]["RSV01"] > now["chance"]["RSV01"]
    assert then["chance"]["RSV02"] == 0


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2023, 2, 28), date(2023, 12, 31)])
def test_on_an_earlier_day_is_expected_from_the_months_up_to_it(
    example_release: Release, day: date
) -> None:
    id_ = example_release.release_id
    coming = queries.forecast(id_, measure="gestart", reference_date=day, area_code="NL")
    assert coming["month"].iloc[0] == pd.Timestamp(day) + pd.Timedelta(days=1)
    assert coming["month"].iloc[-1] == pd.Timestamp(day.year + 1, 12, 1)
    year = int(coming["month"].iloc[0].year)
    standing = queries.target_standing(id_, measure="gestart", year=year, reference_date=day)
    months = queries.growth_months(id_, measure="gestart", reference_date=day, area_code="NL")
    begun = months.loc[months["month"].dt.year == year, "value"].sum()
    end = coming.loc[coming["month"] == pd.Timestamp(year, 12, 1)].iloc[0]
    assert standing["expected"].iloc[0] == pytest.approx(begun + end["year_expected"])
    totals = queries.forecast_totals(id_, measure="gestart", year=year, reference_date=day)
    assert len(totals) == 20 * 200
    assert len(standing) == 20


def test_on_a_day_that_is_not_offered_nothing_is_expected(example_release: Release) -> None:
    earlier = date(2023, 11, 30)
    standing = queries.target_standing(
        example_release.release_id, measure="gestart", year=2023, reference_date=earlier
    )
    assert standing["expected"].isna().all()
    assert set(standing["outcome"]) == {"undetermined"}
    months = queries.growth_months(
        example_release.release_id, measure="gestart", reference_date=earlier, area_code="NL"
    )
    country = months[months["month"].dt.year == 2023]
    assert standing["reached"].iloc[0] == country["value"].sum()
    assert len(country) == 11


def test_years_that_are_over_are_reached_or_not(example_release: Release) -> None:
    for measure in ("gestart", "afgerond", "plaatsen", "projecten", "organisaties"):
        standing = queries.target_standing(
            example_release.release_id, measure=measure, year=2023, reference_date=DAY
        )
        is_reached = standing["reached"] >= standing["target"]
        assert standing["outcome"].tolist() == [
            "reached" if reached else "missed" for reached in is_reached
        ]


def test_a_hidden_month_makes_what_was_reached_a_least(own_release: Release) -> None:
    changed = publish_changed(
        own_release,
        """
        update mart.growth_month set value = null
        where area_code in ('RSV01', 'RSV02') and measure = 'gestart' and month = date '2024-02-01';
        update mart.ambition set target = 10 where area_code = 'RSV02' and year = 2024;
        delete from mart.growth_month where area_code = 'RSV03' and month = date '2024-02-01'
        """,
    )
    standing = queries.target_standing(changed.release_id, **THIS_YEAR).set_index("area_code")
    months = queries.growth_months(
        changed.release_id, measure="gestart", reference_date=DAY, area_code="RSV01"
    ).set_index("month")["value"]
    assert np.isnan(months[pd.Timestamp("2024-02-01")])
    assert standing["reached"]["RSV01"] == months[pd.Timestamp("2024-01-01")]
    assert standing["missing_months"].to_dict() == {
        code: int(code in ("RSV01", "RSV02", "RSV03")) for code in standing.index
    }
    assert standing["months_hidden"]["RSV01"] == 1
    assert standing["months_hidden"]["RSV03"] == 0
    # At least 10 are there: that much is known, whatever is hidden.
    assert standing["outcome"][["RSV01", "RSV02", "RSV03"]].tolist() == [
        "undetermined", "on_track", "undetermined",
    ]  # fmt: skip
    assert standing.loc["RSV01", ["expected", "needed_pace", "gap", "chance"]].isna().all()


def test_a_year_with_unknown_months_is_not_called_missed(own_release: Release) -> None:
    changed = publish_changed(
        own_release,
        "delete from mart.growth_month where area_code = 'RSV02' and month < date '2023-04-01';"
        "delete from mart.participation where area_code = 'RSV02' and period = '2023'",
    )
    standing = queries.target_standing(
        changed.release_id, measure="gestart", year=2023, reference_date=DAY
    ).set_index("area_code")
    assert standing["months_known"]["RSV02"] == 9
    assert standing["outcome"]["RSV02"] == "undetermined"

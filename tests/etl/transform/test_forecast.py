"""Forecasts of invented months: what adds up, who takes part, and what is left out."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from etl.transform.forecast.backtest import build_backtest
from etl.transform.forecast.expected import build_forecasts
from etl.transform.forecast.series import known_series

LAST = date(2024, 6, 30)
LIMITS = ["lower_95", "lower_80", "upper_80", "upper_95"]


def growth(months: int = 36, rsvs: int = 3, seed: int = 0, loose: int = 0) -> pd.DataFrame:
    """Months of gestart up to June 2024, the country with `loose` outside every partnership."""
    rng = np.random.default_rng(seed)
    span = pd.date_range(end="2024-06-01", periods=months, freq="MS")
    shape = 1 + 0.4 * np.sin(2 * np.pi * span.month / 12)
    parts = rng.poisson(40 * np.outer(np.arange(1, rsvs + 1), shape))
    areas = {f"R{number + 1}": values for number, values in enumerate(parts)}
    areas["NL"] = parts.sum(axis=0) + loose
    return pd.concat(
        pd.DataFrame(
            {"area_code": code, "measure": "gestart", "month": span, "value": values.astype(float)}
        )
        for code, values in areas.items()
    ).assign(is_provisional=False)


def forecasts(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    return build_forecasts(list(known_series(frame, LAST)))


@pytest.mark.parametrize(("rsvs", "loose"), [(1, 0), (3, 7), (19, 0), (20, 3)])
def test_partnerships_add_up_to_the_country_exactly(rsvs: int, loose: int) -> None:
    monthly, totals = forecasts(growth(rsvs=rsvs, loose=loose))
    expected = monthly.pivot_table(index="month", columns="area_code", values="expected")
    assert len(expected.columns) == 1 + rsvs + (loose > 0)
    assert ("overig" in expected) == (loose > 0)
    parts = expected.drop(columns="NL").sum(axis=1)
    np.testing.assert_allclose(parts, expected["NL"], rtol=0, atol=1e-6)
    assert len(totals) == len(expected.columns) * 2 * 200


def test_months_run_from_the_reference_date_to_the_end_of_next_year() -> None:
    monthly, totals = forecasts(growth())
    country = monthly[monthly["area_code"] == "NL"].set_index("month")
    assert list(country.index) == list(pd.date_range("2024-07-01", "2025-12-01", freq="MS"))
    assert (country["made_on"] == pd.Timestamp("2024-06-01")).all()
    for prefix in ("", "year_"):
        ordered = country[[prefix + name for name in LIMITS]].to_numpy()
        assert (np.diff(ordered, axis=1) >= 0).all()
    assert country["year_expected"].iloc[5] == pytest.approx(country["expected"][:6].sum())
    assert country["year_expected"].iloc[6] == country["expected"].iloc[6]
    remaining = totals[(totals["area_code"] == "NL") & (totals["year"] == 2024)]["remaining"]
    assert remaining.is_monotonic_increasing
    assert remaining.median() == pytest.approx(country["year_expected"].iloc[5], rel=0.03)


def test_a_partnership_that_began_lately_is_forecast_with_the_others() -> None:
    frame = growth()
    is_early = (frame["area_code"] == "R3") & (frame["month"] < "2024-01-01")
    gone = frame.loc[is_early].set_index("month")["value"]
    is_country = frame["area_code"] == "NL"
    frame.loc[is_country, "value"] -= frame.loc[is_country, "month"].map(gone).fillna(0)
    monthly, _ = forecasts(frame[~is_early])
    assert set(monthly["area_code"]) == {"NL", "R1", "R2", "R3"}


def test_a_partnership_whose_deliveries_ended_is_not() -> None:
    frame = growth()
    ended = (frame["area_code"] == "R3") & (frame["month"] > "2024-03-01")
    monthly, _ = forecasts(frame[~ended])
    assert set(monthly["area_code"]) == {"NL", "R1", "R2", "overig"}


def test_a_partnership_whose_last_month_is_hidden_did_not_end() -> None:
    frame = growth()
    hidden = (frame["area_code"] == "R3") & (frame["month"] == "2024-06-01")
    known = forecasts(frame)[0]
    monthly, _ = forecasts(frame.assign(value=frame["value"].mask(hidden)))
    assert set(monthly["area_code"]) == {"NL", "R1", "R2", "R3"}
    of_part = [
        found.loc[found["area_code"] == "R3", "expected"].sum() for found in (monthly, known)
    ]
    assert of_part[0] == pytest.approx(of_part[1], rel=0.1)


def test_partnerships_that_are_hidden_throughout_leave_only_the_rest() -> None:
    frame = growth(rsvs=2)
    parts = frame["area_code"].isin(["R1", "R2"])
    monthly, _ = forecasts(frame.assign(value=frame["value"].mask(parts)))
    assert set(monthly["area_code"]) == {"NL", "overig"}


def test_a_country_whose_last_month_is_hidden_has_no_forecast() -> None:
    frame = growth()
    last = frame["month"] == "2024-06-01"
    assert not list(known_series(frame.assign(value=frame["value"].mask(last)), LAST))


def test_a_hidden_month_is_not_tested() -> None:
    frame = growth(months=30)
    hidden = (frame["area_code"] == "R1") & (frame["month"] == "2024-06-01")
    tested = build_backtest(
        list(known_series(frame.assign(value=frame["value"].mask(hidden)), LAST))
    )
    of_parts = tested[tested["area_kind"] == "rsv"].set_index("months_ahead")["tested"]
    # From December six months are known of two partnerships, and of the third only five.
    assert of_parts.to_dict() == {1: 17, 2: 14, 3: 11, 4: 8, 5: 5, 6: 2}


def test_what_came_after_the_day_changes_nothing() -> None:
    day = date(2024, 2, 29)
    frame = growth()
    then = list(known_series(frame[frame["month"] <= pd.Timestamp(day)], day))
    assert then[0].months[-1] == pd.Timestamp("2024-02-01")
    for found, expected in zip(
        build_forecasts(list(known_series(frame, day))), build_forecasts(then), strict=True
    ):
        pd.testing.assert_frame_equal(found, expected)


def test_forecasts_of_several_days_stand_side_by_side() -> None:
    days = [date(2024, 2, 29), LAST]
    frame = growth()
    monthly, totals = build_forecasts([one for day in days for one in known_series(frame, day)])
    for table in (monthly, totals):
        assert set(table["made_on"]) == {pd.Timestamp("2024-02-01"), pd.Timestamp("2024-06-01")}
    newest = totals[totals["made_on"] == pd.Timestamp("2024-06-01")].reset_index(drop=True)
    pd.testing.assert_frame_equal(newest, forecasts(frame)[1])


def test_months_that_are_still_filling_change_nothing() -> None:
    frame = growth()
    filling = frame[frame["month"] == "2024-06-01"].assign(
        month=pd.Timestamp("2024-07-01"), value=1.0, is_provisional=True
    )
    with_filling = forecasts(pd.concat([frame, filling]))[0]
    pd.testing.assert_frame_equal(with_filling, forecasts(frame)[0])


def test_the_start_up_is_left_out() -> None:
    frame = growth(months=30)
    is_first = frame["month"] < "2022-03-01"
    frame.loc[is_first, "value"] = 1.0
    (series,) = known_series(frame, LAST)
    assert series.months[0] == pd.Timestamp("2022-03-01")


@pytest.mark.parametrize("months", [1, 11])
def test_fewer_than_twelve_months_give_no_forecast(months: int) -> None:
    monthly, totals = forecasts(growth(months=months))
    assert monthly.empty
    assert totals.empty
    assert build_backtest(list(known_series(growth(months=months), LAST))).empty


def test_a_country_that_is_not_known_to_the_reference_date_gives_none() -> None:
    frame = growth()
    assert not list(known_series(frame[frame["month"] < "2024-06-01"], LAST))
    assert not list(known_series(frame.iloc[:0], LAST))


def test_every_later_month_is_tested_from_every_month_after_two_years() -> None:
    tested = build_backtest(list(known_series(growth(months=30), LAST))).set_index(
        ["area_kind", "months_ahead"]
    )
    assert tested["tested"]["country"].to_dict() == {1: 6, 2: 5, 3: 4, 4: 3, 5: 2, 6: 1}
    assert (tested["tested"]["rsv"] == 3 * tested["tested"]["country"]).all()
    assert (tested["held_80"] <= tested["held_95"]).all()
    assert (tested["held_95"] <= tested["tested"]).all()


def test_the_same_deliveries_give_the_same_forecast() -> None:
    for first, second in zip(forecasts(growth()), forecasts(growth()), strict=True):
        pd.testing.assert_frame_equal(first, second)

"""The course of a year: what is known, and where it ends."""

from datetime import date

import numpy as np
import pandas as pd

from pages.components.growth.progress import within_year

DAY = date(2024, 4, 30)
NOTHING_AHEAD = pd.DataFrame(
    columns=[
        "month", "year_expected", "year_lower_95", "year_lower_80", "year_upper_80", "year_upper_95"
    ],
    dtype=float,
)  # fmt: skip


def course(values: list[float], measure: str = "gestart") -> pd.DataFrame:
    months = pd.date_range("2024-01-01", periods=len(values), freq="MS")
    is_provisional = months > pd.Timestamp(DAY)
    table = pd.DataFrame({"month": months, "value": values, "is_provisional": is_provisional})
    return within_year(
        table, NOTHING_AHEAD, measure=measure, year=2024, target=None, is_seasonal=False,
        reference_date=DAY,
    )  # fmt: skip


def test_months_add_up_and_a_month_that_is_filling_goes_on_from_there() -> None:
    found = course([10, 20, 12, 9, 5])
    assert found["actual"].tolist()[:4] == [10, 30, 42, 51]
    assert np.isnan(found["actual"].iloc[4])
    assert found["provisional"].iloc[4] == 56


def test_a_hidden_month_is_no_nought_and_ends_the_line() -> None:
    found = course([10, np.nan, 12, 9, 5])
    assert found["actual"].iloc[0] == 10
    assert found["actual"].iloc[1:].isna().all()
    # What is filling would go on from a sum that nobody knows.
    assert found["provisional"].isna().all()


def test_of_a_stock_a_hidden_month_is_a_gap() -> None:
    found = course([10, np.nan, 12, 9], measure="lopend")
    assert found["actual"].iloc[[0, 2, 3]].tolist() == [10, 12, 9]
    assert np.isnan(found["actual"].iloc[1])

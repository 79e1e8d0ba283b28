"""The trend over calendar years, once there are five of them; until then undetermined."""

import pandas as pd

from methods.intervals import Z_95
from methods.trend import weighted_slope_trend

AREA = ["measure", "variant_group", "area_kind", "area_code"]
FEWEST_YEARS = 5


def build_trends(rated: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Label the trend up to every calendar year, of every area, measure and variant group.

    Columns: last_year, measure, variant_group, area_kind, area_code, years (full calendar years up
    to the last that are known), trend (increasing, decreasing, none, undetermined).
    """
    years = periods.loc[periods["kind"] == "year", "period"]
    yearly = rated[rated["period"].isin(years) & ~rated["is_suppressed"]]
    yearly = yearly.assign(year=yearly["period"].astype(int))
    tables = [_up_to(yearly[yearly["year"] <= year], year) for year in sorted(years.astype(int))]
    return pd.concat(tables or [_up_to(yearly, 0)], ignore_index=True)


def _up_to(yearly: pd.DataFrame, last_year: int) -> pd.DataFrame:
    counted = yearly.groupby(AREA, sort=True).size().rename("years").reset_index()
    labels = {
        key: _label(part)
        for key, part in yearly.groupby(AREA, sort=True)
        if len(part) >= FEWEST_YEARS
    }
    keys = counted[AREA].itertuples(index=False, name=None)
    trend = [labels.get(key, "undetermined") for key in keys]
    return counted.assign(
        last_year=last_year, trend=pd.Series(trend, index=counted.index, dtype="str")
    )


def _label(part: pd.DataFrame) -> str:
    width = part["upper_95_per_1000"] - part["lower_95_per_1000"]
    trend = weighted_slope_trend(part["year"], part["rate_per_1000"], width / (2 * Z_95))
    return str(trend.label)

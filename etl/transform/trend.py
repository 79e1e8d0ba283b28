"""The trend over calendar years, once there are five of them; until then undetermined."""

import pandas as pd

from methods.intervals import Z_95
from methods.trend import weighted_slope_trend

AREA = ["measure", "variant_group", "area_kind", "area_code"]
FEWEST_YEARS = 5


def build_trends(rated: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Label the trend of every area, measure and variant group.

    Columns: measure, variant_group, area_kind, area_code, years (full calendar years that are
    known), trend (increasing, decreasing, none, undetermined).
    """
    years = periods.loc[periods["kind"] == "year", "period"]
    yearly = rated[rated["period"].isin(years) & ~rated["is_suppressed"]]
    counted = yearly.groupby(AREA, sort=True).size().rename("years").reset_index()
    labels = {
        key: _label(part)
        for key, part in yearly.groupby(AREA, sort=True)
        if len(part) >= FEWEST_YEARS
    }
    keys = counted[AREA].itertuples(index=False, name=None)
    trend = [labels.get(key, "undetermined") for key in keys]
    return counted.assign(trend=pd.Series(trend, index=counted.index, dtype="str"))


def _label(part: pd.DataFrame) -> str:
    width = part["upper_95_per_1000"] - part["lower_95_per_1000"]
    trend = weighted_slope_trend(
        part["period"].astype(int), part["rate_per_1000"], width / (2 * Z_95)
    )
    return str(trend.label)

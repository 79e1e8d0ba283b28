"""The course of a target year, month by month: what came, the path, and what is expected."""

from datetime import date

import numpy as np
import pandas as pd

from methods.growth import MONTHS, linear_path, seasonal_path
from warehouse.kept import kept
from warehouse.queries.growth import STOCKS
from warehouse.queries.target_standing import path_begin

LIMITS = ("lower_95", "lower_80", "upper_80", "upper_95")


@kept
def within_year(
    months: pd.DataFrame,
    coming: pd.DataFrame,
    *,
    measure: str,
    year: int,
    target: float | None,
    is_seasonal: bool,
    reference_date: date,
) -> pd.DataFrame:
    """Return 12 rows: month, actual, provisional, path, expected and its limits, NaN where none.

    `months` and `coming` are of one area. All are cumulated within the year, or the stock at the
    end of the month. `provisional` goes on from the last actual month.
    """
    known = months[~months["is_provisional"]]
    span = pd.date_range(f"{year}-01-01", periods=MONTHS, freq="MS")
    actual = known.set_index("month")["value"].reindex(span)
    if measure not in STOCKS:
        # Of what lies behind a hidden month the sum is not known: the line ends there.
        actual = actual.cumsum(skipna=False)
    filling = months[months["is_provisional"]].set_index("month")["value"].reindex(span).cumsum()
    so_far = actual[actual.index.isin(known["month"])]
    last = float(so_far.iloc[-1]) if len(so_far) else 0.0
    begun = last if year <= reference_date.year else 0.0
    frame = pd.DataFrame(
        {
            "month": span,
            "actual": actual.to_numpy(float),
            "provisional": begun + filling.to_numpy(float),
            "path": _path(known, measure, year, target, is_seasonal),
        }
    )
    ahead = coming.set_index("month").reindex(span)
    for name in ("expected", *LIMITS):
        frame[name] = begun + ahead[f"year_{name}"].to_numpy(float)
    return frame


@kept
def per_year(
    months: pd.DataFrame, coming: pd.DataFrame, targets: pd.DataFrame, *, is_stock: bool
) -> pd.DataFrame:
    """Return a row per year: reached, still expected with 80% limits of the year, and target.

    Of a stock, reached is the last known month of the year; of a full year it is what `targets` (of
    one area and measure) says, for single months of it may be hidden.
    """
    known = months[~months["is_provisional"]]
    by_year = known.groupby(known["month"].dt.year)["value"]
    reached = by_year.last() if is_stock else by_year.sum(min_count=1)
    ends = coming[coming["month"].dt.month == MONTHS]
    ends = ends.set_index(ends["month"].dt.year)
    frame = pd.DataFrame(
        {
            "reached": targets.set_index("year")["reached"].combine_first(reached),
            "months": by_year.count(),
            "to_come": ends["year_expected"],
            "lower_80": ends["year_lower_80"],
            "upper_80": ends["year_upper_80"],
            "target": targets.set_index("year")["target"],
        }
    )
    begun = frame["reached"].fillna(0)
    return (
        frame.assign(lower_80=begun + frame["lower_80"], upper_80=begun + frame["upper_80"])
        .rename_axis("year")
        .reset_index()
    )


def _path(
    known: pd.DataFrame, measure: str, year: int, target: float | None, is_seasonal: bool
) -> np.ndarray:
    if target is None:
        return np.full(MONTHS, np.nan)
    if is_seasonal and measure not in STOCKS:
        return seasonal_path(target, full_years(known, year))
    return linear_path(path_begin(measure, known, year), target)


def full_years(known: pd.DataFrame, before: int) -> np.ndarray:
    """Return years × 12 counts of the years before one of which all months are known."""
    earlier = known[known["month"].dt.year < before]
    table = earlier.pivot_table(
        index=earlier["month"].dt.year, columns=earlier["month"].dt.month, values="value"
    )
    return table.reindex(columns=range(1, MONTHS + 1)).dropna().to_numpy(float)

"""What is expected: by month, and of a year as a whole."""

import numpy as np
import pandas as pd

from etl.transform.forecast.series import COUNTRY, Series
from methods.arrays import FloatArray
from methods.forecast import SEASON, expected_parts
from methods.growth import quantiles

PATHS = 1000
QUANTILES = 200
LIMITS = {"lower_95": 0.025, "lower_80": 0.1, "upper_80": 0.9, "upper_95": 0.975}
# Types by name, for a table without rows.
_FORECAST = {
    **dict.fromkeys(("area_code", "measure"), "str"),
    **dict.fromkeys(("month", "made_on"), "datetime64[us]"),
    **dict.fromkeys(("expected", *LIMITS), "float64"),
    **dict.fromkeys([f"year_{name}" for name in ("expected", *LIMITS)], "float64"),
}
_TOTAL = {
    **dict.fromkeys(("area_code", "measure"), "str"),
    "made_on": "datetime64[us]",
    **dict.fromkeys(("year", "quantile"), "int64"),
    "remaining": "float64",
}


def build_forecasts(series: list[Series]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return mart.forecast and mart.forecast_total, to the end of the next calendar year.

    Each series is forecast from its last month on. Counts are rounded to 0.001, `expected` of the
    country is the sum of its parts. A `quantile` k (0–199) of `remaining` is at (k + 0.5) / 200.
    """
    monthly, totals = [], []
    for one in series:
        made_on = one.months[-1]
        months = pd.date_range(
            made_on + pd.offsets.MonthBegin(), f"{made_on.year + 1}-12-01", freq="MS"
        )
        total, usual, shares = one.simulated(len(months), PATHS)
        expected = expected_parts(total, usual).round(3)
        expected = np.column_stack([expected.sum(axis=1), expected])
        paths = np.concatenate([total[:, None], total[:, None] * shares], axis=1)
        codes = [COUNTRY, *one.codes]
        of_year = _cumulated(paths, months.year), _cumulated(expected, months.year)
        columns = {"expected": expected, **_limits(paths)}
        columns |= {
            f"year_{name}": values
            for name, values in {"expected": of_year[1], **_limits(of_year[0])}.items()
        }
        monthly.append(
            pd.DataFrame(
                {
                    "area_code": np.tile(codes, len(months)),
                    "measure": one.measure,
                    "month": np.repeat(months, len(codes)),
                    "made_on": made_on,
                    **{name: values.ravel() for name, values in columns.items()},
                }
            )
        )
        ends = [at for at, month in enumerate(months) if month.month == SEASON]
        totals += [
            pd.DataFrame(
                {
                    "area_code": np.repeat(codes, QUANTILES),
                    "measure": one.measure,
                    "made_on": made_on,
                    "year": months[end].year,
                    "quantile": np.tile(np.arange(QUANTILES), len(codes)),
                    "remaining": quantiles(of_year[0][end], QUANTILES).round(3).ravel(),
                }
            )
            for end in ends
        ]
    return (
        pd.concat(monthly, ignore_index=True)
        if monthly
        else pd.DataFrame(columns=list(_FORECAST)).astype(_FORECAST),
        pd.concat(totals, ignore_index=True)
        if totals
        else pd.DataFrame(columns=list(_TOTAL)).astype(_TOTAL),
    )


def _cumulated(values: FloatArray, years: pd.Index) -> FloatArray:
    """Sum over the months (first axis), anew in every year."""
    parts = [np.cumsum(values[years == year], axis=0) for year in years.unique()]
    return np.concatenate(parts)


def _limits(paths: FloatArray) -> dict[str, FloatArray]:
    found = np.quantile(paths, list(LIMITS.values()), axis=-1).round(3)
    return dict(zip(LIMITS, found, strict=True))

"""The tables of the forecast, all made at one time, beside the rest of the load."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pandas as pd

from etl.helper import Answer, Helper
from etl.transform.forecast.backtest import build_backtest
from etl.transform.forecast.expected import build_forecasts
from etl.transform.forecast.series import known_series

Table = Callable[[str], pd.DataFrame]
ORDER = ("mart/forecast", "mart/forecast_total", "mart/backtest")


def start_forecasts(table: Table, helper: Helper) -> dict[str, Answer]:
    """Let the helper start; return per model what gives its table.

    `table` gives a table that is built: needed are mart.growth_month and core.stand.
    """
    days = sorted(table("core.stand")["day"])
    newest_day = table("core.reference_date")["reference_date"].iloc[0]
    tables = helper.start(build_tables, table("release.mart.growth_month"), days, newest_day)
    return {name: partial(_one_of, tables, name) for name in ORDER}


def _one_of(tables: Callable[[], dict[str, pd.DataFrame]], name: str) -> pd.DataFrame:
    return tables()[name]


def build_tables(
    growth: pd.DataFrame, days: Sequence[date], newest_day: date
) -> dict[str, pd.DataFrame]:
    """Return the table of each model: forecasts of all days, backtest of what is known on the last.

    `growth` is mart.growth_month.
    """
    forecasts = build_forecasts([one for day in days for one in known_series(growth, day)])
    backtest = build_backtest(list(known_series(growth, newest_day)))
    return dict(zip(ORDER, (*forecasts, backtest), strict=True))

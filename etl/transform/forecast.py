"""What is expected of starts and completions, for the country and each partnership, and how often
such expectations held in the past.

The country is forecast as a whole and its partnerships as shares of each simulated path, so they
add up to it. What lies in no partnership, or in one whose deliveries ended, is the part `overig`.
Forecast is from every day that a page can speak of, each from the months up to that day only.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from etl.helper import Answer, Helper
from methods.arrays import FloatArray
from methods.forecast import (
    FEWEST_MONTHS,
    SEASON,
    expected_parts,
    followed_months,
    is_within,
    simulate_followers,
    simulate_shares,
    simulate_total,
)
from methods.growth import quantiles
from warehouse.reference import growth_setting

Table = Callable[[str], pd.DataFrame]

ORDER = ("mart/forecast", "mart/forecast_total", "mart/backtest")
FOLLOWER = "afgerond"
MEASURES = ("gestart", FOLLOWER)
COUNTRY, REST = "NL", "overig"
PATHS, BACKTEST_PATHS = 1000, 400
QUANTILES = 200
LIMITS = {"lower_95": 0.025, "lower_80": 0.1, "upper_80": 0.9, "upper_95": 0.975}
_SEED = 20230328
_FORECAST = ["area_code", "measure", "month", "made_on", "expected", *LIMITS]
_FORECAST += [f"year_{name}" for name in ("expected", *LIMITS)]
_TOTAL = ["area_code", "measure", "made_on", "year", "quantile", "remaining"]
_BACKTEST = ["measure", "area_kind", "months_ahead", "tested", "held_80", "held_95"]


@dataclass(frozen=True)
class Series:
    """One measure: months of the country, and of its parts (NaN where one is not known)."""

    measure: str
    months: pd.DatetimeIndex
    total: FloatArray
    codes: list[str]
    parts: FloatArray
    leaders: FloatArray | None = None
    """What the total follows some months later (completions follow starts), up to its last month"""

    def until(self, number: int) -> "Series":
        """Return what was known after that many months; a part without any month is left out."""
        parts = self.parts[:, :number]
        is_known = np.sum(~np.isnan(parts), axis=1) > 0
        codes = [code for code, known in zip(self.codes, is_known, strict=True) if known]
        leaders = self.leaders
        if leaders is not None:
            leaders = leaders[: len(leaders) + number - len(self.total)]
        return Series(
            self.measure, self.months[:number], self.total[:number], codes, parts[is_known], leaders
        )

    def simulated(self, months: int, paths: int) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return paths of the country (months × paths), shares of its parts (parts), and paths of
        these shares (months × parts × paths).
        """
        rng = np.random.default_rng([_SEED, MEASURES.index(self.measure), len(self.total)])
        total = self._simulated_total(months, paths, rng)
        usual, shares = simulate_shares(self.parts, self.total, months=months, paths=paths, rng=rng)
        return total, usual, shares

    def _simulated_total(self, months: int, paths: int, rng: np.random.Generator) -> FloatArray:
        leaders = self.leaders
        if leaders is None or followed_months(self.total, leaders) < FEWEST_MONTHS:
            return simulate_total(self.total, months=months, paths=paths, rng=rng)
        ahead = simulate_total(leaders, months=months, paths=paths, rng=rng)
        return simulate_followers(self.total, leaders, ahead, rng=rng)


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


def known_series(growth: pd.DataFrame, reference_date: date) -> Iterator[Series]:
    """Yield the measures that can be forecast: known up to the reference date, 12 months long.

    `growth` is mart.growth_month; later months are not looked at. The series begins when the
    start-up is over: at the first month with a set share of a usual month, and after the last month
    that is not published.
    """
    last_month = pd.Timestamp(reference_date).to_period("M").to_timestamp()
    known = growth[~growth["is_provisional"] & (growth["month"] <= last_month)]
    leaders = None
    for measure in MEASURES:
        of_measure = known[known["measure"] == measure]
        table = of_measure.pivot_table(index="month", columns="area_code", values="value")
        if COUNTRY not in table or pd.isna(table[COUNTRY].get(last_month)):
            continue
        table = table.asfreq("MS")
        gaps = np.flatnonzero(table[COUNTRY].isna())
        table = table.iloc[gaps.max() + 1 :] if gaps.size else table
        total = table[COUNTRY].to_numpy(float)
        is_usual = total >= growth_setting("starting_share") * np.median(total)
        first = int(np.argmax(is_usual))
        if len(total) - first < FEWEST_MONTHS:
            continue
        parts = table.drop(columns=COUNTRY).iloc[first:]
        # Deliveries that ended say nothing of the months to come; one month hidden is no end.
        delivered = of_measure[of_measure["month"] == last_month]
        parts = parts.loc[:, parts.columns.isin(delivered["area_code"]) & parts.notna().any()]
        # What is hidden of others is not what lies in no partnership.
        rest = total[first:] - parts.sum(axis=1).to_numpy(float)
        rest[_hidden(of_measure, table.index[first:])] = np.nan
        if parts.empty:
            parts = parts.assign(**{REST: total[first:]})
        elif np.nansum(np.abs(rest[-SEASON:])):
            parts = parts.assign(**{REST: rest})
        yield Series(
            measure,
            pd.DatetimeIndex(parts.index),
            total[first:],
            list(parts.columns),
            parts.to_numpy(float).T,
            leaders if measure == FOLLOWER else None,
        )
        leaders = total[first:]


def _hidden(of_measure: pd.DataFrame, months: pd.Index) -> np.ndarray:
    """Say of each month whether that of a partnership is hidden: its row has no value."""
    return months.isin(of_measure.loc[of_measure["value"].isna(), "month"])


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
        pd.concat(monthly, ignore_index=True) if monthly else _empty(_FORECAST),
        pd.concat(totals, ignore_index=True) if totals else _empty(_TOTAL),
    )


def build_backtest(series: list[Series]) -> pd.DataFrame:
    """Return mart.backtest: made from every month after two years, up to 12 months ahead.

    Tested is the total of the months ahead together, for the country and for each partnership that
    was known then and still is, unless a month of it is hidden: how many were tested, and how many
    lay within the 80% and the 95% interval.
    """
    found = []
    for one in series:
        for made_on in range(2 * SEASON, len(one.total)):
            past = one.until(made_on)
            ahead = min(SEASON, len(one.total) - made_on)
            total, _, shares = past.simulated(ahead, BACKTEST_PATHS)
            rows = [one.codes.index(code) for code in past.codes if code != REST]
            at = [past.codes.index(one.codes[row]) for row in rows]
            came = slice(made_on, made_on + ahead)
            for kind, paths, actual in (
                ("country", total[:, None], one.total[None, came]),
                ("rsv", total[:, None] * shares[:, at], one.parts[rows, came]),
            ):
                actual_sum = np.cumsum(actual, axis=1).T
                path_sum = np.cumsum(paths, axis=0)
                found += [
                    pd.DataFrame(
                        {
                            "measure": one.measure,
                            "area_kind": kind,
                            "months_ahead": np.arange(1, ahead + 1),
                            "tested": np.sum(~np.isnan(actual_sum), axis=1),
                            "held_80": is_within(path_sum, actual_sum, 0.80).sum(axis=1),
                            "held_95": is_within(path_sum, actual_sum, 0.95).sum(axis=1),
                        }
                    )
                ]
    if not found:
        return _empty(_BACKTEST)
    keys = ["measure", "area_kind", "months_ahead"]
    return pd.concat(found).groupby(keys, sort=True).sum().reset_index()


def _cumulated(values: FloatArray, years: pd.Index) -> FloatArray:
    """Sum over the months (first axis), anew in every year."""
    parts = [np.cumsum(values[years == year], axis=0) for year in years.unique()]
    return np.concatenate(parts)


def _limits(paths: FloatArray) -> dict[str, FloatArray]:
    found = np.quantile(paths, list(LIMITS.values()), axis=-1).round(3)
    return dict(zip(LIMITS, found, strict=True))


def _empty(columns: list[str]) -> pd.DataFrame:
    texts = {"area_code", "measure", "area_kind"}
    whole = {"year", "quantile", "months_ahead", "tested", "held_80", "held_95"}
    days = {"month", "made_on"}
    kinds = {
        name: "str"
        if name in texts
        else "int64"
        if name in whole
        else "datetime64[us]"
        if name in days
        else "float64"
        for name in columns
    }
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})

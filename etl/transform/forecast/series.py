"""The months that a forecast starts from, and what may follow them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from methods.arrays import FloatArray
from methods.forecast import (
    FEWEST_MONTHS,
    SEASON,
    followed_months,
    simulate_followers,
    simulate_shares,
    simulate_total,
)
from warehouse.reference import growth_setting

FOLLOWER = "afgerond"
MEASURES = ("gestart", FOLLOWER)
COUNTRY, REST = "NL", "overig"
_SEED = 20230328


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

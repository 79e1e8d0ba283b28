"""How each target stands on a day: what is reached, what is expected, and the chance of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from methods.growth import (
    MONTHS,
    Status,
    linear_path,
    probability,
    required_pace,
    scenario_extra,
    status,
)
from warehouse.kept import kept
from warehouse.queries.growth import STOCKS, forecast, forecast_totals, growth_months
from warehouse.queries.steering import ambition
from warehouse.reference import growth_setting

COUNTRY = "NL"
_LIMITS = ("lower_95", "lower_80", "upper_80", "upper_95")
_STANDING = ["left", "known_months", "last_month", "missing_months", "recent_pace", "needed_pace"]
_STANDING += ["expected", *_LIMITS, "chance", "outcome", "path_now", "gap"]


@kept
def target_standing(
    release_id: str,
    *,
    measure: str,
    year: int,
    reference_date: date,
    extra_per_month: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """How every target of a measure and year stands on a day, the country first.

    Columns of `ambition`, and: left (months), known_months (ever), last_month (with a row),
    missing_months (of the year up to the day: reached is at least what it is, and nothing is said
    to be expected or behind), recent_pace (per month, last 12 months), needed_pace (per month
    left), expected with limits (whole year, NaN when nothing is expected), chance (0–1), outcome (a
    Status), path_now (straight path on the day) and gap:
    what is expected, or else was reached, less the target or less that path. `extra_per_month` is a
    scenario by partnership: it moves expected, limits and chance of those and of the country.
    """
    day = reference_date
    every = ambition(release_id, reference_date=day)
    rows = every[(every["measure"] == measure) & (every["year"] == year)]
    left = _months_left(year, day)
    known = growth_months(release_id, measure=measure, reference_date=day)
    known_by_area = dict(iter(known[~known["is_provisional"]].groupby("area_code")))
    coming = forecast(release_id, measure=measure, reference_date=day)
    ends = coming[coming["month"] == pd.Timestamp(year, MONTHS, 1)].set_index("area_code")
    totals = forecast_totals(release_id, measure=measure, year=year, reference_date=day)
    quantiles = {
        str(code): values.to_numpy(float)
        for code, values in totals.groupby("area_code")["remaining"]
    }
    shift = _shifts(ends["year_expected"], dict(extra_per_month or {}), left)
    standing = pd.DataFrame(
        [
            _stand(
                row,
                known_by_area.get(row["area_code"], known.iloc[:0]),
                ends,
                quantiles.get(row["area_code"], np.empty(0)),
                shift.get(row["area_code"], 0.0),
                when=(year, left, day),
            )
            for row in rows.to_dict("records")
        ],
        index=rows.index,
        columns=_STANDING,
    )
    joined = pd.concat([rows, standing], axis=1)
    is_part = joined["area_code"] != COUNTRY
    in_order = joined.assign(is_part=is_part).sort_values(["is_part", "area_code"])
    return in_order.drop(columns="is_part").reset_index(drop=True)


def _months_left(year: int, reference_date: date) -> int:
    """How many months of a year lie after the month of a day."""
    if year == reference_date.year:
        return MONTHS - reference_date.month
    return MONTHS if year > reference_date.year else 0


def _shifts(expected: pd.Series, extra: Mapping[str, float], left: int) -> dict[str, float]:
    """What a scenario adds in the months left, by partnership and together for the country."""
    if not left or expected.empty:
        return {}
    codes = [code for code in extra if code in expected.index and code != COUNTRY]
    per_month = scenario_extra([extra[code] for code in codes], expected[codes] / left)
    added = dict(zip(codes, (per_month * left).tolist(), strict=True))
    return {**added, COUNTRY: sum(added.values())}


def _stand(
    row: dict[Any, Any],
    known: pd.DataFrame,
    ends: pd.DataFrame,
    quantiles: np.ndarray,
    shift: float,
    *,
    when: tuple[int, int, date],
) -> dict[str, object]:
    year, left, day = when
    target = float(row["target"])
    reached = np.nan if pd.isna(row["reached"]) else float(row["reached"])
    begun = reached if year <= day.year else 0.0
    missing = _missing_months(row, left)
    values = known["value"].to_numpy(float)
    # What began lately is forecast because it must add up; of it alone that says nothing.
    is_known = bool(np.sum(~np.isnan(values)) >= growth_setting("fewest_months"))
    has_forecast = row["area_code"] in ends.index and left > 0 and is_known and not missing
    limits = ends.loc[row["area_code"]] if has_forecast else None
    ahead = {
        name: np.nan if limits is None else begun + limits[f"year_{name}"] + shift
        for name in ("expected", *_LIMITS)
    }
    chance = probability(quantiles, target - begun - shift) if has_forecast else np.nan
    is_over = left == 0
    if is_over:
        chance = float(reached >= target) if not np.isnan(reached) else np.nan
    elif missing and reached >= target:
        chance = 1.0
    path = _path_now(row, known, when)
    outcome = _outcome(row, chance, is_known=is_known, is_over=is_over)
    if row["measure"] not in ("gestart", "afgerond") and not is_over and not np.isnan(path):
        outcome = Status.ABOVE_PATH if reached >= path else Status.BELOW_PATH
    against = ahead["expected"] - target if has_forecast else reached - path
    gap = reached - target if is_over else against
    return {
        "left": left,
        "known_months": int(np.sum(~np.isnan(values))),
        "last_month": known["month"].max(),
        "missing_months": missing,
        "recent_pace": _recent_pace(row["measure"], values),
        "needed_pace": np.nan if missing else required_pace(target, begun, left),
        **ahead,
        "chance": chance,
        "outcome": str(outcome),
        "path_now": path,
        "gap": np.nan if missing else gap,
    }


def _missing_months(row: dict[Any, Any], left: int) -> int:
    """Return how many months of the year up to the day are hidden or were not delivered.

    A stock needs none but the last; where nothing is known, nothing is missing from a sum.
    """
    if row["measure"] in STOCKS or (np.isnan(row["reached"]) and not row["months_hidden"]):
        return 0
    return max(MONTHS - left - int(row["months_known"]), 0)


def _outcome(row: dict[Any, Any], chance: float, *, is_known: bool, is_over: bool) -> Status:
    if is_over:
        # A year of which months are missing may have reached its target all the same.
        is_whole = row["measure"] in STOCKS or row["months_known"] == MONTHS
        is_known = chance == 1 or is_whole
    return status(
        chance,
        on_track_from=growth_setting("on_track_from"),
        behind_below=growth_setting("behind_below"),
        is_over=is_over,
        is_known=is_known,
    )


def _path_now(row: dict[Any, Any], known: pd.DataFrame, when: tuple[int, int, date]) -> float:
    """Where a straight path is on the day; NaN before the year and where it cannot begin."""
    year, _, day = when
    if year > day.year:
        return float("nan")
    month = MONTHS if year < day.year else day.month
    return float(linear_path(path_begin(row["measure"], known, year), row["target"])[month - 1])


def _recent_pace(measure: str, values: np.ndarray) -> float:
    """What the last 12 months brought each: the mean of a count, the change of a stock."""
    if len(values) < MONTHS + (measure in STOCKS):
        return float("nan")
    if measure in STOCKS:
        return float(values[-1] - values[-1 - MONTHS]) / MONTHS
    return float(values[-MONTHS:].mean())


def path_begin(measure: str, known: pd.DataFrame, year: int) -> float:
    """Return where the path of a year begins: a stock at the end of the year before; NaN unknown.

    `known` has month and value of one area.
    """
    if measure not in STOCKS:
        return 0.0
    before = known.loc[known["month"] == pd.Timestamp(year - 1, MONTHS, 1), "value"]
    return float(before.iloc[0]) if len(before) else float("nan")

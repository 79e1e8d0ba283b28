"""First results since the regional way of working began: a baseline before it, and now.

The change is judged with the exact conditional test of methods.direction, widened by how much the
changes of partnerships spread: projects recruit in groups, so chance alone gives more than Poisson.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from methods.direction import direction, own_ratio, relative_dispersion, relative_ratio
from warehouse.kept import kept
from warehouse.queries.participation import participation
from warehouse.queries.release import published_periods
from warehouse.reference import read_reference_list

REGULAR = "regulier"
COUNTRY = "NL"
_LIMITS = ["lower_95", "upper_95", "relative_lower_95", "relative_upper_95"]


@dataclass(frozen=True)
class Baseline:
    """The period that stands for the time before the start, beside the months of now.

    `shared_months`: in both, so that they cannot be tested against each other. `months_since`:
    months of now that began after the start.
    """

    period: str
    label: str
    is_calendar_year: bool
    shared_months: int
    months_since: int


def start_of_regions() -> date:
    """Return the day on which the network decided to work in regions: the first milestone."""
    first: date = read_reference_list("milestones.yaml")[0]["first_day"]
    return first


def baseline(release_id: str, *, period: str, measure: str = "started") -> Baseline | None:
    """Return the calendar year before the start, or else the last 12 months that ended before it.

    None when neither is published, when `period` is not, or when it ended before the start.
    """
    start = pd.Timestamp(start_of_regions())
    published = published_periods(release_id, measure=measure, variant_group=REGULAR)
    now = published[published["period"] == period]
    before = published[published["last_day"] < start]
    if now.empty or before.empty or now["last_day"].iloc[0] <= start:
        return None
    years = before[(before["kind"] == "year") & (before["first_month"].dt.year == start.year - 1)]
    chosen = (years if len(years) else before.sort_values("last_day").tail(1)).iloc[0]
    months = pd.date_range(now["first_month"].iloc[0], now["last_month"].iloc[0], freq="MS")
    return Baseline(
        period=str(chosen["period"]),
        label=str(chosen["label"]),
        is_calendar_year=bool(len(years)),
        shared_months=int((months <= chosen["last_month"]).sum()),
        months_since=int((months > start).sum()),
    )


@kept
def change_since(
    release_id: str, *, before: Baseline, period: str, area_kind: str, measure: str = "started"
) -> pd.DataFrame:
    """One row per area: the rates per 1,000 before and now, and how the change is to be read.

    Columns: area_code, area_name; count, rate, lower and upper (95%, widened) ending in _before
    and _now; is_suppressed; ratio with lower_95 and upper_95, and outcome; relative_ratio (over the
    change of the country) with limits and relative_outcome. Ratios are NaN, and outcomes
    undetermined, where a count is hidden or missing, where the periods share months, or where not
    the same municipalities are known.
    """
    slice_ = {"measure": measure, "variant_group": REGULAR}
    rsvs = _both(release_id, before, period, area_kind="rsv", **slice_)
    country = _both(release_id, before, period, area_kind="country", **slice_)
    # What is not of the same municipalities is no change: it gives no ratio, yardstick or spread.
    comparable, whole = rsvs[rsvs["is_comparable"]], country[country["is_comparable"]]
    spread = relative_dispersion(*_counts(comparable), _joint_growth(comparable))
    rows = country if area_kind == "country" else rsvs
    own = own_ratio(*_counts(rows), dispersion=spread)
    growth = own_ratio(*_counts(whole))[0][0] if len(whole) == 1 else np.nan
    against = np.nan if area_kind == "country" else growth
    relative = relative_ratio(*_counts(rows), against, dispersion=spread)
    found = rows.assign(
        **dict(zip(("ratio", "lower_95", "upper_95"), own, strict=True)),
        **{
            f"relative_{name}": values
            for name, values in zip(("ratio", "lower_95", "upper_95"), relative, strict=True)
        },
        country_is_comparable=len(whole) == 1,
    )
    ratios = ["ratio", "relative_ratio", *_LIMITS]
    found[ratios] = found[ratios].where(found["is_comparable"])
    return found.assign(
        outcome=direction(found["lower_95"], found["upper_95"]),
        relative_outcome=direction(found["relative_lower_95"], found["relative_upper_95"]),
    )


def _both(release_id: str, before: Baseline, now: str, **slice_: str) -> pd.DataFrame:
    """Return the areas that are known in both periods, and which of them can be compared."""
    names = {
        "trajectory_count": "count",
        "youth_population": "population",
        "rate_per_1000": "rate",
        "adjusted_lower_95_per_1000": "lower",
        "adjusted_upper_95_per_1000": "upper",
        "is_suppressed": "hidden",
    }
    earlier, later = (
        participation(release_id, period=period, **slice_)[
            ["area_code", "area_name", *names]
        ].rename(columns={old: f"{new}_{when}" for old, new in names.items()})
        for period, when in ((before.period, "before"), (now, "now"))
    )
    joined = later.merge(earlier.drop(columns="area_name"), on="area_code", validate="one_to_one")
    then, today = (_known(release_id, period=each, **slice_) for each in (before.period, now))
    is_same = np.array([then.get(code) == today.get(code) for code in joined["area_code"]], bool)
    return joined.assign(
        is_suppressed=joined["hidden_now"] | joined["hidden_before"],
        same_municipalities=is_same,
        is_comparable=is_same & (before.shared_months == 0),
    )


def _known(release_id: str, *, area_kind: str, **slice_: str) -> dict[str, frozenset[str]]:
    """Return the municipalities of each area that are known in a period; hidden ones are."""
    rows = participation(release_id, area_kind="municipality", **slice_)
    if area_kind == "country":
        return {COUNTRY: frozenset(rows["area_code"])}
    return {
        str(code): frozenset(members) for code, members in rows.groupby("rsv_code")["area_code"]
    }


def _joint_growth(rows: pd.DataFrame) -> float:
    """Return the later rate over the earlier one of the areas together whose counts are known."""
    known = rows.dropna(subset=["count_now", "count_before"])
    ratio, _, _ = own_ratio(*(counts.sum() for counts in _counts(known)))
    return float(ratio)


def _counts(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return later count and population, earlier count and population."""
    later, people, earlier, people_then = (
        rows[name].to_numpy(float)
        for name in ("count_now", "population_now", "count_before", "population_before")
    )
    return later, people, earlier, people_then

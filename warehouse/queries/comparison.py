"""What two releases, or two days of one, can be compared on."""

from dataclasses import dataclass
from datetime import date

import duckdb
import pandas as pd

from warehouse.connection import UnreadableReleaseError
from warehouse.queries.participation import dispersion
from warehouse.queries.release import NEWEST_PERIOD, offered_days
from warehouse.queries.run import run_query


@dataclass(frozen=True)
class ReleaseFacts:
    """What releases of every version say of themselves."""

    reference_date: date
    is_fictitious: bool
    is_provisional_layout: bool
    has_layout_of_then: bool
    smallest_count: int
    boundary_year: int


def release_facts(release_id: str) -> ReleaseFacts:
    """Return what a release says of itself."""
    row = run_query(release_id, "compare_release").iloc[0]
    return ReleaseFacts(
        pd.Timestamp(row["reference_date"]).date(),
        bool(row["is_fictitious"]),
        bool(row["is_provisional_layout"]),
        bool(row["has_layout_of_then"]),
        int(row["smallest_count"]),
        int(row["boundary_year"]),
    )


def can_compare(release_id: str) -> bool:
    """Say whether a release, of whatever version, has the columns that are compared."""
    try:
        facts = release_facts(release_id)
        offered_days(release_id)
        comparable_figures(release_id, day=facts.reference_date)
        comparable_months(release_id)
        lag_states(release_id, period=NEWEST_PERIOD)
        partnership_layout(release_id)
        spread_of(release_id, measure="started")
    except (UnreadableReleaseError, duckdb.Error):
        return False
    return True


def comparable_figures(release_id: str, *, day: date) -> pd.DataFrame:
    """Return the four measures on a day: area_code, area_name, measure, value, is_hidden.

    For the country all four, for a partnership what started and was completed in 12 months.
    """
    return run_query(release_id, "compare_figures", day=day)


def comparable_months(release_id: str) -> pd.DataFrame:
    """Return the measures per month: area_code, measure, month, value (missing: hidden)."""
    return run_query(release_id, "compare_months")


def lag_states(release_id: str, *, period: str) -> pd.DataFrame:
    """Return area_code, area_name, rsv_name, measure and state per municipality and measure."""
    return run_query(release_id, "compare_states", period=period)


def spread_of(release_id: str, *, measure: str) -> float:
    """Return the dispersion φ between municipalities in the last 12 months; 1 when unknown."""
    found = dispersion(
        release_id,
        period=NEWEST_PERIOD,
        measure=measure,
        variant_group="regulier",
        area_kind="municipality",
    )
    known = found["dispersion"].dropna()
    return max(float(known.iloc[0]), 1.0) if len(known) else 1.0


def partnership_layout(release_id: str) -> dict[str, str]:
    """Return the codes of the municipalities of each partnership, by its code."""
    found = run_query(release_id, "compare_layout")
    return dict(zip(found["rsv_code"], found["municipalities"], strict=True))

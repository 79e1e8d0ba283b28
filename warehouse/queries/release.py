"""What a release speaks of."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from warehouse.kept import kept
from warehouse.queries.run import run_query

NEWEST_PERIOD = "12m"


@dataclass(frozen=True)
class ReleaseInfo:
    """Reference date, labels, and the division and map that belong to the release.

    `smallest_count` is the smallest count of young people above zero that is shown;
    `first_layout_day` the first day on which any partnership has a municipality (None: never).
    """

    reference_date: date
    is_fictitious: bool
    is_provisional_layout: bool
    has_layout_of_then: bool
    is_estimated_population: bool
    smallest_count: int
    boundary_year: int
    outline_year: int
    has_official_outlines: bool
    boundaries_file: str
    delivered_inputs: tuple[str, ...]
    first_layout_day: date | None


@kept
def release_info(release_id: str) -> ReleaseInfo:
    """Return what the release speaks of."""
    row = run_query(release_id, "release_info").iloc[0]
    first_day = row["first_layout_day"]
    return ReleaseInfo(
        reference_date=pd.Timestamp(row["reference_date"]).date(),
        is_fictitious=bool(row["is_fictitious"]),
        is_provisional_layout=bool(row["is_provisional_layout"]),
        is_estimated_population=bool(row["is_estimated_population"]),
        has_layout_of_then=bool(row["has_layout_of_then"]),
        smallest_count=int(row["smallest_count"]),
        boundary_year=int(row["boundary_year"]),
        outline_year=int(row["outline_year"]),
        has_official_outlines=bool(row["has_official_outlines"]),
        boundaries_file=str(row["boundaries_file"]),
        delivered_inputs=tuple(row["delivered_inputs"]),
        first_layout_day=None if pd.isna(first_day) else pd.Timestamp(first_day).date(),
    )


def periods(release_id: str) -> pd.DataFrame:
    """The published periods in order: period, label, kind, first_month, last_month."""
    return run_query(release_id, "periods")


@kept
def offered_days(release_id: str) -> dict[date, str]:
    """Return the days on which 12 published months end, newest first, with the period of each.

    Without any full period that is the reference date alone.
    """
    published = periods(release_id).drop_duplicates("last_day")
    days = [pd.Timestamp(day).date() for day in published["last_day"]]
    found = dict(sorted(zip(days, published["period"], strict=True), reverse=True))
    return found or {release_info(release_id).reference_date: NEWEST_PERIOD}


def published_periods(release_id: str, *, measure: str, variant_group: str) -> pd.DataFrame:
    """The same, of which this measure and variant group is published."""
    return run_query(release_id, "published_periods", measure=measure, variant_group=variant_group)

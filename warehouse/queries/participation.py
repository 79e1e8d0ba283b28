"""Participation: rates, trends, completion."""

from datetime import date

import pandas as pd

from warehouse.queries.run import run_query

# To which partnership a municipality belongs in the past: as it is now, or as it was then.
TODAY, THEN = "today", "then"


def participation(
    release_id: str,
    *,
    period: str,
    measure: str,
    variant_group: str,
    area_kind: str,
    layout: str = TODAY,
) -> pd.DataFrame:
    """One slice: a row per area with count, rate and limits per 1,000, outcome and signal.

    An area that did not deliver has no row: missing is never 0. The layout says to which
    partnership a municipality belongs: today's, or that of the end of the period.
    """
    return run_query(
        release_id,
        "participation",
        period=period,
        measure=measure,
        variant_group=variant_group,
        area_kind=area_kind,
        layout=layout,
    )


def rsv_periods(
    release_id: str,
    *,
    rsv_code: str,
    measure: str,
    variant_group: str,
    until: date,
    layout: str = TODAY,
) -> pd.DataFrame:
    """One row per period of one partnership that had ended: label, count, rate with limits."""
    return run_query(
        release_id,
        "rsv_periods",
        until=until,
        rsv_code=rsv_code,
        measure=measure,
        variant_group=variant_group,
        layout=layout,
    )


def dispersion(
    release_id: str, *, period: str, measure: str, variant_group: str, area_kind: str
) -> pd.DataFrame:
    """At most one row: dispersion φ, national rate per 1,000, areas too small to judge."""
    return run_query(
        release_id,
        "dispersion",
        period=period,
        measure=measure,
        variant_group=variant_group,
        area_kind=area_kind,
    )


def participation_months(
    release_id: str,
    *,
    area_kind: str,
    area_code: str,
    variant_group: str,
    until: date,
    layout: str = TODAY,
) -> pd.DataFrame:
    """Started and completed per month of one area up to a day; what runs of the country only."""
    return run_query(
        release_id,
        "months",
        until=until,
        area_kind=area_kind,
        area_code=area_code,
        variant_group=variant_group,
        layout=layout,
    )


def completion(release_id: str, *, period: str, variant_group: str, area_kind: str) -> pd.DataFrame:
    """Completed as a percentage of ended trajectories, with 95% limits, per area."""
    return run_query(
        release_id,
        "completion",
        period=period,
        variant_group=variant_group,
        area_kind=area_kind,
    )


def national_figures(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """Headline figures on the last day of a period: figure, now, year_before (NaN if unknown)."""
    return run_query(release_id, "national_figures", reference_date=reference_date)


def trend(
    release_id: str,
    *,
    measure: str,
    variant_group: str,
    area_kind: str,
    area_code: str,
    until: date,
) -> tuple[str, int]:
    """Return the trend over the calendar years before a day, and how many years are known."""
    found = run_query(
        release_id,
        "trend",
        measure=measure,
        variant_group=variant_group,
        area_kind=area_kind,
        area_code=area_code,
        until=until,
    )
    if found.empty:
        return "undetermined", 0
    return str(found["trend"].iloc[0]), int(found["years"].iloc[0])

"""When projects run and how many places they get: the published counts, met exactly."""

from typing import Any

import numpy as np

from etl.sources.example.output import Days
from etl.sources.example.reference import Bools, Ints

ENDED_BEFORE_2023, ENDED_IN_2023, SURVIVOR, WITHIN_2023, STARTED_2023, STARTED_2024, SHORT = range(
    7
)
_OPEN_END_SHARE = 0.35  # granted without a last day

# First and last month of the start, and of the end, per cohort. No start or end falls between
# December 2023 and the snapshot except the planned starts of 2024, so that the running
# projects of the published date are still those of the snapshot.
_SPAN = {
    ENDED_BEFORE_2023: ("2020-09", "2021-10", "2022-06", "2022-11"),
    ENDED_IN_2023: ("2021-01", "2022-04", "2023-02", "2023-11"),
    SURVIVOR: ("2021-06", "2022-11", "2024-09", "2025-12"),
    WITHIN_2023: ("2023-01", "2023-02", "2023-10", "2023-11"),
    STARTED_2023: ("2023-01", "2023-11", "2024-09", "2026-06"),
    STARTED_2024: ("2024-01", "2024-02", "2025-01", "2026-06"),
    SHORT: ("2020-09", "2023-06", "2024-09", "2026-06"),
}


def draw_periods(figures: dict[str, Any], rng: np.random.Generator) -> tuple[Ints, Days, Days]:
    """Cohort, first day and last day (NaT while unknown) per project, in order of the first day."""
    surviving = figures["surviving_2023"]
    size = {
        ENDED_BEFORE_2023: figures["ended_before_2023"],
        ENDED_IN_2023: figures["running_end_2022"] - surviving,
        SURVIVOR: surviving,
        WITHIN_2023: figures["ended_within_2023"],
        STARTED_2023: figures["running_end_2023"] - surviving,
        STARTED_2024: figures["started_in_2024"],
        SHORT: figures["short_projects"],
    }
    cohort = np.concatenate([np.full(number, key) for key, number in size.items()])
    start = np.concatenate([_months(_SPAN[key][:2], number, rng) for key, number in size.items()])
    # A project ends on the last day of a month.
    month = np.concatenate([_months(_SPAN[key][2:], number, rng) for key, number in size.items()])
    first_after: Days = (month + 1).astype("datetime64[D]")
    end = first_after - np.timedelta64(1, "D")
    is_open: Bools = (end > np.datetime64("2024-03-01")) & (rng.random(len(end)) < _OPEN_END_SHARE)
    end[is_open] = np.datetime64("NaT")
    order = np.argsort(start, kind="stable")
    return cohort[order], start[order].astype("datetime64[D]"), end[order]


def _months(span: tuple[str, ...], number: int, rng: np.random.Generator) -> Days:
    first, last = (np.datetime64(month, "M") for month in span)
    steps = int((last - first).astype(int)) + 1
    months: Days = first + rng.integers(0, steps, number).astype("timedelta64[M]")
    return months


def draw_places(figures: dict[str, Any], cohort: Ints, rng: np.random.Generator) -> Ints:
    """Granted places per project, in fives; each period's sum is met exactly."""
    totals = (
        ((ENDED_BEFORE_2023, ENDED_IN_2023, SURVIVOR), figures["places_until_2022"]),
        (
            (WITHIN_2023, STARTED_2023),
            figures["places_until_2023"] - figures["places_until_2022"],
        ),
        ((STARTED_2024,), figures["places_in_2024"]),
        ((SHORT,), figures["short_places"]),
    )
    places = np.zeros(len(cohort), dtype=np.int64)
    for cohorts, total in totals:
        members = np.flatnonzero(np.isin(cohort, cohorts))
        size = np.exp(rng.normal(0, figures["place_size_sd"], len(members)))
        places[members] = np.maximum(np.round(size / size.sum() * total / 5) * 5, 10)
        places[members[np.argmax(size)]] += total - places[members].sum()
    return places

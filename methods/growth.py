"""Targets: the path towards one, the pace it asks, and how likely it is to be reached."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from methods.arrays import FloatArray, floats

MONTHS = 12


class Status(StrEnum):
    """How a target stands."""

    REACHED = "reached"
    MISSED = "missed"
    ON_TRACK = "on_track"
    UNCERTAIN = "uncertain"
    BEHIND = "behind"
    UNDETERMINED = "undetermined"
    ABOVE_PATH = "above_path"
    BELOW_PATH = "below_path"


def linear_path(begin: float, target: float) -> FloatArray:
    """Return where to be at the end of each of 12 months: the same step every month.

    `begin` is where the year began: 0 for what counts within the year, else the stock.
    """
    return begin + (target - begin) * np.arange(1, MONTHS + 1) / MONTHS


def seasonal_path(target: float, earlier_years: ArrayLike) -> FloatArray:
    """Return where to be at the end of each month when months share as in earlier years.

    `earlier_years` is years × 12 counts; every year weighs the same. Where no earlier year had
    any, the path is linear. ValueError unless there are 12 months.
    """
    years = np.atleast_2d(floats(earlier_years))
    if years.shape[1] != MONTHS:
        raise ValueError("a year has 12 months")
    totals = years.sum(axis=1)
    years, totals = years[totals > 0], totals[totals > 0]
    if not len(years):
        return linear_path(0, target)
    path: FloatArray = target * np.cumsum(np.mean(years / totals[:, None], axis=0))
    path[-1] = target
    return path


def required_pace(target: float, reached: float, months_left: int) -> float:
    """Return what each month left must bring; 0 when it is reached, NaN when no month is left."""
    missing = max(target - reached, 0.0)
    if months_left <= 0:
        return 0.0 if missing == 0 else np.nan
    return missing / months_left


def quantiles(simulated: FloatArray, number: int) -> FloatArray:
    """Return `number` evenly spaced quantiles of the paths (last axis), first axis last.

    They stand for the whole distribution: quantile k is at (k + 0.5) / number.
    """
    levels = (np.arange(number) + 0.5) / number
    return np.moveaxis(np.quantile(simulated, levels, axis=-1), 0, -1)


def probability(totals: ArrayLike, needed: float) -> float:
    """Return how likely a total is at least `needed`, from evenly spaced quantiles of it.

    Between two quantiles it is interpolated; beyond the outermost it is 0 or 1. NaN without any.
    """
    known = np.sort(floats(totals))
    if not known.size or np.isnan(needed):
        return float("nan")
    if needed <= known[0]:
        return 1.0
    if needed > known[-1]:
        return 0.0
    levels = (np.arange(known.size) + 0.5) / known.size
    return float(1 - np.interp(needed, known, levels))


def status(
    chance: float,
    *,
    on_track_from: float,
    behind_below: float,
    is_over: bool = False,
    is_known: bool = True,
) -> Status:
    """Put a probability in words; when the year is over it is reached or it is not.

    `is_known` says whether there are months enough to say anything.
    """
    if not is_known or np.isnan(chance):
        return Status.UNDETERMINED
    if is_over:
        return Status.REACHED if chance >= 1 else Status.MISSED
    if chance >= on_track_from:
        return Status.ON_TRACK
    return Status.BEHIND if chance < behind_below else Status.UNCERTAIN


def scenario_extra(extra_per_month: ArrayLike, expected_per_month: ArrayLike) -> FloatArray:
    """Return what is added per month; less than nothing cannot start in a month."""
    return np.maximum(floats(extra_per_month), -np.nan_to_num(floats(expected_per_month)))

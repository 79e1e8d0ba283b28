"""Rates per 1,000 young people with their intervals, benchmark outcome and smoothed values."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from methods.benchmark import compare
from methods.funnel import is_too_small, missing_participants
from methods.intervals import Z_95, Z_998, rate_limits_per_1000, rate_per_1000
from methods.overdispersion import dispersion
from methods.smoothing import (
    empirical_bayes_per_1000,
    queen_weights,
    spatial_empirical_bayes_per_1000,
)
from warehouse.indicators import load_indicators

if TYPE_CHECKING:
    from libpysal.weights import W

SLICE = ["period", "measure", "variant_group"]
NOT_JUDGED = {
    "outcome_998": "not_compared",
    "adjusted_outcome_998": "not_compared",
    "adjusted_outcome_95": "not_compared",
    "rsv_outcome_998": "not_compared",
    "is_too_small": False,
}


def add_participation_rates(
    counts: pd.DataFrame, areas: pd.DataFrame, neighbours: pd.DataFrame
) -> pd.DataFrame:
    """Add every judgement of methods.md to the counts per area.

    `counts` has one row per slice (period, measure, variant group) and area, with
    trajectory_count, youth_population and is_suppressed; `areas` gives area_kind, area_code and
    rsv_code; `neighbours` has municipality_code and neighbour_code. The dispersion is estimated
    within a slice and area kind, so that partnerships are held against the spread of partnerships.
    Everything follows from counts that are shown: a hidden one has no part in it, and no figure.
    """
    placed = counts.merge(
        areas[["area_kind", "area_code", "rsv_code"]],
        on=["area_kind", "area_code"],
        how="left",
        validate="many_to_one",
    )
    hidden = placed[placed["is_suppressed"]]
    shown = placed[~placed["is_suppressed"]].astype({"trajectory_count": "int64"})
    rated = _add_benchmarks(pd.concat([_add_rates(shown), hidden], ignore_index=True))
    judged = _add_outcomes(_add_dispersion(rated[~rated["is_suppressed"]]))
    judged = _add_smoothed(judged, neighbours)
    every = pd.concat([judged, rated[rated["is_suppressed"]]], ignore_index=True)
    return (
        every.fillna(NOT_JUDGED)
        .astype({"is_too_small": bool})
        .drop(columns=["rsv_code", "country_municipalities", "rsv_municipalities"])
    )


def _add_rates(rated: pd.DataFrame) -> pd.DataFrame:
    count, population = _counts(rated)
    lower_95, upper_95 = rate_limits_per_1000(count, population, Z_95)
    lower_998, upper_998 = rate_limits_per_1000(count, population, Z_998)
    return rated.assign(
        rate_per_1000=rate_per_1000(count, population),
        lower_95_per_1000=lower_95,
        upper_95_per_1000=upper_95,
        lower_998_per_1000=lower_998,
        upper_998_per_1000=upper_998,
    )


def _add_benchmarks(rated: pd.DataFrame) -> pd.DataFrame:
    """Set the national rate and, for a municipality, the rate of its partnership beside it."""
    values = ["rate_per_1000", "known_municipalities"]
    national = rated.loc[rated["area_kind"] == "country", [*SLICE, *values]]
    own = rated.loc[rated["area_kind"] == "rsv", [*SLICE, "rsv_code", *values]]
    with_national = rated.merge(
        national.set_axis([*SLICE, "national_per_1000", "country_municipalities"], axis=1),
        on=SLICE,
        how="left",
        validate="many_to_one",
    )
    with_own = with_national.merge(
        own.set_axis([*SLICE, "rsv_code", "rsv_per_1000", "rsv_municipalities"], axis=1),
        on=[*SLICE, "rsv_code"],
        how="left",
        validate="many_to_one",
    )
    # An area is never compared with itself, nor with a benchmark that is made of it alone.
    is_municipality = with_own["area_kind"] == "municipality"
    is_whole_country = with_own["known_municipalities"] == with_own["country_municipalities"]
    is_whole_rsv = with_own["known_municipalities"] == with_own["rsv_municipalities"]
    return with_own.assign(
        national_per_1000=with_own["national_per_1000"].mask(is_whole_country),
        rsv_per_1000=with_own["rsv_per_1000"].where(is_municipality & ~is_whole_rsv),
        expected_count=lambda d: d["youth_population"] * d["national_per_1000"] / 1000,
    )


def _add_dispersion(rated: pd.DataFrame) -> pd.DataFrame:
    spread = {
        keys: float(
            dispersion(
                part["trajectory_count"].to_numpy(float), part["expected_count"].to_numpy(float)
            )
        )
        for keys, part in rated.groupby([*SLICE, "area_kind"], sort=False)
    }
    keys = pd.MultiIndex.from_frame(rated[[*SLICE, "area_kind"]])
    return rated.assign(dispersion=pd.Series(spread, dtype=float).reindex(keys).to_numpy())


def _add_outcomes(rated: pd.DataFrame) -> pd.DataFrame:
    count, population = _counts(rated)
    national = rated["national_per_1000"].to_numpy(float)
    expected = rated["expected_count"].to_numpy(float)
    widened = np.sqrt(rated["dispersion"].to_numpy(float))
    lower, upper = rate_limits_per_1000(count, population, Z_998 * widened)
    lower_95, upper_95 = rate_limits_per_1000(count, population, Z_95 * widened)
    missing, missing_lower = missing_participants(count, expected, Z_95, widened**2)
    low, high = rated["lower_998_per_1000"], rated["upper_998_per_1000"]
    rsv = rated["rsv_per_1000"].to_numpy(float)
    return rated.assign(
        adjusted_lower_998_per_1000=lower,
        adjusted_upper_998_per_1000=upper,
        adjusted_lower_95_per_1000=lower_95,
        adjusted_upper_95_per_1000=upper_95,
        outcome_998=_compare(rated, low, high, national),
        adjusted_outcome_998=_compare(rated, lower, upper, national),
        adjusted_outcome_95=_compare(rated, lower_95, upper_95, national),
        rsv_outcome_998=_compare(rated, lower, upper, rsv),
        is_too_small=is_too_small(expected, Z_998, widened**2),
        missing_participants=missing,
        missing_participants_lower=missing_lower,
    )


def _compare(
    rated: pd.DataFrame, lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike
) -> np.ndarray:
    """Compare with a benchmark; the indicator of each measure says which way is better."""
    outcome = np.full(len(rated), "not_compared", dtype="<U12")
    for measure in rated["measure"].unique():
        of_measure = (rated["measure"] == measure).to_numpy()
        polarity = load_indicators()[measure].polarity
        low, high, value = (np.asarray(each)[of_measure] for each in (lower, upper, benchmark))
        outcome[of_measure] = compare(low, high, value, polarity)
    return outcome


def _add_smoothed(rated: pd.DataFrame, neighbours: pd.DataFrame) -> pd.DataFrame:
    """Add the global and the spatial empirical-Bayes rate of municipalities."""
    smoothed = rated.assign(smoothed_per_1000=np.nan, spatial_smoothed_per_1000=np.nan)
    municipal = rated[rated["area_kind"] == "municipality"]
    pairs = list(neighbours[["municipality_code", "neighbour_code"]].itertuples(index=False))
    weights_of: dict[tuple[str, ...], W] = {}
    for _, part in municipal.groupby(SLICE, sort=False):
        codes = tuple(part["area_code"])
        if codes not in weights_of:
            weights_of[codes] = queen_weights(codes, pairs)
        count, population = _counts(part)
        smoothed.loc[part.index, "smoothed_per_1000"] = empirical_bayes_per_1000(count, population)
        smoothed.loc[part.index, "spatial_smoothed_per_1000"] = spatial_empirical_bayes_per_1000(
            count, population, weights_of[codes]
        )
    return smoothed


def _counts(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return (
        frame["trajectory_count"].to_numpy(float),
        frame["youth_population"].to_numpy(float),
    )

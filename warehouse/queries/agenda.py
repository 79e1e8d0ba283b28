"""The agenda: where participation lags and choice is small, ranked by missing participants."""

import numpy as np
import pandas as pd

from warehouse.kept import kept
from warehouse.queries.choice import choice_summary
from warehouse.queries.offer import white_spots
from warehouse.queries.participation import participation

QUADRANTS = {
    (True, True): "low_participation_little_choice",
    (True, False): "low_participation_enough_choice",
    (False, True): "enough_participation_little_choice",
    (False, False): "enough_participation_enough_choice",
}


@kept
def agenda(
    release_id: str,
    *,
    period: str,
    within_km: float,
    white_spot_km: float,
    at_least: int,
    rsv_code: str | None = None,
) -> pd.DataFrame:
    """One row per municipality, most missing participants (lower limit) first.

    Joins regular starts in the period, white spots, and themes within reach. Columns: area_code,
    area_name, rsv_code, rsv_name, youth_population, trajectory_count, is_suppressed, rate_per_1000,
    national_per_1000, adjusted_outcome_998, is_too_small, signal, missing_participants,
    missing_participants_lower, running_projects, white_spot, nearest_km, nearest_name, mean_choices
    (themes within `within_km`), national_choices, share_at_least (young people with at least
    `at_least` themes), quadrant. Without a known rate or choice the quadrant is not_compared.
    """
    found = participation(
        release_id,
        period=period,
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )[
        [
            "area_code",
            "area_name",
            "rsv_code",
            "rsv_name",
            "youth_population",
            "trajectory_count",
            "is_suppressed",
            "rate_per_1000",
            "national_per_1000",
            "adjusted_outcome_998",
            "is_too_small",
            "signal",
            "missing_participants",
            "missing_participants_lower",
        ]
    ]
    if rsv_code is not None:
        found = found[found["rsv_code"] == rsv_code]
    choices, country = (
        choice_summary(
            release_id,
            dimension="theme",
            at_least=at_least,
            period=period,
            area_kind=area_kind,
            within_km=within_km,
        )
        for area_kind in ("municipality", "country")
    )
    spots = white_spots(release_id, period=period, within_km=white_spot_km)
    joined = found.merge(
        choices[["area_code", "mean_choices", "share_at_least"]], on="area_code", how="left"
    ).merge(
        spots[["area_code", "running_projects", "white_spot", "nearest_km", "nearest_name"]],
        on="area_code",
        how="left",
    )
    joined["national_choices"] = country["mean_choices"].iloc[0] if len(country) else np.nan
    return joined.assign(quadrant=_quadrant(joined)).sort_values(
        ["missing_participants_lower", "missing_participants", "area_code"],
        ascending=[False, False, True],
        ignore_index=True,
    )


def _quadrant(joined: pd.DataFrame) -> list[str]:
    """Below or above the national rate, by below or above the national mean of themes in reach."""
    known = (
        joined[["rate_per_1000", "national_per_1000", "mean_choices", "national_choices"]]
        .notna()
        .all(axis=1)
    )
    low = joined["rate_per_1000"] < joined["national_per_1000"]
    little = joined["mean_choices"] < joined["national_choices"]
    return [
        QUADRANTS[bool(is_low), bool(is_little)] if is_known else "not_compared"
        for is_low, is_little, is_known in zip(low, little, known, strict=True)
    ]

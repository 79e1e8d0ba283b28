"""Choice within reach of young people: how many find how much, and where.

Distances are straight lines in kilometres from points spread over each municipality; what runs,
runs on the last day of the period; a `rsv_code` of None is the whole country.
"""

from typing import Unpack

import pandas as pd

from warehouse.kept import kept
from warehouse.queries.offer import OfferFilter, filled
from warehouse.queries.run import run_query


def choice(
    release_id: str,
    *,
    period: str,
    area_kind: str,
    within_km: float,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """How many young people find how many choices within reach: the whole distribution, long.

    Columns: area_code, area_name, rsv_code, dimension (theme, moment, target_group, or any: offer
    at all), choices (0, 1, 2 …), young_people, youth_share (of the area; adds up to 1).
    """
    return run_query(
        release_id,
        "choice",
        period=period,
        area_kind=area_kind,
        within_km=within_km,
        rsv_code=rsv_code,
        **filled(chosen),
    )


@kept
def choice_summary(
    release_id: str,
    *,
    dimension: str,
    at_least: int,
    period: str,
    area_kind: str,
    within_km: float,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """One row per area: mean choices in a dimension, and the young people with at least so many.

    Columns: area_code, area_name, rsv_code, young_people, mean_choices, share_at_least,
    young_people_at_least, share_none. NaN without young people.
    """
    long = choice(
        release_id,
        period=period,
        area_kind=area_kind,
        within_km=within_km,
        rsv_code=rsv_code,
        **chosen,
    )
    rows = long[long["dimension"] == dimension]
    people = rows["young_people"]
    summed = (
        rows.assign(
            weighted=people * rows["choices"],
            enough=people.where(rows["choices"] >= at_least, 0.0),
            nothing=people.where(rows["choices"] == 0, 0.0),
        )
        .groupby(["area_code", "area_name", "rsv_code"], sort=False, dropna=False)[
            ["young_people", "weighted", "enough", "nothing"]
        ]
        .sum()
        .reset_index()
    )
    known = summed["young_people"].where(summed["young_people"] > 0)
    return (
        summed.assign(
            mean_choices=summed["weighted"] / known,
            share_at_least=summed["enough"] / known,
            share_none=summed["nothing"] / known,
        )
        .rename(columns={"enough": "young_people_at_least"})
        .drop(columns=["weighted", "nothing"])
    )


def choice_cells(
    release_id: str,
    *,
    period: str,
    within_km: float,
    is_wide: bool = False,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """Choices within reach per H3 cell, for a map layer: resolution 7, or 6 when `is_wide`.

    Columns: h3_cell, young_people (spread evenly over the municipality: an assumption),
    municipality_code and municipality_name (of the largest part), themes, moments, target_groups
    (mean over the young people; NaN without any), young_people_without (who find nothing).
    """
    return run_query(
        release_id,
        "choice_cells",
        period=period,
        within_km=within_km,
        is_wide=is_wide,
        rsv_code=rsv_code,
        **filled(chosen),
    )


def reach_by_code(
    release_id: str,
    *,
    period: str,
    area_kind: str,
    area_code: str,
    within_km: float,
    variant_group: str = "regulier",
) -> pd.DataFrame:
    """For one area, every theme, moment and target group: who has it within reach.

    Columns: dimension, code, label, running_projects (in the area), young_people, youth_share.
    """
    return run_query(
        release_id,
        "reach_by_code",
        period=period,
        area_kind=area_kind,
        area_code=area_code,
        within_km=within_km,
        variant_group=variant_group,
    )

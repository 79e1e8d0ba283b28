"""Offer: capacity, white spots, choice within reach, coverage, diversity and lags.

Distances are straight lines in kilometres; what runs, runs on the last day of the period; the
period 'peildatum' is the reference date itself; a `rsv_code` of None is the whole country.
"""

from typing import Any, TypedDict, Unpack

import pandas as pd

from warehouse.queries.run import run_query


class OfferFilter(TypedDict, total=False):
    """Which offer counts: a variant group (default regulier) and codes; None lets all pass."""

    variant_group: str
    theme: str | None
    moment: str | None
    target_group: str | None


def filled(chosen: OfferFilter) -> dict[str, Any]:
    """Return the choice with what was left out, as parameters of a query."""
    return {
        "variant_group": "regulier",
        "theme": None,
        "moment": None,
        "target_group": None,
        **chosen,
    }


def code_list(release_id: str, list_name: str) -> pd.DataFrame:
    """Codes of theme, moment, target_group, variant or sector in order: code, label, flag."""
    return run_query(release_id, "code_list", list=list_name)


def offer_capacity(
    release_id: str,
    *,
    period: str,
    area_kind: str,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """Offer by area of the offer (municipality, rsv or country), without national and online.

    Columns: area_code, area_name, rsv_code, rsv_name, youth_population, projects (ran in the
    period), running_projects, organisations, places (of what ran), places_per_1000 young people. An
    area whose partnership delivered no offer has no row; without young people there is no rate.
    """
    return run_query(
        release_id,
        "offer_capacity",
        period=period,
        area_kind=area_kind,
        rsv_code=rsv_code,
        **filled(chosen),
    )


def offer_nationwide(
    release_id: str,
    *,
    period: str,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """National and online offer in one row: projects, running_projects, organisations, places.

    No row when no offer was delivered at all.
    """
    return run_query(
        release_id,
        "offer_nationwide",
        period=period,
        **filled(chosen),
    )


def offers(
    release_id: str,
    *,
    period: str,
    rsv_code: str | None = None,
    municipality_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """Every offer that ran in the period, with its texts, places, dates and municipalities.

    `places_here` is the part of `places` in the chosen partnership or municipality.
    """
    return run_query(
        release_id,
        "offers",
        period=period,
        rsv_code=rsv_code,
        municipality_code=municipality_code,
        **filled(chosen),
    )


def offer_points(
    release_id: str,
    *,
    period: str,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """One point per municipality with running offer: longitude, latitude, projects, places."""
    return run_query(
        release_id,
        "offer_points",
        period=period,
        rsv_code=rsv_code,
        **filled(chosen),
    )


def white_spots(
    release_id: str,
    *,
    period: str,
    within_km: float,
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """What every municipality has: white_spot is own, within_reach, none or unknown.

    Also: area_code, area_name, rsv_code, rsv_name, youth_population, running_projects (None where
    the partnership delivered no offer), nearest_km, nearest_code, nearest_name (None when such
    offer runs nowhere). Distances are between representative points; within the own municipality 0.
    """
    return run_query(
        release_id,
        "white_spots",
        period=period,
        within_km=within_km,
        rsv_code=rsv_code,
        **filled(chosen),
    )


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
    rsv_code: str | None = None,
    **chosen: Unpack[OfferFilter],
) -> pd.DataFrame:
    """Choices within reach per H3 cell (resolution 7), for a map layer.

    Columns: h3_cell, young_people (spread evenly over the municipality: an assumption),
    municipality_code, themes, moments, target_groups.
    """
    return run_query(
        release_id,
        "choice_cells",
        period=period,
        within_km=within_km,
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


def coverage(
    release_id: str, *, period: str, variant_group: str = "regulier", rsv_code: str | None = None
) -> pd.DataFrame:
    """The coverage matrix: running projects and places per theme × moment × target group.

    The code 'all' is all of a dimension, so the margins are in it; a project counts once in each.
    Columns: theme, theme_label, moment, moment_label, target_group, target_group_label, projects,
    places (shared evenly over the combinations of a project). Without national and online offer.
    """
    return run_query(
        release_id, "coverage", period=period, variant_group=variant_group, rsv_code=rsv_code
    )


def diversity(release_id: str, *, dimension: str, weight: str) -> pd.DataFrame:
    """Hill numbers of partnerships and country on the reference date, by places or projects.

    A row per area and hill_order (0, 1, 2): projects, coverage, observed with limits, and
    at_coverage with limits at equal_coverage (NaN for an area with too few projects to compare).
    """
    return run_query(release_id, "diversity", dimension=dimension, weight=weight)


def offer_lags(release_id: str, *, dimension: str, rsv_code: str | None = None) -> pd.DataFrame:
    """Themes, moments or target groups of partnerships beside their look-alikes.

    Columns: rsv_code, rsv_name, code, label, projects, expected, per_100k, peer_per_100k, ratio
    with limits, p_value, adjusted_p, outcome (lagging, possible, similar, not_compared).
    """
    return run_query(release_id, "offer_lags", dimension=dimension, rsv_code=rsv_code)

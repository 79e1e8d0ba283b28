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
    """Codes of one list in order: code, label, flag.

    Lists: theme, moment, target_group, variant, sector, agenda_part, agenda_status.
    """
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

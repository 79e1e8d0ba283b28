"""Areas: municipalities, partnerships, provinces and the country."""

from datetime import date

import pandas as pd

from warehouse.kept import kept
from warehouse.queries.run import run_query


def areas(release_id: str) -> pd.DataFrame:
    """Every area: area_kind, area_code, area_name, rsv_code, rsv_name, youth_population."""
    return run_query(release_id, "areas")


@kept
def municipalities(release_id: str) -> pd.DataFrame:
    """The municipalities, by name."""
    everything = areas(release_id)
    return everything[everything["area_kind"] == "municipality"]


@kept
def municipality_names(release_id: str) -> dict[str, str]:
    """Municipality code → name, by name."""
    known = municipalities(release_id)
    return dict(zip(known["area_code"], known["area_name"], strict=True))


def municipality_points(release_id: str, *, rsv_code: str | None = None) -> pd.DataFrame:
    """Where each municipality is taken to be: area_code, area_name, rsv_code, and degrees.

    longitude and latitude are WGS84, of the representative point; by name.
    """
    return run_query(release_id, "municipality_points", rsv_code=rsv_code)


@kept
def rsvs(release_id: str) -> dict[str, str]:
    """Partnership code → name, by code."""
    everything = areas(release_id)
    found = everything[everything["area_kind"] == "rsv"].sort_values("area_code")
    return dict(zip(found["area_code"], found["area_name"], strict=True))


def rsv_profiles(release_id: str, *, reference_date: date) -> pd.DataFrame:
    """One row per partnership: contact, size, meetings in the year up to a day, evaluation."""
    return run_query(release_id, "rsv_profiles", reference_date=reference_date)

"""Lists of partners: of one partnership, and of organisations in more than one."""

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list

SPELLING = (
    "Namen zijn vergeleken zonder op hoofdletters, accenten, spaties en leestekens te letten; de "
    "nieuwste schrijfwijze staat er. Een afkorting of een andere rechtsvorm telt als een andere "
    "organisatie."
)


def partners_table(partners: pd.DataFrame) -> pd.DataFrame:
    """Return who takes part, since when, and until when if that is known."""
    return pd.DataFrame(
        {
            "Organisatie": partners["organisation"],
            "Sector": partners["sector_label"],
            "RSV": partners["rsv_name"],
            "Partner sinds": _days(partners["member_from"]),
            "Laatste dag": _days(partners["member_to"]),
        }
    )


def _days(values: pd.Series) -> list[str]:
    return ["" if pd.isna(day) else formats.day(pd.Timestamp(day).date()) for day in values]


def in_partnership(shared: pd.DataFrame, rsv_code: str | None) -> pd.DataFrame:
    """Return the shared organisations that take part in one partnership; None is all."""
    if rsv_code is None:
        return shared
    return shared[[rsv_code in codes for codes in shared["rsv_codes"]]]


def shared_finding(shared: pd.DataFrame, area_name: str) -> str:
    """Say how many organisations take part in several partnerships, and which in most."""
    if shared.empty:
        return f"In {area_name} is geen organisatie partner van meer dan één RSV."
    most = shared[shared["rsv_count"] == shared["rsv_count"].max()]
    verb = "is" if len(shared) == 1 else "zijn"
    said = (
        f"In {area_name} {verb} {formats.count_of(len(shared), 'organisatie', 'organisaties')} "
        "partner van meer dan één RSV; het meest "
        f"{name_list(most['organisation'].tolist())} ({most['rsv_count'].iloc[0]} RSV's)."
    )
    spelled = int((shared["spelling_count"] > 1).sum())
    if spelled:
        said += (
            f" {formats.count_of(spelled, 'organisatie staat', 'organisaties staan')} er onder "
            "meer dan één schrijfwijze."
        )
    return said


def shared_table(shared: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations in several partnerships, with their spellings if they differ."""
    table = pd.DataFrame(
        {
            "Organisatie": shared["organisation"],
            "Aantal RSV's": shared["rsv_count"],
            "In": shared["rsv_names"],
            "Sector": shared["sectors"],
            "Schrijfwijzen": shared["spellings"],
        }
    )
    return table if (shared["spelling_count"] > 1).any() else table.drop(columns="Schrijfwijzen")

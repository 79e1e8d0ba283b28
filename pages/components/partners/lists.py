"""Lists of partners: of one partnership, and of organisations in more than one."""

import pandas as pd

from language import mark, ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list
from warehouse.kept import kept

SPELLING = mark(
    "Namen zijn vergeleken zonder op hoofdletters, accenten, spaties en leestekens te letten; de "
    "nieuwste schrijfwijze staat er. Een afkorting of een andere rechtsvorm telt als een andere "
    "organisatie."
)


@kept
def partners_table(partners: pd.DataFrame) -> pd.DataFrame:
    """Return who takes part, since when, and until when if that is known."""
    return pd.DataFrame(
        {
            mark("Organisatie"): partners["organisation"],
            mark("Sector"): partners["sector_label"].map(tr),
            mark("RSV"): partners["rsv_name"],
            mark("Partner sinds"): _days(partners["member_from"]),
            mark("Laatste dag"): _days(partners["member_to"]),
        }
    )


def _days(values: pd.Series) -> list[str]:
    return ["" if pd.isna(day) else formats.day(pd.Timestamp(day).date()) for day in values]


@kept
def in_partnership(shared: pd.DataFrame, rsv_code: str | None) -> pd.DataFrame:
    """Return the shared organisations that take part in one partnership; None is all."""
    if rsv_code is None:
        return shared
    return shared[[rsv_code in codes for codes in shared["rsv_codes"]]]


@kept
def shared_finding(shared: pd.DataFrame, area_name: str) -> str:
    """Say how many organisations take part in several partnerships, and which in most."""
    if shared.empty:
        said = tr("In {area} is geen organisatie partner van meer dan één RSV.")
        return said.format(area=area_name)
    most = shared[shared["rsv_count"] == shared["rsv_count"].max()]
    said = ntr(
        "In {area} is {organisations} partner van meer dan één RSV; het meest {names} ({n} RSV's).",
        "In {area} zijn {organisations} partner van meer dan één RSV; het meest {names} "
        "({n} RSV's).",
        len(shared),
    ).format(
        area=area_name,
        organisations=formats.count_of(len(shared), "organisatie", "organisaties"),
        names=name_list(most["organisation"].tolist()),
        n=most["rsv_count"].iloc[0],
    )
    spelled = int((shared["spelling_count"] > 1).sum())
    if spelled:
        said += " " + ntr(
            "{n} organisatie staat er onder meer dan één schrijfwijze.",
            "{n} organisaties staan er onder meer dan één schrijfwijze.",
            spelled,
        ).format(n=formats.number(spelled))
    return said


@kept
def shared_table(shared: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations in several partnerships, with their spellings if they differ."""
    table = pd.DataFrame(
        {
            mark("Organisatie"): shared["organisation"],
            mark("Aantal RSV's"): shared["rsv_count"],
            mark("In"): shared["rsv_names"],
            mark("Sector"): [
                ", ".join(tr(label) for label in labels.split(", ")) for labels in shared["sectors"]
            ],
            mark("Schrijfwijzen"): shared["spellings"],
        }
    )
    return table if (shared["spelling_count"] > 1).any() else table.drop(columns="Schrijfwijzen")

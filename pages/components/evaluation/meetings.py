"""Which regions have held their evaluation meeting on a day, and which have none planned."""

from datetime import date
from typing import Any

import pandas as pd

from language import mark, ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list
from warehouse.kept import kept

HELD, PLANNED = mark("gehouden"), mark("gepland")
OUTSIDE, NONE = mark("buiten de afgesproken maanden"), mark("niet gepland")
UNKNOWN = mark("niet aangeleverd")
NOT_HELD = (
    (NONE, mark("niet gepland in {names}")),
    (OUTSIDE, mark("buiten de afgesproken maanden in {names}")),
    (UNKNOWN, mark("niet aangeleverd door {names}")),
)


@kept
def with_state(meetings: pd.DataFrame, day: date) -> pd.DataFrame:
    """Add `state`: how the evaluation of each partnership stands on a day."""
    return meetings.assign(state=[_state(row, day) for row in meetings.to_dict("records")])


def _state(row: dict[Any, Any], day: date) -> str:
    if pd.isna(row["meeting_date"]):
        return NONE if row["has_meetings"] else UNKNOWN
    if not row["is_within"]:
        return OUTSIDE
    return HELD if row["meeting_date"].date() <= day else PLANNED


@kept
def meetings_finding(meetings: pd.DataFrame, day: date) -> str:
    """Say in how many regions it was held, and name those without a day."""
    if meetings.empty:
        return tr("Op deze dag is er geen RSV met gemeenten.")
    if (meetings["state"] == UNKNOWN).all():
        return tr("Er zijn nog geen bijeenkomsten aangeleverd (bestand bijeenkomsten).")
    held = int((meetings["state"] == HELD).sum())
    said = [
        ntr(
            "Op {day} is de evaluatie gehouden in {held} van de {n} RSV",
            "Op {day} is de evaluatie gehouden in {held} van de {n} RSV’s",
            len(meetings),
        ).format(day=formats.day(day), held=held, n=formats.number(len(meetings)))
    ]
    planned = int((meetings["state"] == PLANNED).sum())
    if planned:
        said.append(tr("voor {n} is zij gepland").format(n=planned))
    for state, text in NOT_HELD:
        names = meetings.loc[meetings["state"] == state, "rsv_name"].tolist()
        if names:
            said.append(tr(text).format(names=name_list(names)))
    return f"{'; '.join(said)}."


def region_sentence(row: pd.Series) -> str:
    """Say how the evaluation of one partnership stands."""
    state = row["state"]
    facts = [tr(state)]
    if pd.notna(row["meeting_date"]):
        facts.insert(0, formats.day(row["meeting_date"]))
        if pd.notna(row["attendees"]):
            facts.append(formats.count_of(row["attendees"], "deelnemer", "deelnemers"))
    return tr("Evaluatiebijeenkomst van {rsv}: {facts}.").format(
        rsv=row["rsv_name"], facts=", ".join(facts)
    )


@kept
def meetings_table(meetings: pd.DataFrame) -> pd.DataFrame:
    """Write each region with its day; a day or number that is not known says so."""
    return pd.DataFrame(
        {
            mark("RSV"): meetings["rsv_name"],
            mark("Evaluatie op"): [
                "–" if pd.isna(when) else formats.day(when) for when in meetings["meeting_date"]
            ],
            mark("Stand"): meetings["state"].map(tr),
            mark("Deelnemers"): [
                "–" if pd.isna(people) else formats.number(people)
                for people in meetings["attendees"]
            ],
        }
    )

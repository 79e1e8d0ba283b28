"""Which regions have held their evaluation meeting on a day, and which have none planned."""

from datetime import date
from typing import Any

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list

HELD, PLANNED = "gehouden", "gepland"
OUTSIDE, NONE = "buiten de afgesproken maanden", "niet gepland"
UNKNOWN = "niet aangeleverd"


def with_state(meetings: pd.DataFrame, day: date) -> pd.DataFrame:
    """Add `state`: how the evaluation of each partnership stands on a day."""
    return meetings.assign(state=[_state(row, day) for row in meetings.to_dict("records")])


def _state(row: dict[Any, Any], day: date) -> str:
    if pd.isna(row["meeting_date"]):
        return NONE if row["has_meetings"] else UNKNOWN
    if not row["is_within"]:
        return OUTSIDE
    return HELD if row["meeting_date"].date() <= day else PLANNED


def meetings_finding(meetings: pd.DataFrame, day: date) -> str:
    """Say in how many regions it was held, and name those without a day."""
    if meetings.empty:
        return "Op deze dag is er geen RSV met gemeenten."
    if (meetings["state"] == UNKNOWN).all():
        return "Er zijn nog geen bijeenkomsten aangeleverd (bestand bijeenkomsten)."
    held = int((meetings["state"] == HELD).sum())
    said = [
        f"Op {formats.day(day)} is de evaluatie gehouden in {held} van de "
        f"{formats.count_of(len(meetings), 'RSV', 'RSV’s')}"
    ]
    planned = int((meetings["state"] == PLANNED).sum())
    if planned:
        said.append(f"voor {planned} is zij gepland")
    for state, text in (
        (NONE, "niet gepland in"),
        (OUTSIDE, "buiten de afgesproken maanden in"),
        (UNKNOWN, "niet aangeleverd door"),
    ):
        names = meetings.loc[meetings["state"] == state, "rsv_name"].tolist()
        if names:
            said.append(f"{text} {name_list(names)}")
    return f"{'; '.join(said)}."


def region_sentence(row: pd.Series) -> str:
    """Say how the evaluation of one partnership stands."""
    name, state = row["rsv_name"], row["state"]
    if pd.isna(row["meeting_date"]):
        return f"Evaluatiebijeenkomst van {name}: {state}."
    people = (
        ""
        if pd.isna(row["attendees"])
        else f", {formats.count_of(row['attendees'], 'deelnemer', 'deelnemers')}"
    )
    return f"Evaluatiebijeenkomst van {name}: {formats.day(row['meeting_date'])}, {state}{people}."


def meetings_table(meetings: pd.DataFrame) -> pd.DataFrame:
    """Write each region with its day; a day or number that is not known says so."""
    return pd.DataFrame(
        {
            "RSV": meetings["rsv_name"],
            "Evaluatie op": [
                "–" if pd.isna(when) else formats.day(when) for when in meetings["meeting_date"]
            ],
            "Stand": meetings["state"],
            "Deelnemers": [
                "–" if pd.isna(people) else formats.number(people)
                for people in meetings["attendees"]
            ],
        }
    )

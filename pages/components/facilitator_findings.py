"""Facilitators in words: the country, one partnership, time and meetings."""

import numpy as np
import pandas as pd

from pages.components import formats
from pages.components.facilitator_rows import APPOINTED, UNKNOWN, VACANT, FteFrame, count_rsvs
from pages.components.findings import name_list

NOT_DELIVERED = (
    "Er zijn nog geen facilitatoren aangeleverd (bestand facilitatoren). Of er vacatures zijn, is "
    "dus niet te zeggen."
)
NO_CAUSE = (
    "Fte is achtergrond bij de cijfers en geen oorzaak: dat een RSV met meer of minder fte meer of "
    "minder deelname heeft, zegt niet dat het een door het ander komt."
)


def fte(value: float) -> str:
    """Write fte, such as 0,65 fte."""
    return f"{formats.number(value, 2)} fte"


def country_finding(rows: pd.DataFrame, frame: FteFrame) -> str:
    """Say how much fte is appointed, where nobody is, and who is outside the bounds."""
    if rows.empty:
        return "Op deze dag is er geen RSV met gemeenten."
    if (rows["state"] == UNKNOWN).all():
        return NOT_DELIVERED
    appointed = rows[rows["state"] == APPOINTED]
    vacant = rows.loc[rows["state"] == VACANT, "rsv_name"].tolist()
    verb = "is" if len(vacant) == 1 else "zijn"
    vacancies = (
        f"vacant {verb} {name_list(vacant, total=len(rows))}" if vacant else "er is geen vacature"
    )
    return (
        f"Er is {fte(appointed['fte'].sum())} aangesteld in {len(appointed)} van "
        f"{count_rsvs(len(rows))}; {vacancies}."
        f"{_outside(appointed, frame)}"
    )


def _outside(appointed: pd.DataFrame, frame: FteFrame) -> str:
    low, high = formats.number(frame.low, 1), formats.number(frame.high, 1)
    outside = [
        f"{name} ({formats.number(value, 2)})"
        for name, value in zip(appointed["rsv_name"], appointed["fte"], strict=True)
        if not frame.holds(value)
    ]
    if outside:
        return f" Buiten de grenzen van {low} tot {high} fte: {name_list(outside)}."
    return f" Elke aanstelling ligt tussen {low} en {high} fte." if len(appointed) else ""


def region_finding(row: pd.Series, frame: FteFrame) -> str:
    """Say who is appointed in one partnership, and how that is against the bounds."""
    if row["state"] == UNKNOWN:
        return NOT_DELIVERED
    if row["state"] == VACANT:
        steps = row["candidate_steps"]
        candidate = f"; er is een kandidaat ({steps})" if isinstance(steps, str) else ""
        return f"Er is geen facilitator aangesteld{candidate}."
    low, high = formats.number(frame.low, 1), formats.number(frame.high, 1)
    place = "binnen" if frame.holds(row["fte"]) else "buiten"
    return f"Aangesteld: {fte(row['fte'])} {row['standing']}, {place} de grenzen {low}–{high}."


def history_finding(name: str, history: pd.DataFrame) -> str:
    """Say since when the fte is what it is, and on how many days it changed."""
    if history.empty:
        return f"Voor {name} is op of voor deze dag geen aanstelling aangeleverd."
    last = history.iloc[-1]
    since = formats.day(pd.Timestamp(last["day"]))
    first = formats.day(pd.Timestamp(history["day"].iloc[0]))
    state = f"{fte(last['fte'])} aangesteld" if last["fte"] else "niemand aangesteld"
    times = formats.count_of(len(history) - 1, "keer", "keer")
    return f"{name}: sinds {since} is er {state}; na de start op {first} veranderde dit {times}."


def days_finding(name: str, value: float, total_days: float) -> str:
    """Say how many days a week an amount of fte is."""
    return (
        f"{name}: {fte(value)} is volgens de richtlijn {formats.number(total_days, 2)} dagen per "
        "week."
    )


def meetings_finding(rows: pd.DataFrame) -> str:
    """Say how many partnerships held the meetings that were asked, and who held too few."""
    known = rows.dropna(subset=["meetings_last_year"])
    if known.empty:
        return "Er zijn nog geen bijeenkomsten aangeleverd (bestand bijeenkomsten)."
    asked = known[known["meetings_asked"] > 0]
    if asked.empty:
        return "Elk RSV is nog te kort bezig om zijn overleggen te tellen."
    held = asked["meetings_last_year"]
    few = asked[held < asked["meetings_asked"]]
    enough = len(asked) - len(few)
    sentence = (
        f"Van {count_rsvs(len(asked))} {'hield' if enough == 1 else 'hielden'} er {enough} "
        "genoeg overleggen"
    )
    if few.empty:
        return f"{sentence}."
    names = [
        f"{row['rsv_name']} ({formats.number(row['meetings_last_year'])}; nodig "
        f"{formats.number(row['meetings_asked'])})"
        for row in few.to_dict("records")
    ]
    return f"{sentence}; te weinig: {name_list(names, total=len(asked))}."


def context_finding(rows: pd.DataFrame) -> str:
    """Say between which numbers young people per fte lie."""
    ratio = (rows["youth_population"] / rows["fte"].where(rows["fte"] > 0)).to_numpy(float)
    if np.isfinite(ratio).sum() < 2:
        return "Er zijn nog geen twee RSV's met zowel fte als een bekend aantal jongeren."
    names = rows["rsv_name"].tolist()
    least, most = int(np.nanargmin(ratio)), int(np.nanargmax(ratio))
    return (
        f"Per fte zijn er in {names[least]} {formats.number(ratio[least])} jongeren en in "
        f"{names[most]} {formats.number(ratio[most])}."
    )

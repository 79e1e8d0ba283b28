"""Facilitators in words: the country, one partnership, time and meetings."""

import numpy as np
import pandas as pd

from language import mark, ntr, tr
from pages.components import formats
from pages.components.facilitators.rows import (
    APPOINTED,
    UNKNOWN,
    VACANT,
    FteFrame,
    count_rsvs,
    written,
)
from pages.components.name_lists import name_list
from warehouse.kept import kept

NOT_DELIVERED = mark(
    "Er zijn nog geen facilitatoren aangeleverd (bestand facilitatoren). Of er vacatures zijn, is "
    "dus niet te zeggen."
)
NO_CAUSE = mark(
    "Fte is achtergrond bij de cijfers en geen oorzaak: dat een RSV met meer of minder fte meer of "
    "minder deelname heeft, zegt niet dat het een door het ander komt."
)


def fte(value: float) -> str:
    """Write fte, such as 0,65 fte."""
    return f"{formats.number(value, 2)} fte"


@kept
def country_finding(rows: pd.DataFrame, frame: FteFrame) -> str:
    """Say how much fte is appointed, where nobody is, and who is outside the bounds."""
    if rows.empty:
        return tr("Op deze dag is er geen RSV met gemeenten.")
    if (rows["state"] == UNKNOWN).all():
        return tr(NOT_DELIVERED)
    appointed = rows[rows["state"] == APPOINTED]
    vacant = rows.loc[rows["state"] == VACANT, "rsv_name"].tolist()
    vacancies = (
        ntr("vacant is {names}", "vacant zijn {names}", len(vacant)).format(
            names=name_list(vacant, total=len(rows))
        )
        if vacant
        else tr("er is geen vacature")
    )
    said = tr("Er is {fte} aangesteld in {n} van {rsvs}; {vacancies}.").format(
        fte=fte(appointed["fte"].sum()),
        n=len(appointed),
        rsvs=count_rsvs(len(rows)),
        vacancies=vacancies,
    )
    return said + _outside(appointed, frame)


def _outside(appointed: pd.DataFrame, frame: FteFrame) -> str:
    low, high = formats.number(frame.low, 1), formats.number(frame.high, 1)
    outside = [
        f"{name} ({formats.number(value, 2)})"
        for name, value in zip(appointed["rsv_name"], appointed["fte"], strict=True)
        if not frame.holds(value)
    ]
    if outside:
        said = tr("Buiten de grenzen van {low} tot {high} fte: {names}.")
    elif len(appointed):
        said = tr("Elke aanstelling ligt tussen {low} en {high} fte.")
    else:
        return ""
    return f" {said.format(low=low, high=high, names=name_list(outside))}"


@kept
def region_finding(row: pd.Series, frame: FteFrame) -> str:
    """Say who is appointed in one partnership, and how that is against the bounds."""
    if row["state"] == UNKNOWN:
        return tr(NOT_DELIVERED)
    if row["state"] == VACANT:
        steps = row["candidate_steps"]
        if not isinstance(steps, str):
            return tr("Er is geen facilitator aangesteld.")
        said = tr("Er is geen facilitator aangesteld; er is een kandidaat ({steps}).")
        return said.format(steps=written(steps))
    said = (
        tr("Aangesteld: {fte} {standing}, binnen de grenzen {low}–{high}.")
        if frame.holds(row["fte"])
        else tr("Aangesteld: {fte} {standing}, buiten de grenzen {low}–{high}.")
    )
    return said.format(
        fte=fte(row["fte"]),
        standing=row["standing"],
        low=formats.number(frame.low, 1),
        high=formats.number(frame.high, 1),
    )


@kept
def history_finding(name: str, history: pd.DataFrame) -> str:
    """Say since when the fte is what it is, and on how many days it changed."""
    if history.empty:
        said = tr("Voor {name} is op of voor deze dag geen aanstelling aangeleverd.")
        return said.format(name=name)
    last = history.iloc[-1]
    since = formats.day(pd.Timestamp(last["day"]))
    first = formats.day(pd.Timestamp(history["day"].iloc[0]))
    said = (
        tr(
            "{name}: sinds {since} is er {fte} aangesteld; na de start op {first} veranderde dit "
            "{times}."
        )
        if last["fte"]
        else tr(
            "{name}: sinds {since} is er niemand aangesteld; na de start op {first} veranderde dit "
            "{times}."
        )
    )
    times = formats.count_of(len(history) - 1, "keer", "keer")
    return said.format(name=name, since=since, fte=fte(last["fte"]), first=first, times=times)


@kept
def days_finding(name: str, value: float, total_days: float) -> str:
    """Say how many days a week an amount of fte is."""
    return tr("{name}: {fte} is volgens de richtlijn {days} dagen per week.").format(
        name=name, fte=fte(value), days=formats.number(total_days, 2)
    )


@kept
def meetings_finding(rows: pd.DataFrame) -> str:
    """Say how many partnerships held the meetings that were asked, and who held too few."""
    known = rows.dropna(subset=["meetings_last_year"])
    if known.empty:
        return tr("Er zijn nog geen bijeenkomsten aangeleverd (bestand bijeenkomsten).")
    asked = known[known["meetings_asked"] > 0]
    if asked.empty:
        return tr("Elk RSV is nog te kort bezig om zijn overleggen te tellen.")
    held = asked["meetings_last_year"]
    few = asked[held < asked["meetings_asked"]]
    enough = len(asked) - len(few)
    sentence = ntr(
        "Van {rsvs} hield er {n} genoeg overleggen",
        "Van {rsvs} hielden er {n} genoeg overleggen",
        enough,
    ).format(rsvs=count_rsvs(len(asked)), n=enough)
    if few.empty:
        return f"{sentence}."
    each = tr("{name} ({held}; nodig {needed})")
    names = [
        each.format(
            name=row["rsv_name"],
            held=formats.number(row["meetings_last_year"]),
            needed=formats.number(row["meetings_asked"]),
        )
        for row in few.to_dict("records")
    ]
    return tr("{sentence}; te weinig: {names}.").format(
        sentence=sentence, names=name_list(names, total=len(asked))
    )


@kept
def context_finding(rows: pd.DataFrame) -> str:
    """Say between which numbers young people per fte lie."""
    ratio = (rows["youth_population"] / rows["fte"].where(rows["fte"] > 0)).to_numpy(float)
    if np.isfinite(ratio).sum() < 2:
        return tr("Er zijn nog geen twee RSV's met zowel fte als een bekend aantal jongeren.")
    names = rows["rsv_name"].tolist()
    least, most = int(np.nanargmin(ratio)), int(np.nanargmax(ratio))
    return tr("Per fte zijn er in {least} {fewest} jongeren en in {most} {greatest}.").format(
        least=names[least],
        fewest=formats.number(ratio[least]),
        most=names[most],
        greatest=formats.number(ratio[most]),
    )

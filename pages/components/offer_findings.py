"""One sentence for each figure on the page Aanbod; also its alt text."""

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list
from pages.components.texts import DIMENSIONS
from warehouse.queries import code_list
from warehouse.queries.offer import OfferFilter


def choice_text(release_id: str, chosen: OfferFilter) -> str:
    """Say which offer counts, such as ' (Sport; In de vakantie)'; nothing when all does."""
    labels = []
    for dimension, code in (
        ("theme", chosen.get("theme")),
        ("moment", chosen.get("moment")),
        ("target_group", chosen.get("target_group")),
    ):
        if code is not None:
            listed = code_list(release_id, dimension).set_index("code")["label"]
            labels.append(str(listed[code]))
    return f" ({'; '.join(labels)})" if labels else ""


def white_spots_finding(spots: pd.DataFrame, within_km: float, what: str = "") -> str:
    """Say how many municipalities have offer, and how many young people live in white spots."""
    counts = spots["white_spot"].value_counts()
    own, near, none, unknown = (
        int(counts.get(kind, 0)) for kind in ("own", "within_reach", "none", "unknown")
    )
    if unknown == len(spots):
        return "Er is hier geen aanbod aangeleverd: of het ontbreekt, is niet te zeggen."
    reach = f"binnen {formats.number(within_km)} km"
    sentences = [
        f"Van {formats.count_of(len(spots), 'gemeente', 'gemeenten')} "
        f"{'heeft' if own == 1 else 'hebben'} er {own} eigen aanbod{what}; voor {near} ligt het "
        f"{reach}."
    ]
    if none:
        white = spots[spots["white_spot"] == "none"].sort_values(
            "youth_population", ascending=False
        )
        people = white["youth_population"].sum(min_count=1)
        share = people / spots["youth_population"].sum(min_count=1) * 100
        sentences.append(
            f"{formats.count_of(none, 'is een witte vlek', 'zijn een witte vlek')}: daar wonen "
            f"{formats.number(people)} jongeren ({formats.percentage(share)}), de meeste in "
            f"{name_list(white['area_name'].tolist()[:3])}."
        )
    else:
        sentences.append("Er is geen witte vlek.")
    if unknown:
        sentences.append(f"Voor {unknown} is het onbekend: daar is geen aanbod aangeleverd.")
    return " ".join(sentences)


def municipality_story(row: pd.Series) -> str:
    """Say of one municipality what it has, and where the nearest offer is."""
    people = f"{formats.number(row['youth_population'])} jongeren"
    if row["white_spot"] == "own":
        projects = formats.count_of(
            int(row["running_projects"]), "lopend project", "lopende projecten"
        )
        return f"**{row['area_name']}**: eigen aanbod, {projects}; {people}."
    kind = {"none": "witte vlek", "within_reach": "bereikbaar"}.get(
        row["white_spot"], "onbekend, er is geen aanbod aangeleverd"
    )
    nearest = (
        f"het dichtstbijzijnde aanbod is in {row['nearest_name']} "
        f"({formats.number(row['nearest_km'], 1)} km)"
        if isinstance(row["nearest_name"], str)
        else "zulk aanbod loopt nergens"
    )
    return f"**{row['area_name']}**: {kind}; {people}; {nearest}."


def capacity_finding(capacity: pd.DataFrame, what: str = "") -> str:
    """Say how the places per 1,000 young people differ between municipalities."""
    known = capacity.dropna(subset=["places_per_1000"])
    if known.empty:
        return "Er is hier geen aanbod aangeleverd."
    empty = int((known["places"] == 0).sum())
    first = (
        f"In {empty} van {formats.count_of(len(known), 'gemeente', 'gemeenten')} zijn er geen "
        f"plaatsen{what}"
    )
    if empty == len(known):
        return f"{first}."
    typical = known["places_per_1000"].median()
    top = known.sort_values("places_per_1000").iloc[-1]
    return (
        f"{first}; de middelste gemeente heeft er {formats.number(typical, 1)} per 1.000 jongeren, "
        f"{top['area_name']} het meest ({formats.number(top['places_per_1000'], 1)})."
    )


def choice_finding(
    summary: pd.DataFrame, country: pd.DataFrame, *, dimension: str, at_least: int, within_km: float
) -> str:
    """Say which share of young people has at least so many choices, and where least and most."""
    known = summary.dropna(subset=["share_at_least"]).sort_values("share_at_least")
    if known.empty or country.empty:
        return "Hoeveel jongeren iets te kiezen hebben, is nog niet te zeggen."
    kind = DIMENSIONS[dimension].lower()
    kind = kind if at_least > 1 else {"thema's": "thema"}.get(kind, kind.removesuffix("en"))
    least, most = known.iloc[0], known.iloc[-1]
    return (
        f"Van de jongeren in Nederland vindt "
        f"{formats.percentage(country['share_at_least'].iloc[0] * 100)} ten minste {at_least} "
        f"{kind} binnen {formats.number(within_km)} km; het minst in {least['area_name']} "
        f"({formats.percentage(least['share_at_least'] * 100)}), het meest in "
        f"{most['area_name']} ({formats.percentage(most['share_at_least'] * 100)})."
    )


def covering_finding(plans: pd.DataFrame, number: int, within_km: float, area_name: str) -> str:
    """Say what the best so many municipalities add, and what remains."""
    reach = f"binnen {formats.number(within_km)} km"
    if plans.empty:
        return f"In {area_name} is niemand zonder dit aanbod {reach} die zo te bereiken is."
    plan = plans[plans["number"] == min(number, plans["number"].max())].sort_values("rank")
    uncovered, covered = plan["uncovered"].iloc[0], plan["covered"].iloc[0]
    extra = formats.count_of(len(plan), "extra aanbod", "keer extra aanbod")
    return (
        f"In {area_name} hebben {formats.number(uncovered)} jongeren dit aanbod niet {reach}. Met "
        f"{extra}, in {name_list(plan['area_name'].tolist())}, komt het er voor "
        f"{formats.number(covered)} van hen ({formats.percentage(covered / uncovered * 100)})."
    )


def covering_caution(plans: pd.DataFrame, number: int) -> str:
    """Say that the best three need not contain the best two, and whether that happens here."""
    general = (
        "Elk aantal is apart en precies uitgerekend: de beste drie hoeven de beste twee niet te "
        "bevatten. Kies daarom eerst het aantal."
    )
    plan = plans[plans["number"] == number]
    before = plans[plans["number"] == number - 1]
    left = before.loc[~before["area_code"].isin(plan["area_code"]), "area_name"].tolist()
    if plan.empty or not left:
        return general
    verb = "valt" if len(left) == 1 else "vallen"
    return (
        f"{general} Hier {verb} {name_list(left)} bij {number} af, "
        f"{'die' if len(left) == 1 else 'allemaal'} bij {number - 1} nog meedeed"
        f"{'' if len(left) == 1 else 'en'}."
    )

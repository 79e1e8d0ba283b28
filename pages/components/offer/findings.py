"""One sentence for each figure on the page Aanbod; also its alt text."""

import pandas as pd

from language import ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list
from warehouse.kept import kept
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
            labels.append(tr(str(listed[code])))
    return f" ({'; '.join(labels)})" if labels else ""


@kept
def white_spots_finding(spots: pd.DataFrame, within_km: float, what: str = "") -> str:
    """Say how many municipalities have offer, and how many young people live in white spots."""
    counts = spots["white_spot"].value_counts()
    own, near, none, unknown = (
        int(counts.get(kind, 0)) for kind in ("own", "within_reach", "none", "unknown")
    )
    if unknown == len(spots):
        return tr("Er is hier geen aanbod aangeleverd: of het ontbreekt, is niet te zeggen.")
    sentences = [
        ntr(
            "Van {municipalities} heeft er {n} eigen aanbod{what}; voor {near} ligt het binnen "
            "{km} km.",
            "Van {municipalities} hebben er {n} eigen aanbod{what}; voor {near} ligt het binnen "
            "{km} km.",
            own,
        ).format(
            municipalities=formats.count_of(len(spots), "gemeente", "gemeenten"),
            n=own,
            what=what,
            near=near,
            km=formats.number(within_km),
        )
    ]
    if none:
        white = spots[spots["white_spot"] == "none"].sort_values(
            "youth_population", ascending=False
        )
        people = white["youth_population"].sum(min_count=1)
        share = people / spots["youth_population"].sum(min_count=1) * 100
        sentences.append(
            ntr(
                "{n} is een witte vlek: daar wonen {people} jongeren ({share}), de meeste in "
                "{names}.",
                "{n} zijn een witte vlek: daar wonen {people} jongeren ({share}), de meeste in "
                "{names}.",
                none,
            ).format(
                n=formats.number(none),
                people=formats.number(people),
                share=formats.percentage(share),
                names=name_list(white["area_name"].tolist()[:3]),
            )
        )
    else:
        sentences.append(tr("Er is geen witte vlek."))
    if unknown:
        sentences.append(
            tr("Voor {n} is het onbekend: daar is geen aanbod aangeleverd.").format(n=unknown)
        )
    return " ".join(sentences)


def municipality_story(row: pd.Series) -> str:
    """Say of one municipality what it has, and where the nearest offer is."""
    known = {"name": row["area_name"], "people": formats.number(row["youth_population"])}
    if row["white_spot"] == "own":
        projects = formats.count_of(
            int(row["running_projects"]), "lopend project", "lopende projecten"
        )
        return tr("**{name}**: eigen aanbod, {projects}; {people} jongeren.").format(
            projects=projects, **known
        )
    kind = {"none": tr("witte vlek"), "within_reach": tr("bereikbaar")}.get(
        row["white_spot"], tr("onbekend, er is geen aanbod aangeleverd")
    )
    nearest = (
        tr("het dichtstbijzijnde aanbod is in {name} ({km} km)").format(
            name=row["nearest_name"], km=formats.number(row["nearest_km"], 1)
        )
        if isinstance(row["nearest_name"], str)
        else tr("zulk aanbod loopt nergens")
    )
    return tr("**{name}**: {kind}; {people} jongeren; {nearest}.").format(
        kind=kind, nearest=nearest, **known
    )


@kept
def capacity_finding(capacity: pd.DataFrame, what: str = "") -> str:
    """Say how the places per 1,000 young people differ between municipalities."""
    known = capacity.dropna(subset=["places_per_1000"])
    if known.empty:
        return tr("Er is hier geen aanbod aangeleverd.")
    empty = int((known["places"] == 0).sum())
    first = tr("In {n} van {municipalities} zijn er geen plaatsen{what}").format(
        n=empty,
        municipalities=formats.count_of(len(known), "gemeente", "gemeenten"),
        what=what,
    )
    if empty == len(known):
        return f"{first}."
    typical = known["places_per_1000"].median()
    top = known.sort_values("places_per_1000").iloc[-1]
    return tr(
        "{first}; de middelste gemeente heeft er {typical} per 1.000 jongeren, {name} het meest "
        "({most})."
    ).format(
        first=first,
        typical=formats.number(typical, 1),
        name=top["area_name"],
        most=formats.number(top["places_per_1000"], 1),
    )


@kept
def choice_finding(
    summary: pd.DataFrame, country: pd.DataFrame, *, dimension: str, at_least: int, within_km: float
) -> str:
    """Say which share of young people has at least so many choices, and where least and most."""
    known = summary.dropna(subset=["share_at_least"]).sort_values("share_at_least")
    if known.empty or country.empty:
        return tr("Hoeveel jongeren iets te kiezen hebben, is nog niet te zeggen.")
    least, most = known.iloc[0], known.iloc[-1]
    return tr(
        "Van de jongeren in Nederland vindt {share} ten minste {choices} binnen {km} km; het minst "
        "in {least} ({least_share}), het meest in {most} ({most_share})."
    ).format(
        share=formats.percentage(country["share_at_least"].iloc[0] * 100),
        choices=_choices(dimension, at_least),
        km=formats.number(within_km),
        least=least["area_name"],
        least_share=formats.percentage(least["share_at_least"] * 100),
        most=most["area_name"],
        most_share=formats.percentage(most["share_at_least"] * 100),
    )


def _choices(dimension: str, number: int) -> str:
    if dimension == "theme":
        return formats.count_of(number, "thema", "thema's")
    if dimension == "moment":
        return formats.count_of(number, "moment", "momenten")
    return formats.count_of(number, "doelgroep", "doelgroepen")


@kept
def covering_finding(plans: pd.DataFrame, number: int, within_km: float, area_name: str) -> str:
    """Say what the best so many municipalities add, and what remains."""
    km = formats.number(within_km)
    if plans.empty:
        return tr(
            "In {name} is niemand zonder dit aanbod binnen {km} km die zo te bereiken is."
        ).format(name=area_name, km=km)
    plan = plans[plans["number"] == min(number, plans["number"].max())].sort_values("rank")
    uncovered, covered = plan["uncovered"].iloc[0], plan["covered"].iloc[0]
    extra = formats.count_of(len(plan), "extra aanbod", "keer extra aanbod")
    return tr(
        "In {name} hebben {uncovered} jongeren dit aanbod niet binnen {km} km. Met {extra}, in "
        "{places}, komt het er voor {covered} van hen ({share})."
    ).format(
        name=area_name,
        uncovered=formats.number(uncovered),
        km=km,
        extra=extra,
        places=name_list(plan["area_name"].tolist()),
        covered=formats.number(covered),
        share=formats.percentage(covered / uncovered * 100),
    )


@kept
def covering_caution(plans: pd.DataFrame, number: int) -> str:
    """Say that the best three need not contain the best two, and whether that happens here."""
    general = tr(
        "Elk aantal is apart en precies uitgerekend: de beste drie hoeven de beste twee niet te "
        "bevatten. Kies daarom eerst het aantal."
    )
    plan = plans[plans["number"] == number]
    before = plans[plans["number"] == number - 1]
    left = before.loc[~before["area_code"].isin(plan["area_code"]), "area_name"].tolist()
    if plan.empty or not left:
        return general
    here = ntr(
        "Hier valt {names} bij {number} af, die bij {before} nog meedeed.",
        "Hier vallen {names} bij {number} af, allemaal bij {before} nog meededen.",
        len(left),
    ).format(names=name_list(left), number=number, before=number - 1)
    return f"{general} {here}"

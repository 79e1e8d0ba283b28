"""Tables of the page Aanbod: renamed for readers, numbers stay numbers."""

import pandas as pd

from language import mark, tr
from pages.components.texts import UNKNOWN_OFFER, WHITE_SPOTS
from warehouse.kept import kept

COLUMNS = {
    "white_spots": ["Gemeente", "Aanbod", "Jongeren", "Dichtstbijzijnde", "Afstand (km)"],
    "capacity": ["Gemeente", "Lopende projecten", "Plaatsen", "Jongeren", "Plaatsen per 1.000"],
}
"""What the list beside each map shows; its download has every column."""
AT_LEAST = {
    1: mark("Ten minste 1 (%)"),
    2: mark("Ten minste 2 (%)"),
    3: mark("Ten minste 3 (%)"),
    4: mark("Ten minste 4 (%)"),
    5: mark("Ten minste 5 (%)"),
    6: mark("Ten minste 6 (%)"),
}
ALSO_AT = {
    1: mark("Ook bij 1"),
    2: mark("Ook bij 2"),
    3: mark("Ook bij 3"),
    4: mark("Ook bij 4"),
    5: mark("Ook bij 5"),
    6: mark("Ook bij 6"),
    7: mark("Ook bij 7"),
    8: mark("Ook bij 8"),
    9: mark("Ook bij 9"),
}
"""Heads that hold a number the reader chose, up to the largest that is offered."""


@kept
def municipality_table(spots: pd.DataFrame, capacity: pd.DataFrame) -> pd.DataFrame:
    """Set white spot, nearest offer and capacity of each municipality side by side.

    White spots come first, most young people first.
    """
    order = {kind: at for at, kind in enumerate(("none", "unknown", "within_reach", "own"))}
    rows = (
        spots.drop(columns="running_projects")
        .merge(
            capacity[["area_code", "running_projects", "places", "places_per_1000"]],
            on="area_code",
            how="left",
            validate="one_to_one",
        )
        .assign(urgency=lambda merged: merged["white_spot"].map(order))
        .sort_values(["urgency", "youth_population"], ascending=[True, False])
    )
    return pd.DataFrame(
        {
            mark("Gemeente"): rows["area_name"],
            mark("RSV"): rows["rsv_name"],
            mark("Aanbod"): rows["white_spot"].map(white_spot_label),
            mark("Jongeren"): rows["youth_population"],
            mark("Dichtstbijzijnde"): rows["nearest_name"].fillna(tr("nergens")),
            mark("Afstand (km)"): rows["nearest_km"],
            mark("Lopende projecten"): rows["running_projects"],
            mark("Plaatsen"): rows["places"],
            mark("Plaatsen per 1.000"): rows["places_per_1000"],
        }
    )


def white_spot_label(kind: str) -> str:
    """Name a kind of white spot."""
    return WHITE_SPOTS[kind].label if kind in WHITE_SPOTS else tr(UNKNOWN_OFFER).capitalize()


def listed_labels(joined: str) -> str:
    """Write labels of a code list, joined by commas, in the language of the reader."""
    return ", ".join(map(tr, joined.split(", ")))


@kept
def choice_table(summary: pd.DataFrame, country: pd.DataFrame, at_least: int) -> pd.DataFrame:
    """Give each partnership, and the country, its share with at least so many choices."""
    national = country.assign(area_name=tr("Nederland"))
    rows = pd.concat([summary.sort_values("share_at_least"), national])
    return pd.DataFrame(
        {
            mark("Gebied"): rows["area_name"],
            mark("Jongeren"): rows["young_people"],
            AT_LEAST[at_least]: rows["share_at_least"] * 100,
            mark("Geen enkele (%)"): rows["share_none"] * 100,
            mark("Gemiddeld"): rows["mean_choices"],
        }
    )


@kept
def covering_table(plans: pd.DataFrame, number: int) -> pd.DataFrame:
    """Give the gain of each municipality in the plan of so many."""
    plan = plans[plans["number"] == number].sort_values("rank")
    table = pd.DataFrame(
        {
            mark("Stap"): plan["rank"],
            mark("Gemeente"): plan["area_name"],
            mark("Erbij (jongeren)"): plan["gain"],
            mark("Samen (jongeren)"): plan["gain"].cumsum(),
        }
    )
    if number > 1:
        table[ALSO_AT[number - 1]] = plan["is_kept"].map({True: tr("ja"), False: tr("nee")})
    return table


@kept
def plans_table(plans: pd.DataFrame) -> pd.DataFrame:
    """Give every plan: number, municipality, gain and what the plan covers."""
    return pd.DataFrame(
        {
            mark("Aantal"): plans["number"],
            mark("Stap"): plans["rank"],
            mark("Gemeente"): plans["area_name"],
            mark("Erbij (jongeren)"): plans["gain"],
            mark("Heel plan (jongeren)"): plans["covered"],
            mark("Nu zonder (jongeren)"): plans["uncovered"],
        }
    )

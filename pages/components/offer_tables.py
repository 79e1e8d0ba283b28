"""Tables of the page Aanbod: renamed for readers, numbers stay numbers."""

import pandas as pd

from pages.components.texts import UNKNOWN_OFFER, WHITE_SPOTS

COLUMNS = {
    "white_spots": ["Gemeente", "Aanbod", "Jongeren", "Dichtstbijzijnde", "Afstand (km)"],
    "capacity": ["Gemeente", "Lopende projecten", "Plaatsen", "Jongeren", "Plaatsen per 1.000"],
}
"""What the list beside each map shows; its download has every column."""


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
            "Gemeente": rows["area_name"],
            "RSV": rows["rsv_name"],
            "Aanbod": rows["white_spot"].map(white_spot_label),
            "Jongeren": rows["youth_population"],
            "Dichtstbijzijnde": rows["nearest_name"].fillna("nergens"),
            "Afstand (km)": rows["nearest_km"],
            "Lopende projecten": rows["running_projects"],
            "Plaatsen": rows["places"],
            "Plaatsen per 1.000": rows["places_per_1000"],
        }
    )


def white_spot_label(kind: str) -> str:
    """Name a kind of white spot."""
    return WHITE_SPOTS[kind].label if kind in WHITE_SPOTS else UNKNOWN_OFFER.capitalize()


def choice_table(summary: pd.DataFrame, country: pd.DataFrame, at_least: int) -> pd.DataFrame:
    """Give each partnership, and the country, its share with at least so many choices."""
    rows = pd.concat([summary.sort_values("share_at_least"), country])
    return pd.DataFrame(
        {
            "Gebied": rows["area_name"],
            "Jongeren": rows["young_people"],
            f"Ten minste {at_least} (%)": rows["share_at_least"] * 100,
            "Geen enkele (%)": rows["share_none"] * 100,
            "Gemiddeld": rows["mean_choices"],
        }
    )


def covering_table(plans: pd.DataFrame, number: int) -> pd.DataFrame:
    """Give the gain of each municipality in the plan of so many."""
    plan = plans[plans["number"] == number].sort_values("rank")
    table = pd.DataFrame(
        {
            "Stap": plan["rank"],
            "Gemeente": plan["area_name"],
            "Erbij (jongeren)": plan["gain"],
            "Samen (jongeren)": plan["gain"].cumsum(),
        }
    )
    if number > 1:
        table[f"Ook bij {number - 1}"] = plan["is_kept"].map({True: "ja", False: "nee"})
    return table


def plans_table(plans: pd.DataFrame) -> pd.DataFrame:
    """Give every plan: number, municipality, gain and what the plan covers."""
    return pd.DataFrame(
        {
            "Aantal": plans["number"],
            "Stap": plans["rank"],
            "Gemeente": plans["area_name"],
            "Erbij (jongeren)": plans["gain"],
            "Heel plan (jongeren)": plans["covered"],
            "Nu zonder (jongeren)": plans["uncovered"],
        }
    )

"""The theme lens: where a young person can do something around one theme."""

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list


def lens_finding(
    reach: pd.DataFrame, theme: str, spots: pd.DataFrame, area_name: str, within_km: float
) -> str:
    """Say who has the theme within reach, and where most young people have not."""
    rows = reach[(reach["dimension"] == "theme") & (reach["code"] == theme)]
    if rows.empty:
        return f"Voor {area_name} is geen aanbod aangeleverd."
    row = rows.iloc[0]
    projects = formats.count_of(int(row["running_projects"]), "lopend project", "lopende projecten")
    first = (
        f"{row['label']}: {projects} in {area_name}; "
        f"{formats.percentage(row['youth_share'] * 100)} van de jongeren heeft het binnen "
        f"{formats.number(within_km)} km."
    )
    white = spots[spots["white_spot"] == "none"].sort_values("youth_population", ascending=False)
    if white.empty:
        return first
    return (
        f"{first} Witte vlek: {formats.count_of(len(white), 'gemeente', 'gemeenten')}, met de "
        f"meeste jongeren in {name_list(white['area_name'].tolist()[:3])}."
    )


def offers_table(offers: pd.DataFrame) -> pd.DataFrame:
    """List what runs: who, where, when, for whom and how many places."""
    running = offers[offers["is_running"]].sort_values("places_here", ascending=False)
    return pd.DataFrame(
        {
            "Project": running["offer_name"],
            "Organisatie": running["organisation"],
            "Waar": running["municipality_names"].fillna("landelijk of online"),
            "Moment": running["moment"].fillna("onbekend"),
            "Voor wie": running["target_groups"].fillna("onbekend"),
            "Plaatsen hier": running["places_here"],
        }
    )

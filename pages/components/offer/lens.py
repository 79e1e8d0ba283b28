"""The theme lens: where a young person can do something around one theme."""

import pandas as pd

from language import mark, tr
from pages.components import formats
from pages.components.name_lists import name_list
from pages.components.offer.tables import listed_labels
from warehouse.kept import kept


@kept
def lens_finding(
    reach: pd.DataFrame, theme: str, spots: pd.DataFrame, area_name: str, within_km: float
) -> str:
    """Say who has the theme within reach, and where most young people have not."""
    rows = reach[(reach["dimension"] == "theme") & (reach["code"] == theme)]
    if rows.empty:
        return tr("Voor {name} is geen aanbod aangeleverd.").format(name=area_name)
    row = rows.iloc[0]
    label: str = row["label"]
    projects = formats.count_of(int(row["running_projects"]), "lopend project", "lopende projecten")
    first = tr(
        "{theme}: {projects} in {name}; {share} van de jongeren heeft het binnen {km} km."
    ).format(
        theme=tr(label),
        projects=projects,
        name=area_name,
        share=formats.percentage(row["youth_share"] * 100),
        km=formats.number(within_km),
    )
    white = spots[spots["white_spot"] == "none"].sort_values("youth_population", ascending=False)
    if white.empty:
        return first
    second = tr("Witte vlek: {municipalities}, met de meeste jongeren in {names}.").format(
        municipalities=formats.count_of(len(white), "gemeente", "gemeenten"),
        names=name_list(white["area_name"].tolist()[:3]),
    )
    return f"{first} {second}"


@kept
def offers_table(offers: pd.DataFrame) -> pd.DataFrame:
    """List what runs: who, where, when, for whom and how many places."""
    running = offers[offers["is_running"]].sort_values("places_here", ascending=False)
    return pd.DataFrame(
        {
            mark("Project"): running["offer_name"],
            mark("Organisatie"): running["organisation"],
            mark("Waar"): running["municipality_names"].fillna(tr("landelijk of online")),
            mark("Moment"): running["moment"].map(tr, na_action="ignore").fillna(tr("onbekend")),
            mark("Voor wie"): running["target_groups"]
            .map(listed_labels, na_action="ignore")
            .fillna(tr("onbekend")),
            mark("Plaatsen hier"): running["places_here"],
        }
    )

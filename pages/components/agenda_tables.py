"""The tables of the agenda: the ranking, what is missing, who does better, partners, work list."""

import pandas as pd

from pages.components import formats
from pages.components.offer_tables import white_spot_label
from pages.components.texts import QUADRANTS, SIGNALS

DIMENSIONS = {"theme": "Thema", "moment": "Moment", "target_group": "Doelgroep"}
NO_PARTNER = "geen partner aangeleverd"
AGREEMENTS = ("Afspraak", "Wie", "Wanneer", "Stand")


def ranked(agenda: pd.DataFrame) -> pd.DataFrame:
    """Number the municipalities of the country in the order of the agenda, from 1."""
    return agenda.assign(place=range(1, len(agenda) + 1))


def agenda_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Rename the agenda for readers; numbers stay numbers, so that a column sorts."""
    return pd.DataFrame(
        {
            "Plaats": rows["place"],
            "Gemeente": rows["area_name"],
            "RSV": rows["rsv_name"],
            "Gemist ≥": rows["missing_participants_lower"],
            "Gemist": rows["missing_participants"].clip(lower=0),
            "Aantal": rows["trajectory_count"],
            "Jongeren": rows["youth_population"],
            "Per 1.000": rows["rate_per_1000"],
            "Nederland": rows["national_per_1000"],
            "Signaal": [
                SIGNALS[code].label if isinstance(code, str) else "niet vergeleken"
                for code in rows["signal"]
            ],
            "Thema's": rows["mean_choices"],
            "Thema's Nederland": rows["national_choices"],
            "Jongeren met keuze (%)": rows["share_at_least"] * 100,
            "Lopende projecten": rows["running_projects"].astype("Float64").astype(float),
            "Aanbod": rows["white_spot"].map(white_spot_label),
            "Dichtstbij": rows["nearest_name"],
            "Afstand (km)": rows["nearest_km"],
            "Deelname en keuze": [
                QUADRANTS[code].label if code in QUADRANTS else "niet vergeleken"
                for code in rows["quadrant"]
            ],
            "Verborgen": rows["is_suppressed"].map({True: formats.HIDDEN_REASON, False: ""}),
        }
    )


def reach_table(reach: pd.DataFrame) -> pd.DataFrame:
    """Return what not every young person finds within reach, rarest first in each kind."""
    rows = reach[(reach["youth_share"] * 100).round() < 100]
    order = rows["dimension"].map({code: at for at, code in enumerate(DIMENSIONS)})
    rows = rows.assign(order=order).sort_values(["order", "youth_share"], kind="stable")
    return pd.DataFrame(
        {
            "Wat": rows["label"],
            "Vindt dit": (rows["youth_share"] * 100).map(formats.percentage),
            "Soort": rows["dimension"].map(DIMENSIONS),
        }
    )


def examples_table(examples: pd.DataFrame) -> pd.DataFrame:
    """Return who does better and what runs there, as texts."""
    return pd.DataFrame(
        {
            "Gemeente": examples["area_name"],
            "Waarom": [
                _why(bool(is_neighbour), not pd.isna(rank))
                for is_neighbour, rank in zip(
                    examples["is_neighbour"], examples["peer_rank"], strict=True
                )
            ],
            "RSV": examples["rsv_name"],
            "Per 1.000": examples["rate_per_1000"].map(lambda value: formats.number(value, 1)),
            "Projecten": examples["running_projects"].map(formats.number),
            "Thema's": examples["themes"].fillna("–"),
            "Momenten": examples["moments"].fillna("–"),
            "Doelgroepen": examples["target_groups"].fillna("–"),
        }
    )


def _why(is_neighbour: bool, is_peer: bool) -> str:
    words = ["buur"] * is_neighbour + ["vergelijkbaar"] * is_peer
    return " en ".join(words)


def examples_finding(examples: pd.DataFrame) -> str:
    """Say how many do better, and which of those with running offer has the highest rate."""
    if examples.empty:
        return "Geen buur of vergelijkbare gemeente heeft een hoger cijfer."
    count = formats.count_of(
        len(examples), "buur of vergelijkbare gemeente", "buren en vergelijkbare gemeenten"
    )
    verb = "heeft" if len(examples) == 1 else "hebben"
    offering = examples[examples["themes"].notna()]
    if offering.empty:
        return f"{count} {verb} een hoger cijfer; in geen daarvan loopt eigen aanbod."
    best = offering.sort_values("rate_per_1000", ascending=False).iloc[0]
    return (
        f"{count} {verb} een hoger cijfer; het hoogst met eigen aanbod is {best['area_name']} "
        f"({formats.number(best['rate_per_1000'], 1)} per 1.000): {best['themes']}."
    )


def partners_table(partners: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """Return the partners of each sector on one line, also of a sector that has none."""
    names = partners.groupby("sector")["organisation"].agg(list).to_dict()
    return pd.DataFrame(
        {
            "Sector": sectors["label"],
            "Partners": [", ".join(names.get(code, [NO_PARTNER])) for code in sectors["code"]],
        }
    )


def work_list(
    rows: pd.DataFrame,
    reasons: list[str],
    absent: list[str],
    examples: list[str],
) -> pd.DataFrame:
    """Return the agenda to work on: why, what is missing, who does better, room for agreements."""
    columns = ["Plaats", "Gemeente", "RSV", "Gemist ≥", "Gemist", "Per 1.000", "Nederland"]
    listed = agenda_table(rows)[columns].assign(
        **{
            "Waarom": reasons,
            "Thema's buiten bereik": absent,
            "Voorbeelden": examples,
        }
    )
    return listed.assign(**dict.fromkeys(AGREEMENTS, ""))

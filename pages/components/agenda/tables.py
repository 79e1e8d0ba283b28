"""The tables of the agenda: the ranking, what is missing, who does better, partners, work list."""

import pandas as pd

from language import Words, mark, ntr, tr
from pages.components import formats
from pages.components.offer.tables import listed_labels, white_spot_label
from pages.components.texts import QUADRANTS, SIGNALS
from warehouse.kept import kept

DIMENSIONS = Words(
    {"theme": mark("Thema"), "moment": mark("Moment"), "target_group": mark("Doelgroep")}
)
NO_PARTNER = mark("geen partner aangeleverd")
AGREEMENTS = (mark("Afspraak"), mark("Wie"), mark("Wanneer"), mark("Stand"))
NOT_COMPARED = mark("niet vergeleken")


@kept
def ranked(agenda: pd.DataFrame) -> pd.DataFrame:
    """Number the municipalities of the country in the order of the agenda, from 1."""
    return agenda.assign(place=range(1, len(agenda) + 1))


@kept
def agenda_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Rename the agenda for readers; numbers stay numbers, so that a column sorts."""
    return pd.DataFrame(
        {
            mark("Plaats"): rows["place"],
            mark("Gemeente"): rows["area_name"],
            mark("RSV"): rows["rsv_name"],
            mark("Gemist ≥"): rows["missing_participants_lower"],
            mark("Gemist"): rows["missing_participants"].clip(lower=0),
            mark("Aantal"): rows["trajectory_count"],
            mark("Jongeren"): rows["youth_population"],
            mark("Per 1.000"): rows["rate_per_1000"],
            mark("Nederland"): rows["national_per_1000"],
            mark("Signaal"): [
                SIGNALS[code].label if isinstance(code, str) else tr(NOT_COMPARED)
                for code in rows["signal"]
            ],
            mark("Thema's"): rows["mean_choices"],
            mark("Thema's Nederland"): rows["national_choices"],
            mark("Jongeren met keuze (%)"): rows["share_at_least"] * 100,
            mark("Lopende projecten"): rows["running_projects"].astype("Float64").astype(float),
            mark("Aanbod"): rows["white_spot"].map(white_spot_label),
            mark("Dichtstbij"): rows["nearest_name"],
            mark("Afstand (km)"): rows["nearest_km"],
            mark("Deelname en keuze"): [
                QUADRANTS[code].label if code in QUADRANTS else tr(NOT_COMPARED)
                for code in rows["quadrant"]
            ],
            mark("Verborgen"): rows["is_suppressed"].map(
                {True: tr(formats.HIDDEN_REASON), False: ""}
            ),
        }
    )


@kept
def reach_table(reach: pd.DataFrame) -> pd.DataFrame:
    """Return what not every young person finds within reach, rarest first in each kind."""
    rows = reach[(reach["youth_share"] * 100).round() < 100]
    order = rows["dimension"].map({code: at for at, code in enumerate(DIMENSIONS)})
    rows = rows.assign(order=order).sort_values(["order", "youth_share"], kind="stable")
    return pd.DataFrame(
        {
            mark("Wat"): rows["label"].map(tr),
            mark("Vindt dit"): (rows["youth_share"] * 100).map(formats.percentage),
            mark("Soort"): rows["dimension"].map(DIMENSIONS),
        }
    )


@kept
def examples_table(examples: pd.DataFrame) -> pd.DataFrame:
    """Return who does better and what runs there."""
    return pd.DataFrame(
        {
            mark("Gemeente"): examples["area_name"],
            mark("Waarom"): [
                _why(bool(is_neighbour), not pd.isna(rank))
                for is_neighbour, rank in zip(
                    examples["is_neighbour"], examples["peer_rank"], strict=True
                )
            ],
            mark("RSV"): examples["rsv_name"],
            mark("Per 1.000"): examples["rate_per_1000"],
            mark("Projecten"): examples["running_projects"],
            mark("Thema's"): _written(examples["themes"]),
            mark("Momenten"): _written(examples["moments"]),
            mark("Doelgroepen"): _written(examples["target_groups"]),
        }
    )


def _why(is_neighbour: bool, is_peer: bool) -> str:
    words = [tr("buur")] * is_neighbour + [tr("vergelijkbaar")] * is_peer
    return tr(" en ").join(words)


def _written(labels: pd.Series) -> pd.Series:
    return labels.map(listed_labels, na_action="ignore").fillna("–")


@kept
def examples_finding(examples: pd.DataFrame) -> str:
    """Say how many do better, and which of those with running offer has the highest rate."""
    if examples.empty:
        return tr("Geen buur of vergelijkbare gemeente heeft een hoger cijfer.")
    count = formats.count_of(
        len(examples), "buur of vergelijkbare gemeente", "buren en vergelijkbare gemeenten"
    )
    offering = examples[examples["themes"].notna()]
    if offering.empty:
        return ntr(
            "{count} heeft een hoger cijfer; in geen daarvan loopt eigen aanbod.",
            "{count} hebben een hoger cijfer; in geen daarvan loopt eigen aanbod.",
            len(examples),
        ).format(count=count)
    best = offering.sort_values("rate_per_1000", ascending=False).iloc[0]
    return ntr(
        "{count} heeft een hoger cijfer; het hoogst met eigen aanbod is {name} ({rate} per 1.000): "
        "{themes}.",
        "{count} hebben een hoger cijfer; het hoogst met eigen aanbod is {name} ({rate} per "
        "1.000): {themes}.",
        len(examples),
    ).format(
        count=count,
        name=best["area_name"],
        rate=formats.number(best["rate_per_1000"], 1),
        themes=listed_labels(best["themes"]),
    )


@kept
def partners_table(partners: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """Return the partners of each sector on one line, also of a sector that has none."""
    names = partners.groupby("sector")["organisation"].agg(list).to_dict()
    return pd.DataFrame(
        {
            mark("Sector"): sectors["label"].map(tr),
            mark("Partners"): [
                ", ".join(names.get(code, [tr(NO_PARTNER)])) for code in sectors["code"]
            ],
        }
    )


@kept
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
            mark("Waarom"): reasons,
            mark("Thema's buiten bereik"): absent,
            mark("Voorbeelden"): examples,
        }
    )
    return listed.assign(**dict.fromkeys(AGREEMENTS, ""))

"""What the agenda says in words: of the country or a partnership, and of one municipality."""

import pandas as pd

from language import ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list, shortened
from pages.components.texts import SIGNALS
from warehouse.kept import kept

LOW_AND_LITTLE = "low_participation_little_choice"


def on_agenda(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the municipalities that demonstrably miss participants, most first."""
    return rows[rows["missing_participants_lower"] > 0]


@kept
def quadrant_finding(rows: pd.DataFrame) -> str:
    """Say how many municipalities have both less participation and less choice, and who leads."""
    known = rows[rows["quadrant"] != "not_compared"]
    if known.empty:
        return tr(
            "Deelname en keuze zijn niet naast elkaar te zetten: er is geen aanbod aangeleverd."
        )
    both = known[known["quadrant"] == LOW_AND_LITTLE]
    sentence = ntr(
        "Van {municipalities} heeft er {n} minder deelname én minder keuze dan Nederland",
        "Van {municipalities} hebben er {n} minder deelname én minder keuze dan Nederland",
        len(both),
    ).format(
        municipalities=formats.count_of(len(known), "gemeente", "gemeenten"),
        n=formats.number(len(both)),
    )
    certain = on_agenda(both)["area_name"].tolist()
    if not certain:
        return tr("{first}; bij geen daarvan is de deelname aantoonbaar lager.").format(
            first=sentence
        )
    return tr("{first}; aantoonbaar lager is de deelname in {names}.").format(
        first=sentence, names=name_list(certain)
    )


@kept
def agenda_finding(rows: pd.DataFrame, area_name: str) -> str:
    """Say how many municipalities miss participants for certain, and how many together."""
    listed = on_agenda(rows)
    if listed.empty:
        return tr("In {name} mist geen enkele gemeente aantoonbaar deelnemers.").format(
            name=area_name
        )
    first = listed.iloc[0]
    return ntr(
        "In {name} mist {municipalities} aantoonbaar deelnemers; de meeste {most}: ten minste {n} "
        "trajecten.",
        "In {name} missen {municipalities} aantoonbaar deelnemers; de meeste {most}: ten minste "
        "{n} trajecten.",
        len(listed),
    ).format(
        name=area_name,
        municipalities=formats.count_of(len(listed), "gemeente", "gemeenten"),
        most=first["area_name"],
        n=formats.number(first["missing_participants_lower"]),
    )


def reason(row: pd.Series, reach: pd.DataFrame, within_km: float) -> str:
    """Say in one sentence why a municipality is on the agenda, or is not, and what it lacks."""
    return f"{row['area_name']} {_place(row)}; {_offer(row)}{_choice(row, reach, within_km)}."


def missing_themes(reach: pd.DataFrame) -> list[str]:
    """Return the themes that no young person finds within reach."""
    is_out_of_reach = (reach["dimension"] == "theme") & (reach["youth_share"] == 0)
    return [tr(label) for label in reach.loc[is_out_of_reach, "label"]]


def _place(row: pd.Series) -> str:
    rates = tr("{rate} per 1.000 jongeren, Nederland {national}").format(
        rate=formats.number(row["rate_per_1000"], 1),
        national=formats.number(row["national_per_1000"], 1),
    )
    if row["missing_participants_lower"] > 0:
        signal = f"; {SIGNALS[row['signal']].label}" if isinstance(row["signal"], str) else ""
        return tr(
            "staat op plaats {place} van de agenda, want er startten ten minste {n} trajecten "
            "minder dan bij het landelijke cijfer ({rates})"
        ).format(
            place=row["place"],
            n=formats.number(row["missing_participants_lower"]),
            rates=f"{rates}{signal}",
        )
    if row["is_suppressed"]:
        return tr("is niet te plaatsen, want het aantal is {why}").format(
            why=tr(formats.HIDDEN_MEANING)
        )
    if pd.isna(row["rate_per_1000"]) or pd.isna(row["national_per_1000"]):
        return tr("is niet te plaatsen, want het cijfer is niet bekend")
    if row["is_too_small"]:
        text = tr(
            "mist niet aantoonbaar deelnemers, want zij is te klein om te beoordelen ({rates})"
        )
    elif row["missing_participants"] > 0:
        text = tr("mist niet aantoonbaar deelnemers, want het verschil kan toeval zijn ({rates})")
    else:
        text = tr("mist geen deelnemers, want de deelname is niet lager dan landelijk ({rates})")
    return text.format(rates=rates)


def _offer(row: pd.Series) -> str:
    kind = row["white_spot"]
    if kind == "own":
        running = int(row["running_projects"])
        return ntr(
            "er loopt {projects} in de gemeente", "er lopen {projects} in de gemeente", running
        ).format(projects=formats.count_of(running, "project", "projecten"))
    if kind not in ("within_reach", "none"):
        return tr("over het aanbod is niets aangeleverd")
    if not isinstance(row["nearest_name"], str):
        return tr("er is geen aanbod, hier niet en elders niet")
    return tr("er is geen eigen aanbod, het dichtstbijzijnde is {km} km verderop in {name}").format(
        km=formats.number(row["nearest_km"], 1), name=row["nearest_name"]
    )


def _choice(row: pd.Series, reach: pd.DataFrame, within_km: float) -> str:
    if pd.isna(row["mean_choices"]):
        return ""
    sentence = tr(
        "; een jongere vindt binnen {km} km gemiddeld {choices} thema's (Nederland {national})"
    ).format(
        km=formats.number(within_km),
        choices=formats.number(row["mean_choices"], 1),
        national=formats.number(row["national_choices"], 1),
    )
    absent = missing_themes(reach)
    if not absent:
        return tr("{first} en elk thema is er voor ten minste een deel van de jongeren").format(
            first=sentence
        )
    # Themes have "en" in their names, so they are not joined by it.
    shown, more = shortened(absent)
    rest = tr(" en nog {n}").format(n=more) if more else ""
    return tr("{first}, en voor niemand is er: {themes}").format(
        first=sentence, themes=f"{', '.join(shown)}{rest}"
    )

"""What the agenda says in words: of the country or a partnership, and of one municipality."""

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list, shortened
from pages.components.texts import SIGNALS

LOW_AND_LITTLE = "low_participation_little_choice"


def on_agenda(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the municipalities that demonstrably miss participants, most first."""
    return rows[rows["missing_participants_lower"] > 0]


def quadrant_finding(rows: pd.DataFrame) -> str:
    """Say how many municipalities have both less participation and less choice, and who leads."""
    known = rows[rows["quadrant"] != "not_compared"]
    if known.empty:
        return "Deelname en keuze zijn niet naast elkaar te zetten: er is geen aanbod aangeleverd."
    both = known[known["quadrant"] == LOW_AND_LITTLE]
    total = formats.count_of(len(known), "gemeente", "gemeenten")
    verb = "heeft" if len(both) == 1 else "hebben"
    sentence = (
        f"Van {total} {verb} er {formats.number(len(both))} minder deelname én minder keuze dan "
        "Nederland"
    )
    certain = on_agenda(both)["area_name"].tolist()
    if not certain:
        return f"{sentence}; bij geen daarvan is de deelname aantoonbaar lager."
    return f"{sentence}; aantoonbaar lager is de deelname in {name_list(certain)}."


def agenda_finding(rows: pd.DataFrame, area_name: str) -> str:
    """Say how many municipalities miss participants for certain, and how many together."""
    listed = on_agenda(rows)
    if listed.empty:
        return f"In {area_name} mist geen enkele gemeente aantoonbaar deelnemers."
    verb = "mist" if len(listed) == 1 else "missen"
    first = listed.iloc[0]
    return (
        f"In {area_name} {verb} {formats.count_of(len(listed), 'gemeente', 'gemeenten')} "
        f"aantoonbaar deelnemers; de meeste {first['area_name']}: ten minste "
        f"{formats.number(first['missing_participants_lower'])} trajecten."
    )


def reason(row: pd.Series, reach: pd.DataFrame, within_km: float) -> str:
    """Say in one sentence why a municipality is on the agenda, or is not, and what it lacks."""
    return f"{row['area_name']} {_place(row)}; {_offer(row)}{_choice(row, reach, within_km)}."


def missing_themes(reach: pd.DataFrame) -> list[str]:
    """Return the themes that no young person finds within reach."""
    is_out_of_reach = (reach["dimension"] == "theme") & (reach["youth_share"] == 0)
    return list(reach.loc[is_out_of_reach, "label"])


def _place(row: pd.Series) -> str:
    rates = (
        f"{formats.number(row['rate_per_1000'], 1)} per 1.000 jongeren, "
        f"Nederland {formats.number(row['national_per_1000'], 1)}"
    )
    if row["missing_participants_lower"] > 0:
        signal = f"; {SIGNALS[row['signal']].label}" if isinstance(row["signal"], str) else ""
        return (
            f"staat op plaats {row['place']} van de agenda, want er startten ten minste "
            f"{formats.number(row['missing_participants_lower'])} trajecten minder dan bij het "
            f"landelijke cijfer ({rates}{signal})"
        )
    if row["is_suppressed"]:
        return f"is niet te plaatsen, want het aantal is {formats.HIDDEN_MEANING}"
    if pd.isna(row["rate_per_1000"]) or pd.isna(row["national_per_1000"]):
        return "is niet te plaatsen, want het cijfer is niet bekend"
    if row["is_too_small"]:
        return f"mist niet aantoonbaar deelnemers, want zij is te klein om te beoordelen ({rates})"
    if row["missing_participants"] > 0:
        return f"mist niet aantoonbaar deelnemers, want het verschil kan toeval zijn ({rates})"
    return f"mist geen deelnemers, want de deelname is niet lager dan landelijk ({rates})"


def _offer(row: pd.Series) -> str:
    kind = row["white_spot"]
    if kind == "own":
        running = int(row["running_projects"])
        return (
            f"er {'loopt' if running == 1 else 'lopen'} "
            f"{formats.count_of(running, 'project', 'projecten')} in de gemeente"
        )
    if kind not in ("within_reach", "none"):
        return "over het aanbod is niets aangeleverd"
    if not isinstance(row["nearest_name"], str):
        return "er is geen aanbod, hier niet en elders niet"
    return (
        "er is geen eigen aanbod, het dichtstbijzijnde is "
        f"{formats.number(row['nearest_km'], 1)} km verderop in {row['nearest_name']}"
    )


def _choice(row: pd.Series, reach: pd.DataFrame, within_km: float) -> str:
    if pd.isna(row["mean_choices"]):
        return ""
    sentence = (
        f"; een jongere vindt binnen {formats.number(within_km)} km gemiddeld "
        f"{formats.number(row['mean_choices'], 1)} thema's (Nederland "
        f"{formats.number(row['national_choices'], 1)})"
    )
    absent = missing_themes(reach)
    if not absent:
        return f"{sentence} en elk thema is er voor ten minste een deel van de jongeren"
    # Themes have "en" in their names, so they are not joined by it.
    shown, more = shortened(absent)
    rest = f" en nog {more}" if more else ""
    return f"{sentence}, en voor niemand is er: {', '.join(shown)}{rest}"

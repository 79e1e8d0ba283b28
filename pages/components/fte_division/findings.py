"""What a proposal says in words, and what it does not know."""

import pandas as pd

from language import ntr, tr
from pages.components import formats
from pages.components.facilitators.rows import count_rsvs
from pages.components.fte_division.proposal import Division
from pages.components.name_lists import name_list
from warehouse.kept import kept
from warehouse.reference import reference_entries

MISSED = "missing_participants_lower"


@kept
def division_finding(division: Division) -> str:
    """Say what is divided, how many get more or less than now, and how many have nobody now."""
    difference = (division.proposal - division.rows["fte"]).round(2)
    more, less = int((difference > 0).sum()), int((difference < 0).sum())
    vacant = int(division.rows["fte"].isna().sum())
    changes = [
        ntr("{n} krijgt meer dan nu", "{n} krijgen meer dan nu", more).format(
            n=formats.number(more)
        )
        if more
        else "",
        ntr("{n} krijgt minder dan nu", "{n} krijgen minder dan nu", less).format(
            n=formats.number(less)
        )
        if less
        else "",
        tr("voor {n} is nu niemand aangesteld").format(n=vacant) if vacant else "",
    ]
    said = ", ".join(change for change in changes if change) or tr("voor elk zoveel als nu")
    return tr("Voorstel: {fte} fte over {rsvs}; {said}.").format(
        fte=formats.number(division.proposal.sum(), 2),
        rsvs=count_rsvs(len(division.rows)),
        said=said,
    )


@kept
def partly_unknown(rows: pd.DataFrame, importance: dict[str, int]) -> str:
    """Say of which partnerships the missed participants are not known of every municipality.

    Empty when they do not count, or are known.
    """
    rows = rows[rows["known_municipalities"] < rows["municipalities"]]
    if not importance[MISSED] or rows.empty:
        return ""
    each = tr("{name} ({known} van de {all})")
    names = [
        each.format(
            name=row["rsv_name"],
            known=f"{row['known_municipalities']:.0f}",
            all=f"{row['municipalities']:.0f}",
        )
        for row in rows.to_dict("records")
    ]
    return tr(
        "Gemiste deelnemers zijn niet van elke gemeente bekend; wat onbekend is, telt niet mee. "
        "Bekend is: {names}."
    ).format(names=name_list(names))


def choices_text(total: float, importance: dict[str, int]) -> str:
    """Write total and weights, for in an export."""
    criteria = reference_entries("fte_division.yaml", "criterion")
    weights = ", ".join(
        f"{criteria[code]['label'].lower()} {weight}" for code, weight in importance.items()
    )
    return tr("Verdeling van {fte} fte; gewichten: {weights}").format(
        fte=formats.number(total, 2), weights=weights
    )

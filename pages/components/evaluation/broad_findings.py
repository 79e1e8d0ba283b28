"""The stacked partnerships in sentences: what rose and fell, which frames, who works on what."""

import pandas as pd

from language import Words, mark, ntr, tr
from pages.components import formats
from pages.components.facilitators.rows import VACANT, count_rsvs
from pages.components.name_lists import name_list
from warehouse.frames import load_frames
from warehouse.kept import kept

FLOWS = Words(
    {
        "started": mark("het aantal gestarte trajecten per 1.000 jongeren"),
        "completed": mark("het aantal afgeronde trajecten per 1.000 jongeren"),
    }
)
NO_YEAR_BEFORE = mark(
    "Er is geen periode van een jaar eerder om mee te vergelijken: wat steeg en daalde is nog niet "
    "te zeggen."
)
JUDGED = ("rising", "stable", "falling")
RELATIVE = (
    ("rising", mark("loopt in op Nederland: {names}")),
    ("falling", mark("raakt achterop: {names}")),
)


@kept
def change_finding(rows: pd.DataFrame, measure: str) -> str:
    """Say in how many partnerships a flow demonstrably rose or fell, and which did most."""
    known = rows.dropna(subset=[f"{measure}_ratio"]).sort_values(f"{measure}_ratio")
    if known.empty:
        return tr(NO_YEAR_BEFORE)
    rising, falling = (known[known[f"{measure}_direction"] == way] for way in ("rising", "falling"))
    least, most = known.iloc[0], known.iloc[-1]
    rsvs = count_rsvs(len(known))
    where = (
        tr("alle {rsvs}").format(rsvs=rsvs)
        if len(rising) == len(known) > 1
        else tr("{n} van {rsvs}").format(n=len(rising), rsvs=rsvs)
    )
    said = (
        tr("In {where} steeg {what} aantoonbaar in een jaar; het daalde in {names}.")
        if len(falling)
        else tr("In {where} steeg {what} aantoonbaar in een jaar; het daalde nergens aantoonbaar.")
    ).format(where=where, what=FLOWS[measure], names=name_list(falling["rsv_name"].tolist()))
    if len(known) == 1:
        return said
    spread = tr("De verandering loopt van {least} ({rsv_least}) tot {most} ({rsv_most}).").format(
        least=percent(least[f"{measure}_ratio"]),
        rsv_least=least["rsv_name"],
        most=percent(most[f"{measure}_ratio"]),
        rsv_most=most["rsv_name"],
    )
    return f"{said} {spread}"


@kept
def relative_finding(rows: pd.DataFrame) -> str:
    """Say which partnerships catch up with the country, and which fall behind it.

    Nothing when that is known of none.
    """
    if not rows["relative_direction"].isin(JUDGED).any():
        return ""
    parts = []
    for way, words in RELATIVE:
        names = rows.loc[rows["relative_direction"] == way, "rsv_name"].tolist()
        if names:
            parts.append(tr(words).format(names=name_list(names)))
    if not parts:
        return tr("Geen RSV loopt aantoonbaar in of raakt aantoonbaar achterop bij Nederland.")
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


@kept
def frames_finding(rows: pd.DataFrame) -> str:
    """Say which frames are not met, by how many partnerships, most first."""
    known = rows.dropna(subset=["unmet"])
    counts = known["unmet"].explode().dropna().value_counts()
    if counts.empty:
        return tr("Geen RSV voldoet aantoonbaar niet aan een kader.")
    named = [
        f"{load_frames()[str(code)].title} ({count_rsvs(int(amount))})"
        for code, amount in counts.items()
    ]
    with_breach = int(known["unmet"].map(len).gt(0).sum())
    return ntr(
        "{n} van {rsvs} voldoet aan ten minste één kader niet: {frames}.",
        "{n} van {rsvs} voldoen aan ten minste één kader niet: {frames}.",
        with_breach,
    ).format(n=with_breach, rsvs=count_rsvs(len(known)), frames="; ".join(named))


@kept
def assignment_finding(rows: pd.DataFrame) -> str:
    """Say what is appointed and how the tasks stand, without calling one the cause."""
    known = rows.dropna(subset=["actions"])
    vacant = rows.loc[rows["state"] == VACANT, "rsv_name"].tolist()
    fte = rows["fte"].sum(min_count=1)
    first = (
        tr("Er is {fte} fte aangesteld").format(fte=formats.number(fte, 2))
        if pd.notna(fte)
        else tr("Er is geen aanstelling bekend")
    )
    if vacant:
        first += " " + tr("(vacant: {names})").format(names=name_list(vacant))
    if known.empty:
        return tr("{appointed}; er zijn geen werkagenda's aangeleverd.").format(appointed=first)
    actions, done, late = (int(known[name].sum()) for name in ("actions", "done", "overdue"))
    empty = known.loc[known["empty_tasks"] > 0, "rsv_name"].tolist()
    tasks = (
        tr(
            "Op de taken staan {actions}, waarvan {done} klaar en {late} te laat; een taak "
            "zonder actie heeft {names}."
        )
        if empty
        else tr("Op de taken staan {actions}, waarvan {done} klaar en {late} te laat.")
    ).format(
        actions=formats.count_of(actions, "actie", "acties"),
        done=formats.number(done),
        late=formats.number(late),
        names=name_list(empty),
    )
    return f"{first}. {tasks}"


def percent(ratio: float) -> str:
    """Write a ratio as a change: +59%."""
    return tr(formats.NO_DATA) if pd.isna(ratio) else f"{formats.signed((ratio - 1) * 100)}%"

"""The stacked partnerships in sentences: what rose and fell, which frames, who works on what."""

import pandas as pd

from pages.components import formats
from pages.components.facilitator_rows import VACANT, count_rsvs
from pages.components.findings import name_list
from warehouse.frames import load_frames

FLOW_NAMES = {"started": "gestarte", "completed": "afgeronde"}
NO_YEAR_BEFORE = (
    "Er is geen periode van een jaar eerder om mee te vergelijken: wat steeg en daalde is nog niet "
    "te zeggen."
)


def change_finding(rows: pd.DataFrame, measure: str) -> str:
    """Say in how many partnerships a flow demonstrably rose or fell, and which did most."""
    known = rows.dropna(subset=[f"{measure}_ratio"]).sort_values(f"{measure}_ratio")
    what = f"het aantal {FLOW_NAMES[measure]} trajecten per 1.000 jongeren"
    if known.empty:
        return NO_YEAR_BEFORE
    rising, falling = (known[known[f"{measure}_direction"] == way] for way in ("rising", "falling"))
    least, most = known.iloc[0], known.iloc[-1]
    spread = (
        f" De verandering loopt van {percent(least[f'{measure}_ratio'])} "
        f"({least['rsv_name']}) tot {percent(most[f'{measure}_ratio'])} ({most['rsv_name']})."
        if len(known) > 1
        else ""
    )
    fell = (
        f"daalde in {name_list(falling['rsv_name'].tolist())}"
        if len(falling)
        else "daalde nergens aantoonbaar"
    )
    where = (
        f"alle {count_rsvs(len(known))}"
        if len(rising) == len(known) > 1
        else f"{len(rising)} van {count_rsvs(len(known))}"
    )
    return f"In {where} steeg {what} aantoonbaar in een jaar; het {fell}.{spread}"


def relative_finding(rows: pd.DataFrame) -> str:
    """Say which partnerships catch up with the country, and which fall behind it."""
    parts = []
    for way, words in (("rising", "loopt in op Nederland"), ("falling", "raakt achterop")):
        names = rows.loc[rows["relative_direction"] == way, "rsv_name"].tolist()
        if names:
            parts.append(f"{words}: {name_list(names)}")
    if not parts:
        return "Geen RSV loopt aantoonbaar in of raakt aantoonbaar achterop bij Nederland."
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def frames_finding(rows: pd.DataFrame) -> str:
    """Say which frames are not met, by how many partnerships, most first."""
    known = rows.dropna(subset=["unmet"])
    counts = known["unmet"].explode().dropna().value_counts()
    if counts.empty:
        return "Geen RSV voldoet aantoonbaar niet aan een kader."
    named = [
        f"{load_frames()[str(code)].title} ({count_rsvs(int(amount))})"
        for code, amount in counts.items()
    ]
    with_breach = int(known["unmet"].map(len).gt(0).sum())
    verb = "voldoet" if with_breach == 1 else "voldoen"
    return (
        f"{with_breach} van {count_rsvs(len(known))} {verb} aan ten minste één kader niet: "
        f"{'; '.join(named)}."
    )


def assignment_finding(rows: pd.DataFrame) -> str:
    """Say what is appointed and how the six tasks stand, without calling one the cause."""
    known = rows.dropna(subset=["actions"])
    vacant = rows.loc[rows["state"] == VACANT, "rsv_name"].tolist()
    fte = rows["fte"].sum(min_count=1)
    first = (
        f"Er is {formats.number(fte, 2)} fte aangesteld"
        if pd.notna(fte)
        else "Er is geen aanstelling bekend"
    )
    first += f" (vacant: {name_list(vacant)})" if vacant else ""
    if known.empty:
        return f"{first}; er zijn geen werkagenda's aangeleverd."
    actions, done, late = (int(known[name].sum()) for name in ("actions", "done", "overdue"))
    empty = known.loc[known["empty_tasks"] > 0, "rsv_name"].tolist()
    lacking = f"; een taak zonder actie heeft {name_list(empty)}" if empty else ""
    return (
        f"{first}. Op de zes taken staan {formats.count_of(actions, 'actie', 'acties')}, waarvan "
        f"{formats.number(done)} klaar en {formats.number(late)} te laat{lacking}."
    )


def percent(ratio: float) -> str:
    """Write a ratio as a change: +59%."""
    return formats.NO_DATA if pd.isna(ratio) else f"{formats.signed((ratio - 1) * 100)}%"

"""Which themes, moments or target groups of a partnership lag behind its look-alikes."""

import pandas as pd

from language import mark, ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list, shortened
from pages.components.texts import DIMENSIONS, LAGS
from warehouse.kept import kept

BEHIND = ("lagging", "possible")
EXAMPLES = 3


@kept
def lags_finding(lags: pd.DataFrame, dimension: str, area_name: str) -> str:
    """Say what demonstrably lags, and what perhaps does."""
    kind = DIMENSIONS[dimension].lower()
    if lags.empty or (lags["outcome"] == "not_compared").all():
        return tr("Voor {name} zijn {kinds} niet te vergelijken met vergelijkbare RSV's.").format(
            name=area_name, kinds=kind
        )
    sure, perhaps = (lags[lags["outcome"] == outcome] for outcome in BEHIND)
    first = (
        tr("In {name} liggen geen {kinds} aantoonbaar achter op vergelijkbare RSV's").format(
            name=area_name, kinds=kind
        )
        if sure.empty
        else ntr(
            "In {name} ligt aantoonbaar achter op vergelijkbare RSV's: {what}",
            "In {name} liggen aantoonbaar achter op vergelijkbare RSV's: {what}",
            len(sure),
        ).format(name=area_name, what=_named(sure))
    )
    if perhaps.empty:
        return f"{first}."
    possibly = ntr(
        "{n} keer is dat mogelijk zo: {what}", "{n} keer is dat mogelijk zo: {what}", len(perhaps)
    ).format(n=len(perhaps), what=_named(perhaps))
    return f"{first}; {possibly}."


def _named(rows: pd.DataFrame) -> str:
    ordered = rows.sort_values("p_value")
    names = [
        f"{tr(label)} ({rsv_name})"
        for label, rsv_name in zip(ordered["label"], ordered["rsv_name"], strict=True)
    ]
    # Names hold commas, so the list needs a stronger mark.
    shown, more = shortened(names, EXAMPLES)
    listed = "; ".join(shown)
    return tr("{names}; en nog {n} andere").format(names=listed, n=more) if more else listed


@kept
def lags_table(lags: pd.DataFrame) -> pd.DataFrame:
    """Give every theme, moment or group beside what the look-alikes have; furthest behind first."""
    order = {outcome: at for at, outcome in enumerate(LAGS)}
    rows = lags.assign(urgency=lags["outcome"].map(order)).sort_values(["urgency", "p_value"])
    return pd.DataFrame(
        {
            mark("RSV"): rows["rsv_name"],
            mark("Soort"): rows["label"].map(tr),
            mark("Oordeel"): rows["outcome"].map(LAGS),
            mark("Projecten"): rows["projects"],
            mark("Verwacht"): rows["expected"],
            mark("Verhouding (×)"): rows["ratio"],
            mark("Van (95%)"): rows["lower_95"],
            mark("Tot (95%)"): rows["upper_95"],
        }
    )


@kept
def behind(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the table that lag or perhaps lag, as they are shown."""
    rows = table[table["Oordeel"].isin([LAGS[outcome] for outcome in BEHIND])]
    limits = zip(rows["Van (95%)"], rows["Tot (95%)"], strict=True)
    return rows.drop(columns=["Van (95%)", "Tot (95%)"]).assign(
        **{mark("Interval (95%)"): [formats.interval(*pair, 2) for pair in limits]}
    )


@kept
def peers_text(peers: pd.DataFrame) -> str:
    """Name the look-alikes of a partnership."""
    names = peers.loc[peers["rank"] > 0, "area_name"].tolist()
    return tr("Vergelijkbaar zijn {names}. ").format(names=name_list(names)) if names else ""

"""Which themes, moments or target groups of a partnership lag behind its look-alikes."""

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list, shortened
from pages.components.texts import DIMENSIONS, LAGS

BEHIND = ("lagging", "possible")
EXAMPLES = 3


def lags_finding(lags: pd.DataFrame, dimension: str, area_name: str) -> str:
    """Say what demonstrably lags, and what perhaps does."""
    kind = DIMENSIONS[dimension].lower()
    if lags.empty or (lags["outcome"] == "not_compared").all():
        return f"Voor {area_name} zijn {kind} niet te vergelijken met vergelijkbare RSV's."
    sure, perhaps = (lags[lags["outcome"] == outcome] for outcome in BEHIND)
    first = (
        f"In {area_name} liggen geen {kind} aantoonbaar achter op vergelijkbare RSV's"
        if sure.empty
        else f"In {area_name} {'ligt' if len(sure) == 1 else 'liggen'} aantoonbaar achter op "
        f"vergelijkbare RSV's: {_named(sure)}"
    )
    if perhaps.empty:
        return f"{first}."
    times = (
        "1 keer is dat mogelijk zo"
        if len(perhaps) == 1
        else (f"{len(perhaps)} keer is dat mogelijk zo")
    )
    return f"{first}; {times}: {_named(perhaps)}."


def _named(rows: pd.DataFrame) -> str:
    ordered = rows.sort_values("p_value")
    names = [f"{row['label']} ({row['rsv_name']})" for row in ordered.to_dict("records")]
    # Names hold commas, so the list needs a stronger mark.
    shown, more = shortened(names, EXAMPLES)
    return f"{'; '.join(shown)}{f'; en nog {more} andere' if more else ''}"


def lags_table(lags: pd.DataFrame) -> pd.DataFrame:
    """Give every theme, moment or group beside what the look-alikes have; furthest behind first."""
    order = {outcome: at for at, outcome in enumerate(LAGS)}
    rows = lags.assign(urgency=lags["outcome"].map(order)).sort_values(["urgency", "p_value"])
    return pd.DataFrame(
        {
            "RSV": rows["rsv_name"],
            "Soort": rows["label"],
            "Oordeel": rows["outcome"].map(LAGS),
            "Projecten": rows["projects"],
            "Verwacht": rows["expected"],
            "Verhouding (×)": rows["ratio"],
            "Van (95%)": rows["lower_95"],
            "Tot (95%)": rows["upper_95"],
        }
    )


def behind(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the table that lag or perhaps lag, as they are shown."""
    rows = table[table["Oordeel"].isin([LAGS[outcome] for outcome in BEHIND])]
    limits = zip(rows["Van (95%)"], rows["Tot (95%)"], strict=True)
    return rows.drop(columns=["Van (95%)", "Tot (95%)"]).assign(
        **{"Interval (95%)": [formats.interval(*pair, 2) for pair in limits]}
    )


def peers_text(peers: pd.DataFrame) -> str:
    """Name the look-alikes of a partnership."""
    names = peers.loc[peers["rank"] > 0, "area_name"].tolist()
    return f"Vergelijkbaar zijn {name_list(names)}. " if names else ""

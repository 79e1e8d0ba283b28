"""What columns of published tables are called in a workbook, with their unit.

A message may give its figures as they were asked from the release; a reader does not know those
names.
"""

import re

import pandas as pd

from pages.components import formats
from pages.components.evaluation.message import Table

NAMES = {
    "area_name": "Gebied",
    "label": "Thema",
    "trajectory_count": "Aantal trajecten",
    "youth_population": "Jongeren (12 t/m 29 jaar)",
    "rate_per_1000": "Per 1.000 jongeren",
    "adjusted_lower_95_per_1000": "Van (95%, verbreed)",
    "adjusted_upper_95_per_1000": "Tot (95%, verbreed)",
    "national_per_1000": "Nederland per 1.000 jongeren",
    "count_before": "Aantal voor de start",
    "population_before": "Jongeren voor de start",
    "rate_before": "Per 1.000 voor de start",
    "lower_before": "Van (95%) voor de start",
    "upper_before": "Tot (95%) voor de start",
    "count_now": "Aantal nu",
    "population_now": "Jongeren nu",
    "rate_now": "Per 1.000 nu",
    "lower_now": "Van (95%) nu",
    "upper_now": "Tot (95%) nu",
    "ratio": "Keer zoveel",
    "lower_95": "Keer zoveel, van (95%)",
    "upper_95": "Keer zoveel, tot (95%)",
    "relative_ratio": "Tegenover groei NL (×)",
    "relative_lower_95": "Tegenover groei NL, van (95%)",
    "relative_upper_95": "Tegenover groei NL, tot (95%)",
    "running_projects": "Lopende projecten",
    "young_people": "Jongeren met het thema binnen bereik",
    "youth_share": "Deel van de jongeren (0 – 1)",
}
_OF_THE_RELEASE = re.compile(r"[a-z][a-z0-9_]*")


def named(table: Table) -> pd.DataFrame:
    """Return the figures with names for readers; codes and steps in between are left out.

    What a row is about comes from the rows as they are read, when the figures do not say it.
    """
    figures, rows = table.figures.reset_index(drop=True), table.rows.reset_index(drop=True)
    if all(_OF_THE_RELEASE.fullmatch(str(name)) for name in figures.columns):
        figures = _readable(figures)
    about = rows.columns[0] if len(rows.columns) else None
    if about is None or about in figures or len(rows) != len(figures):
        return figures
    words = rows[about].tolist()
    if any(words == figures[name].tolist() for name in figures):
        return figures
    return pd.concat([rows[[about]], figures], axis=1)


def _readable(figures: pd.DataFrame) -> pd.DataFrame:
    known = [name for name in figures.columns if name in NAMES]
    readable = figures[known].rename(columns=NAMES)
    if "is_suppressed" in figures:
        hidden = figures["is_suppressed"].map({True: formats.HIDDEN_REASON, False: ""})
        readable["Verborgen"] = hidden
    return readable

"""What a delivered work agenda changes to the one that stands."""

import csv
import io
import re

import pandas as pd

from warehouse.spreadsheet_text import NEUTRALISED

NAMES = {
    "rsv_code": "rsv_code",
    "onderdeel": "agenda_part",
    "ambitie": "ambition",
    "actie": "action",
    "eigenaar": "owner",
    "deadline": "deadline",
    "status": "status",
}
"""Column of the file → column of the tables."""
KEY = ["agenda_part", "action"]
COMPARED = ["action", "ambition", "owner", "deadline", "status"]
_MATCH = ["folded", "nth"]
NEW, CHANGED, REMOVED, EQUAL = "new", "changed", "removed", "equal"


def read_agenda(content: bytes) -> pd.DataFrame:
    """Read a work agenda that was checked: the columns of NAMES as texts, empty where blank."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    table = pd.DataFrame(rows[1:], columns=[NAMES[name] for name in rows[0]], dtype=object)
    return table.map(lambda text: re.sub(NEUTRALISED, r"\1", text)).astype(str)


def as_texts(actions: pd.DataFrame) -> pd.DataFrame:
    """Return published actions (of warehouse.queries.work_agenda_actions) in the same texts."""
    table = actions[list(NAMES.values())].copy()
    days = pd.to_datetime(table["deadline"])
    table["deadline"] = [f"{day:%d-%m-%Y}" if pd.notna(day) else "" for day in days]
    return table.astype(object).fillna("").astype(str)


def agenda_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Compare two agendas of one partnership, each as texts.

    One row per action of either: `kind`, agenda_part, action, and of each compared column what it
    was and is (<name>_before, <name>_after; missing where the action was not there). An action
    of which only capitals changed is the same one.
    """
    both = _with_match(before).merge(
        _with_match(after),
        on=["agenda_part", *_MATCH],
        how="outer",
        suffixes=("_before", "_after"),
        indicator="kind",
    )
    both["action"] = both["action_after"].fillna(both["action_before"])
    differs = pd.Series(data=False, index=both.index)
    for name in COMPARED:
        differs |= both[f"{name}_before"] != both[f"{name}_after"]
    kind = both["kind"].astype(str).map({"left_only": REMOVED, "right_only": NEW, "both": EQUAL})
    both["kind"] = kind.mask((kind == EQUAL) & differs, CHANGED)
    return both.drop(columns=["rsv_code_before", "rsv_code_after", *_MATCH])


def _with_match(agenda: pd.DataFrame) -> pd.DataFrame:
    """Add what an action is known by; two that differ in capitals only are met one by one."""
    folded = agenda.assign(folded=agenda["action"].str.casefold())
    folded = folded.sort_values(["agenda_part", "folded", "action"])
    return folded.assign(nth=folded.groupby(["agenda_part", "folded"]).cumcount())

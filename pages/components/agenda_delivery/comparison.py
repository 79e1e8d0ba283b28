"""What a delivered work agenda would change: new, changed and removed actions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages.components import formats
from warehouse.agenda_changes import CHANGED, COMPARED, EQUAL, NEW, REMOVED

KINDS = {NEW: "nieuw", CHANGED: "gewijzigd", REMOVED: "verdwijnt"}
COLUMNS = {
    "ambition": "ambitie",
    "owner": "eigenaar",
    "deadline": "deadline",
    "status": "status",
}


def finding(changes: pd.DataFrame) -> str:
    """Say in one sentence what would change."""
    counts = changes["kind"].value_counts()
    if set(counts.index) <= {EQUAL}:
        return "Dit bestand is gelijk aan wat er nu staat."
    parts = [
        formats.count_of(int(counts.get(kind, 0)), one, several)
        for kind, one, several in (
            (NEW, "actie is nieuw", "acties zijn nieuw"),
            (CHANGED, "verandert", "veranderen"),
            (REMOVED, "verdwijnt", "verdwijnen"),
            (EQUAL, "blijft gelijk", "blijven gelijk"),
        )
        if counts.get(kind, 0)
    ]
    return f"Vergeleken met wat er nu staat: {', '.join(parts)}."


def show_changes(changes: pd.DataFrame, states: Mapping[str, str]) -> None:
    """Show the finding, and a row for each action that changes."""
    st.markdown(f"**{finding(changes)}**")
    shown = changes[changes["kind"] != EQUAL]
    if shown.empty:
        return
    table = pd.DataFrame(
        {
            "Verandering": [KINDS[kind] for kind in shown["kind"]],
            "Onderdeel": shown["agenda_part"].tolist(),
            "Actie": shown["action"].tolist(),
            "Wat verandert": [_what(row, states) for row in shown.to_dict("records")],
        }
    )
    st.dataframe(table, hide_index=True, height=min(400, 35 * (len(table) + 1) + 3))


def _what(row: Mapping[Any, Any], states: Mapping[str, str]) -> str:
    if row["kind"] != CHANGED:
        return "de hele actie"
    said = []
    for name in COMPARED:
        before, after = str(row[f"{name}_before"]), str(row[f"{name}_after"])
        if before != after:
            before, after = (states.get(text, text) or "leeg" for text in (before, after))
            said.append(f"{COLUMNS[name]}: {before} → {after}")
    return "; ".join(said)

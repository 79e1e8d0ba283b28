"""What a delivered work agenda would change: new, changed and removed actions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from language import Words, mark, tr
from pages.components import formats
from warehouse.work_agenda_changes import CHANGED, COMPARED, EQUAL, NEW, REMOVED

KINDS = Words({NEW: mark("nieuw"), CHANGED: mark("gewijzigd"), REMOVED: mark("verdwijnt")})
COLUMNS = Words(
    {
        "action": mark("tekst"),
        "ambition": mark("ambitie"),
        "owner": mark("eigenaar"),
        "deadline": mark("deadline"),
        "status": mark("status"),
    }
)


def finding(changes: pd.DataFrame) -> str:
    """Say in one sentence what would change."""
    counts = changes["kind"].value_counts()
    if set(counts.index) <= {EQUAL}:
        return tr("Dit bestand is gelijk aan wat er nu staat.")
    parts = [
        say(int(counts[kind]))
        for kind, say in (
            (NEW, lambda n: formats.count_of(n, "actie is nieuw", "acties zijn nieuw")),
            (CHANGED, lambda n: formats.count_of(n, "verandert", "veranderen")),
            (REMOVED, lambda n: formats.count_of(n, "verdwijnt", "verdwijnen")),
            (EQUAL, lambda n: formats.count_of(n, "blijft gelijk", "blijven gelijk")),
        )
        if counts.get(kind, 0)
    ]
    return tr("Vergeleken met wat er nu staat: {parts}.").format(parts=", ".join(parts))


def show_changes(changes: pd.DataFrame, states: Mapping[str, str]) -> None:
    """Show the finding, and a row for each action that changes."""
    st.markdown(f"**{finding(changes)}**")
    shown = changes[changes["kind"] != EQUAL]
    if shown.empty:
        return
    table = pd.DataFrame(
        {
            tr("Verandering"): [KINDS[kind] for kind in shown["kind"]],
            tr("Onderdeel"): shown["agenda_part"].tolist(),
            tr("Actie"): shown["action"].tolist(),
            tr("Wat verandert"): [_what(row, states) for row in shown.to_dict("records")],
        }
    )
    st.dataframe(table, hide_index=True, height=min(400, 35 * (len(table) + 1) + 3))


def _what(row: Mapping[Any, Any], states: Mapping[str, str]) -> str:
    if row["kind"] != CHANGED:
        return tr("de hele actie")
    said = []
    for name in COMPARED:
        before, after = str(row[f"{name}_before"]), str(row[f"{name}_after"])
        if before != after:
            before, after = (states.get(text, text) or tr("leeg") for text in (before, after))
            said.append(f"{COLUMNS[name]}: {before} → {after}")
    return "; ".join(said)

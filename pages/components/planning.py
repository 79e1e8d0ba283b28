"""The planning of regional cooperation, held against the reference date."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.components import formats
from pages.components.downloads import offer_table
from warehouse.reference import read_reference_list


def planning_table(reference_date: date) -> pd.DataFrame:
    """Return each milestone with whether it has been, is now, or is still to come."""
    return pd.DataFrame(
        [
            {
                "Wanneer": step.get("when") or _when(step["first_day"], step["last_day"]),
                "Mijlpaal": step["title"],
                "Wat": step["what"],
                "Wie": step["who"],
                "Op de peildatum": _state(step["first_day"], step["last_day"], reference_date),
            }
            for step in read_reference_list("milestones.yaml")
        ]
    )


def show(reference_date: date) -> None:
    """Show the planning and say which step the reference date lies in."""
    table = planning_table(reference_date)
    now = table.loc[table["Op de peildatum"] == "nu", "Mijlpaal"].tolist()
    coming = table.loc[table["Op de peildatum"] == "komt nog", "Mijlpaal"].tolist()
    here = f"Op {formats.day(reference_date)} "
    here += f"loopt: {' en '.join(now)}." if now else "loopt er geen stap."
    if coming:
        here += f" Hierna: {coming[0]}."
    st.markdown(f"**{here}**")
    st.table(table, hide_index=True, border="horizontal", alt=here)
    offer_table(
        table,
        release_id="",
        name_of=lambda kind: f"planning-{reference_date:%Y-%m-%d}.{kind}",
        title=f"Planning van het programma. {here}",
        source=f"Peildatum {formats.day(reference_date)}. De planning is niet fictief.",
        about={},
        stamp=reference_date,
        key="download_planning",
    )


def _when(first: date, last: date) -> str:
    return formats.day(first) if first == last else f"{formats.day(first)} – {formats.day(last)}"


def _state(first: date, last: date, today: date) -> str:
    if today > last:
        return "geweest"
    return "nu" if today >= first else "komt nog"

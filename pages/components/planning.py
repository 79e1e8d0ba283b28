"""The planning of regional cooperation, held against the reference date."""

from datetime import date

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.downloads import offer_table
from pages.components.tables import drawn
from warehouse.kept import kept
from warehouse.reference import read_reference_list

NOW, COMING = mark("nu"), mark("komt nog")


@kept
def planning_table(reference_date: date) -> pd.DataFrame:
    """Return each milestone with whether it has been, is now, or is still to come."""
    return pd.DataFrame(
        [
            {
                mark("Wanneer"): step.get("when") or _when(step["first_day"], step["last_day"]),
                mark("Mijlpaal"): step["title"],
                mark("Wat"): step["what"],
                mark("Wie"): step["who"],
                mark("Op de peildatum"): _state(
                    step["first_day"], step["last_day"], reference_date
                ),
            }
            for step in read_reference_list("milestones.yaml")
        ]
    )


@kept
def planning_finding(table: pd.DataFrame, reference_date: date) -> str:
    """Say which step the reference date lies in, and what comes after it."""
    now = table.loc[table["Op de peildatum"] == tr(NOW), "Mijlpaal"].tolist()
    coming = table.loc[table["Op de peildatum"] == tr(COMING), "Mijlpaal"].tolist()
    day = formats.day(reference_date)
    here = (
        tr("Op {day} loopt: {steps}.").format(day=day, steps=tr(" en ").join(now))
        if now
        else tr("Op {day} loopt er geen stap.").format(day=day)
    )
    if coming:
        here += " " + tr("Hierna: {step}.").format(step=coming[0])
    return here


def show(reference_date: date) -> None:
    """Show the planning and say which step the reference date lies in."""
    table = planning_table(reference_date)
    here = planning_finding(table, reference_date)
    st.markdown(f"**{here}**")
    st.table(drawn(table), hide_index=True, border="horizontal", alt=here)
    offer_table(
        table,
        release_id="",
        name_of=lambda kind: f"planning-{reference_date:%Y-%m-%d}.{kind}",
        title=tr("Planning van het programma. {finding}").format(finding=here),
        source=tr("Peildatum {day}. De planning is niet fictief.").format(
            day=formats.day(reference_date)
        ),
        about={},
        stamp=reference_date,
        key="download_planning",
    )


def _when(first: date, last: date) -> str:
    return formats.day(first) if first == last else f"{formats.day(first)} – {formats.day(last)}"


def _state(first: date, last: date, today: date) -> str:
    if today > last:
        return tr("geweest")
    return tr(NOW) if today >= first else tr(COMING)

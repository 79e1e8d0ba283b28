"""Partners that joined and left, per month or quarter."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from language import mark, ntr, tr
from pages.components import address, formats
from pages.components.charts import base_layout
from pages.components.texts import ACCENT, PRIMARY
from warehouse.kept import kept

STEPS = {mark("Per kwartaal"): 3, mark("Per maand"): 1}


def choose_step() -> int:
    """Choose how many months a bar holds; bound to the address as tijdvak."""
    steps = {tr(label): months for label, months in STEPS.items()}
    address.settle("tijdvak", steps, name=tr("tijdvak"), usual=next(iter(steps)))
    chosen = st.radio(
        tr("Tijdvak"),
        list(steps),
        horizontal=True,
        key="tijdvak",
        bind="query-params",
        persist_state="session",
    )
    return steps[chosen]


def labels(changes: pd.DataFrame, months: int) -> list[str]:
    """Name each step: feb 2024, or kw 1 2024."""
    days = pd.to_datetime(changes["first_day"])
    if months == 1:
        return [formats.month(day) for day in days]
    quarter = tr("kw {quarter} {year}")
    return [quarter.format(quarter=day.quarter, year=day.year) for day in days]


@kept
def bars(changes: pd.DataFrame, months: int) -> go.Figure:
    """Plot who joined above who left, each on its own scale: the first may dwarf the second."""
    steps = labels(changes, months)
    figure = go.Figure(layout={**base_layout("", ""), "height": 440, "showlegend": False})
    for name, values, axis, colour, shape in (
        (tr("Nieuw"), changes["joined"], "y", PRIMARY, ""),
        (tr("Gestopt"), changes["ended"], "y2", ACCENT, "/"),
    ):
        figure.add_bar(
            x=steps,
            y=values,
            yaxis=axis,
            name=name,
            text=[formats.number(value) if value else "" for value in values],
            textposition="outside",
            textfont={"size": 14},
            cliponaxis=False,
            marker={"color": colour, "pattern": {"shape": shape}},
            hovertemplate="%{x}: %{y}<extra>" + name + "</extra>",
        )
    figure.update_xaxes(tickvals=steps[:: max(len(steps) // 12, 1)], anchor="y2")
    # The numbers stand at the bars; without any, a scale from 0 to 1 keeps the panel flat.
    look = {"showticklabels": False, "showgrid": False, "rangemode": "tozero"}
    for at, values, title, domain in (
        ("yaxis", changes["joined"], tr("Nieuw"), [0.5, 0.95]),
        ("yaxis2", changes["ended"], tr("Gestopt"), [0, 0.36]),
    ):
        highest = 1.2 * max(float(values.max()), 1)
        figure.layout[at] = {
            **look,
            "title": {"text": title},
            "domain": domain,
            "range": [0, highest],
        }
    return figure


@kept
def changes_finding(changes: pd.DataFrame, months: int, area_name: str) -> str:
    """Say how many joined and left in the steps shown, and when most joined."""
    if changes.empty:
        return tr("In {area} is nog geen partner begonnen.").format(area=area_name)
    joined, ended = int(changes["joined"].sum()), int(changes["ended"].sum())
    at = int(changes["joined"].to_numpy().argmax())
    since = formats.month(pd.Timestamp(changes["first_day"].iloc[0]))
    most = (
        tr("; de meeste in {step} ({n})").format(
            step=labels(changes, months)[at], n=changes["joined"].iloc[at]
        )
        if joined
        else ""
    )
    first = ntr(
        "In {area} kwam er sinds {since} {partners} bij",
        "In {area} kwamen er sinds {since} {partners} bij",
        joined,
    ).format(area=area_name, since=since, partners=formats.count_of(joined, "partner", "partners"))
    second = ntr("{n} is gestopt", "{n} zijn gestopt", ended).format(n=formats.number(ended))
    return f"{first}{most}; {second}."


@kept
def changes_table(changes: pd.DataFrame, months: int) -> pd.DataFrame:
    """Return the steps, newest first, with who joined and who left."""
    return pd.DataFrame(
        {
            mark("Tijdvak"): labels(changes, months),
            mark("Nieuw"): changes["joined"],
            mark("Gestopt"): changes["ended"],
            mark("Wie stopte"): changes["ended_names"].fillna("").astype("str"),
            mark("Wie kwam erbij"): changes["joined_names"].fillna("").astype("str"),
        }
    )[::-1]

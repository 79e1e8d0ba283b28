"""Partners that joined and left, per month or quarter."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.components import address, formats
from pages.components.charts import base_layout
from pages.components.texts import ACCENT, PRIMARY

STEPS = {"Per kwartaal": 3, "Per maand": 1}


def choose_step() -> int:
    """Choose how many months a bar holds; bound to the address as tijdvak."""
    address.settle("tijdvak", STEPS, name="tijdvak", usual=next(iter(STEPS)))
    chosen = st.radio(
        "Tijdvak",
        list(STEPS),
        horizontal=True,
        key="tijdvak",
        bind="query-params",
        persist_state="session",
    )
    return STEPS[chosen]


def labels(changes: pd.DataFrame, months: int) -> list[str]:
    """Name each step: feb 2024, or kw 1 2024."""
    days = pd.to_datetime(changes["first_day"])
    if months == 1:
        return [formats.month(day) for day in days]
    return [f"kw {day.quarter} {day.year}" for day in days]


def bars(changes: pd.DataFrame, months: int) -> go.Figure:
    """Plot who joined above who left, each on its own scale: the first may dwarf the second."""
    steps = labels(changes, months)
    figure = go.Figure(layout={**base_layout("", ""), "height": 440, "showlegend": False})
    for name, values, axis, colour, shape in (
        ("Nieuw", changes["joined"], "y", PRIMARY, ""),
        ("Gestopt", changes["ended"], "y2", ACCENT, "/"),
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
        ("yaxis", changes["joined"], "Nieuw", [0.5, 0.95]),
        ("yaxis2", changes["ended"], "Gestopt", [0, 0.36]),
    ):
        highest = 1.2 * max(float(values.max()), 1)
        figure.layout[at] = {
            **look,
            "title": {"text": title},
            "domain": domain,
            "range": [0, highest],
        }
    return figure


def changes_finding(changes: pd.DataFrame, months: int, area_name: str) -> str:
    """Say how many joined and left in the steps shown, and when most joined."""
    if changes.empty:
        return f"In {area_name} is nog geen partner begonnen."
    joined, ended = int(changes["joined"].sum()), int(changes["ended"].sum())
    at = int(changes["joined"].to_numpy().argmax())
    since = formats.month(pd.Timestamp(changes["first_day"].iloc[0]))
    most = (
        f"; de meeste in {labels(changes, months)[at]} ({changes['joined'].iloc[at]})"
        if joined
        else ""
    )
    verb = "kwam er" if joined == 1 else "kwamen er"
    return (
        f"In {area_name} {verb} sinds {since} "
        f"{formats.count_of(joined, 'partner', 'partners')} bij{most}; "
        f"{formats.number(ended)} {'is' if ended == 1 else 'zijn'} gestopt."
    )


def changes_table(changes: pd.DataFrame, months: int) -> pd.DataFrame:
    """Return the steps, newest first, with who joined and who left."""
    return pd.DataFrame(
        {
            "Tijdvak": labels(changes, months),
            "Nieuw": changes["joined"],
            "Gestopt": changes["ended"],
            "Wie stopte": changes["ended_names"].fillna("").astype("str"),
            "Wie kwam erbij": changes["joined_names"].fillna("").astype("str"),
        }
    )[::-1]

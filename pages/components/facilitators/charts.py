"""Charts of facilitators: fte between its bounds, fte over time, meetings held."""

import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from language import tr
from pages.components import formats
from pages.components.charts import OTHERS, base_layout, count_axis, wrapped
from pages.components.facilitators.rows import APPOINTED, VACANT, FteFrame
from pages.components.texts import ACCENT, MUTED, PRIMARY
from warehouse.kept import kept

ROW_HEIGHT_PX = 38
BAND_COLOUR = "#EAF1F8"
PROPOSED = "#5E3C99"


@kept
def fte_dots(
    rows: pd.DataFrame,
    frame: FteFrame,
    proposal: pd.Series | None = None,
    chosen: str | None = None,
) -> go.Figure:
    """Plot the fte of each partnership between the two bounds, vacancies and least on top.

    `proposal` (fte, on the index of rows) stands beside it as a second mark; the name of the
    `chosen` partnership is bold. The axis need not begin at zero: a place between the bounds is
    read, not a length.
    """
    rows = rows.assign(proposal=math.nan if proposal is None else proposal)
    labels = [
        f"<b>{wrapped(name)}</b>" if code == chosen else wrapped(name)
        for code, name in zip(rows["rsv_code"], rows["rsv_name"], strict=True)
    ]
    rows = rows.assign(
        written=rows["proposal"].fillna(rows["known_fte"]), label=labels
    ).sort_values(["written", "rsv_name"], ascending=False)
    known = rows[["known_fte", "proposal"]].to_numpy(float)
    least = float(np.nanmin(known, initial=frame.low)) - 0.12
    most = float(np.nanmax(known, initial=frame.high)) + 0.12
    appointed, vacant = rows[rows["state"] == APPOINTED], rows[rows["state"] == VACANT]
    holds = appointed["fte"].map(frame.holds).astype(bool)
    empty = vacant[vacant["candidate_fte"].isna()].assign(at=least + 0.05)
    data = [
        _dots(appointed[holds], "fte", tr("Aangesteld"), PRIMARY, "circle"),
        _dots(appointed[~holds], "fte", tr("Buiten de grenzen"), ACCENT, "square"),
        _dots(vacant, "candidate_fte", tr("Vacant, met kandidaat"), PRIMARY, "circle-open"),
        _dots(empty, "at", tr("Vacant, zonder kandidaat"), ACCENT, "x-thin-open"),
        _dots(rows, "proposal", tr("Voorstel"), PROPOSED, "diamond"),
    ]
    layout = base_layout("", "")
    ticks = [frame.low, (frame.low + frame.high) / 2, frame.high]
    layout["xaxis"] |= {
        "range": [least, most + 0.2],
        "side": "top",
        "tickangle": 0,
        "tickvals": ticks,
        "ticktext": [formats.number(ticks[0], 1), "", f"{formats.number(ticks[-1], 1)} fte"],
    }
    layout["yaxis"] |= {
        "tickformat": "",
        "categoryorder": "array",
        "categoryarray": rows["label"].tolist(),
    }
    return go.Figure(
        data=[*(trace for trace in data if trace["x"]), _numbers(rows, most)],
        layout={
            **layout,
            "height": 130 + ROW_HEIGHT_PX * len(rows),
            "legend": {"orientation": "h", "y": -0.01, "yanchor": "top", "x": 0},
            "shapes": [_band(frame), *(_bound(at) for at in (frame.low, frame.high))],
        },
    )


def _dots(rows: pd.DataFrame, column: str, name: str, colour: str, symbol: str) -> dict[str, Any]:
    rows = rows[rows[column].notna()]
    return {
        "type": "scatter",
        "x": rows[column].round(2).tolist(),
        "y": rows["label"].tolist(),
        "mode": "markers",
        "customdata": rows["standing"].tolist(),
        "name": name,
        "showlegend": True,
        "marker": {
            "color": colour,
            "symbol": symbol,
            "size": 12,
            "line": {"width": 2, "color": colour},
        },
        "hovertemplate": f"%{{y}}<br>{name}: %{{x:.2f}} fte<br>%{{customdata}}<extra></extra>",
    }


def _numbers(rows: pd.DataFrame, at: float) -> dict[str, Any]:
    """The fte in figures, in a column of its own beside the marks."""
    return {
        "type": "scatter",
        "x": [at] * len(rows),
        "y": rows["label"].tolist(),
        "mode": "text",
        "text": [
            tr("vacant") if pd.isna(value) else formats.number(value, 2)
            for value in rows["written"]
        ],
        "textposition": "middle right",
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _band(frame: FteFrame) -> dict[str, Any]:
    return {
        "type": "rect", "x0": frame.low, "x1": frame.high, "yref": "paper", "y0": 0, "y1": 1,
        "fillcolor": BAND_COLOUR, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _bound(at: float) -> dict[str, Any]:
    return {
        "type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
        "line": {"color": MUTED, "dash": "dash", "width": 1.5},
    }  # fmt: skip


@kept
def history_steps(history: pd.DataFrame, until: date) -> go.Figure:
    """Plot fte as steps on the days on which it changed, up to and including `until`."""
    days = pd.to_datetime(history["day"]).tolist()
    values = history["fte"].tolist()
    last = pd.Timestamp(until)
    layout = base_layout("", tr("Fte aangesteld"))
    layout["yaxis"] |= {"tickformat": ".2~f"}
    months = pd.date_range(days[0].replace(day=1), last, freq="MS")
    shown = months[:: max(len(months) // 4, 1)]
    layout["xaxis"] |= {
        "tickangle": 0,
        "tickvals": shown.tolist(),
        "ticktext": [formats.month(month) for month in shown],
    }
    line = {
        "type": "scatter",
        "x": [days[0], *days, last],
        "y": [0, *values, values[-1]],
        "text": [formats.day(day) for day in [days[0], *days, last]],
        "mode": "lines",
        "line": {"shape": "hv", "color": PRIMARY, "width": 2.5},
        "hovertemplate": "%{text}: %{y:.2f} fte<extra></extra>",
    }
    return go.Figure(data=[line], layout={**layout, "height": 320, "showlegend": False})


@kept
def meeting_bars(rows: pd.DataFrame) -> go.Figure:
    """Plot the meetings of the last 12 months beside how many are asked, fewest on top."""
    rows = rows.sort_values(["meetings_last_year", "rsv_name"], ascending=False)
    names = [wrapped(name) for name in rows["rsv_name"]]
    held, asked = (rows[name].astype(float) for name in ("meetings_last_year", "meetings_asked"))
    layout = base_layout(tr("Overleggen"), "")
    layout["yaxis"] |= {"tickformat": ""}
    layout["xaxis"] |= count_axis(max(held.max(), asked.max()))
    bars = {
        "type": "bar", "orientation": "h", "x": held.tolist(), "y": names,
        "name": tr("Gehouden"),
        "text": [formats.number(value) for value in held], "textposition": "inside",
        "insidetextanchor": "start", "textangle": 0, "showlegend": False,
        "marker": {"color": np.where((held >= asked) & (asked > 0), PRIMARY, OTHERS).tolist()},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip
    needed = {
        "type": "scatter", "x": asked.tolist(), "y": names, "mode": "markers", "name": tr("Nodig"),
        "marker": {"symbol": "line-ns-open", "size": 22, "color": ACCENT, "line": {"width": 3}},
        "showlegend": True, "hovertemplate": tr("%{y}: nodig %{x}") + "<extra></extra>",
    }  # fmt: skip
    height = 110 + ROW_HEIGHT_PX * len(names)
    return go.Figure(data=[bars, needed], layout={**layout, "height": height})

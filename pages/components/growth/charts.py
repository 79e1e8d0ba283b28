"""Charts of the growth ambition: the course of a year, the years, and who adds to the gap."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from language import tr
from pages.components import formats
from pages.components.charts import base_layout, count_axis, wrapped
from pages.components.texts import ACCENT, MUTED, PRIMARY
from warehouse.kept import kept

BAND_95, BAND_80 = "#D6E4F2", "#A6CBE5"
ROW_HEIGHT_PX = 30


@kept
def within_year(frame: pd.DataFrame, unit: str) -> go.Figure:
    """Plot what came, the path to the target, and what is expected with its intervals."""
    labels = [formats.month(day) for day in frame["month"]]
    begin = frame["actual"].last_valid_index()
    joined = _from_last_actual(frame, begin)
    traces: list[dict[str, Any]] = []
    if frame["expected"].notna().any():
        traces += _band(labels, joined, "95", BAND_95) + _band(labels, joined, "80", BAND_80)
        traces.append(_line(labels, joined["expected"], tr("Verwacht"), PRIMARY, "dot"))
    traces.append(_line(labels, frame["path"], tr("Pad naar het doel"), ACCENT, "dash"))
    traces.append(
        {**_line(labels, frame["actual"], tr("Bereikt"), PRIMARY, "solid"), "mode": "lines+markers"}
    )
    if frame["provisional"].notna().any():
        traces.append(
            {
                **_line(
                    labels, frame["provisional"], tr("Voorlopig, loopt nog vol"), MUTED, "solid"
                ),
                "mode": "markers",
                "marker": {"symbol": "circle-open", "size": 10, "color": MUTED},
            }
        )
    layout = base_layout("", unit)
    layout["xaxis"] |= {"type": "category", "categoryorder": "array", "categoryarray": labels}
    layout["yaxis"] |= count_axis(frame.select_dtypes("number").max().max())
    return go.Figure(data=traces, layout={**layout, "hovermode": "x unified"})


@kept
def per_year(frame: pd.DataFrame, unit: str) -> go.Figure:
    """Plot each year as a bar, what is still expected on top, and the targets as diamonds."""
    years = frame["year"].astype(str)
    over = frame["upper_80"] - frame["reached"].fillna(0) - frame["to_come"]
    under = frame["reached"].fillna(0) + frame["to_come"] - frame["lower_80"]
    bar = {"type": "bar", "x": years, "hovertemplate": "%{x}: %{y:,.0f}<extra></extra>"}
    traces = [{**bar, "y": frame["reached"], "name": tr("Bereikt"), "marker": {"color": PRIMARY}}]
    if frame["to_come"].notna().any():
        traces.append(
            {
                **bar,
                "y": frame["to_come"].round(),
                "name": tr("Verwacht erbij, met 80%-interval"),
                "marker": {"color": BAND_80, "line": {"color": PRIMARY, "width": 1}},
                "error_y": {
                    "type": "data", "symmetric": False, "array": over, "arrayminus": under,
                    "color": MUTED,
                },
            }
        )  # fmt: skip
    traces.append(
        {
            "type": "scatter", "mode": "markers", "x": years, "y": frame["target"],
            "name": tr("Doel"),
            "marker": {"symbol": "diamond", "size": 13, "color": ACCENT},
            "hovertemplate": tr("Doel") + " %{x}: %{y:,.0f}<extra></extra>",
        }
    )  # fmt: skip
    layout = base_layout("", unit)
    layout["xaxis"]["type"] = "category"
    layout["yaxis"] |= count_axis(frame[["reached", "upper_80", "target"]].max().max())
    return go.Figure(data=traces, layout={**layout, "barmode": "stack"})


@kept
def contributions(standing: pd.DataFrame, unit: str, chosen: str | None) -> go.Figure:
    """Plot per partnership how far it is above or below; concept targets are striped."""
    rows = standing.dropna(subset=["gap"]).sort_values("gap", ascending=False)
    names = [wrapped(name) for name in rows["area_name"]]
    colours = [
        "#111111" if code == chosen else ACCENT if gap < 0 else PRIMARY
        for code, gap in zip(rows["area_code"], rows["gap"], strict=True)
    ]
    layout = base_layout(unit, "")
    layout["yaxis"] |= {"tickformat": "", "type": "category"}
    # Room for the numbers beside the bars.
    low, high = min(rows["gap"].min(), 0), max(rows["gap"].max(), 0)
    room = 0.4 * (high - low)
    is_whole = high - low >= 20 or (rows["gap"] % 1 == 0).all()
    decimals = 0 if is_whole else 1
    layout["xaxis"] |= {
        **count_axis(high - low, most_steps=3),
        "zeroline": True,
        "zerolinecolor": MUTED,
        "nticks": 3,
        "tickangle": 0,
        "range": [low - room * (low < 0), high + room * (high > 0)],
    }
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": rows["gap"].round(decimals),
            "y": names,
            "text": [formats.signed(gap, decimals) for gap in rows["gap"]],
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {
                "color": colours,
                "pattern": {"shape": ["/" if s == "concept" else "" for s in rows["status"]]},
            },
            "hovertemplate": "%{y}: %{text}<extra></extra>",
            "showlegend": False,
        }
    ]
    return go.Figure(data=traces, layout={**layout, "height": 80 + ROW_HEIGHT_PX * len(rows)})


def _from_last_actual(frame: pd.DataFrame, begin: Any) -> pd.DataFrame:
    """Let what is expected begin where the line of what came ends."""
    names = [name for name in frame if name == "expected" or str(name)[:5] in ("lower", "upper")]
    joined = frame[names].copy()
    if begin is not None:
        joined.loc[begin] = frame.loc[begin, "actual"]
    return joined


def _band(labels: list[str], frame: pd.DataFrame, level: str, colour: str) -> list[dict[str, Any]]:
    edge = {"type": "scatter", "x": labels, "mode": "lines", "line": {"width": 0}}
    return [
        {**edge, "y": frame[f"upper_{level}"].round(), "showlegend": False, "hoverinfo": "skip"},
        {
            **edge,
            "y": frame[f"lower_{level}"].round(),
            "fill": "tonexty",
            "fillcolor": colour,
            "name": tr("{level}%-interval").format(level=level),
            "hoverinfo": "skip",
        },
    ]


def _line(
    labels: list[str], values: pd.Series, name: str, colour: str, dash: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": labels,
        "y": values.round(1),
        "mode": "lines",
        "name": name,
        "line": {"color": colour, "dash": dash, "width": 2.5},
        "hovertemplate": "%{y:,.0f}",
    }

"""The stacked partnerships as tables and a chart."""

import pandas as pd
import plotly.graph_objects as go

from pages.components import formats
from pages.components.charts import base_layout
from pages.components.evaluation.broad_findings import percent
from pages.components.offer_charts import wrapped
from pages.components.texts import (
    ACCENT,
    GROWTH_OUTCOMES,
    MUTED,
    OWN_DIRECTIONS,
    PRIMARY,
    RELATIVE_DIRECTIONS,
)
from warehouse.frames import load_frames


def change_chart(rows: pd.DataFrame, measure: str, national_ratio: float) -> go.Figure:
    """Plot the change of each partnership in a year with its 95% interval, beside the country."""
    known = rows.dropna(subset=[f"{measure}_ratio"]).sort_values(f"{measure}_ratio")
    names = known["rsv_name"].map(wrapped)
    change, low, high = (
        (known[f"{measure}_{name}"] - 1) * 100 for name in ("ratio", "lower", "upper")
    )
    layout = base_layout("Verandering in een jaar (%), met 95%-interval", "")
    figure = go.Figure(layout={**layout, "height": 110 + 26 * len(known)})
    figure.add_scatter(
        x=change.round(1),
        y=names,
        mode="markers",
        name="RSV met 95%-interval",
        marker={"color": PRIMARY, "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (high - change).round(1),
            "arrayminus": (change - low).round(1),
            "color": MUTED,
            "thickness": 1.5,
        },
        hovertemplate="%{y}: %{x:+.0f}%<extra></extra>",
    )
    lines = [("Gelijk gebleven", 0.0, MUTED, "dot")]
    if pd.notna(national_ratio):
        name = f"Nederland: {percent(national_ratio)}"
        lines.append((name, (national_ratio - 1) * 100, ACCENT, "solid"))
    for name, value, colour, dash in lines:
        figure.add_scatter(
            x=[value, value],
            y=names.iloc[[0, -1]].tolist() if len(names) else [None, None],
            mode="lines",
            name=name,
            line={"color": colour, "dash": dash, "width": 2},
            hoverinfo="skip",
        )
    figure.update_yaxes(tickformat="")
    return figure


def stacked_on_screen(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every partnership a row that is read from left to right: change, lag, frames, people."""
    return pd.DataFrame(
        {
            "RSV": rows["rsv_name"].map(formats.plain),
            "Gestart in een jaar": _changes(rows, "started"),
            "Afgerond in een jaar": _changes(rows, "completed"),
            "Bij Nederland": rows["relative_direction"]
            .map(RELATIVE_DIRECTIONS)
            .fillna(formats.NO_DATA),
            "Gemeenten met signaal": rows["lagging"].map(_amount),
            "Doel gestart": rows["target"].map(GROWTH_OUTCOMES).fillna("geen doel"),
            "Kaders niet gehaald": [_frames(codes, "–") for codes in rows["unmet"]],
            "Fte": [
                formats.number(fte, 2) if pd.notna(fte) else standing
                for fte, standing in zip(rows["fte"], rows["standing"], strict=True)
            ],
            "Taken: klaar / te laat / acties": [
                f"{done:.0f} / {late:.0f} / {actions:.0f}" if pd.notna(actions) else formats.NO_DATA
                for done, late, actions in zip(
                    rows["done"], rows["overdue"], rows["actions"], strict=True
                )
            ],
        }
    )


def stacked_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the same as numbers, one column each, for a file."""
    table: dict[str, pd.Series | list[str]] = {"RSV": rows["rsv_name"]}
    for measure, name in (("started", "Gestart"), ("completed", "Afgerond")):
        table[f"{name}: verandering (×)"] = rows[f"{measure}_ratio"]
        table[f"{name}: van (95%)"] = rows[f"{measure}_lower"]
        table[f"{name}: tot (95%)"] = rows[f"{measure}_upper"]
        directions = rows[f"{measure}_direction"].map(OWN_DIRECTIONS)
        table[f"{name}: richting"] = directions.fillna(formats.NO_DATA)
    relative = rows["relative_direction"].map(RELATIVE_DIRECTIONS)
    table["Tegenover Nederland"] = relative.fillna(formats.NO_DATA)
    table["Gemeenten met signaal"] = [
        formats.NO_DATA if names is None else ", ".join(names) for names in rows["lagging"]
    ]
    table["Doel gestart"] = rows["target"].map(GROWTH_OUTCOMES).fillna("geen doel")
    table["Kaders niet gehaald"] = [_frames(codes, "") for codes in rows["unmet"]]
    table["Fte aangesteld"] = rows["fte"]
    table["Facilitator"] = rows["standing"]
    table["Gemiste trajecten, ten minste"] = rows["missing_participants_lower"].round()
    table["Acties op de zes taken"] = rows["actions"]
    table["Klaar"] = rows["done"]
    table["Te laat"] = rows["overdue"]
    table["Taken zonder actie"] = rows["empty_tasks"]
    return pd.DataFrame(table)


def _changes(rows: pd.DataFrame, measure: str) -> list[str]:
    pairs = zip(
        *(rows[f"{measure}_{name}"] for name in ("ratio", "lower", "upper", "direction")),
        strict=True,
    )
    return [
        f"{percent(ratio)} ({percent(low)} – {percent(high)})"
        if pd.notna(ratio)
        else OWN_DIRECTIONS["undetermined"]
        for ratio, low, high, _ in pairs
    ]


def _amount(names: list[str] | None) -> str:
    return formats.NO_DATA if names is None else str(len(names))


def _frames(codes: list[str] | None, none: str) -> str:
    if codes is None:
        return formats.NO_DATA
    return "; ".join(load_frames()[code].short_title for code in codes) or none

"""The stacked partnerships as tables and a chart."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.charts import base_layout, wrapped
from pages.components.evaluation.broad_findings import percent
from pages.components.texts import (
    ACCENT,
    GROWTH_OUTCOMES,
    MUTED,
    OWN_DIRECTIONS,
    PRIMARY,
    RELATIVE_DIRECTIONS,
)
from warehouse.frames import load_frames
from warehouse.kept import kept

ROW_HEIGHT_PX = 36  # the longest name of a partnership takes two lines
# The columns of a flow: change, both limits, and the word for it.
CHANGES = {
    "started": (
        mark("Gestart: verandering (×)"),
        mark("Gestart: van (95%)"),
        mark("Gestart: tot (95%)"),
        mark("Gestart: richting"),
    ),
    "completed": (
        mark("Afgerond: verandering (×)"),
        mark("Afgerond: van (95%)"),
        mark("Afgerond: tot (95%)"),
        mark("Afgerond: richting"),
    ),
}


@kept
def change_chart(rows: pd.DataFrame, measure: str, national_ratio: float) -> go.Figure:
    """Plot the change of each partnership in a year beside the country, with two 95% intervals.

    The thick one is of chance alone: did it rise? The thin one is widened for over-dispersion, as
    the judgement beside the country is: it lies clear of the country's line when that says so.
    """
    known = rows.dropna(subset=[f"{measure}_ratio"]).sort_values(f"{measure}_ratio")
    names = known["rsv_name"].map(wrapped)
    change, low, high = (
        (known[f"{measure}_{name}"] - 1) * 100 for name in ("ratio", "lower", "upper")
    )
    layout = base_layout(tr("Verandering (%)"), "")
    figure = go.Figure(layout={**layout, "height": 110 + ROW_HEIGHT_PX * len(known)})
    wide_low, wide_high = (
        (known[f"{measure}_relative_{name}"] * national_ratio - 1) * 100
        for name in ("lower", "upper")
    )
    for name, thickness, lower, upper in (
        (tr("Dun 95%-interval: tegenover Nederland"), 1.5, wide_low, wide_high),
        (tr("Dik 95%-interval: tegenover een jaar eerder"), 5, low, high),
    ):
        if lower.isna().all():
            continue
        # In the legend the bar itself: both have the same dot.
        figure.add_scatter(
            x=[None],
            y=names.head(1).tolist() or [None],
            mode="lines",
            name=name,
            line={"color": MUTED, "width": thickness},
        )
        figure.add_scatter(
            x=change.round(1),
            y=names,
            mode="markers",
            showlegend=False,
            marker={"color": PRIMARY, "size": 9},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (upper - change).round(1),
                "arrayminus": (change - lower).round(1),
                "color": MUTED,
                "thickness": thickness,
                "width": 0,
            },
            hovertemplate="%{y}: %{x:+.0f}%<extra></extra>",
        )
    lines = [(tr("Gelijk gebleven"), 0.0, MUTED, "dot")]
    if pd.notna(national_ratio):
        name = tr("Nederland: {figure}").format(figure=percent(national_ratio))
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


@kept
def stacked_on_screen(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every partnership a row that is read from left to right: change, lag, frames, people."""
    return pd.DataFrame(
        {
            mark("RSV"): rows["rsv_name"].map(formats.plain),
            mark("Gestart in een jaar"): _changes(rows, "started"),
            mark("Afgerond in een jaar"): _changes(rows, "completed"),
            mark("Bij Nederland"): rows["relative_direction"]
            .map(RELATIVE_DIRECTIONS)
            .fillna(tr(formats.NO_DATA)),
            mark("Gemeenten met signaal"): rows["lagging"].map(_amount),
            mark("Doel gestart"): rows["target"].map(GROWTH_OUTCOMES).fillna(tr("geen doel")),
            mark("Kaders niet gehaald"): [_frames(codes, "–") for codes in rows["unmet"]],
            mark("Fte"): [
                formats.number(fte, 2) if pd.notna(fte) else standing
                for fte, standing in zip(rows["fte"], rows["standing"], strict=True)
            ],
            mark("Taken: klaar / te laat / acties"): [
                f"{done:.0f} / {late:.0f} / {actions:.0f}"
                if pd.notna(actions)
                else tr(formats.NO_DATA)
                for done, late, actions in zip(
                    rows["done"], rows["overdue"], rows["actions"], strict=True
                )
            ],
        }
    )


@kept
def stacked_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the same as numbers, one column each, for a file."""
    table: dict[str, pd.Series | list[str]] = {"RSV": rows["rsv_name"]}
    for measure, (change, low, high, way) in CHANGES.items():
        table[change] = rows[f"{measure}_ratio"]
        table[low] = rows[f"{measure}_lower"]
        table[high] = rows[f"{measure}_upper"]
        directions = rows[f"{measure}_direction"].map(OWN_DIRECTIONS)
        table[way] = directions.fillna(tr(formats.NO_DATA))
    relative = rows["relative_direction"].map(RELATIVE_DIRECTIONS)
    table[mark("Tegenover Nederland")] = relative.fillna(tr(formats.NO_DATA))
    table["Gemeenten met signaal"] = [
        tr(formats.NO_DATA) if names is None else ", ".join(names) for names in rows["lagging"]
    ]
    table["Doel gestart"] = rows["target"].map(GROWTH_OUTCOMES).fillna(tr("geen doel"))
    table["Kaders niet gehaald"] = [_frames(codes, "") for codes in rows["unmet"]]
    table[mark("Fte aangesteld")] = rows["fte"]
    table[mark("Facilitator")] = rows["standing"]
    table[mark("Gemiste trajecten, ten minste")] = rows["missing_participants_lower"].round()
    table[mark("Acties op de taken")] = rows["actions"]
    table[mark("Klaar")] = rows["done"]
    table[mark("Te laat")] = rows["overdue"]
    table[mark("Taken zonder actie")] = rows["empty_tasks"]
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
    return tr(formats.NO_DATA) if names is None else str(len(names))


def _frames(codes: list[str] | None, none: str) -> str:
    if codes is None:
        return tr(formats.NO_DATA)
    return "; ".join(load_frames()[code].short_title for code in codes) or none

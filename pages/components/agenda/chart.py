"""The quadrant of the agenda: participation beside choice, each against the country."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from language import tr
from pages.components import charts, formats
from pages.components.agenda.findings import on_agenda
from pages.components.texts import MUTED, QUADRANTS
from warehouse.kept import kept

NUMBERED = 10
"""So many municipalities of the agenda have their place in the chart; names would overlap."""


@kept
def quadrant(
    rows: pd.DataFrame, *, within_km: float, selected: str | None, rsv_code: str | None
) -> go.Figure:
    """Plot choice against participation, with the country as cross; shape and colour tell alike.

    `rows` is the agenda of the whole country with its places, at least one of them compared;
    municipalities outside the chosen partnership are pale.
    """
    known = rows[rows["quadrant"] != "not_compared"]
    # A municipality may have no partnership: in the view of the country it is no outsider.
    in_focus = (known["rsv_code"] == rsv_code) | (rsv_code is None)
    chosen = known[known["area_code"] == selected]
    layers = [(known[~in_focus], tr("Andere gemeenten"), "#D5DCE3", "circle", 5)]
    for code, text in QUADRANTS.items():
        of_code = known[in_focus & (known["quadrant"] == code)]
        layers.append((of_code, f"{text.label} ({len(of_code)})", text.colour, text.symbol, 9))
    layers.append((chosen, tr("Gekozen gemeente"), "#111111", "circle-open", 20))
    national_choices, national = known[["national_choices", "national_per_1000"]].iloc[0]
    layout = charts.base_layout(
        tr("Thema's binnen {km} km").format(km=formats.number(within_km)),
        tr("Gestart per 1.000 jongeren"),
    )
    layout["yaxis"]["tickformat"] = ""
    layout["xaxis"]["rangemode"] = "tozero"
    # In one go: every addition to a figure afterwards is checked as a whole, 2 ms each.
    return go.Figure(
        data=[_points(*layer) for layer in layers if len(layer[0])],
        layout={
            **layout,
            "height": 520,
            "shapes": [
                _line(x0=national_choices, x1=national_choices, yref="paper", y0=0, y1=1),
                _line(y0=national, y1=national, xref="paper", x0=0, x1=1),
            ],
            "annotations": [
                *(
                    _text(row, str(row["place"]), -14)
                    for row in on_agenda(known[in_focus]).head(NUMBERED).to_dict("records")
                ),
                *(_text(row, row["area_name"], 20) for row in chosen.to_dict("records")),
                {
                    "x": 1, "xref": "paper", "xanchor": "right", "y": national,
                    "yanchor": "bottom", "text": tr("Nederland"), "showarrow": False,
                    "font": {"color": MUTED, "size": 13},
                },
            ],
        },
    )  # fmt: skip


def _points(rows: pd.DataFrame, name: str, colour: str, symbol: str, size: int) -> dict[str, Any]:
    edge = {"width": 3} if symbol.endswith("open") else {"width": 0.5, "color": "#fff"}
    return {
        "type": "scatter",
        "x": rows["mean_choices"].round(2).tolist(),
        "y": rows["rate_per_1000"].round(2).tolist(),
        "text": rows["area_name"].tolist(),
        "mode": "markers",
        "name": name,
        "marker": {"color": colour, "symbol": symbol, "size": size, "line": edge},
        "hovertemplate": tr("%{text}<br>%{y:.1f} per 1.000<br>%{x:.1f} thema's")
        + "<extra></extra>",
    }


def _line(**ends: Any) -> dict[str, Any]:
    style = {"color": MUTED, "dash": "dash", "width": 1.5}
    return {"type": "line", "line": style, "layer": "below", **ends}


def _text(row: dict[Any, Any], text: str, shift_px: int) -> dict[str, Any]:
    return {
        "x": row["mean_choices"],
        "y": row["rate_per_1000"],
        "text": text,
        "showarrow": False,
        "yshift": shift_px,
        "font": {"size": 14},
        "bgcolor": "rgba(255,255,255,0.8)",
        "borderpad": 0,
    }

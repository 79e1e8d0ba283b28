"""The quadrant of the agenda: participation beside choice, each against the country."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.components import charts, formats
from pages.components.agenda_findings import on_agenda
from pages.components.texts import MUTED, QUADRANTS

NUMBERED = 10
"""So many municipalities of the agenda have their place in the chart; names would overlap."""


def quadrant(
    rows: pd.DataFrame, *, within_km: float, selected: str | None, rsv_code: str | None
) -> go.Figure:
    """Plot choice against participation, with the country as cross; shape and colour tell alike.

    `rows` is the agenda of the whole country with its places; municipalities outside the chosen
    partnership are pale. The figures of the country are those of the first known row.
    """
    known = rows[rows["quadrant"] != "not_compared"]
    figure = go.Figure(
        layout=charts.layout(
            f"Thema's binnen {formats.number(within_km)} km",
            "Gestart per 1.000 jongeren",
        )
    )
    figure.update_layout(height=520)
    # A municipality may have no partnership: in the view of the country it is no outsider.
    in_focus = (known["rsv_code"] == rsv_code) | (rsv_code is None)
    outside = known[~in_focus]
    if len(outside):
        figure.add_trace(_points(outside, "Andere gemeenten", "#D5DCE3", "circle", 5))
    for code, text in QUADRANTS.items():
        of_code = known[in_focus & (known["quadrant"] == code)]
        if len(of_code):
            name = f"{text.label} ({len(of_code)})"
            figure.add_trace(_points(of_code, name, text.colour, text.symbol, 9))
    _add_places(figure, known[in_focus])
    chosen = known[known["area_code"] == selected]
    if len(chosen):
        figure.add_trace(_points(chosen, "Gekozen gemeente", "#111111", "circle-open", 20))
        figure.data[-1].marker.line.width = 3
        _add_text(figure, chosen.iloc[0].to_dict(), chosen["area_name"].iloc[0], 20)
    cross = {"color": MUTED, "dash": "dash", "width": 1.5}
    figure.add_vline(x=float(known["national_choices"].iloc[0]), line=cross)
    figure.add_hline(
        y=float(known["national_per_1000"].iloc[0]),
        line=cross,
        annotation={"text": "Nederland", "font": {"color": MUTED, "size": 13}},
        annotation_position="top right",
    )
    figure.update_xaxes(rangemode="tozero")
    figure.update_yaxes(tickformat="")
    return figure


def _points(rows: pd.DataFrame, name: str, colour: str, symbol: str, size: int) -> go.Scatter:
    return go.Scatter(
        x=rows["mean_choices"].round(2),
        y=rows["rate_per_1000"].round(2),
        text=rows["area_name"],
        mode="markers",
        name=name,
        marker={
            "color": colour,
            "symbol": symbol,
            "size": size,
            "line": {"width": 0.5, "color": "#fff"},
        },
        hovertemplate="%{text}<br>%{y:.1f} per 1.000<br>%{x:.1f} thema's<extra></extra>",
    )


def _add_places(figure: go.Figure, shown: pd.DataFrame) -> None:
    """Number the head of the agenda as the list beside the chart does."""
    for row in on_agenda(shown).head(NUMBERED).to_dict("records"):
        _add_text(figure, row, str(row["place"]), -14)


def _add_text(figure: go.Figure, row: dict[Any, Any], text: str, shift_px: int) -> None:
    figure.add_annotation(
        x=row["mean_choices"],
        y=row["rate_per_1000"],
        text=text,
        showarrow=False,
        yshift=shift_px,
        font={"size": 14},
        bgcolor="rgba(255,255,255,0.8)",
        borderpad=0,
    )

"""The quadrant of the agenda: participation beside choice, each against the country."""

import pandas as pd
import plotly.graph_objects as go

from pages.components import charts, formats
from pages.components.agenda_findings import on_agenda
from pages.components.texts import MUTED, QUADRANTS

NAMED = 6
"""So many municipalities of the agenda are named in the chart; more names would overlap."""


def quadrant(
    rows: pd.DataFrame, *, within_km: float, selected: str | None, rsv_code: str | None
) -> go.Figure:
    """Plot choice against participation, with the country as cross; shape and colour tell alike.

    `rows` is the agenda of the whole country; municipalities outside the chosen partnership are
    pale. The figures of the country are those of the first known row.
    """
    known = rows[rows["quadrant"] != "not_compared"]
    figure = go.Figure(
        layout=charts.layout(
            f"Thema's binnen {formats.number(within_km)} km (gemiddeld per jongere)",
            "Gestart per 1.000 jongeren",
        )
    )
    figure.update_layout(height=520)
    in_focus = known["rsv_code"] == rsv_code if rsv_code else known["rsv_code"] == known["rsv_code"]
    outside = known[~in_focus]
    if len(outside):
        figure.add_trace(_points(outside, "Andere gemeenten", "#D5DCE3", "circle", 5))
    for code, text in QUADRANTS.items():
        of_code = known[in_focus & (known["quadrant"] == code)]
        if len(of_code):
            name = f"{text.label} ({len(of_code)})"
            figure.add_trace(_points(of_code, name, text.colour, text.symbol, 9))
    _add_names(figure, known[in_focus], selected)
    chosen = known[known["area_code"] == selected]
    if len(chosen):
        figure.add_trace(_points(chosen, "Gekozen gemeente", "#111111", "circle-open", 20))
        figure.data[-1].marker.line.width = 3
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
        marker={"color": colour, "symbol": symbol, "size": size, "line": {"width": 1}},
        hovertemplate="%{text}<br>%{y:.1f} per 1.000<br>%{x:.1f} thema's<extra></extra>",
    )


def _add_names(figure: go.Figure, shown: pd.DataFrame, selected: str | None) -> None:
    """Name the head of the agenda and the chosen municipality, above the points."""
    named = pd.concat([on_agenda(shown).head(NAMED), shown[shown["area_code"] == selected]])
    for row in named.drop_duplicates("area_code").to_dict("records"):
        figure.add_annotation(
            x=row["mean_choices"],
            y=row["rate_per_1000"],
            text=row["area_name"],
            showarrow=False,
            yshift=14,
            font={"size": 13},
            bgcolor="rgba(255,255,255,0.75)",
        )

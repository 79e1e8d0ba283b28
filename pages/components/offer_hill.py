"""Diversity of partnerships in plain words: how many equally large kinds give the same variety."""

import pandas as pd
import plotly.graph_objects as go

from pages.components import formats
from pages.components.charts import base_layout
from pages.components.offer_charts import ROW_HEIGHT_PX, wrapped
from pages.components.texts import ACCENT, DIMENSIONS, HILL_ORDERS, MUTED, PRIMARY


def compared(figures: pd.DataFrame, order: int) -> pd.DataFrame:
    """Return the partnerships that can be compared, least diverse first."""
    rows = figures[(figures["hill_order"] == order) & (figures["area_kind"] == "rsv")]
    return rows.dropna(subset=["at_coverage"]).sort_values("at_coverage")


def national(figures: pd.DataFrame, order: int) -> float:
    """Return the country at the same coverage; NaN when it is not there."""
    rows = figures[(figures["hill_order"] == order) & (figures["area_kind"] == "country")]
    return float(rows["at_coverage"].iloc[0]) if len(rows) else float("nan")


def dots(figures: pd.DataFrame, order: int, *, rsv_code: str | None, unit: str) -> go.Figure:
    """Plot each partnership with its 95% interval, at equal coverage; the least diverse on top."""
    rows = compared(figures, order)[::-1]
    names = [wrapped(name) for name in rows["area_name"]]
    value = rows["at_coverage"]
    figure = go.Figure(layout={**base_layout(unit, ""), "height": 110 + ROW_HEIGHT_PX * len(rows)})
    figure.add_scatter(
        x=value.round(2),
        y=names,
        mode="markers",
        name="RSV met 95%-interval",
        marker={
            "color": [ACCENT if code == rsv_code else PRIMARY for code in rows["area_code"]],
            "symbol": ["diamond" if code == rsv_code else "circle" for code in rows["area_code"]],
            "size": [14 if code == rsv_code else 10 for code in rows["area_code"]],
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["at_coverage_upper_95"] - value).round(3),
            "arrayminus": (value - rows["at_coverage_lower_95"]).round(3),
            "color": MUTED,
            "thickness": 1.5,
        },
        hovertemplate="%{y}: %{x:.1f}<extra></extra>",
    )
    country = national(figures, order)
    figure.add_scatter(
        x=[country] * len(names),
        y=names,
        mode="lines",
        name=f"Nederland: {formats.number(country, 1)}",
        line={"color": ACCENT, "width": 2},
        hoverinfo="skip",
    )
    figure.update_xaxes(rangemode="tozero")
    figure.update_yaxes(tickformat="")
    return figure


def hill_finding(
    figures: pd.DataFrame, order: int, dimension: str, rsv_code: str | None = None
) -> str:
    """Say which partnership is least and which most diverse, and how the chosen one stands."""
    rows = compared(figures, order)
    if rows.empty:
        return "Er zijn nog te weinig lopende projecten om RSV's op diversiteit te vergelijken."
    kind = DIMENSIONS[dimension].lower()
    kind = kind if order == 0 else f"even grote {kind}"
    least, most = rows.iloc[0], rows.iloc[-1]
    chosen = [
        f" {row['area_name']}: {_figure(row)}."
        for _, row in rows[rows["area_code"] == rsv_code].iterrows()
    ]
    missing = len(
        figures[(figures["hill_order"] == order) & (figures["area_kind"] == "rsv")]
    ) - len(rows)
    few = (
        f" Voor {formats.count_of(missing, 'RSV', 'RSV’s')} zijn er te weinig projecten om te "
        "vergelijken."
    )
    return (
        f"Het minst divers is {least['area_name']}, met {_figure(least)} {kind}; het meest "
        f"{most['area_name']}, met {_figure(most)}. Nederland als geheel: "
        f"{formats.number(national(figures, order), 1)}.{''.join(chosen)}{few if missing else ''}"
    )


def _figure(row: pd.Series) -> str:
    limits = formats.interval(row["at_coverage_lower_95"], row["at_coverage_upper_95"])
    return f"{formats.number(row['at_coverage'], 1)} (95%-interval {limits})"


def equal_coverage_text(figures: pd.DataFrame) -> str:
    """Say at which coverage the partnerships are compared."""
    known = figures["equal_coverage"].dropna()
    if known.empty:
        return ""
    return (
        "Een RSV met veel projecten toont vanzelf meer soorten. Daarom is elk RSV teruggerekend of "
        f"doorgerekend naar dezelfde dekking: {formats.percentage(known.iloc[0] * 100)} van het "
        "aanbod hoort dan tot een soort die al is gezien. Overlappen twee intervallen, dan kan "
        "het verschil toeval zijn."
    )


def hill_table(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the three measures with intervals side by side, and the number of projects."""
    wide: dict[str, object] = {}
    rows = figures[figures["hill_order"] == 0].set_index("area_code")
    wide["Gebied"] = rows["area_name"]
    wide["Lopende projecten"] = rows["projects"]
    for order in sorted(HILL_ORDERS):
        of_order = figures[figures["hill_order"] == order].set_index("area_code").loc[rows.index]
        name = f"{HILL_ORDERS[order]} (q = {order})"
        wide[name] = of_order["at_coverage"]
        wide[f"{name}, van"] = of_order["at_coverage_lower_95"]
        wide[f"{name}, tot"] = of_order["at_coverage_upper_95"]
        wide[f"{name}, geteld"] = of_order["observed"]
    return pd.DataFrame(wide).reset_index(drop=True)


def hill_on_screen(table: pd.DataFrame) -> pd.DataFrame:
    """Join each measure with its interval as text."""
    shown = table[["Gebied", "Lopende projecten"]].copy()
    for order in sorted(HILL_ORDERS):
        name = f"{HILL_ORDERS[order]} (q = {order})"
        columns = (table[name], table[f"{name}, van"], table[f"{name}, tot"])
        shown[name] = [
            formats.number(value, 1)
            if formats.number(value) == formats.NO_DATA
            else f"{formats.number(value, 1)} ({formats.interval(low, high)})"
            for value, low, high in zip(*columns, strict=True)
        ]
    return shown

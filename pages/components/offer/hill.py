"""Diversity of partnerships in plain words: how many equally large kinds give the same variety."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.charts import base_layout, wrapped
from pages.components.offer.charts import ROW_HEIGHT_PX
from pages.components.texts import ACCENT, DIMENSIONS, HILL_ORDERS, MUTED, PRIMARY
from warehouse.kept import kept

# Of each measure the heads of its columns: the figure, its limits, and what was counted.
COLUMNS = {
    0: (
        mark("Alle even zwaar (q = 0)"),
        mark("Alle even zwaar (q = 0), van"),
        mark("Alle even zwaar (q = 0), tot"),
        mark("Alle even zwaar (q = 0), geteld"),
    ),
    1: (
        mark("Naar grootte (q = 1)"),
        mark("Naar grootte (q = 1), van"),
        mark("Naar grootte (q = 1), tot"),
        mark("Naar grootte (q = 1), geteld"),
    ),
    2: (
        mark("Vooral de grote (q = 2)"),
        mark("Vooral de grote (q = 2), van"),
        mark("Vooral de grote (q = 2), tot"),
        mark("Vooral de grote (q = 2), geteld"),
    ),
}


@kept
def compared(figures: pd.DataFrame, order: int) -> pd.DataFrame:
    """Return the partnerships that can be compared, least diverse first."""
    rows = figures[(figures["hill_order"] == order) & (figures["area_kind"] == "rsv")]
    return rows.dropna(subset=["at_coverage"]).sort_values("at_coverage")


def national(figures: pd.DataFrame, order: int) -> float:
    """Return the country at the same coverage; NaN when it is not there."""
    rows = figures[(figures["hill_order"] == order) & (figures["area_kind"] == "country")]
    return float(rows["at_coverage"].iloc[0]) if len(rows) else float("nan")


@kept
def dots(figures: pd.DataFrame, order: int, *, rsv_code: str | None, unit: str) -> go.Figure:
    """Plot each partnership with its 95% interval, at equal coverage; the least diverse on top."""
    rows = compared(figures, order)[::-1]
    names = [wrapped(name) for name in rows["area_name"]]
    value = rows["at_coverage"]
    figure = go.Figure(layout={**base_layout(unit, ""), "height": 110 + ROW_HEIGHT_PX * len(rows)})
    figure.add_scatter(
        x=value.round(2).tolist(),
        y=names,
        mode="markers",
        name=tr("RSV met 95%-interval"),
        marker={
            "color": [ACCENT if code == rsv_code else PRIMARY for code in rows["area_code"]],
            "symbol": ["diamond" if code == rsv_code else "circle" for code in rows["area_code"]],
            "size": [14 if code == rsv_code else 10 for code in rows["area_code"]],
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["at_coverage_upper_95"] - value).round(2).tolist(),
            "arrayminus": (value - rows["at_coverage_lower_95"]).round(2).tolist(),
            "color": MUTED,
            "thickness": 1.5,
        },
        hovertemplate="%{y}: %{x:.1f}<extra></extra>",
    )
    country = national(figures, order)
    figure.add_scatter(
        x=[country, country],
        y=[names[0], names[-1]] if names else [None, None],
        mode="lines",
        name=tr("Nederland: {value}").format(value=formats.number(country, 1)),
        line={"color": ACCENT, "width": 2},
        hoverinfo="skip",
    )
    figure.update_xaxes(rangemode="tozero")
    figure.update_yaxes(tickformat="")
    return figure


@kept
def hill_finding(
    figures: pd.DataFrame, order: int, dimension: str, rsv_code: str | None = None
) -> str:
    """Say which partnership is least and which most diverse, and how the chosen one stands."""
    rows = compared(figures, order)
    if rows.empty:
        return tr("Er zijn nog te weinig lopende projecten om RSV's op diversiteit te vergelijken.")
    kind = DIMENSIONS[dimension].lower()
    kind = kind if order == 0 else tr("even grote {kinds}").format(kinds=kind)
    least, most = rows.iloc[0], rows.iloc[-1]
    sentences = [
        tr(
            "Het minst divers is {least}, met {least_value} {kinds}; het meest {most}, met "
            "{most_value}. Nederland als geheel: {national}."
        ).format(
            least=least["area_name"],
            least_value=_figure(least),
            kinds=kind,
            most=most["area_name"],
            most_value=_figure(most),
            national=formats.number(national(figures, order), 1),
        )
    ]
    sentences += [
        f"{row['area_name']}: {_figure(row)}."
        for _, row in rows[rows["area_code"] == rsv_code].iterrows()
    ]
    missing = len(
        figures[(figures["hill_order"] == order) & (figures["area_kind"] == "rsv")]
    ) - len(rows)
    if missing:
        sentences.append(
            tr("Voor {rsvs} zijn er te weinig projecten om te vergelijken.").format(
                rsvs=formats.count_of(missing, "RSV", "RSV's")
            )
        )
    return " ".join(sentences)


def _figure(row: pd.Series) -> str:
    return tr("{value} (95%-interval {limits})").format(
        value=formats.number(row["at_coverage"], 1),
        limits=formats.interval(row["at_coverage_lower_95"], row["at_coverage_upper_95"]),
    )


@kept
def equal_coverage_text(figures: pd.DataFrame) -> str:
    """Say at which coverage the partnerships are compared."""
    known = figures["equal_coverage"].dropna()
    if known.empty:
        return ""
    return tr(
        "Een RSV met veel projecten toont vanzelf meer soorten. Daarom is elk RSV teruggerekend of "
        "doorgerekend naar dezelfde dekking: {share} van het aanbod hoort dan tot een soort die al "
        "is gezien. Overlappen twee intervallen, dan kan het verschil toeval zijn."
    ).format(share=formats.percentage(known.iloc[0] * 100))


@kept
def hill_table(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the three measures with intervals side by side, and the number of projects."""
    wide: dict[str, object] = {}
    rows = figures[figures["hill_order"] == 0].set_index("area_code")
    is_country = rows["area_kind"] == "country"
    wide[mark("Gebied")] = rows["area_name"].mask(is_country, tr("Nederland"))
    wide[mark("Lopende projecten")] = rows["projects"]
    for order in sorted(HILL_ORDERS):
        of_order = figures[figures["hill_order"] == order].set_index("area_code").loc[rows.index]
        value, lower, upper, counted = COLUMNS[order]
        wide[value] = of_order["at_coverage"]
        wide[lower] = of_order["at_coverage_lower_95"]
        wide[upper] = of_order["at_coverage_upper_95"]
        wide[counted] = of_order["observed"]
    return pd.DataFrame(wide).reset_index(drop=True)


@kept
def hill_on_screen(table: pd.DataFrame) -> pd.DataFrame:
    """Join each measure with its interval as text."""
    shown = table[["Gebied", "Lopende projecten"]].copy()
    for order in sorted(HILL_ORDERS):
        name, *limits = COLUMNS[order][:3]
        columns = (table[name], *(table[limit] for limit in limits))
        shown[name] = [
            formats.number(value, 1)
            if pd.isna(value)
            else f"{formats.number(value, 1)} ({formats.interval(low, high)})"
            for value, low, high in zip(*columns, strict=True)
        ]
    return shown

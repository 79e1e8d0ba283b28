"""First results since the start: the time before it beside now, and whether that can be chance."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.components import figures, formats
from pages.components.charts import base_layout
from pages.components.context import PageContext
from pages.components.evaluation.area import COUNTRY, Area
from pages.components.evaluation.message import Message, Table
from pages.components.offer_charts import wrapped
from pages.components.texts import ACCENT, PRIMARY
from warehouse.queries import Baseline, baseline, change_since, start_of_regions

KEY, TITLE = "eerste-resultaten", "Eerste resultaten sinds de start"
BESIDE = 0.03
LONGEST_LABEL = 16
NO_CAUSE = "Een verschil met de tijd ervoor zegt niet waardoor het komt."
READINGS = {
    "rising": "Die stijging is te onderscheiden van toeval.",
    "falling": "Die daling is te onderscheiden van toeval.",
    "stable": "Dat verschil is niet te onderscheiden van toeval.",
    "undetermined": "Of dat verschil toeval kan zijn, is niet te bepalen.",
}
RELATIVE_READINGS = {
    "rising": "meer gegroeid dan Nederland",
    "falling": "minder gegroeid dan Nederland",
    "stable": "niet te onderscheiden van de groei van Nederland",
}


def message(context: PageContext, area: Area) -> Message:
    """Set the rate before the start beside that of now, with intervals and what can be said."""
    source = figures.source_line(context, ["started", "direction"], context.period_text)
    before = baseline(context.release_id, period=context.period)
    if before is None:
        return Message(KEY, TITLE, nothing_to_compare(context), source)
    country, rsvs = (
        change_since(context.release_id, before=before, period=context.period, area_kind=kind)
        for kind in ("country", "rsv")
    )
    own = country if area.rsv_code is None else area.itself_in(rsvs)
    if own.empty:
        finding = f"Van {area.name} is niet van beide perioden iets aangeleverd."
        return Message(KEY, TITLE, finding, source)
    rows = own if area.rsv_code is None else pd.concat([own, country])
    finding = change_finding(own.iloc[0], before, context.period_text)
    labels = (_short(before), context.period_text)
    return Message(
        KEY,
        TITLE,
        finding,
        f"{source} Uitgangspunt: {before.label}.",
        chart=chart(rows, labels),
        chart_alt=finding,
        tables=(
            Table("Toen en nu", change_table(rows, labels), rows),
            *([] if area.rsv_code else [_per_rsv(rsvs, labels)]),
        ),
        remarks=remarks(own.iloc[0], before, area),
    )


def nothing_to_compare(context: PageContext) -> str:
    """Say that there is no result since the start to set beside the time before it."""
    start = formats.day(start_of_regions())
    if context.reference_date <= start_of_regions():
        return f"De regionale aanpak begon op {start}, na deze peildatum: er is nog geen resultaat."
    return (
        f"Van voor de start ({start}) of van de laatste 12 maanden is geen volle periode "
        "aangeleverd: er is nog niets te vergelijken."
    )


def change_finding(row: pd.Series, before: Baseline, now: str) -> str:
    """Say both rates and how their ratio is to be read; hidden counts stay hidden."""
    if row["is_suppressed"]:
        return (
            f"{row['area_name']}: {formats.HIDDEN} in een van beide perioden "
            f"({formats.HIDDEN_MEANING}); er is niets te vergelijken."
        )
    said = (
        f"{row['area_name']}: van {formats.number(row['rate_before'], 1)} gestarte trajecten per "
        f"1.000 jongeren in {_short(before)} naar {formats.number(row['rate_now'], 1)} in de {now}"
    )
    if pd.isna(row["ratio"]):
        return f"{said}. {READINGS['undetermined']}"
    limits = formats.interval(row["lower_95"], row["upper_95"], 2)
    return (
        f"{said}: {formats.number(row['ratio'], 2)} keer zoveel (95%-interval {limits}). "
        f"{READINGS[row['outcome']]}"
    )


def remarks(row: pd.Series, before: Baseline, area: Area) -> tuple[str, ...]:
    """Say what the comparison rests on and how the change is against that of the country."""
    start = formats.day(start_of_regions())
    said = [f"Van de 12 maanden begonnen er {before.months_since} na de start ({start})."]
    if not before.is_calendar_year:
        said.append("Het kalenderjaar voor de start is er niet; dit is de laatste volle periode.")
    if before.shared_months:
        months = formats.count_of(before.shared_months, "maand", "maanden")
        said.append(f"Beide perioden delen {months}; daarom is het verschil niet getoetst.")
    elif row["known_now"] != row["known_before"] and not row["is_suppressed"]:
        said.append("Niet van dezelfde gemeenten is aangeleverd; daarom is er niet getoetst.")
    if area.rsv_code is not None and row["relative_outcome"] in RELATIVE_READINGS:
        limits = formats.interval(row["relative_lower_95"], row["relative_upper_95"], 2)
        said.append(
            f"Tegenover Nederland × {formats.number(row['relative_ratio'], 2)} ({limits}): "
            f"{RELATIVE_READINGS[row['relative_outcome']]}."
        )
    return (*said, NO_CAUSE)


def change_table(rows: pd.DataFrame, labels: tuple[str, str]) -> pd.DataFrame:
    """Write both rates with their intervals, and the change, of each area."""
    missing = [formats.HIDDEN if hidden else formats.NO_DATA for hidden in rows["is_suppressed"]]
    written: dict[str, Any] = {"Gestart per 1.000": rows["area_name"].tolist()}
    for label, when in zip(labels, ("before", "now"), strict=True):
        written[label[0].upper() + label[1:]] = [
            f"{formats.number(rate, 1, none)} ({_together(formats.interval(low, high, 1, none))})"
            for rate, low, high, none in zip(
                rows[f"rate_{when}"], rows[f"lower_{when}"], rows[f"upper_{when}"], missing,
                strict=True,
            )
        ]  # fmt: skip
    written["Keer zoveel"] = [
        f"{formats.number(ratio, 2, 'niet getoetst')} "
        f"({_together(formats.interval(low, high, 2, '–'))})"
        for ratio, low, high in zip(rows["ratio"], rows["lower_95"], rows["upper_95"], strict=True)
    ]
    return pd.DataFrame(written)


def _per_rsv(rsvs: pd.DataFrame, labels: tuple[str, str]) -> Table:
    in_order = rsvs.sort_values("area_name")
    return Table("Per RSV", change_table(in_order, labels), in_order)


def chart(rows: pd.DataFrame, labels: tuple[str, str]) -> go.Figure:
    """Plot the two rates of each area with their 95% intervals, side by side to be told apart."""
    figure = go.Figure(layout=base_layout("", "Gestart per 1.000 jongeren"))
    for row in rows.to_dict("records"):
        is_country = row["area_name"] == COUNTRY
        rate, low, high = (
            [row[f"{name}_before"], row[f"{name}_now"]] for name in ("rate", "lower", "upper")
        )
        aside = 0.0 if len(rows) == 1 else BESIDE if is_country else -BESIDE
        figure.add_scatter(
            x=[aside, 1 + aside],
            y=[round(value, 2) for value in rate],
            mode="lines+markers+text",
            text=[f"  {formats.number(value, 1, formats.HIDDEN)}  " for value in rate],
            textposition="middle right" if is_country else "middle left",
            name=row["area_name"],
            line={"color": ACCENT if is_country else PRIMARY, "width": 3,
                  "dash": "dash" if is_country else "solid"},
            marker={"size": 12, "symbol": "diamond" if is_country else "circle"},
            error_y={"type": "data", "symmetric": False, "thickness": 2, "width": 6,
                     "array": [h - r for h, r in zip(high, rate, strict=True)],
                     "arrayminus": [r - x for r, x in zip(rate, low, strict=True)]},
            hovertemplate="%{y:.1f} per 1.000<extra></extra>",
        )  # fmt: skip
    names = [wrapped(label, LONGEST_LABEL) for label in labels]
    figure.update_xaxes(range=[-0.4, 1.4], tickvals=[0, 1], ticktext=names)
    return figure


def _short(before: Baseline) -> str:
    return before.period if before.is_calendar_year else before.label


def _together(interval: str) -> str:
    """Keep an interval on one line."""
    return interval.replace(" ", "\u00a0")

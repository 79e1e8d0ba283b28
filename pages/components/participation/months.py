"""The course by month, of the narrowest area that has months."""

from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.charts import base_layout, count_axis
from pages.components.texts import PRIMARY
from warehouse.kept import kept
from warehouse.queries import THEN


def months_area(
    selected: str | None,
    rsv_code: str | None,
    country: pd.DataFrame,
    measure: str,
    variant_group: str,
) -> tuple[str, str, str]:
    """Return kind, code and name of the narrowest area that has months: they are small numbers.

    The partnership that a page is about goes before that of a municipality elsewhere. A
    municipality has none, and a partnership only the flows of the regular variants together.
    """
    of_rsv = country["rsv_code"] == rsv_code
    is_chosen = country["area_code"] == selected
    rows = country[of_rsv if rsv_code or not is_chosen.any() else is_chosen]
    has_partnerships = variant_group == "regulier" and measure != "running"
    if has_partnerships and len(rows) and isinstance(rows["rsv_code"].iloc[0], str):
        return "rsv", str(rows["rsv_code"].iloc[0]), str(rows["rsv_name"].iloc[0])
    return "country", "NL", tr("Nederland")


def months_note(kind: str, selected: str | None, measure: str, variant_group: str) -> str:
    """Say why the months are of a larger area than was chosen."""
    if kind == "country" and measure == "running":
        return tr("Wat er liep is er per maand alleen voor Nederland. ")
    if kind == "country" and variant_group != "regulier":
        return tr("Maandcijfers van één variant zijn er alleen voor Nederland. ")
    if selected is not None:
        return tr("Per gemeente zijn maandaantallen te klein om te tonen. ")
    return ""


def layout_of_trend(layout: str, area_kind: str) -> str:
    """Say that a trend of a partnership is always on today's layout, when the figures are not."""
    is_other = layout == THEN and area_kind == "rsv"
    return tr("Die trend is op de indeling van nu. ") if is_other else ""


def months_period(series: pd.DataFrame, until: date) -> str:
    """Say from which month to which the course runs; without any, until when it was looked for."""
    if series.empty:
        return tr("tot en met {reference_date}").format(reference_date=formats.day(until))
    first, last = (formats.month(day) for day in pd.to_datetime(series["month"]).iloc[[0, -1]])
    return tr("{first} t/m {last}").format(first=first, last=last)


@kept
def months_finding(name: str, months: pd.DataFrame, measure: str, word: str) -> str:
    """Compare the last 12 months with the 12 before, for a flow; say the stock otherwise."""
    if months.empty:
        return tr(
            "Voor {name} zijn er geen maandcijfers: er is niets aangeleverd, of de "
            "aantallen zijn te klein om te tonen."
        ).format(name=name)
    values = months[measure].to_numpy(float)
    if measure == "running":
        last = formats.month(pd.Timestamp(months["month"].iloc[-1]))
        return tr("In {name} liepen er eind {last} {running} trajecten.").format(
            name=name, last=last, running=formats.number(values[-1])
        )
    if np.isnan(values[-24:]).any():
        return tr("Van {name} is het aantal in een of meer maanden te klein om te tonen.").format(
            name=name
        )
    later = values[-12:].sum()
    if len(values) < 24:
        return tr("In {name} zijn er in de laatste 12 maanden {later} {word}.").format(
            name=name, later=formats.number(later), word=word
        )
    earlier = values[-24:-12].sum()
    return tr(
        "In {name} zijn er in de laatste 12 maanden {later} trajecten {word}, "
        "tegen {earlier} in de 12 maanden daarvoor."
    ).format(name=name, later=formats.number(later), word=word, earlier=formats.number(earlier))


@kept
def months_chart(frame: pd.DataFrame, measure: str, title: str) -> go.Figure:
    """Plot one measure per month: bars for a flow, a line for a stock."""
    figure = go.Figure(layout=base_layout("", title))
    labels = [formats.month(day) for day in pd.to_datetime(frame["month"])]
    hover = "%{text}: %{y:,.0f}<extra></extra>"
    if measure == "running":
        figure.add_scatter(
            x=frame["month"], y=frame[measure], text=labels, hovertemplate=hover,
            mode="lines", line={"color": PRIMARY, "width": 2.5},
        )  # fmt: skip
    else:
        figure.add_bar(
            x=frame["month"], y=frame[measure], text=labels, hovertemplate=hover,
            textposition="none", marker={"color": PRIMARY},
        )  # fmt: skip
    figure.update_layout(showlegend=False)
    figure.update_yaxes(count_axis(frame[measure].max()))
    # Plotly would write English month names; these are the same ticks in Dutch.
    at = slice(0, None, max(len(labels) // 8, 1))
    figure.update_xaxes(tickvals=frame["month"].iloc[at], ticktext=labels[at])
    return figure


@kept
def months_table(series: pd.DataFrame, measure: str, title: str) -> pd.DataFrame:
    """Return one measure per month; a month without a number is one that is hidden."""
    reasons = {True: tr(formats.HIDDEN_REASON), False: ""}
    return pd.DataFrame(
        {
            mark("Maand"): [formats.month(day) for day in pd.to_datetime(series["month"])],
            title: series[measure],
            mark("Verborgen"): series[measure].isna().map(reasons),
        }
    )

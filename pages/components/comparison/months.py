"""Months that both releases publish: what was registered or corrected later."""

from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from language import mark, tr
from pages.components import charts, formats
from pages.components.comparison import words
from pages.components.comparison.differences import COUNTRY
from pages.components.comparison.sides import Side
from pages.components.file_names import in_words
from pages.components.texts import ACCENT, PRIMARY
from warehouse.changes import changes
from warehouse.kept import kept
from warehouse.queries import comparable_months

SAME_RELEASE = mark(
    "Beide kanten komen uit dezelfde uitgave: er is niets nagekomen of hersteld. Elk verschil is "
    "verandering in de tijd."
)


def show(before: Side, after: Side, measure: str) -> None:
    """Show the months of the country in both releases, and their difference."""
    if before.release_id == after.release_id:
        st.info(tr(SAME_RELEASE))
        return
    found = month_changes(before, after, measure)
    if found.empty:
        st.info(tr("Geen van beide uitgaven heeft maandcijfers."))
        return
    reading = finding(found, measure)
    st.markdown(f"**{reading}**")
    charts.show(
        _figure(found, before, after, words.measure_title(measure)),
        key="maanden",
        alt=reading,
        picture=words.picture(
            before,
            after,
            f"maanden-{in_words(measure)}",
            tr("{measure} per maand").format(measure=words.measure_title(measure)),
        ),
    )
    table = months_table(found)
    with st.expander(tr("Als tabel"), key="months_table"):
        words.show_long(table, alt=reading)
    words.download(table, before, after, name=f"maanden-{in_words(measure)}", finding=reading)
    explanation = tr(
        "Een maand die maar één uitgave noemt, is geen verschil. Registraties van de laatste "
        "maanden komen vaak later binnen."
    )
    st.caption(f"{explanation} {words.source(before, after)}")


@kept
def month_changes(before: Side, after: Side, measure: str) -> pd.DataFrame:
    """Return per month before, after, and the difference where both publish the month."""
    found = changes(_months(before, measure), _months(after, measure), ["month"]).sort_values(
        "month", ignore_index=True
    )
    return found.assign(difference=found["after"] - found["before"])


@kept
def finding(found: pd.DataFrame, measure: str) -> str:
    """Say over the months that both publish how much was added, and where most."""
    both = found.dropna(subset="difference")
    title = words.measure_title(measure).lower()
    if both.empty:
        return tr("Er is geen maand die beide uitgaven noemen.")
    months = formats.count_of(len(both), "maand", "maanden")
    changed = both[both["difference"] != 0]
    if changed.empty:
        return tr(
            "Over de {months} die beide uitgaven noemen is er aan {title} niets veranderd."
        ).format(months=months, title=title)
    total = both["difference"].sum()
    largest = changed.sort_values("difference", key=lambda value: value.abs()).iloc[-1]
    share = formats.signed(100 * total / both["before"].sum(), 1)
    return tr(
        "Over de {months} die beide uitgaven noemen zijn {title} met {total} bijgesteld ({share}%),"
        " het meest in {month} ({largest})."
    ).format(
        months=months,
        title=title,
        total=formats.signed(total),
        share=share,
        month=formats.month(largest["month"]),
        largest=formats.signed(largest["difference"]),
    )


@kept
def months_table(found: pd.DataFrame) -> pd.DataFrame:
    """Return the months, newest first; a hidden one is marked, and has no difference."""
    newest_first = found.iloc[::-1].reset_index(drop=True)
    is_hidden = newest_first["hidden_before"] | newest_first["hidden_after"]
    return pd.DataFrame(
        {
            mark("Maand"): [formats.month(day) for day in newest_first["month"]],
            mark("Van"): newest_first["before"],
            mark("Naar"): newest_first["after"],
            mark("Verschil"): newest_first["difference"],
            mark("Verborgen"): is_hidden.map({True: tr(formats.HIDDEN_REASON), False: ""}),
        }
    )


def _months(side: Side, measure: str) -> pd.DataFrame:
    months = comparable_months(side.release_id)
    own = months[(months["area_code"] == COUNTRY) & (months["measure"] == measure)]
    known = own[own["month"] <= pd.Timestamp(side.facts.reference_date)]
    return known.assign(is_hidden=known["value"].isna())


def _figure(found: pd.DataFrame, before: Side, after: Side, title: str) -> go.Figure:
    figure = go.Figure(layout=charts.base_layout("", title))
    labels = [formats.month(day) for day in found["month"]]
    for name, side, colour, dash, symbol in (
        (tr("Naar: {side}").format(side=after.name), "after", PRIMARY, "solid", "circle"),
        (tr("Van: {side}").format(side=before.name), "before", ACCENT, "dash", "diamond-open"),
    ):
        figure.add_scatter(
            x=found["month"], y=found[side], text=labels, name=escape(name), mode="lines+markers",
            line={"color": colour, "dash": dash, "width": 2.5},
            marker={"symbol": symbol, "size": 7},
            hovertemplate="%{text}: %{y:,.0f}<extra></extra>",
        )  # fmt: skip
    figure.update_yaxes(charts.count_axis(found[["before", "after"]].max().max()))
    at = slice(0, None, max(len(labels) // 8, 1))
    figure.update_xaxes(tickvals=found["month"].iloc[at], ticktext=labels[at])
    return figure

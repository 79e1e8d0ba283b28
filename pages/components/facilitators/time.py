"""Facilitators over time: fte by day, suggested days a week, meetings of a year."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, figures, formats, tables
from pages.components.context import PageContext
from pages.components.facilitators import charts as facilitator_charts
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators import tables as facilitator_tables
from pages.components.pictures import picture_of
from warehouse.frames import load_frames
from warehouse.kept import kept
from warehouse.queries import fte_history


def show_history(context: PageContext, area_code: str, name: str) -> None:
    """Show fte over time of one partnership or the country, as steps by day."""
    history = fte_history(context.release_id, reference_date=context.reference_date)
    own = _of_area(history, area_code)
    finding = facilitator_findings.history_finding(name, own)
    if own.empty:
        st.info(formats.plain(finding))
        return
    st.markdown(f"**{formats.plain(finding)}**")
    charts.show(
        facilitator_charts.history_steps(own, context.reference_date),
        key="verloop_fte",
        alt=finding,
        picture=picture_of(
            context,
            f"fte-verloop-{area_code}",
            tr("Fte facilitator door de tijd, {name}").format(name=name),
            figures.source_line(
                context,
                ["facilitator_fte"],
                tr("tot en met {reference_date}").format(
                    reference_date=formats.day(context.reference_date)
                ),
            ),
        ),
    )
    table = facilitator_tables.history_table(own)
    with st.expander(tr("De {n} dagen waarop dit veranderde").format(n=len(table))):
        tables.plain_table(
            facilitator_tables.changes_table(table),
            alt=finding,
            decimals={"Fte": 2},
        )
    downloads.offer(
        context,
        facilitator_tables.history_table(history),
        name="fte-verloop",
        description=tr("Aangestelde fte vanaf elke dag waarop die veranderde"),
        key="download_verloop",
    )
    st.caption(
        tr(
            "Een trap per dag: fte telt vanaf de eerste tot en met de laatste dag van een "
            "aanstelling en wordt niet over een maand uitgesmeerd."
        )
    )
    figures.show_source(
        context,
        ["facilitator_fte"],
        tr("{first} t/m {last}").format(
            first=formats.day(_first_day(own)), last=formats.day(context.reference_date)
        ),
    )


@kept
def _of_area(history: pd.DataFrame, area_code: str) -> pd.DataFrame:
    return history[history["area_code"] == area_code]


def _first_day(history: pd.DataFrame) -> pd.Timestamp:
    return pd.Timestamp(history["day"].iloc[0])


def show_days(context: PageContext, rows: pd.DataFrame, rsv_code: str | None, name: str) -> None:
    """Show the suggested days a week per activity of one partnership or all together."""
    value = _fte_of(rows, rsv_code)
    if pd.isna(value):
        st.info(
            tr("Voor {name} is op deze dag geen fte aangesteld.").format(name=formats.plain(name))
        )
        value = 0.0
    table = facilitator_tables.days_table(name, value)
    days = facilitator_tables.total_days() * value
    finding = facilitator_findings.days_finding(name, value, days)
    if value:
        st.markdown(f"**{formats.plain(finding)}**")
    else:
        table = table.drop(columns=table.columns[2])
    tables.plain_table(
        table,
        alt=finding,
        decimals=dict.fromkeys(table.columns[1:-1], 2),
    )
    downloads.offer(
        context,
        table,
        name="dagen-per-week",
        description=finding,
        key="download_dagen",
    )
    st.caption(
        tr(
            "Richtlijn uit de kaders voor de regiofacilitator (beslisdag 28 maart 2023), in "
            "verhouding tot de fte. {source}"
        ).format(source=context.source)
    )


@kept
def _fte_of(rows: pd.DataFrame, rsv_code: str | None) -> float:
    """Return the fte of one partnership or all together; NaN when nobody is appointed."""
    of = rows if rsv_code is None else rows[rows["rsv_code"] == rsv_code]
    return float(of["fte"].sum(min_count=1))


def show_meetings(context: PageContext, rows: pd.DataFrame) -> None:
    """Show the meetings of the last 12 months beside how many are asked, judged as on Kaders."""
    finding = facilitator_findings.meetings_finding(rows)
    known = rows.dropna(subset=["meetings_last_year"])
    if known.empty:
        st.info(finding)
        return
    st.markdown(f"**{formats.plain(finding)}**")
    charts.show(
        facilitator_charts.meeting_bars(known),
        key="overleggen",
        alt=finding,
        picture=picture_of(
            context,
            "overleggen",
            tr("Overleggen per RSV in de laatste 12 maanden"),
            figures.source_line(context, ["facilitator_meetings"], context.period_text),
        ),
    )
    frame = load_frames()["six_meetings"]
    st.caption(f"{frame.rule} {frame.how}")
    silent = rows.loc[rows["meetings_last_year"].isna(), "rsv_name"].tolist()
    if silent:
        st.caption(
            tr("Nooit een bijeenkomst aangeleverd: {names}.").format(
                names=formats.plain(", ".join(silent))
            )
        )
    downloads.offer(
        context,
        facilitator_tables.meetings_table(rows),
        name="overleggen",
        description=finding,
        key="download_overleggen",
    )
    figures.show_source(
        context,
        ["facilitator_meetings"],
        tr("12 maanden tot en met {day}").format(day=formats.day(context.reference_date)),
    )

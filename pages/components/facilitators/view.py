"""Facilitators on a day: headlines, fte and who, what is odd, and what belongs to one fte."""

from datetime import date

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, figures, formats, tables
from pages.components.context import PageContext
from pages.components.facilitators import charts as facilitator_charts
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators import tables as facilitator_tables
from pages.components.facilitators.picture import fte_picture
from pages.components.facilitators.rows import (
    APPOINTED,
    UNKNOWN,
    VACANT,
    FteFrame,
    population_text,
    without_municipalities,
)
from warehouse.kept import kept
from warehouse.queries import appointment_remarks, appointments

STARTER = "kwartiermaker"


def show_headlines(rows: pd.DataFrame, day: date) -> None:
    """Show what is appointed and what is not in four figures."""
    tiles = _headlines(rows, day)
    for column, (label, value, note) in zip(st.columns(len(tiles)), tiles, strict=True):
        column.metric(label, value, border=True)
        column.caption(note)


@kept
def _headlines(rows: pd.DataFrame, day: date) -> list[tuple[str, str, str]]:
    """Return label, value and note of each tile."""
    is_known = not (rows["state"] == UNKNOWN).all()
    appointed, vacant = rows[rows["state"] == APPOINTED], rows[rows["state"] == VACANT]
    candidates = vacant["candidate_steps"].notna().sum()
    starters = appointed["roles"].str.contains(STARTER).sum()
    tiles = [
        (
            tr("Fte aangesteld"),
            formats.number(appointed["fte"].sum(), 2),
            tr("op {day}").format(day=formats.day(day)),
        ),
        (
            tr("RSV's met een aanstelling"),
            formats.number(len(appointed)),
            tr("van {n}").format(n=len(rows)),
        ),
        (
            tr("Vacatures"),
            formats.number(len(vacant)),
            tr("{n} met een kandidaat").format(n=candidates),
        ),
        (
            tr("RSV's met een kwartiermaker"),
            formats.number(starters),
            tr("waar nog geen RSV actief is"),
        ),
    ]
    if is_known:
        return tiles
    return [(label, tr(formats.NO_DATA), tr("niet aangeleverd")) for label, _, _ in tiles]


def show_fte(context: PageContext, rows: pd.DataFrame, frame: FteFrame) -> None:
    """Show fte per partnership between its bounds, who it is, and what is odd in the delivery."""
    finding = facilitator_findings.country_finding(rows, frame)
    st.markdown(f"**{formats.plain(finding)}**")
    listed = appointments(context.release_id, reference_date=context.reference_date)
    who = facilitator_tables.who_table(listed, rows)
    chart_column, table_column = st.columns([5, 6], gap="medium")
    with chart_column:
        charts.show(
            facilitator_charts.fte_dots(rows, frame),
            key="fte_per_rsv",
            alt=finding,
            picture=fte_picture(context, "fte-per-rsv", tr("Fte facilitator per RSV")),
        )
    with table_column:
        tables.scrolling(
            who,
            alt=finding,
            columns=list(who.columns),
            height_px=780,
            decimals={"Fte": 2},
        )
        downloads.offer(
            context,
            who,
            name="facilitatoren",
            description=tr("Voordracht, toets en aanstelling per RSV; geen namen"),
            key="download_facilitatoren",
        )
    _show_remarks(context, frame)
    left_out = without_municipalities(context)
    if left_out:
        st.caption(
            tr(
                "Zonder gemeenten op {day}: {names}. Daar is dus geen vacature, en "
                "zij delen niet mee."
            ).format(
                day=formats.day(context.reference_date),
                names=formats.plain(", ".join(left_out)),
            )
        )
    figures.show_source(
        context,
        ["facilitator_fte"],
        tr("stand op {day}").format(day=formats.day(context.reference_date)),
    )


def _show_remarks(context: PageContext, frame: FteFrame) -> None:
    remarks = appointment_remarks(context.release_id, lowest=frame.low, highest=frame.high)
    if remarks.empty:
        return
    lines = [f"- {formats.plain(line)}" for line in facilitator_tables.remark_lines(remarks)]
    title = tr("{remarks} bij het bestand facilitatoren").format(
        remarks=formats.count_of(len(lines), "opmerking", "opmerkingen")
    )
    with st.expander(title, expanded=True):
        st.markdown("\n".join(lines))
        st.caption(tr("Deze regels tellen gewoon mee. Klopt er iets niet, lever dan opnieuw aan."))


def show_per_fte(context: PageContext, rows: pd.DataFrame) -> None:
    """Show young people, municipalities and area per fte, as context and not as a cause."""
    finding = facilitator_findings.context_finding(rows)
    st.markdown(f"**{formats.plain(finding)}**")
    st.caption(tr(facilitator_findings.NO_CAUSE))
    table = facilitator_tables.per_fte_table(rows)
    tables.scrolling(
        facilitator_tables.per_fte_on_screen(table, rows["state"]),
        alt=finding,
        columns=list(table.columns),
        height_px=780,
        decimals=facilitator_tables.PER_FTE_DECIMALS,
    )
    downloads.offer(
        context,
        table,
        name="per-fte",
        description=tr(facilitator_findings.NO_CAUSE),
        key="download_per_fte",
    )
    figures.show_source(
        context,
        ["facilitator_fte", "youth_population"],
        tr("stand op {day}").format(day=formats.day(context.reference_date))
        + population_text(rows),
    )

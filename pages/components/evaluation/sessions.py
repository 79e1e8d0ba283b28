"""The evaluation sessions on screen: the regions with their meeting, and one region in short."""

import streamlit as st

from language import mark, tr
from pages.components import downloads, figures, formats, tables
from pages.components.context import PageContext
from pages.components.evaluation import meetings, standing
from pages.components.evaluation.area import Area
from pages.components.evaluation.packs import packs_ready
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators.headlines import region_row
from pages.components.facilitators.rows import fte_frame
from pages.components.frames import on_day as frames_on_day
from pages.components.frames.texts import verdicts_finding
from pages.components.growth import headline as growth_headline
from pages.components.participation.signals import signals_finding
from warehouse.queries import evaluation_meetings, evaluation_months, participation

SOURCE = mark("Bron: bijeenkomsten van de RSV's (bestand bijeenkomsten).")


def show_regions(context: PageContext) -> None:
    """Show every region with the day of its evaluation, and whether it was held."""
    day = context.reference_date
    known = meetings.with_state(evaluation_meetings(context.release_id, reference_date=day), day)
    finding = meetings.meetings_finding(known, day)
    st.markdown(f"**{formats.plain(finding)}**")
    ready = packs_ready(context.release_id, day)
    states = [
        tr("klaar") if code in ready else tr("nog niet gemaakt") for code in known["rsv_code"]
    ]
    table = meetings.meetings_table(known).assign(**{mark("Pakket"): states})
    if len(table):
        tables.scrolling(
            table, alt=finding, columns=table.columns.tolist(), height_px=740,
            decimals={"Deelnemers": 0},
        )  # fmt: skip
        downloads.offer(
            context, table, name="evaluatiebijeenkomsten", description=finding,
            key="download_evaluaties",
        )  # fmt: skip
    first, last = evaluation_months()
    agreed = tr("Afgesproken maanden: {first} tot en met {last}.").format(
        first=formats.month(first), last=formats.month(last)
    )
    st.caption(f"{agreed} {tr(SOURCE)} {context.source}")


def show_summary(context: PageContext, area: Area) -> None:
    """Say in a few sentences how one area stands; the presentation has the figures."""
    st.markdown("\n".join(f"- {formats.plain(sentence)}" for sentence in _summary(context, area)))
    codes = ["started", "signal", "facilitator_fte"]
    figures.show_source(context, codes, context.period_text)


def _summary(context: PageContext, area: Area) -> list[str]:
    day = context.reference_date
    said = []
    if area.rsv_code is not None:
        known = meetings.with_state(
            evaluation_meetings(context.release_id, reference_date=day), day
        )
        said += [meetings.region_sentence(row) for _, row in area.part_of(known).iterrows()]
    said.append(standing.sentence(context, area))
    shown = area.part_of(
        participation(
            context.release_id,
            period=context.period,
            measure="started",
            variant_group="regulier",
            area_kind="municipality",
        )
    )
    said.append(signals_finding(shown))
    target = growth_headline.status_sentence(context, "gestart", area.code)
    said.append(target or tr(growth_headline.NO_TARGETS))
    if area.rsv_code is not None:
        row = region_row(context, area.rsv_code)
        said += [] if row is None else [facilitator_findings.region_finding(row, fte_frame())]
    verdicts = frames_on_day.verdicts_on(context.release_id, day, area.rsv_code)
    if len(verdicts):
        said.append(verdicts_finding(verdicts, None if area.rsv_code is None else area.name))
    return said

"""The growth ambition: target, what came, what is expected with its intervals, in words."""

import pandas as pd
import plotly.graph_objects as go

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.evaluation.area import Area
from pages.components.evaluation.message import Message, Table
from pages.components.growth import findings as growth_findings
from pages.components.growth import notes as growth_notes
from pages.components.growth import tables as growth_tables
from pages.components.growth.course import course_of
from pages.components.texts import GROWTH_MEASURES, GROWTH_OUTCOMES
from warehouse.kept import kept
from warehouse.queries import ambition, target_standing

KEY, TITLE = "groei", mark("Groeiambitie")
MEASURE = "gestart"


def message(context: PageContext, area: Area) -> Message:
    """Say how the target for starts of this year stands, with the course of the year."""
    year = context.reference_date.year
    files = tr("Periode: {period}. Bron: bestanden groeiambitie, deelname en aanbod.")
    source = f"{files.format(period=year)} {context.source}"
    targets = ambition(
        context.release_id, reference_date=context.reference_date, area_code=area.code
    )
    course = course_of(
        context, measure=MEASURE, year=year, area_code=area.code, area_name=area.head
    )
    standing = standing_of(context, area)
    own = target_of(context, area, MEASURE, year)
    if targets.empty:
        finding = tr(
            "{area}: er is nog geen groeiambitie aangeleverd. Zonder doelen is niet te zeggen hoe "
            "het ervoor staat."
        ).format(area=area.head)
        remarks = [course.finding]
    elif own.empty:
        finding = tr("{area}: er is geen doel voor gestarte trajecten in {year}.").format(
            area=area.head, year=year
        )
        remarks = [course.finding]
    else:
        finding = growth_findings.standing_sentence(own.iloc[0])
        pace = growth_findings.pace_sentence(own.iloc[0])
        remarks = [course.finding, pace, growth_notes.thresholds()]
    chart = go.Figure(course.figure).update_xaxes(nticks=6, tickangle=0)
    has_course = course.table.drop(columns="Maand", errors="ignore").notna().any(axis=None)
    return Message(
        KEY,
        tr(TITLE),
        finding,
        source,
        chart=chart if has_course else None,
        chart_alt=finding,
        tables=tuple(
            Table(
                tr("Doelen {year}").format(year=of),
                targets_table(rows),
                growth_tables.standing_table(rows),
            )
            for of, rows in standing.groupby("year", sort=False)
        ),
        remarks=tuple(remark for remark in remarks if remark),
    )


@kept
def standing_of(context: PageContext, area: Area) -> pd.DataFrame:
    """Return how every target of this year and the last stands."""
    year = context.reference_date.year
    found = [
        target_of(context, area, measure, of)
        for of in (year, year - 1)
        for measure in GROWTH_MEASURES
    ]
    filled = [rows for rows in found if len(rows)]
    return pd.concat(filled, ignore_index=True) if filled else found[0]


@kept
def target_of(context: PageContext, area: Area, measure: str, year: int) -> pd.DataFrame:
    """Return how one target stands; empty when there is none."""
    return area.itself_in(
        target_standing(
            context.release_id,
            measure=measure,
            year=year,
            reference_date=context.reference_date,
        )
    )


@kept
def targets_table(standing: pd.DataFrame) -> pd.DataFrame:
    """Write every target of a year: what was reached, what is expected, and the word for it."""
    return pd.DataFrame(
        {
            tr("Maat"): standing["measure"].map(GROWTH_MEASURES),
            tr("Doel"): [
                tr("{n} (concept)").format(n=formats.number(target))
                if status == "concept"
                else formats.number(target)
                for target, status in zip(standing["target"], standing["status"], strict=True)
            ],
            tr("Bereikt"): [growth_tables.reached(row) for _, row in standing.iterrows()],
            tr("Verwacht (80%)"): [
                "–" if pd.isna(expected) else formats.interval(low, high, 0)
                for expected, low, high in zip(
                    standing["expected"], standing["lower_80"], standing["upper_80"], strict=True
                )
            ],
            tr("Status"): standing["outcome"].map(GROWTH_OUTCOMES),
        }
    )

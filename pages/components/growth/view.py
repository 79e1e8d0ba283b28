"""Parts of the page on the growth ambition: empty state, pace and course."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.context import PageContext
from pages.components.delivery.templates import offer_template
from pages.components.empty_state import link_to_delivery
from pages.components.file_names import narrowed
from pages.components.growth import course as growth_course
from pages.components.growth import findings as growth_findings
from pages.components.growth import notes as growth_notes
from pages.components.growth.choices import SEASONAL, YEARS
from pages.components.pictures import picture_of
from pages.components.texts import GROWTH_MEASURES
from warehouse.queries import growth_months
from warehouse.queries.target_standing import COUNTRY


def show_no_targets(context: PageContext) -> None:
    """Say what is missing, and offer the template and the way to deliver it."""
    st.info(
        tr(
            "Er zijn nog geen doelen. Nodig is het bestand **groeiambitie**: per regel een gebied "
            "(een RSV of NL), een jaar, een maat, het doel en of het concept of vastgesteld is."
        )
    )
    offer_template("groeiambitie")
    link_to_delivery()
    st.caption(context.source)


def show_pace(context: PageContext, row: pd.Series) -> None:
    """Show what a target asks per month, and why what is expected can differ from the last pace."""
    months = growth_months(
        context.release_id, measure=row["measure"], reference_date=context.reference_date
    )
    left_out = int(months.loc[months["is_provisional"], "month"].nunique())
    st.markdown(
        f"{growth_findings.pace_sentence(row)} {growth_findings.difference_sentence(row, left_out)}"
    )


def show_course(
    context: PageContext, *, measure: str, year: int, area_code: str, area_name: str,
    view: str, path: str,
) -> None:  # fmt: skip
    """Show the course of the year or the years, with table and download."""
    course = growth_course.course_of(
        context,
        measure=measure,
        year=year,
        area_code=area_code,
        area_name=area_name,
        is_years=view == YEARS,
        is_seasonal=path == SEASONAL,
    )
    unit = GROWTH_MEASURES[measure]
    name = narrowed(f"groei-{measure}-{year}", None if area_code == COUNTRY else area_code)
    st.markdown(f"**{formats.plain(course.finding)}**")
    charts.show(
        course.figure,
        key="verloop",
        alt=course.finding,
        picture=picture_of(
            context,
            name,
            tr("{unit} tegenover het doel, {area_name}").format(unit=unit, area_name=area_name),
            growth_notes.source_line(context, year),
        ),
    )
    st.caption(
        f"{growth_notes.provisional_sentence(course.months, is_newest=context.is_newest)} "
        f"{growth_notes.NO_FORECAST.get(measure, '')} "
        f"{growth_notes.path_note(course.months, measure, year, path == SEASONAL)}"
    )
    with st.expander(tr("Tabel bij de grafiek")):
        tables.plain_table(course.table.dropna(axis="columns", how="all"), alt=course.finding)
    downloads.offer(
        context, course.table, name=name,
        description=tr("{measure}; {area}; {view}; pad {path}").format(
            measure=unit, area=area_name, view=tr(view).lower(), path=tr(path).lower()
        ),
        key="download_verloop",
    )  # fmt: skip

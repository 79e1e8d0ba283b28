"""Parts of the page on the growth ambition: empty state, course, partnerships, back-test."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import (
    charts,
    downloads,
    formats,
    growth_charts,
    growth_course,
    growth_findings,
    growth_notes,
    growth_tables,
    tables,
)
from pages.components.context import PageContext
from pages.components.delivery.templates import offer_template
from pages.components.empty_state import link_to_delivery
from pages.components.growth_choices import SEASONAL, YEARS
from pages.components.pictures import picture_of
from pages.components.texts import GROWTH_MEASURES
from warehouse.queries import backtest, growth_months
from warehouse.reference import growth_setting, growth_settings


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


def warn_when_too_narrow(context: PageContext, measure: str) -> None:
    """Say beside a probability when past intervals held less than they should."""
    tested = backtest(context.release_id, measure=measure)
    if growth_notes.is_too_narrow(tested, growth_setting("fewest_held_80")):
        st.warning(
            tr(
                "Achteraf getoetst waren de intervallen te smal: er veranderde meer dan uit de "
                "maanden ervoor bleek. Lees de kans als een grove aanwijzing."
            ),
            icon=":material/warning:",
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
    st.markdown(f"**{formats.plain(course.finding)}**")
    charts.show(
        course.figure,
        key="verloop",
        alt=course.finding,
        picture=picture_of(
            context,
            f"groei-{measure}-{year}",
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
        context, course.table, name=f"groei-{measure}-{year}",
        description=tr("{measure}; {area}; {view}; pad {path}").format(
            measure=unit, area=area_name, view=tr(view).lower(), path=tr(path).lower()
        ),
        key="download_verloop",
    )  # fmt: skip


def show_partnerships(
    context: PageContext, standing: pd.DataFrame, measure: str, chosen: str | None
) -> None:
    """Show how each partnership stands and what it adds to the gap."""
    parts = standing[standing["area_code"] != "NL"]
    finding = growth_findings.partnerships_sentence(parts)
    st.markdown(f"**{formats.plain(finding)}**")
    st.markdown(growth_findings.sum_sentence(standing))
    if parts.empty:
        return
    if parts["gap"].notna().any():
        charts.show(
            growth_charts.contributions(parts, growth_notes.gap_title(parts), chosen),
            key="bijdrage",
            alt=finding,
            picture=picture_of(
                context,
                f"groei-per-rsv-{measure}",
                tr("{growth_measures}: wat elk RSV aan het doel bijdraagt").format(
                    growth_measures=GROWTH_MEASURES[measure]
                ),
                growth_notes.source_line(context, int(standing["year"].iloc[0])),
            ),
        )
        st.caption(tr("Gestreept: het doel is nog concept. Links van nul blijft een RSV achter."))
    _show_standing(standing, finding)
    downloads.offer(
        context, growth_tables.standing_table(standing),
        name=f"groei-per-rsv-{measure}-{standing['year'].iloc[0]}",
        description=tr("{measure} tegenover het doel").format(measure=GROWTH_MEASURES[measure]),
        key="download_rsvs",
    )  # fmt: skip


def _show_standing(standing: pd.DataFrame, alt: str) -> None:
    shown = growth_tables.shown_table(standing)
    st.dataframe(
        tables.drawn(shown),
        alt=alt,
        hide_index=True,
        height=tables.ROW_HEIGHT_PX * (len(shown) + 1) + 3,
        column_config={
            tables.head(name): st.column_config.TextColumn(
                alignment="left" if name in ("Gebied", "Status", "Besluit") else "right",
                width=growth_tables.WIDTHS_PX[str(name)],
                help=tr("Per maand, tot het eind van het jaar.") if name == "Nodig" else None,
            )
            for name in shown
        },
    )


def show_backtest(context: PageContext, measure: str) -> None:
    """Show how often intervals made in the past held what came, and what the words mean."""
    if measure in growth_notes.NO_FORECAST:
        st.markdown(growth_notes.NO_FORECAST[measure])
        return
    tested = backtest(context.release_id, measure=measure)
    finding = growth_notes.backtest_sentence(tested)
    st.markdown(f"**{finding}** {growth_notes.longest_sentence(tested)}")
    if len(tested):
        table = growth_tables.backtest_table(tested)
        shown = table[table["Maanden vooruit"].isin((1, 3, 6, 12))]
        tables.plain_table(shown, alt=finding)
        downloads.offer(
            context, table, name=f"terugtoets-{measure}", description=finding,
            key="download_terugtoets",
        )  # fmt: skip
    st.caption(
        tr(
            "Steeds is gedaan alsof een eerdere maand de laatste was; getoetst is het totaal van "
            "de maanden erna, tot en met {day}. Groei of een sprong "
            "die niet in de maanden ervoor zat, ziet een verwachting niet aankomen. Die toetsen "
            "overlappen, dus het zijn er minder dan het lijkt. Zo werkt het: het "
            "landelijke verloop wordt duizend keer doorgespeeld met niveau, seizoen en toeval, en "
            "elk RSV krijgt daarvan een deel dat zelf ook schommelt. Zo tellen de RSV's precies op "
            "tot Nederland. Afronden volgt daarin uit het starten van de maanden ervoor."
        ).format(day=formats.day(context.info.reference_date))
    )
    with st.expander(tr("Afspraken waar deze pagina op rust")):
        table = growth_tables.settings_table(growth_settings())
        st.table(
            tables.drawn(table),
            hide_index=True,
            border="horizontal",
            alt=tr("Afspraken en hun waarde"),
        )
        downloads.offer(
            context,
            table,
            name="groei-afspraken",
            description=tr("Afspraken waar de pagina Groeiambitie op rust"),
            key="download_afspraken",
        )

"""Overzicht: where participation lags, in one screen."""

import streamlit as st

from language import tr
from pages.components import (
    before_start,
    cooperation_headlines,
    downloads,
    figures,
    map_view,
    planning,
    tables,
)
from pages.components.context import open_page
from pages.components.facilitators import headlines as facilitator_headlines
from pages.components.frames import headline as frame_headline
from pages.components.growth import headline as growth_headline
from pages.components.municipality_choice import choose_municipality
from pages.components.participation.coverage import show_coverage
from pages.components.participation.municipality import show_municipality
from pages.components.participation.signals import (
    lagging_municipalities,
    no_signals,
    signals_finding,
)
from pages.components.participation.table import participation_table
from pages.components.pictures import picture_of
from pages.components.texts import NO_FULL_PERIOD
from warehouse.queries import municipalities, national_figures, participation, periods

context = open_page(
    tr("Waar blijft deelname achter?"),
    tr("Maatschappelijke Diensttijd in de regionale samenwerkingsverbanden (RSV's)."),
)
figures.show_headlines(
    national_figures(context.release_id, reference_date=context.reference_date), context
)

if periods(context.release_id).empty:
    st.info(tr(NO_FULL_PERIOD))
else:
    signals = participation(
        context.release_id,
        period=context.period,
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    )
    finding = signals_finding(signals)
    st.markdown(f"**{finding}**")

    map_column, list_column = st.columns([1, 1], gap="medium")
    with list_column:
        selected = choose_municipality(context.release_id)
        show_municipality(signals, selected, municipalities(context.release_id))
        lagging = lagging_municipalities(signals)
        table = participation_table(lagging)
        if lagging.empty:
            st.info(no_signals(signals))
        else:
            tables.selectable(
                table,
                key="signalen",
                alt=finding,
                columns=["Gemeente", "Signaal", "Per 1.000", "Interval (95%)", "Gemist ≥"],
                height_px=420,
            )
            downloads.offer(
                context, table, name="signalen", description=finding, key="download_signalen"
            )
    with map_column:
        signal_map = map_view.signal_map(context, signals, finding=finding, selected=selected)
        map_view.show(
            context,
            signal_map,
            picture_of(
                context,
                "signalen-kaart",
                signal_map.title,
                figures.source_line(context, ["started", "signal"], context.period_text),
            ),
        )
    show_coverage(signals, context)
    figures.show_source(context, ["started", "signal"], context.period_text)

st.header(tr("Hoe staat de samenwerking ervoor?"), anchor=False)
if before_start.is_before(context, context.reference_date):
    before_start.show(context, context.reference_date)
else:
    facilitator_headlines.show_country(context)
    cooperation_headlines.show_country(context)
    frame_headline.show_national(context)

st.header(tr("Halen we het doel?"), anchor=False)
growth_headline.show_national(context)

st.header(tr("Waar staan we in de planning?"), anchor=False)
planning.show(context.reference_date)

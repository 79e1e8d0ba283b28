"""Deelname: participation by municipality, for every period, measure and variant."""

import streamlit as st

from language import tr
from pages.components import clusters, filters, formats, look_alikes
from pages.components.context import open_page
from pages.components.participation.asked import Asked
from pages.components.participation.funnel_section import show_funnel
from pages.components.participation.months_section import show_months
from pages.components.participation.rates_section import show_rates
from pages.components.period_choice import choose_period
from pages.components.texts import NO_FULL_PERIOD
from warehouse.queries import participation, periods, rsvs

context = open_page(
    tr("Deelname"),
    tr("Hoeveel jongeren van 12 tot en met 29 jaar doen mee, naar de gemeente waar zij wonen?"),
)
if periods(context.release_id).empty:
    st.info(tr(NO_FULL_PERIOD))
    st.caption(context.source)
    st.stop()

choices = st.columns([3, 3, 2, 4])
with choices[0]:
    rsv_code = filters.choose_rsv(context.release_id)
with choices[1]:
    measure = filters.choose_measure()
with choices[2]:
    variant_group = filters.choose_variant()
with choices[3]:
    period = choose_period(context.release_id, measure, variant_group, context.reference_date)

if period.empty:
    st.info(
        tr(
            "Dit cijfer is er niet op deze peildatum: wat loopt, en een variant "
            "apart, is er alleen op de nieuwste. Kies een andere peildatum, een "
            "ander cijfer of een andere variant."
        )
    )
    st.caption(context.source)
    st.stop()

context = context.on_layout(filters.choose_layout(context.info))
asked = Asked(context, rsv_code, measure, variant_group, period["period"], period["label"])
country = participation(asked.release_id, **asked.slice, layout=context.layout)
shown = country if rsv_code is None else country[country["rsv_code"] == rsv_code]
if shown.empty:
    st.info(
        tr(
            "Voor {area_name} is in deze periode niets aangeleverd. Dat is iets anders dan nul."
        ).format(area_name=formats.plain(asked.area_name))
    )
    st.stop()
indicator = asked.indicator.fine_enough_for(country["national_per_1000"].iloc[0])

selected, benchmark = show_rates(asked, country, shown, indicator)

if benchmark is not None:
    st.header(tr("Vergelijkbare gemeenten"), anchor=False)
    if selected is None:
        st.info(tr("Kies een gemeente: dan staat hier op welke gemeenten zij lijkt, en waarin."))
    else:
        look_alikes.show(
            context,
            area_kind="municipality",
            area_code=selected,
            indicator=indicator,
            benchmark=benchmark,
            rates=country,
        )
        st.caption(asked.source())

if filters.choose_clusters():
    st.header(tr("Aaneengesloten gebieden die achterblijven"), anchor=False)
    clusters.show(context, rsvs(asked.release_id))

st.header(tr("Hoe ongewoon is een gemeente, gegeven haar grootte?"), anchor=False)
show_funnel(asked, country, shown, indicator, selected)

st.header(tr("Verloop per maand"), anchor=False)
show_months(asked, country, selected)

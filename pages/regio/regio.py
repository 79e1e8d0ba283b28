"""Regio: one partnership with its municipalities, offer, fte, target and contact."""

import streamlit as st

from language import tr
from pages.components import before_start, charts, downloads, figures, filters, look_alikes, tables
from pages.components.context import open_page
from pages.components.facilitators import headlines as facilitator_headlines
from pages.components.frames import headline as frame_headline
from pages.components.growth import headline as growth_headline
from pages.components.notes import show_notes
from pages.components.participation.rates import rates_finding, rates_with_intervals
from pages.components.participation.signals import in_order, order_text, signals_finding
from pages.components.pictures import picture_of
from pages.components.region.cooperation import show_cooperation
from pages.components.region.coverage import show_coverage, show_no_municipalities
from pages.components.region.headlines import show_headlines
from pages.components.region.municipality_table import municipality_file, municipality_table
from pages.components.region.periods import show_periods
from pages.components.region.search import search_rsv_of_municipality
from pages.components.texts import NO_FULL_PERIOD, WIDENED
from warehouse.indicators import load_indicators
from warehouse.queries import (
    completion,
    municipalities,
    offer_capacity,
    participation,
    peer_benchmark,
    periods,
    rsv_periods,
    rsv_profiles,
)

context = open_page(tr("Regio"), tr("Eén regionaal samenwerkingsverband van dichtbij."))
release_id = context.release_id
is_before_start = before_start.is_before(context, context.reference_date)
if is_before_start:
    before_start.show(
        context,
        context.reference_date,
        tr("Deelname telt hieronder op de indeling van nu. {reference_date}").format(
            reference_date=tr(before_start.REFERENCE_DATE)
        ),
    )

search_column, rsv_column = st.columns(2)
with search_column:
    search_rsv_of_municipality(municipalities(release_id))
with rsv_column:
    rsv_code = filters.choose_one_rsv(release_id)

profiles = rsv_profiles(release_id, reference_date=context.reference_date)
profile = profiles[profiles["rsv_code"] == rsv_code].iloc[0]
choice = {"period": context.period, "measure": "started", "variant_group": "regulier"}
partnerships = participation(release_id, **choice, area_kind="rsv")
own = partnerships[partnerships["area_code"] == rsv_code]
country = participation(release_id, **choice, area_kind="municipality")
shown = in_order(country[country["rsv_code"] == rsv_code])
completed = completion(release_id, period=context.period, variant_group="regulier", area_kind="rsv")

offer = offer_capacity(release_id, period=context.stand, area_kind="rsv")
facilitator = facilitator_headlines.region_row(context, rsv_code)
show_headlines(
    own,
    completed[completed["area_code"] == rsv_code],
    offer[offer["area_code"] == rsv_code],
    facilitator_headlines.region_tile(facilitator),
)
show_coverage(own, profile)
facilitator_headlines.show_region(facilitator)
st.caption(tr(WIDENED))
figures.show_source(
    context,
    ["started", "completion", "running_projects", "facilitator_fte"],
    context.period_text,
)

st.header(tr("Gemeenten in dit RSV"), anchor=False)
if periods(release_id).empty:
    st.info(tr(NO_FULL_PERIOD))
elif shown.empty:
    show_no_municipalities(profile)
else:
    indicator = load_indicators()["started"]
    finding = signals_finding(shown)
    st.markdown(f"**{finding}**")
    chart_column, table_column = st.columns([2, 3], gap="medium")
    with chart_column:
        charts.show(
            rates_with_intervals(
                shown,
                national_per_1000=shown["national_per_1000"].iloc[0],
                rsv_per_1000=shown["rsv_per_1000"].iloc[0],
                unit=tr("Gestart {unit}").format(unit=indicator.unit),
            ),
            key="gemeenten_van_rsv",
            alt=rates_finding(shown, indicator, shown["national_per_1000"].iloc[0]),
            picture=picture_of(
                context,
                f"gemeenten-{rsv_code}",
                tr("Gestarte trajecten per gemeente, {rsv_name}").format(
                    rsv_name=profile["rsv_name"]
                ),
                figures.source_line(context, ["started"], context.period_text),
            ),
        )
    with table_column:
        municipal_offer = offer_capacity(release_id, period=context.stand, area_kind="municipality")
        table = municipality_table(shown, municipal_offer)
        st.table(tables.drawn(table), hide_index=True, border="horizontal", alt=finding)
        st.caption(order_text())
        downloads.offer(
            context,
            municipality_file(shown, municipal_offer),
            name=f"regio-{rsv_code}",
            description=tr("{rsv_name}: gestarte trajecten, {period_text}").format(
                rsv_name=profile["rsv_name"], period_text=context.period_text
            ),
            key="download_regio",
        )
    figures.show_source(context, ["started", "running_projects"], context.period_text)

st.header(tr("Vergelijkbare RSV's"), anchor=False)
look_alikes.show(
    context,
    area_kind="rsv",
    area_code=rsv_code,
    indicator=load_indicators()["started"],
    benchmark=peer_benchmark(release_id, **choice, area_kind="rsv"),
    rates=partnerships,
)
figures.show_source(context, ["started"], context.period_text)

st.header(tr("Gestarte trajecten per periode"), anchor=False)
on_layout = context.on_layout(filters.choose_layout(context.info))
show_periods(
    rsv_periods(
        release_id,
        rsv_code=rsv_code,
        measure="started",
        variant_group="regulier",
        until=context.reference_date,
        layout=on_layout.layout,
    ),
    on_layout,
    profile,
)

left, right = st.columns(2, gap="medium")
with left:
    show_cooperation(profile, context)
with right:
    st.header(tr("Groeiambitie"), anchor=False)
    growth_headline.show_region(context, rsv_code)

if not is_before_start:
    frame_headline.show_region(context, rsv_code)

show_notes(context, figure="regio", title=tr("het RSV als geheel"), rsv_code=rsv_code)

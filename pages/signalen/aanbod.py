"""Aanbod: where offer runs, where it is missing, and what would close the gap."""

import streamlit as st

from language import ptr, tr
from pages.components import charts, downloads, filters, formats, map_view, tables
from pages.components.context import open_page
from pages.components.file_names import narrowed
from pages.components.municipality_choice import choose_municipality
from pages.components.offer import charts as offer_charts
from pages.components.offer import deck as offer_deck
from pages.components.offer import figures as offer_figures
from pages.components.offer import filters as offer_filters
from pages.components.offer import findings
from pages.components.offer import picture as offer_picture
from pages.components.offer import reach as offer_reach
from pages.components.offer import tables as offer_tables
from pages.components.offer.map import offer_map
from pages.components.pictures import offer, picture_of
from pages.components.texts import DIMENSIONS, VARIANTS
from warehouse.queries import (
    choice_summary,
    covering,
    offer_capacity,
    offer_nationwide,
    rsvs,
    white_spots,
)
from warehouse.queries.offer import OfferFilter
from warehouse.reference import offer_settings

MOST_EXTRA = 10
context = open_page(
    tr("Aanbod"),
    tr("Waar loopt aanbod, waar ontbreekt het, en wat zou het gat dichten?"),
)
release_id = context.release_id
settings = offer_settings()
if offer_nationwide(release_id, period=offer_filters.REFERENCE_DATE).empty:
    st.info(
        tr(
            "Er is nog geen aanbod aangeleverd. Zodra het bestand aanbod er is, staan hier de "
            "cijfers."
        )
    )
    st.caption(context.source)
    st.stop()

choices = st.columns(4)
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    theme = offer_filters.choose_code(release_id, "theme")
with choices[2]:
    moment = offer_filters.choose_code(release_id, "moment")
with choices[3]:
    target_group = offer_filters.choose_code(release_id, "target_group")
more = st.columns([5, 5, 3, 10])
with more[0]:
    variant_group = filters.choose_variant()
with more[1]:
    period, period_label = offer_filters.choose_stand(context)
with more[2]:
    within_km = offer_filters.choose_distance_km()
with more[3]:
    map_kind = offer_filters.choose_map()

chosen: OfferFilter = {
    "variant_group": variant_group,
    "theme": theme,
    "moment": moment,
    "target_group": target_group,
}
what = findings.choice_text(release_id, chosen)
area_name = ptr("in een zin", "Nederland") if rsv_code is None else rsvs(release_id)[rsv_code]
described = f"{VARIANTS[variant_group]}{what}; {period_label}; {area_name}; {within_km} km"
registration = tr("Periode: {period}. Bron: aanbodregistratie (bestand aanbod).")
source = f"{registration.format(period=period_label)} {context.source}"

offer_figures.show_headlines(
    offer_capacity(
        release_id,
        period=period,
        area_kind="country" if rsv_code is None else "rsv",
        rsv_code=rsv_code,
        **chosen,
    ),
    offer_nationwide(release_id, period=period, **chosen),
)

country = white_spots(release_id, period=period, within_km=within_km, **chosen)
in_area = country["rsv_code"] == rsv_code if rsv_code else country["area_code"].notna()
spots = country[in_area]
if map_kind == "reach":
    reach = offer_reach.ask(
        context, period=period, within_km=within_km, rsv_code=rsv_code, chosen=chosen
    )
    finding, table = offer_reach.finding(reach, what), offer_reach.table(reach)
    columns = [name for name in offer_reach.COLUMNS if name in table]
else:
    capacity = offer_capacity(release_id, period=period, area_kind="municipality", **chosen)
    own_capacity = capacity[capacity["area_code"].isin(spots["area_code"])]
    table = offer_tables.municipality_table(spots, own_capacity)
    columns = offer_tables.COLUMNS[map_kind]
    finding = (
        findings.capacity_finding(own_capacity, what)
        if map_kind == "capacity"
        else findings.white_spots_finding(spots, within_km, what)
    )
st.markdown(f"**{formats.plain(finding)}**")
map_column, table_column = st.columns([4, 5], gap="medium")
with table_column:
    selected = choose_municipality(release_id, rsv_code)
    for _, about in country[country["area_code"] == selected].iterrows():
        st.markdown(findings.municipality_story(about))
    tables.selectable(table, key="witte_vlekken", alt=finding, columns=columns, height_px=440)
    downloads.offer(
        context,
        table,
        name=narrowed("aanbod", rsv_code, variant_group),
        description=described,
        key="download_aanbod",
    )
with map_column:
    if map_kind == "reach":
        layers = offer_filters.choose_layers()
        offer_deck.show(context, reach, layers, finding=finding, selected=selected)
        offer(
            picture_of(
                context,
                narrowed("aanbod-bereik-kaart", rsv_code, variant_group),
                tr("Aanbod en bereik, {area_name}").format(area_name=area_name),
                source,
            ),
            "offer",
            lambda: offer_picture.drawing(context, reach, layers, selected),
            finding=finding,
            key="aanbodkaart",
        )
        st.caption(f"{context.credit}.")
    else:
        of_offer = offer_map(
            context,
            map_kind,
            country,
            capacity,
            finding=finding,
            selected=selected,
            rsv_code=rsv_code,
        )
        map_view.show(
            context,
            of_offer,
            picture_of(
                context,
                narrowed("aanbod-kaart", rsv_code, variant_group),
                f"{of_offer.title}, {area_name}",
                source,
            ),
        )
about_map = tr(offer_deck.EXPLANATION) if map_kind == "reach" else settings["white_spot_km"]["why"]
distances = tr("Afstanden zijn hemelsbreed.")
st.caption(f"{about_map} {distances} {source}")

st.header(tr("Wat een jongere binnen bereik heeft"), anchor=False)
reach_row = st.columns([3, 2, 6])
with reach_row[0]:
    dimension = offer_filters.choose_dimension()
with reach_row[1]:
    at_least = offer_filters.choose_number(
        tr("Ten minste"),
        "keuzes",
        most=6,
        usual=settings["choices_wanted"]["value"],
        why=settings["choices_wanted"]["why"],
    )
# A filter on what is counted would leave nothing to choose from.
others: OfferFilter = {**chosen, dimension: None}  # type: ignore[misc]
summary, national = (
    choice_summary(
        release_id,
        dimension=dimension,
        at_least=at_least,
        period=period,
        area_kind=area_kind,
        within_km=within_km,
        **others,
    )
    for area_kind in ("rsv", "country")
)
reading = findings.choice_finding(
    summary, national, dimension=dimension, at_least=at_least, within_km=within_km
)
st.markdown(f"**{formats.plain(reading)}**")
if not (summary.empty or national.empty):
    charts.show(
        offer_charts.choice_bars(
            summary,
            national_share=national["share_at_least"].iloc[0],
            rsv_code=rsv_code,
            unit=tr("% van de jongeren"),
        ),
        key="bereik",
        alt=reading,
        picture=picture_of(
            context,
            narrowed("bereik", rsv_code, variant_group),
            tr("{dimensions} binnen {within_km} km: wie heeft keuze?").format(
                dimensions=DIMENSIONS[dimension], within_km=within_km
            ),
            source,
        ),
    )
    reach_table = offer_tables.choice_table(summary, national, at_least)
    with st.expander(tr("Als tabel")):
        decimals = dict.fromkeys(reach_table.columns.drop(["Gebied", "Jongeren"]), 1)
        tables.plain_table(reach_table, alt=reading, decimals=decimals)
    downloads.offer(
        context,
        reach_table,
        name=narrowed("bereik", rsv_code, variant_group),
        description=f"{DIMENSIONS[dimension]}; {described}",
        key="download_bereik",
    )
counted = tr(
    "Jongeren zijn gelijk over het land van hun gemeente gespreid; aanbod ligt in het midden van "
    "zijn gemeente en is voor de eigen jongeren altijd binnen bereik. Landelijk en online aanbod "
    "telt niet mee."
)
st.caption(f"{settings['choices_wanted']['why']} {counted} {source}")

st.header(tr("Wat zou het gat dichten?"), anchor=False)
extra_row = st.columns([2, 9])
with extra_row[0]:
    number = offer_filters.choose_number(
        tr("Extra aanbod"),
        "extra",
        most=MOST_EXTRA,
        usual=3,
        why=tr("Zo vaak komt er ergens aanbod bij dat past bij de keuze bovenaan."),
    )
plans = covering(release_id, period=period, within_km=within_km, rsv_code=rsv_code, **chosen)
gap = findings.covering_finding(plans, number, within_km, area_name)
st.markdown(f"**{formats.plain(gap)}**")
if not plans.empty:
    number = min(number, int(plans["number"].max()))
    steps_column, chart_column = st.columns(2, gap="medium")
    with steps_column:
        tables.plain_table(offer_tables.covering_table(plans, number), alt=gap)
        downloads.offer(
            context,
            offer_tables.plans_table(plans),
            name=narrowed("extra-aanbod", rsv_code, variant_group),
            description=described,
            key="download_extra_aanbod",
        )
    with chart_column:
        charts.show(
            offer_charts.covered_by_number(plans, number),
            key="extra_figuur",
            alt=gap,
            picture=picture_of(
                context,
                narrowed("extra-aanbod", rsv_code, variant_group),
                tr("Wat zou het gat dichten? {area}").format(area=area_name),
                source,
            ),
        )
counted = tr(
    "Geteld vanaf punten over het land van elke gemeente, dus niet gelijk aan het aantal jongeren "
    "in de witte vlekken hierboven; RSV's die geen aanbod aanleverden, blijven erbuiten."
)
st.caption(f"{findings.covering_caution(plans, number)} {counted} {source}")

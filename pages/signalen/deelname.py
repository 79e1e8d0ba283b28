"""Deelname: participation by municipality, for every period, measure and variant."""

import streamlit as st

from language import tr
from pages.components import (
    charts,
    clusters,
    downloads,
    figures,
    filters,
    formats,
    look_alikes,
    map_view,
    tables,
)
from pages.components.context import open_page
from pages.components.file_names import in_words, narrowed
from pages.components.municipality_choice import choose_municipality
from pages.components.participation.coverage import (
    show_coverage,
    show_hidden,
    show_outline_of_today,
)
from pages.components.participation.funnel import funnel_chart, funnel_finding
from pages.components.participation.months import (
    layout_of_trend,
    months_area,
    months_chart,
    months_finding,
    months_note,
    months_period,
    months_table,
)
from pages.components.participation.municipality import show_municipality
from pages.components.participation.rates import rates_finding
from pages.components.participation.signals import in_order, order_text
from pages.components.participation.table import participation_table
from pages.components.period_choice import choose_period
from pages.components.pictures import picture_of
from pages.components.texts import NO_FULL_PERIOD, STOCKS, TRENDS, VARIANTS, WIDENED
from warehouse.indicators import load_indicators
from warehouse.queries import (
    dispersion,
    municipalities,
    participation,
    participation_months,
    peer_benchmark,
    periods,
    rsvs,
    trend,
)

context = open_page(
    tr("Deelname"),
    tr("Hoeveel jongeren van 12 tot en met 29 jaar doen mee, naar de gemeente waar zij wonen?"),
)
release_id = context.release_id
if periods(release_id).empty:
    st.info(NO_FULL_PERIOD)
    st.caption(context.source)
    st.stop()

choices = st.columns([3, 3, 2, 4])
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    measure = filters.choose_measure()
with choices[2]:
    variant_group = filters.choose_variant()
with choices[3]:
    period = choose_period(release_id, measure, variant_group, context.reference_date)

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

indicator = load_indicators()[measure]
choice = {
    "period": period["period"],
    "measure": measure,
    "variant_group": variant_group,
    "area_kind": "municipality",
}
country = participation(release_id, **choice, layout=context.layout)
shown = country if rsv_code is None else country[country["rsv_code"] == rsv_code]
slice_name = in_words(measure) if measure in STOCKS else in_words(measure, period["period"])
area_name = tr(filters.WHOLE_COUNTRY) if rsv_code is None else rsvs(release_id)[rsv_code]

if shown.empty:
    st.info(
        tr(
            "Voor {area_name} is in deze periode niets aangeleverd. Dat is iets anders dan nul."
        ).format(area_name=formats.plain(area_name))
    )
    st.stop()

national = country["national_per_1000"].iloc[0]
indicator = indicator.fine_enough_for(national)
finding = rates_finding(shown, indicator, national)
st.markdown(f"**{finding}**")
if shown["is_too_small"].all():
    st.info(
        tr(
            "Voor deze keuze zijn er te weinig trajecten om gemeenten te "
            "vergelijken; verschillen op de kaart zijn toeval."
        )
    )

map_column, table_column = st.columns([4, 5], gap="medium")
with table_column:
    selected = choose_municipality(release_id, rsv_code, country)
    show_municipality(country, selected, municipalities(release_id), measure)
    by_signal = measure == "started" and variant_group == "regulier"
    listed = in_order(shown, by_signal=by_signal)
    table = participation_table(listed)
    columns = ["Aantal", "Per 1.000", "Interval (95%)", "Gladgestreken", "Tegenover NL"]
    beside_peers = filters.choose_peers_as_benchmark()
    if beside_peers:
        benchmark = peer_benchmark(release_id, **choice)
        table = look_alikes.with_benchmark(table, listed["area_code"], benchmark)
        columns = ["Per 1.000", "Interval (95%)", *look_alikes.COLUMNS]
        in_list = benchmark[benchmark["area_code"].isin(listed["area_code"])]
        st.markdown(look_alikes.benchmark_finding(in_list))
    tables.selectable(
        table,
        key="gemeenten",
        alt=finding,
        columns=["Gemeente", *columns],
        height_px=440,
        rate_decimals=indicator.decimals,
    )
    st.caption(order_text(by_signal=by_signal))
    downloads.offer(
        context,
        table,
        name=narrowed(f"deelname-{slice_name}", rsv_code, variant_group),
        description=f"{indicator.title} {indicator.unit}; {VARIANTS[variant_group]}; "
        f"{period['label']}; {area_name}",
        key="download_deelname",
    )
with map_column:
    rate_map = map_view.rate_map(
        context, country, indicator, finding=finding, selected=selected, rsv_code=rsv_code
    )
    map_view.show(
        context,
        rate_map,
        picture_of(
            context,
            narrowed(f"deelname-kaart-{slice_name}", rsv_code, variant_group),
            f"{rate_map.title}, {area_name}",
            figures.source_line(context, [measure, "smoothed"], period["label"]),
        ),
    )
show_hidden(shown)
show_coverage(country, context)
show_outline_of_today(context, rsv_code)
st.caption(tr(WIDENED))
figures.show_source(context, [measure, "smoothed"], period["label"])

if beside_peers:
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
        figures.show_source(context, [measure], period["label"])

if filters.choose_clusters():
    st.header(tr("Aaneengesloten gebieden die achterblijven"), anchor=False)
    clusters.show(context, rsvs(release_id))

st.header(tr("Hoe ongewoon is een gemeente, gegeven haar grootte?"), anchor=False)
spread = dispersion(release_id, **choice).iloc[0]
reading = funnel_finding(shown, spread)
st.markdown(f"**{reading}**")
charts.show(
    funnel_chart(
        country,
        national_per_1000=national,
        dispersion=spread["dispersion"],
        selected=selected,
        rsv_code=rsv_code,
        unit=indicator.unit,
        decimals=indicator.decimals,
    ),
    key="trechter",
    alt=reading,
    picture=picture_of(
        context,
        narrowed(f"deelname-trechter-{slice_name}", rsv_code, variant_group),
        tr("{title} tegenover de grootte van de gemeente, {area_name}").format(
            title=indicator.title, area_name=area_name
        ),
        figures.source_line(context, [measure], period["label"]),
    ),
)
st.caption(
    tr(
        "De grenzen zijn verbreed, omdat projecten jongeren in groepen werven. "
        "Binnen de grenzen kan een verschil toeval zijn. {source}"
    ).format(source=figures.source_line(context, [measure], period["label"]))
)

st.header(tr("Verloop per maand"), anchor=False)
kind, code, name = months_area(selected, rsv_code, country, measure, variant_group)
series = participation_months(
    release_id,
    area_kind=kind,
    area_code=code,
    variant_group=variant_group,
    until=context.reference_date,
    layout=context.layout,
)
months_source = figures.source_line(
    context, [measure], months_period(series, context.reference_date)
)
story = months_finding(name, series, measure, indicator.short_title.lower())
st.markdown(f"**{formats.plain(story)}**")
if not series.empty:
    charts.show(
        months_chart(series, measure, indicator.title),
        key="verloop",
        alt=story,
        picture=picture_of(
            context,
            narrowed(f"verloop-{in_words(measure)}-{code}", None, variant_group),
            tr("{title} per maand, {name}").format(title=indicator.title, name=name),
            months_source,
        ),
    )
    of_months = months_table(series, measure, indicator.title)
    with st.expander(tr("Als tabel")):
        tables.scrolling(of_months, alt=story, columns=of_months.columns[:2].tolist())
    downloads.offer(
        context,
        of_months,
        name=narrowed(f"verloop-{in_words(measure)}-{code}", None, variant_group),
        description=tr("{title} per maand, {name}").format(title=indicator.title, name=name),
        key="download_verloop",
    )
label, _ = trend(
    release_id,
    measure=measure,
    variant_group=variant_group,
    area_kind=kind,
    area_code=code,
    until=context.reference_date,
)
st.caption(
    f"{months_note(kind, selected, measure, variant_group)}{TRENDS[label]} "
    f"{layout_of_trend(context.layout, kind)}{months_source}"
)

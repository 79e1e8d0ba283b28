"""Kansen: where participation lags and choice is small, and what can be done about it."""

import streamlit as st

from language import ptr, tr
from pages.components import charts, downloads, figures, filters, formats, tables
from pages.components.agenda import chart as agenda_chart
from pages.components.agenda import findings as agenda_findings
from pages.components.agenda import tables as agenda_tables
from pages.components.agenda import view as agenda_view
from pages.components.agenda import work_list
from pages.components.context import open_page
from pages.components.file_names import narrowed
from pages.components.municipality_choice import choose_municipality
from pages.components.offer.filters import choose_distance_km
from pages.components.participation.coverage import show_coverage
from pages.components.pictures import picture_of
from warehouse.queries import agenda, municipalities, rsvs
from warehouse.reference import offer_setting

context = open_page(
    tr("Kansen"),
    tr(
        "De agenda: waar missen we deelnemers, wat ontbreekt daar, en met wie is er iets aan te "
        "doen?"
    ),
)
release_id = context.release_id

choices = st.columns([4, 3, 4])
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    within_km = choose_distance_km()

country = agenda_tables.ranked(
    agenda(
        release_id,
        period=context.period,
        within_km=within_km,
        white_spot_km=offer_setting("white_spot_km"),
        at_least=offer_setting("choices_wanted"),
    )
)
shown = country if rsv_code is None else country[country["rsv_code"] == rsv_code]
area_name = ptr("in een zin", "Nederland") if rsv_code is None else rsvs(release_id)[rsv_code]
with choices[2]:
    selected = choose_municipality(release_id, rsv_code)

if shown.empty:
    st.info(
        tr("Voor {name} is niets aangeleverd ({period}). Dat is iets anders dan nul.").format(
            name=formats.plain(area_name), period=context.period_text
        )
    )
    st.caption(context.source)
    st.stop()

chart_column, list_column = st.columns([5, 6], gap="medium")
with chart_column:
    st.header(tr("Deelname en keuze"), anchor=False)
    finding = agenda_findings.quadrant_finding(shown)
    if (shown["quadrant"] == "not_compared").all():
        st.info(finding)
    else:
        st.markdown(f"**{formats.plain(finding)}**")
        charts.show(
            agenda_chart.quadrant(
                country, within_km=within_km, selected=selected, rsv_code=rsv_code
            ),
            key="kwadrant",
            alt=finding,
            picture=picture_of(
                context,
                narrowed("deelname-en-keuze", rsv_code),
                tr("Deelname en keuze per gemeente, {area_name}").format(area_name=area_name),
                figures.source_line(
                    context,
                    ["started", "choice"],
                    tr("{period_text} voor deelname; peildatum voor aanbod").format(
                        period_text=context.period_text
                    ),
                ),
            ),
        )
        st.caption(
            tr(
                "De lijnen zijn het landelijke cijfer, een nummer is de plaats op de agenda. "
                "Thema's: zoveel vindt een jongere gemiddeld. Aan welke kant een gemeente ligt, "
                "kan toeval zijn; wie aantoonbaar achterblijft, staat in de lijst. Aantoonbaar is "
                "hier 95%: wie op Deelname 'lager' heet, is dat ook bij 99,8%, en dat zijn er "
                "minder."
            )
        )
with list_column:
    st.header(tr("Agenda"), anchor=False)
    finding = agenda_findings.agenda_finding(shown, area_name)
    st.markdown(f"**{formats.plain(finding)}**")
    table = agenda_tables.agenda_table(shown)
    tables.selectable(
        table,
        key="agenda",
        alt=finding,
        columns=["Plaats", "Gemeente", "Gemist ≥", "Gemist", "Per 1.000", "Thema's", "Aanbod"],
        height_px=430,
    )
    to_work_on = work_list.listed(shown, selected)
    if len(to_work_on):
        work_list.offer(
            context,
            to_work_on,
            within_km,
            name=narrowed(narrowed("werklijst", rsv_code), selected),
            description=finding,
        )
    else:
        st.caption(
            tr(
                "Niemand mist aantoonbaar deelnemers. Kies een gemeente om toch een werklijst te "
                "maken."
            )
        )
    downloads.offer(
        context,
        table,
        name=narrowed("kansen", rsv_code),
        description=finding,
        key="download_kansen",
    )
show_coverage(country, context)
figures.show_source(
    context, ["started", "missing_participants", "choice", "white_spot"], context.period_text
)

if selected is None:
    st.info(tr("Kies een gemeente in de lijst of zoek er een: dan staat hier wat er ontbreekt."))
    st.stop()
rows = country[country["area_code"] == selected]
if rows.empty:
    known = municipalities(release_id).set_index("area_code")["area_name"]
    st.info(
        tr("Voor {name} zijn er geen gegevens: het RSV heeft niets aangeleverd.").format(
            name=known[selected]
        )
    )
    st.stop()
row = rows.iloc[0]
reach = agenda_view.reach_of(context, selected, within_km)
st.header(tr("Waarom {name}?").format(name=row["area_name"]), anchor=False)
st.markdown(agenda_findings.reason(row, reach, within_km))
missing_column, example_column = st.columns([2, 3], gap="medium")
with missing_column:
    agenda_view.show_missing(context, reach, row, within_km)
with example_column:
    agenda_view.show_examples(context, row)
agenda_view.show_partners(context, row)
figures.show_source(context, ["started", "choice"], context.period_text)

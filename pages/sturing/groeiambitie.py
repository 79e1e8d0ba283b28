"""Groeiambitie: targets against what came and what is expected, nationally and per partnership."""

import streamlit as st

from language import tr
from pages.components import filters, formats
from pages.components.context import open_page
from pages.components.growth import backtest as growth_backtest
from pages.components.growth import choices as growth_choices
from pages.components.growth import notes as growth_notes
from pages.components.growth import partnerships as growth_partnerships
from pages.components.growth import scenario as growth_scenario
from pages.components.growth import tiles as growth_tiles
from pages.components.growth import view as growth_view
from pages.components.growth.findings import standing_sentence
from warehouse.queries import ambition, rsvs, target_standing

context = open_page(
    tr("Groeiambitie"),
    tr("Halen we de doelen: landelijk en per RSV, en wat is daar nog voor nodig?"),
)
release_id, day = context.release_id, context.reference_date
targets = ambition(release_id, reference_date=day)
if targets.empty:
    growth_view.show_no_targets(context)
    st.stop()

choices = st.columns([4, 4, 2, 3, 3])
with choices[0]:
    rsv_code = filters.choose_rsv(release_id)
with choices[1]:
    measure = growth_choices.choose_measure()
with choices[2]:
    year = growth_choices.choose_year(targets["year"].unique().tolist(), day.year)
with choices[3]:
    view = growth_choices.choose_view()
with choices[4]:
    path = growth_choices.choose_path()

area_code = rsv_code or "NL"
area_name = tr("Nederland") if rsv_code is None else rsvs(release_id)[rsv_code]
standing = target_standing(release_id, measure=measure, year=year, reference_date=day)
own = standing[standing["area_code"] == area_code]
source = growth_notes.source_line(context, year)

if own.empty:
    st.info(
        tr("Voor {area} is er in {year} geen doel voor deze maat.").format(
            area=formats.plain(area_name), year=year
        )
    )
else:
    st.markdown(f"**{formats.plain(standing_sentence(own.iloc[0]))}**")
    growth_tiles.show(own.iloc[0])
    growth_view.show_pace(context, own.iloc[0])
    growth_backtest.warn_when_too_narrow(context, measure)
st.caption(
    tr(
        "Toegekend, gestart, lopend en afgerond zijn verschillende dingen: niet optellen. Een "
        "verwachting gaat ervan uit dat het gaat zoals het ging. {source}"
    ).format(source=source)
)

st.header(tr("Verloop"), anchor=False)
growth_view.show_course(
    context,
    measure=measure,
    year=year,
    area_code=area_code,
    area_name=area_name,
    view=view,
    path=path,
)

st.header(tr("Wie draagt bij aan het verschil?"), anchor=False)
if standing.empty:
    st.info(tr("Voor deze maat zijn er in dit jaar geen doelen."))
else:
    growth_partnerships.show(context, standing, measure, rsv_code)
    st.caption(source)

st.header(tr("Scenario: wat als regio's meer doen?"), anchor=False)
growth_scenario.show(context, measure=measure, year=year, day=day)

st.header(tr("Hoe betrouwbaar is de verwachting?"), anchor=False)
growth_backtest.show(context, measure)
st.caption(source)

"""Evaluatie: which regions have evaluated, and the story of one region for a session."""

import streamlit as st

from language import tr
from pages.components import before_start, filters, planning
from pages.components.context import open_page
from pages.components.evaluation import packs, presentation, sessions
from pages.components.evaluation.area import area_of

chapter = presentation.chosen_chapter()
if chapter is not None:
    presentation.show(open_page(chapter.title, ""), chapter)
    st.stop()

context = open_page(
    tr("Evaluatiesessies"),
    tr("Elke regio evalueert haar start: waar staan we, wat zijn de eerste resultaten, en wat nu?"),
)
before_start.stop_page(context)

st.header(tr("Een regio presenteren"), anchor=False)
with st.columns([4, 7])[0]:
    area = area_of(context.release_id, filters.choose_rsv(context.release_id))
sessions.show_summary(context, area)
st.button(
    tr("Presentatie openen"),
    key="presentatie",
    type="primary",
    icon=":material/slideshow:",
    on_click=presentation.start,
)

st.header(tr("Meenemen op papier"), anchor=False)
packs.show_packs(context, area.rsv_code)

st.header(tr("Welke regio's hebben geëvalueerd?"), anchor=False)
sessions.show_regions(context)

st.header(tr("Waar staan we in de planning?"), anchor=False)
planning.show(context.reference_date)

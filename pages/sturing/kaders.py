"""Kaders: whether the country and every region meet the frames, on a day of the reader's choice."""

import streamlit as st

from language import tr
from pages.components import before_start, filters, formats
from pages.components.context import open_page
from pages.components.frames import on_day as frames_on_day
from pages.components.frames import view as frames_view
from pages.components.period_choice import choose_day
from warehouse.frames import load_frames
from warehouse.queries import rsvs

context = open_page(
    tr("Kaders"),
    tr("Houden de regio's zich aan de afspraken van de beslisdag? Elk kader is een toets."),
)
choices = st.columns([4, 3, 4])
with choices[0]:
    rsv_code = filters.choose_rsv(context.release_id)
with choices[1]:
    day = choose_day(context.reference_date)
area_name = None if rsv_code is None else rsvs(context.release_id)[rsv_code]
described = tr("Kaders, getoetst op {day}; {area}").format(
    day=formats.day(day), area=area_name or tr(filters.WHOLE_COUNTRY)
)
source = tr("Getoetst op {day}. Gegevens: {source}").format(
    day=formats.day(day), source=context.source
)

if before_start.is_before(context, day):
    before_start.show(context, day, tr("Kies hierboven een latere dag."))
    st.caption(source)
    st.stop()

checks = frames_on_day.checks_on(context.release_id, day, rsv_code)
verdicts = frames_on_day.verdicts_on(context.release_id, day, rsv_code)
frames_view.show_limits_of_the_day(context, day)
if verdicts.empty:
    st.info(
        tr("{area} heeft op {day} geen gemeente: er is niets te toetsen.").format(
            area=formats.plain(str(area_name)), day=formats.day(day)
        )
    )
    st.caption(source)
    st.stop()

frames_view.show_overview(context, verdicts, checks, area_name)
frames_view.show_download(context, checks, described)
st.caption(source)

if rsv_code is None:
    st.header(tr("Per RSV"), anchor=False)
    frames_view.show_matrix(checks)

st.header(tr("Per kader"), anchor=False)
for code, verdict in verdicts.iterrows():
    frames_view.show_frame(
        context, load_frames()[str(code)], verdict, checks[checks["frame"] == code]
    )
st.caption(source)

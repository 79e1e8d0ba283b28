"""Facilitators: fte per partnership, how it could be divided, its history, days and meetings."""

import streamlit as st

from language import ptr, tr
from pages.components import before_start, filters
from pages.components.context import open_page
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators import time as facilitator_time
from pages.components.facilitators import view as facilitator_view
from pages.components.facilitators.rows import UNKNOWN, fte_frame, standing_rows
from pages.components.fte_division.view import show_division
from warehouse.queries import rsvs

context = open_page(
    tr("Facilitators"),
    tr("Hoeveel fte regiofacilitator of kwartiermaker heeft elk RSV, en hoe is die te verdelen?"),
)
before_start.stop_page(context)
frame = fte_frame()
rows = standing_rows(context)
if rows.empty:
    st.info(facilitator_findings.country_finding(rows, frame))
    st.caption(context.source)
    st.stop()

facilitator_view.show_headlines(rows, context.reference_date)

st.header(tr("Fte per RSV"), anchor=False)
if (rows["state"] == UNKNOWN).all():
    st.info(tr(facilitator_findings.NOT_DELIVERED))
else:
    facilitator_view.show_fte(context, rows, frame)

st.header(tr("Verdeel fte"), anchor=False)
show_division(context, rows, frame)

st.header(tr("Verloop en tijd"), anchor=False)
rsv_code = filters.choose_rsv(context.release_id)
name = tr("Nederland") if rsv_code is None else rsvs(context.release_id)[rsv_code]
history_column, days_column = st.columns(2, gap="medium")
with history_column:
    facilitator_time.show_history(context, rsv_code or "NL", name)
with days_column:
    facilitator_time.show_days(context, rows, rsv_code, name)

meetings_column, per_fte_column = st.columns(2, gap="medium")
with meetings_column:
    st.header(ptr("kop", "Overleg"), anchor=False)
    facilitator_time.show_meetings(context, rows)
with per_fte_column:
    st.header(tr("Wat er bij één fte hoort"), anchor=False)
    facilitator_view.show_per_fte(context, rows)

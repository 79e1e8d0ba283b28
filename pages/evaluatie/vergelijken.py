"""Vergelijken: what changed between two releases, or between two days of one."""

import streamlit as st

from language import tr
from pages.components import filters
from pages.components.comparison import differences, months, regions, signals, totals, words
from pages.components.comparison.sides import choose_sides
from pages.components.context import open_page

context = open_page(
    tr("Vergelijken"),
    tr("Wat veranderde er tussen twee uitgaven of peildata, en wat is alleen later geregistreerd?"),
    follows_date=False,
    follows_snapshot=False,
)
before, after = choose_sides(context.release)
found = differences.differences(before, after)
moved = differences.other_layout(before, after)
names = dict(zip(found["area_code"], found["area_name"], strict=True))
for remark in words.remarks(before, after, [names.get(code, code) for code in sorted(moved)]):
    st.warning(remark, icon=":material/info:")

st.header(tr("Totalen"), anchor=False)
totals.show(found, before, after)

st.header(tr("Signalen"), anchor=False)
signals.show(before, after)

st.header(tr("Nagekomen registraties"), anchor=False)
measure = filters.choose_measure()
months.show(before, after, measure)

st.header(tr("Per RSV"), anchor=False)
regions.show(found, before, after, measure, moved)

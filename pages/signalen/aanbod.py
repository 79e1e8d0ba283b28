"""Aanbod: where offer runs, where it is missing, and what would close the gap."""

import streamlit as st

from language import tr
from pages.components import filters
from pages.components.context import open_page
from pages.components.offer import filters as offer_filters
from pages.components.offer.asked import Asked
from pages.components.offer.choice_section import show_choice
from pages.components.offer.figures import show_headlines
from pages.components.offer.gap_section import show_gap
from pages.components.offer.map_and_table import show_map_and_table
from pages.components.offer.nothing_delivered import stop_without_offer

context = open_page(
    tr("Aanbod"),
    tr("Waar loopt aanbod, waar ontbreekt het, en wat zou het gat dichten?"),
)
stop_without_offer(context)

choices = st.columns(4)
with choices[0]:
    rsv_code = filters.choose_rsv(context.release_id)
with choices[1]:
    theme = offer_filters.choose_code(context.release_id, "theme")
with choices[2]:
    moment = offer_filters.choose_code(context.release_id, "moment")
with choices[3]:
    target_group = offer_filters.choose_code(context.release_id, "target_group")
more = st.columns([5, 5, 3, 10])
with more[0]:
    variant_group = filters.choose_variant()
with more[1]:
    period, period_label = offer_filters.choose_stand(context)
with more[2]:
    within_km = offer_filters.choose_distance_km()
with more[3]:
    map_kind = offer_filters.choose_map()
asked = Asked(
    context,
    rsv_code,
    period,
    period_label,
    within_km,
    {
        "variant_group": variant_group,
        "theme": theme,
        "moment": moment,
        "target_group": target_group,
    },
)

show_headlines(asked)
show_map_and_table(asked, map_kind)

st.header(tr("Wat een jongere binnen bereik heeft"), anchor=False)
show_choice(asked)

st.header(tr("Wat zou het gat dichten?"), anchor=False)
show_gap(asked)

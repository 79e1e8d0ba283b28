"""Diversiteit: which offer is missing, how varied it is, and where one theme is within reach."""

import streamlit as st

from language import tr
from pages.components import filters
from pages.components.context import open_page
from pages.components.offer import filters as offer_filters
from pages.components.offer.asked import Asked
from pages.components.offer.hill_section import show_hill
from pages.components.offer.lags_section import show_lags
from pages.components.offer.lens_section import show_lens
from pages.components.offer.matrix_section import show_matrix
from pages.components.offer.nothing_delivered import stop_without_offer
from pages.components.texts import DIVERSITY_DEFINITION

context = open_page(
    tr("Diversiteit"), tr("Voor wie, waarover en wanneer is er aanbod, en wat ontbreekt?")
)
stop_without_offer(context)
st.info(tr(DIVERSITY_DEFINITION), icon=":material/info:")

choices = st.columns([4, 3, 4, 2])
with choices[0]:
    rsv_code = filters.choose_rsv(context.release_id)
with choices[1]:
    variant_group = filters.choose_variant()
with choices[2]:
    period, period_label = offer_filters.choose_stand(context)
with choices[3]:
    within_km = offer_filters.choose_distance_km()
asked = Asked(context, rsv_code, period, period_label, within_km, {"variant_group": variant_group})

st.header(tr("Welke combinaties ontbreken?"), anchor=False)
show_matrix(asked)

st.header(tr("Hoe divers is een RSV?"), anchor=False)
dimension = show_hill(asked)

st.header(tr("Wat blijft achter bij vergelijkbare RSV's?"), anchor=False)
show_lags(asked, dimension)

st.header(tr("Waar kan een jongere iets doen rond een thema?"), anchor=False)
show_lens(asked)

"""Gegevens: what is loaded, from which files, what was refused, and the releases."""

import streamlit as st

from pages.components import deliveries
from pages.components.context import open_page
from warehouse.queries import ingested_files, quality_remarks, rejected_rows
from warehouse.releases import list_releases

context = open_page("Gegevens", "Wat er geladen is, wat er geweigerd is en waarom.")

st.subheader("Aangeleverde bestanden", anchor=False)
deliveries.show_files(ingested_files(context.release_id), context)

st.subheader("Geweigerde rijen", anchor=False)
deliveries.show_rejected(rejected_rows(context.release_id), context)

st.subheader("Kanttekeningen", anchor=False)
deliveries.show_quality(quality_remarks(context.release_id), context)

st.subheader("Uitgaven", anchor=False)
deliveries.show_releases(list_releases(), context.release_id)

"""Gegevens: how deliveries stand, what is loaded, what was refused, and who published what."""

from datetime import date

import streamlit as st

from access.rights import Action
from language import tr
from pages.components import deliveries, delivery_status, publications, snapshots
from pages.components.access.visitor import may
from pages.components.context import open_page
from pages.components.filters import choose_rsv
from pages.components.snapshot_choice import show_still_active
from warehouse import queries
from warehouse.publication_log import read_publication_log
from warehouse.releases import list_releases
from warehouse.snapshots import damaged_snapshots, list_snapshots

context = open_page(
    tr("Gegevens"),
    tr("Wat er aangeleverd en geladen is, en wat er geweigerd is."),
    follows_date=False,
    follows_snapshot=False,
)

show_still_active()
st.header(tr("Stand van de aanlevering"), anchor=False)
status = queries.delivery_status(context.release_id)
today = date.today()  # noqa: DTZ011  a calendar day
delivery_status.show_matrix(status, context, today)
delivery_status.show_details(status, choose_rsv(context.release_id), context, today)

st.header(tr("Aangeleverde bestanden"), anchor=False)
deliveries.show_files(queries.ingested_files(context.release_id), context)

st.header(tr("Geweigerde rijen"), anchor=False)
deliveries.show_rejected(queries.rejected_rows(context.release_id), context)

st.header(tr("Kanttekeningen"), anchor=False)
deliveries.show_quality(queries.quality_remarks(context.release_id), context)

st.header(tr("Uitgaven"), anchor=False)
deliveries.show_releases(list_releases(), context.release_id)

st.header(tr("Bevroren standen"), anchor=False)
frozen = list_snapshots()
snapshots.show(frozen, damaged_snapshots())
if may(Action.SNAPSHOT):
    snapshots.offer_freeze(context)
    snapshots.offer_withdrawal(frozen)

st.header(tr("Wie publiceerde wat"), anchor=False)
publications.show(read_publication_log(), context)

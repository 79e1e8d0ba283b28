"""Aanleveren: upload files, see what is refused, compare, publish, and go back."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components.context import find_context
from pages.components.delivery import base_data, templates, upload
from pages.components.delivery.publishing import offer_roll_back, show_published
from pages.components.delivery.session import current_draft
from pages.components.delivery.steps import is_running, show_steps
from pages.components.snapshot_choice import show_still_active
from pages.components.work_agenda_delivery import waiting_list
from warehouse.queries import ingested_files, rsvs
from warehouse.releases import active_release_id, list_releases

context = find_context(
    tr("Aanleveren"),
    tr("Lever bestanden aan, zie wat er geweigerd wordt en waarom, vergelijk, en publiceer."),
    follows_date=False,
    follows_snapshot=False,
)
present = ingested_files(context.release_id) if context else pd.DataFrame()
rsv_codes = list(rsvs(context.release_id)) if context else []

show_still_active()
show_published()
waiting_list.show_waiting()
templates.offer_templates()

st.header(tr("1. Kies bestanden"), anchor=False)
draft = current_draft()
if draft is None or not is_running(draft):
    upload.show_uploader()
    if draft:
        show_steps(draft, present, rsv_codes)

st.header(tr("Terug naar een eerdere uitgave"), anchor=False)
offer_roll_back(list_releases(), active_release_id())

st.header(tr("Basisgegevens verversen"), anchor=False)
base_data.offer_refresh()

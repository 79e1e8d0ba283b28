"""The steps after uploading, each shown when the one before it is done."""

import pandas as pd
import streamlit as st

from access.log import Event
from access.rights import Action
from language import Words, mark, tr
from pages.components import etl_process
from pages.components.access.visitor import note
from pages.components.delivery import candidate, checked, planning
from pages.components.delivery.progress import has_failed, show_running
from pages.components.delivery.publishing import remember_published
from pages.components.delivery.session import forget_draft
from warehouse.drafts import CANDIDATE, CHECK, PUBLICATION, REFRESH, REFUSED, Draft
from warehouse.releases import active_release_id

DOING = Words(
    {
        REFRESH: mark("Basisgegevens ophalen"),
        CHECK: mark("Controleren"),
        CANDIDATE: mark("Uitgave klaarzetten en vergelijken"),
        PUBLICATION: mark("Publiceren"),
    }
)


def is_running(draft: Draft) -> bool:
    """Show how far a step is; while one runs, nothing of the delivery can change."""
    return any(show_running(draft, step, doing) for step, doing in DOING.items())


def show_steps(draft: Draft, present: pd.DataFrame, rsv_codes: list[str]) -> None:
    """Show how far this delivery is, and what can be done now.

    `present` has the files of the active release, `rsv_codes` its partnerships.
    """
    _round_off_when_published(draft)
    has_failed(draft, REFRESH)
    if has_failed(draft, CHECK) or not checked.has_files(draft):
        _offer_to_discard(draft)
        return
    st.header(tr("2. Uitkomst van de controle"), anchor=False)
    usable = checked.show_checked(draft)
    if usable:
        st.header(tr("3. Kies wat de bestanden vervangen"), anchor=False)
        plan = planning.choose_plan(draft, usable, present, rsv_codes)
        candidate.show_candidate(draft, plan, usable)
    _offer_to_discard(draft)


def _round_off_when_published(draft: Draft) -> None:
    """Say so and begin anew when the candidate is the active release, however that went."""
    outcome = draft.read(CANDIDATE) or {}
    release_id = outcome.get("release", {}).get("release_id")
    is_published = release_id and release_id == active_release_id() != outcome["base_release_id"]
    if not is_published or etl_process.is_busy(draft):
        return
    publication = draft.read(PUBLICATION) or {}
    remark = ""
    if publication.get("status") == REFUSED:
        remark = f" {publication['refusal']['found']} {publication['refusal']['advice']}"
    note(Event.PUBLISHED, Action.PUBLISH, release_id=str(release_id))
    remember_published(str(release_id), remark)
    draft.discard()
    forget_draft()
    st.rerun()


def _offer_to_discard(draft: Draft) -> None:
    with st.popover(tr("Deze levering weggooien"), icon=":material/delete:"):
        st.markdown(tr("De aangeleverde bestanden en de vergelijking worden gewist."))
        if st.button(tr("Ja, gooi weg"), key="discard"):
            draft.discard()
            forget_draft()
            st.rerun()

"""Publish a candidate, or go back to an earlier release."""

from collections.abc import Sequence

import streamlit as st

from access.log import Event
from access.rights import Action
from language import tr
from pages.components import etl_process, formats
from pages.components.access.visitor import current_person, logged, note, require
from pages.components.delivery.changed import large_share
from pages.components.roles import ROLES
from warehouse.drafts import PUBLICATION, Draft
from warehouse.releases import Release

SAID = "publication_said"
ON_SCREEN = "candidate_on_screen"


def remember_published(release_id: str, remark: str) -> None:
    """Keep what is to be said after the page is drawn anew."""
    st.session_state[SAID] = tr(
        "Gepubliceerd: {release_id}. Het dashboard toont nu deze uitgave.{remark}"
    ).format(release_id=release_id, remark=remark)


def show_published() -> None:
    """Say once what was published or rolled back: at the top, and where the visitor looks."""
    if said := st.session_state.pop(SAID, None):
        st.success(formats.plain(said), icon=":material/check:")
        st.toast(formats.plain(said), icon=":material/check:")


def offer_publication(draft: Draft, release_id: str, *, needs_attention: bool) -> None:
    """Ask for the role, and for a look at what stands out, and publish what was on the screen.

    Another visitor may have compared anew since: publishing then refuses and says so.
    """
    on_screen = st.session_state.get(ON_SCREEN, release_id)
    st.session_state[ON_SCREEN] = release_id
    role = role_for(Action.PUBLISH, tr("In welke rol publiceert u?"), key="publication_role")
    has_looked = not needs_attention or st.checkbox(
        tr("Ik heb gezien wat verdwijnt, verborgen wordt of meer dan {share} verandert.").format(
            share=large_share()
        ),
        key="has_looked",
    )
    if st.button(
        tr("Publiceren"),
        type="primary",
        key="publish",
        disabled=not has_looked,
        help=None if has_looked else tr("Bekijk eerst wat verdwijnt of sterk verandert."),
    ) and logged(Event.ASKED_TO_PUBLISH, role=role, release_id=on_screen):
        draft.approve(on_screen)
        etl_process.start(draft, PUBLICATION, role)
        st.rerun()


def offer_roll_back(releases: Sequence[Release], active_id: str | None) -> None:
    """Choose an earlier release and make it the active one again."""
    earlier = {_label(r): r for r in releases if r.release_id != active_id and r.is_whole()}
    if not earlier:
        st.info(tr("Er is geen eerdere uitgave om naar terug te gaan."))
        return
    st.markdown(
        tr(
            "Het dashboard toont dan weer de cijfers van toen, en een volgende "
            "levering bouwt voort op de bestanden van toen. De uitgave van nu blijft "
            "bewaard: ook dit is terug te draaien."
        )
    )
    chosen = st.selectbox(tr("Uitgave"), list(earlier), key="roll_back_to")
    role = role_for(Action.ROLL_BACK, tr("In welke rol draait u terug?"), key="roll_back_role")
    with st.popover(tr("Terugdraaien"), icon=":material/undo:"):
        st.markdown(tr("Alle bezoekers zien daarna de gekozen uitgave."))
        is_sure = st.button(tr("Ja, draai terug"), key="roll_back", type="primary")
    if is_sure:
        _roll_back(earlier[chosen].release_id, role)


def _roll_back(release_id: str, role: str) -> None:
    if not logged(Event.ASKED_TO_ROLL_BACK, role=role, release_id=release_id):
        return
    with st.spinner(tr("Terugdraaien …")):
        answer = etl_process.run("activate", release_id, "--role", role)
    if answer.returncode != 0:
        st.error(tr("Terugdraaien is niet gelukt."), icon=":material/error:")
        # What went wrong within is for the log; what the ETL says to a user is shown.
        st.text("" if "Traceback" in answer.stderr else answer.stderr.strip())
        return
    note(Event.ROLLED_BACK, Action.ROLL_BACK, release_id=release_id)
    st.session_state[SAID] = answer.stdout.strip()
    st.rerun()


def role_for(action: Action, question: str, key: str) -> str:
    """Return the role for the log: from the sign-in, or chosen where nobody signs in."""
    if current_person().is_signed_in:
        return require(action)
    return st.selectbox(question, ROLES, key=key, format_func=tr)


def _label(release: Release) -> str:
    kind = tr(" · fictief") if release.is_fictitious else ""
    return tr(
        "{release_id} · peildatum {reference_date} · {rows_loaded} rijen{kind} · "
        "gemaakt {created_at}"
    ).format(
        release_id=release.release_id,
        reference_date=formats.day(release.reference_date),
        rows_loaded=formats.number(release.rows_loaded),
        kind=kind,
        created_at=formats.moment(release.created_at),
    )

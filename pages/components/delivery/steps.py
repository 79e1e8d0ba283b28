"""The steps after uploading, each shown when the one before it is done."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.components import formats
from pages.components.delivery import checked, comparison, planning
from pages.components.delivery.progress import has_failed, show_running
from pages.components.delivery.publishing import offer_publication, remember_published
from pages.components.delivery.session import forget_draft
from warehouse.drafts import (
    CANDIDATE,
    CHECK,
    DONE,
    PUBLICATION,
    REFRESH,
    Draft,
    Plan,
    read_plan,
)
from warehouse.releases import active_release_id


def show_steps(draft: Draft, present: pd.DataFrame) -> None:
    """Show how far this delivery is, and what can be done now.

    `present` has the files of the active release.
    """
    _round_off_when_published(draft)
    if show_running(draft, REFRESH, "Basisgegevens ophalen") or has_failed(draft, REFRESH):
        _offer_to_discard(draft)
        return
    if show_running(draft, CHECK, "Controleren"):
        return
    if has_failed(draft, CHECK) or draft.read(CHECK) is None:
        _offer_to_discard(draft)
        return
    st.header("2. Uitkomst van de controle", anchor=False)
    usable = checked.show_checked(draft)
    if not usable:
        _offer_to_discard(draft)
        return
    st.header("3. Bij of in de plaats van", anchor=False)
    plan = planning.choose_plan(draft, usable, present)
    _show_candidate(draft, plan)
    _offer_to_discard(draft)


def _round_off_when_published(draft: Draft) -> None:
    published = draft.read(PUBLICATION) or {}
    if published.get("status") == DONE:
        remember_published(published["release_id"])
        draft.discard()
        forget_draft()
        st.rerun()


def _show_candidate(draft: Draft, plan: Plan) -> None:
    if show_running(draft, CANDIDATE, "Uitgave klaarzetten en vergelijken"):
        return
    if has_failed(draft, CANDIDATE):
        return
    outcome = draft.read(CANDIDATE)
    if outcome is None:
        return
    st.header("4. Vergelijking met de actieve uitgave", anchor=False)
    if outcome["base_release_id"] != (active_release_id() or ""):
        st.warning(
            f"Intussen is een andere uitgave actief geworden: {active_release_id()}. Vergelijk "
            "opnieuw; uw bestanden staan nog klaar.",
            icon=":material/warning:",
        )
        return
    if plan != read_plan(draft):
        st.info("U hebt de keuze hierboven veranderd: vergelijk opnieuw.", icon=":material/info:")
        return
    release = outcome["release"]
    reference_date = date.fromisoformat(release["reference_date"])
    st.caption(
        f"Klaargezet: {release['release_id']} (peildatum {formats.day(reference_date)}, "
        f"{formats.number(release['rows_loaded'])} rijen) tegenover "
        f"{outcome['base_release_id'] or 'geen uitgave'}."
    )
    if outcome["unloaded_files"]:
        names = formats.plain(", ".join(outcome["unloaded_files"]))
        st.warning(
            f"In de inbox staan bestanden die hier niet bij zitten: {names}. Ze wachten op "
            "`python -m etl load`.",
            icon=":material/warning:",
        )
    changes = comparison.read_comparison(draft)
    comparison.show_comparison(changes)
    st.header("5. Publiceren", anchor=False)
    if show_running(draft, PUBLICATION, "Publiceren"):
        return
    has_failed(draft, PUBLICATION)
    offer_publication(draft, needs_attention=comparison.needs_attention(changes))


def _offer_to_discard(draft: Draft) -> None:
    if st.button("Deze levering weggooien", key="discard", icon=":material/delete:"):
        draft.discard()
        forget_draft()
        st.rerun()

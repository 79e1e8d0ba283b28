"""Show the release that would be published: what it means, what changes, and publish it."""

from datetime import date
from typing import Any

import streamlit as st

from language import tr
from pages.components import formats
from pages.components.delivery import comparison
from pages.components.delivery.changed import consequences, needs_attention
from pages.components.delivery.progress import has_failed
from pages.components.delivery.publishing import offer_publication
from warehouse.drafts import CANDIDATE, PUBLICATION, CheckedFile, Draft, Plan
from warehouse.releases import active_release_id


def show_candidate(draft: Draft, plan: Plan, usable: list[CheckedFile]) -> None:
    """Show the comparison and offer to publish, as long as both are about what is chosen now."""
    if has_failed(draft, CANDIDATE):
        return
    outcome = draft.read(CANDIDATE)
    if outcome is None:
        return
    st.header(tr("4. Vergelijking"), anchor=False)
    if reason := why_outdated(outcome, plan, usable, active_release_id() or ""):
        st.warning(reason, icon=":material/warning:")
        return
    st.caption(_about(outcome))
    changes = comparison.read_comparison(draft)
    for warning in consequences(outcome, changes):
        st.warning(warning, icon=":material/warning:")
    comparison.show_comparison(changes)
    st.header(tr("5. Publiceren"), anchor=False)
    has_failed(draft, PUBLICATION)
    attention = needs_attention(changes)
    offer_publication(draft, outcome["release"]["release_id"], needs_attention=attention)


def why_outdated(
    outcome: dict[str, Any], plan: Plan, usable: list[CheckedFile], active_id: str
) -> str:
    """Say why the comparison no longer holds; nothing when it does."""
    if outcome["base_release_id"] != active_id:
        return tr(
            "Intussen is een andere uitgave actief geworden: {active_id}. Vergelijk "
            "opnieuw; uw bestanden staan nog klaar."
        ).format(active_id=active_id)
    if outcome["plan"] != {"replaces": plan.replaces, "removed": plan.removed}:
        return tr("De keuze hierboven is veranderd na deze vergelijking: vergelijk opnieuw.")
    if outcome["uploads"] != {file.name: file.sha256 for file in usable}:
        return tr("De aangeleverde bestanden zijn veranderd: vergelijk opnieuw.")
    return ""


def _about(outcome: dict[str, Any]) -> str:
    release = outcome["release"]
    reference_date = date.fromisoformat(release["reference_date"])
    return tr(
        "Klaargezet: {release_id} (peildatum {reference_date}, {rows_loaded} "
        "rijen) tegenover de actieve uitgave {active}."
    ).format(
        release_id=release["release_id"],
        reference_date=formats.day(reference_date),
        rows_loaded=formats.number(release["rows_loaded"]),
        active=outcome["base_release_id"] or tr("(er is er nog geen)"),
    )

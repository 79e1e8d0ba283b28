"""On Aanleveren: what partnerships delivered themselves, to take along or to withdraw."""

import streamlit as st

from access.log import Event
from access.rights import Action
from language import tr
from pages.components import etl_process, formats
from pages.components.access.visitor import note, require
from pages.components.delivery.session import current_draft, remember
from pages.components.delivery.upload import check_again
from pages.components.work_agenda_delivery.said import show_said
from pages.components.work_agenda_delivery.section import described, take_back
from warehouse.drafts import Draft, new_draft
from warehouse.work_agenda_deliveries import AgendaDelivery, damaged, waiting, waiting_of


def show_waiting() -> None:
    """Show the work agendas that wait; nothing when none does and nothing is to be said."""
    require(Action.UPLOAD)
    deliveries = waiting()
    draft = current_draft()
    for rsv_code in st.session_state.get(_SEEN, set()) | {one.rsv_code for one in deliveries}:
        show_said(rsv_code)
    st.session_state[_SEEN] = {one.rsv_code for one in deliveries}
    for path in damaged():
        lost = tr(
            "Een ingeleverde werkagenda is niet te lezen: het bestand {name} is beschadigd. Er is "
            "niets gewist. Vraag het RSV om de werkagenda opnieuw in te leveren, en de beheerder "
            "om dit bestand te herstellen of weg te halen."
        )
        st.warning(lost.format(name=f"`{path.parent.name}/{path.name}`"))
    if not deliveries:
        return
    st.header(tr("Aangeleverd door de RSV's zelf"), anchor=False)
    st.markdown(
        tr(
            "Een werkagenda van één RSV gaat voor wat in andere bestanden over dat "
            "RSV staat; de rijen van andere RSV's blijven zoals ze zijn."
        )
    )
    for delivery in deliveries:
        _show(delivery, draft)


_SEEN = "agendas_that_waited"


def _show(delivery: AgendaDelivery, draft: Draft | None) -> None:
    with st.container(border=True):
        st.markdown(formats.plain(described(delivery)))
        key = delivery.sha256[:12] + delivery.rsv_code
        with st.container(horizontal=True):
            if draft is not None and draft.holds_agenda(delivery.file_name, delivery.sha256):
                st.markdown(tr("Zit in de levering hieronder."))
            elif st.button(
                tr("Neem mee in de levering"),
                key=f"take_{key}",
                icon=":material/playlist_add:",
                disabled=draft is not None and etl_process.is_busy(draft),
            ):
                _take_along(delivery)
            with st.popover(tr("Intrekken"), icon=":material/undo:", key=f"popover_{key}"):
                st.markdown(tr("Wat dit RSV aanleverde wordt gewist."))
                if st.button(tr("Ja, trek in"), key=f"withdraw_{key}"):
                    take_back(delivery)


def _take_along(shown: AgendaDelivery) -> None:
    require(Action.UPLOAD)
    delivery = waiting_of(shown.rsv_code)
    if delivery is None:
        st.rerun()
        return
    draft = current_draft() or new_draft()
    draft.dismiss_refusal(delivery.file_name)
    (draft.files_folder / delivery.file_name).write_bytes(delivery.content.encode())
    draft.take_along(delivery.file_name, delivery.rsv_code, delivery.sha256)
    remember(draft)
    about = f"werkagenda van {delivery.rsv_code} in levering {draft.draft_id}"
    note(Event.DELIVERED, Action.UPLOAD, about=about)
    check_again(draft)
    st.rerun()

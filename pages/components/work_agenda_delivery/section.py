"""The section on the page Werkagenda: take the plan along, deliver it changed, or take it back."""

from typing import Any

import streamlit as st

from access.log import Event
from access.rights import Action
from language import known, mark, tr
from pages.components import address, formats
from pages.components.access.visitor import current_person, logged, may, require
from pages.components.delivery.templates import offer_template
from pages.components.work_agenda_delivery import handing_in
from pages.components.work_agenda_delivery.present import find_present
from pages.components.work_agenda_delivery.said import BUSY, say, show_said
from pages.components.work_agenda_delivery.taking_along import offer_plan
from warehouse.work_agenda_deliveries import (
    INPUT,
    AgendaDelivery,
    BusyError,
    ChangedMeanwhileError,
    withdraw,
)

TITLE = mark("Werkagenda van dit RSV aanleveren")


def offer_delivery(rsv_code: str | None) -> None:
    """Offer to deliver the work agenda of a partnership, to who may; None is the whole country."""
    if rsv_code is None:
        if current_person().may_somewhere(Action.AGENDA_DELIVER):
            st.caption(
                tr("Wilt u een werkagenda aanleveren? Kies dan bij RSV het samenwerkingsverband.")
            )
        return
    if not may(Action.AGENDA_DELIVER, rsv_code):
        return
    present = find_present(rsv_code)
    if present is None:
        return
    st.header(tr(TITLE), anchor=False)
    show_said(rsv_code)
    if present.waiting is not None:
        _show_waiting(present.waiting)
    address.settle_flag("inleveren", tr("plan ophalen en inleveren"))
    # Closed, nothing within it is run.
    box: Any = st.expander(
        tr("Plan ophalen, wijzigen en inleveren"),
        icon=":material/upload_file:",
        key="inleveren",
        bind="query-params",
    )
    if not box.open:
        return
    with box:
        st.markdown(
            tr(
                "U levert de **hele** werkagenda van dit RSV aan: wat niet in uw bestand "
                "staat, verdwijnt. Aan de werkagenda van andere RSV's verandert niets. "
                "Wat u inlevert is nog niet te zien: het programmateam publiceert het."
            )
        )
        offer_plan(present)
        handing_in.show_steps(present)
    offer_template(INPUT)


def described(delivery: AgendaDelivery) -> str:
    """Say who delivered what and when; without sign-in only the role is known."""
    role = known(delivery.role)
    who = f"{role} ({delivery.subject})" if delivery.subject else role
    actions = formats.count_of(delivery.actions, "actie", "acties")
    return tr(
        "Aangeleverd door {who}, {moment}, van {rsv_code}: {actions}, nog niet gepubliceerd."
    ).format(
        who=who, moment=formats.moment(delivery.moment), rsv_code=delivery.rsv_code, actions=actions
    )


def take_back(delivery: AgendaDelivery) -> None:
    """Withdraw a delivery, for who may deliver it, and say what came of it."""
    rsv_code = delivery.rsv_code
    role = require(Action.AGENDA_DELIVER, rsv_code)
    about = f"{rsv_code} intrekken"

    def log() -> bool:
        return logged(Event.AGENDA_EDITED, role=role, release_id="", about=about)

    try:
        if not withdraw(rsv_code, delivery.sha256, log=log):
            return
    except BusyError:
        say(rsv_code, tr(BUSY))
    except ChangedMeanwhileError:
        say(rsv_code, tr("Niet ingetrokken: er is intussen iets anders met deze levering gebeurd."))
    else:
        say(rsv_code, tr("Ingetrokken. Wat gepubliceerd was, blijft zoals het was."), is_good=True)
    st.rerun()


def _show_waiting(delivery: AgendaDelivery) -> None:
    st.info(formats.plain(described(delivery)), icon=":material/hourglass_top:")
    with st.popover(tr("Deze levering intrekken"), icon=":material/undo:"):
        st.markdown(tr("Wat klaarstaat wordt gewist; wat gepubliceerd is, blijft zoals het is."))
        if st.button(tr("Ja, trek in"), key="withdraw_agenda"):
            take_back(delivery)

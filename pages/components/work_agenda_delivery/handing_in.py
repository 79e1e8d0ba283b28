"""Upload the changed plan, see it checked and compared, and hand it in."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from access.log import Event
from access.rights import Action
from language import SOURCE, mark, speaking, tr
from pages.components import etl_process, formats
from pages.components.access.visitor import current_person, logged, note, require
from pages.components.delivery.checked import show_reasons
from pages.components.delivery.progress import show_refusal
from pages.components.delivery.session import file_name, free_memory, save_upload
from pages.components.delivery.upload import HIDE_ENGLISH
from pages.components.roles import ROLES, USUAL_WRITER
from pages.components.work_agenda_delivery import comparison
from pages.components.work_agenda_delivery.present import Present
from pages.components.work_agenda_delivery.said import BUSY, say
from warehouse.drafts import Draft, checked_files, find_draft, new_draft
from warehouse.queries import code_list
from warehouse.work_agenda_changes import agenda_changes, read_agenda
from warehouse.work_agenda_deliveries import (
    BusyError,
    ChangedMeanwhileError,
    deliver,
    new_delivery,
    own_file_name,
)

LARGEST_MB = 5
OVERTAKEN = mark(
    "Niet ingeleverd: intussen is van dit RSV iets anders ingeleverd, "
    "ingetrokken of gepubliceerd. Er is niets overschreven. Kijk wat er nu "
    "staat en lever uw bestand dan opnieuw aan."
)


def show_steps(present: Present) -> None:
    """Show where the file goes, and what became of the one that is there."""
    _show_uploader(present)
    draft_id, instead_of = st.session_state.get(_key(present), ("", ""))
    draft = find_draft(draft_id)
    if draft is not None and _show_checked(draft):
        _offer_to_hand_in(draft, present, instead_of=instead_of)


def _show_uploader(present: Present) -> None:
    st.html(HIDE_ENGLISH)
    turn = f"{_key(present)}_turn"
    upload = st.file_uploader(
        tr("Kies uw gewijzigde bestand (csv of xlsx, ten hoogste {n} MB)").format(n=LARGEST_MB),
        key=f"agenda_upload_{st.session_state.get(turn, 0)}",
        max_upload_size=LARGEST_MB,
    )
    st.caption(
        tr(
            "Geen namen, adressen, e-mail, telefoonnummers, geboortedata of BSN van "
            "personen: zo'n bestand wordt geweigerd en meteen gewist. Zet bij "
            "eigenaar een organisatie of een rol."
        )
    )
    if upload is None:
        return
    _check(upload, present)
    # Another key empties the widget for the next upload.
    st.session_state[turn] = st.session_state.get(turn, 0) + 1
    st.rerun()


def _check(upload: UploadedFile, present: Present) -> None:
    require(Action.AGENDA_DELIVER, present.rsv_code)
    _discard(present)
    if upload.size > LARGEST_MB * 1024**2:  # the widget asks it of the browser only
        free_memory(upload)
        too_large = tr("Niet gecontroleerd: het bestand is groter dan {n} MB.")
        say(present.rsv_code, too_large.format(n=LARGEST_MB))
        return
    draft = new_draft()
    try:
        save_upload(upload, draft, file_name(upload.name))
    except OSError:
        draft.discard()
        raise
    st.session_state[_key(present)] = (draft.draft_id, present.waiting_hash)
    with st.spinner(tr("Controleren …")):
        etl_process.run("agenda", "--", draft.draft_id, present.rsv_code, rsv_code=present.rsv_code)


def _show_checked(draft: Draft) -> bool:
    """Show what the check found; return whether all of it is good."""
    files = checked_files(draft)
    if not files:
        st.error(
            tr(
                "De controle is afgebroken; er is niets ingeleverd. Probeer het opnieuw; "
                "blijft het mis gaan, meld het dan aan de beheerder."
            ),
            icon=":material/error:",
        )
    for file in files:
        if file.refusal is not None:
            show_refusal(file.refusal)
            continue
        rows = formats.count_of(file.rows_in - file.rows_set_aside, "rij", "rijen")
        refused = formats.number(file.rows_refused)
        said = tr("{name}: {rows} gelezen, {refused} geweigerd.").format(
            name=formats.plain(file.name), rows=rows, refused=refused
        )
        st.markdown(f"**{said}**")
        for remark in file.notes:
            st.caption(formats.plain(remark))
        if file.rows_refused:
            show_reasons(file)
            st.caption(
                tr(
                    "Verbeter de genoemde rijen en lever het hele bestand opnieuw aan: een "
                    "werkagenda wordt alleen in haar geheel ingeleverd."
                )
            )
    return draft.agenda_file.is_file()


def _offer_to_hand_in(draft: Draft, present: Present, *, instead_of: str) -> None:
    agenda = read_agenda(draft.agenda_file.read_bytes())
    listed = code_list(present.release.release_id, "agenda_status")
    states = dict(zip(listed["code"], map(tr, listed["label"]), strict=True))
    comparison.show_changes(agenda_changes(present.published, agenda), states)
    if instead_of:
        st.warning(
            tr("Er staat al een levering van dit RSV klaar; die wordt hierdoor vervangen."),
            icon=":material/warning:",
        )
    is_example = present.is_example and st.checkbox(
        tr("Dit zijn voorbeeldgegevens (fictief)"),
        value=True,
        key="agenda_is_example",
        help=tr(
            "De werkagenda's van nu zijn voorbeelddata. Haal het vinkje weg voor een "
            "echt plan: wordt dat gepubliceerd, dan verdwijnen de voorbeelden van "
            "alle RSV's."
        ),
    )
    role = _role(present.rsv_code)
    if st.button(tr("Lever in"), type="primary", key="hand_in_agenda"):
        name = own_file_name(present.rsv_code, is_fictitious=is_example)
        _hand_in(draft, present, name, role, actions=len(agenda), instead_of=instead_of)


def _hand_in(
    draft: Draft, present: Present, name: str, role: str, *, actions: int, instead_of: str
) -> None:
    rsv_code = present.rsv_code
    require(Action.AGENDA_DELIVER, rsv_code)
    with speaking(SOURCE):  # the log is Dutch, whoever delivers
        about = f"{rsv_code} inleveren, " + formats.count_of(actions, "actie", "acties")

    def log() -> bool:
        release_id = present.release.release_id
        return logged(Event.AGENDA_EDITED, role=role, release_id=release_id, about=about)

    delivery = new_delivery(
        rsv_code,
        name,
        draft.agenda_file.read_bytes(),
        actions=actions,
        subject=current_person().subject,
        role=role,
    )
    try:
        if not deliver(delivery, instead_of=instead_of, log=log):
            return
    except BusyError:
        say(rsv_code, tr(BUSY))
        st.rerun()  # the checked file stays, to hand in again
    except ChangedMeanwhileError:
        note(
            Event.REFUSED,
            Action.AGENDA_DELIVER,
            about=f"{rsv_code} inleveren: achterhaald",
        )
        say(rsv_code, tr(OVERTAKEN))
    else:
        say(rsv_code, tr("Ingeleverd. Het programmateam neemt het mee."), is_good=True)
    _discard(present)
    st.rerun()


def _role(rsv_code: str) -> str:
    """Return the role for the log: from the sign-in, or chosen where nobody signs in."""
    if current_person().is_signed_in:
        return require(Action.AGENDA_DELIVER, rsv_code)
    usual = ROLES.index(USUAL_WRITER)
    return st.selectbox(
        tr("In welke rol levert u aan?"), ROLES, index=usual, key="agenda_role", format_func=tr
    )


def _discard(present: Present) -> None:
    draft_id, _ = st.session_state.pop(_key(present), ("", ""))
    draft = find_draft(draft_id)
    if draft is not None:
        draft.discard()


def _key(present: Present) -> str:
    return f"agenda_draft_{present.rsv_code}"

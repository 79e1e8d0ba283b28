"""The list of frozen snapshots with a link to open each, and what can be done: freeze, withdraw."""

import pandas as pd
import streamlit as st

from access.log import Event
from access.rights import Action
from language import Words, known, mark, tr
from pages.components import etl_process, formats, snapshot_choice
from pages.components.access.visitor import logged
from pages.components.context import PageContext
from pages.components.delivery.publishing import role_for
from pages.components.downloads import offer_table
from pages.components.tables import drawn
from warehouse.queries import offered_days
from warehouse.snapshots import DAMAGED, GONE, OUTDATED, Snapshot

SAID = "snapshot_said"
LONGEST_TITLE = 60
STATES = Words(
    {
        GONE: mark("niet te openen: uitgave is weg"),
        DAMAGED: mark("niet te openen: uitgave is beschadigd"),
        OUTDATED: mark("niet te openen: andere versie"),
        None: mark("te openen"),
    }
)


def show(snapshots: list[Snapshot], damaged: list[str]) -> None:
    """List the snapshots, newest first, with a link to those that can be opened."""
    if said := st.session_state.pop(SAID, None):
        st.success(formats.plain(said), icon=":material/check:")
    if damaged:
        st.warning(
            tr(
                "Niet te lezen in de map snapshots: {files}. Zet een reservekopie van deze "
                "bestanden terug."
            ).format(files=formats.plain(", ".join(damaged))),
            icon=":material/warning:",
        )
    if not snapshots:
        st.info(tr("Er is nog geen bevroren stand."), icon=":material/info:")
        return
    faults = {each.name: each.fault() for each in snapshots}
    finding = formats.count_of(len(snapshots), "bevroren stand", "bevroren standen") + "."
    st.markdown(f"**{finding}**")
    table = pd.DataFrame(
        [
            {
                mark("Titel"): formats.plain(each.title),
                mark("Peildatum"): formats.day(each.reference_date),
                mark("Uitgave"): each.release_id,
                mark("Bevroren"): formats.moment(each.moment),
                mark("Rol"): formats.plain(known(each.role)),
                mark("Staat"): _state(each, faults[each.name]),
            }
            for each in snapshots
        ]
    )
    st.table(drawn(table), hide_index=True, border="horizontal", alt=finding)
    offer_table(
        table.assign(
            Titel=[each.title for each in snapshots], Rol=[known(each.role) for each in snapshots]
        ),
        release_id="",
        name_of=lambda kind: f"bevroren-standen.{kind}",
        title=tr("Bevroren standen van het MDT Regiomonitor: {finding}").format(finding=finding),
        source=tr("Elke stand hoort bij de uitgave die ernaast staat."),
        about={},
        stamp=max(each.reference_date for each in snapshots),
        key="download_standen",
    )
    with st.container(horizontal=True, key="open_snapshots"):
        for each in snapshots:
            if not each.is_withdrawn and faults[each.name] is None:
                st.page_link(
                    "pages/start/overzicht.py",
                    label=tr("Open {snapshot}").format(snapshot=formats.plain(each.title)),
                    icon=":material/ac_unit:",
                    query_params={snapshot_choice.KEY: each.title},
                )


def offer_freeze(context: PageContext) -> None:
    """Ask for a title and a day of this release, and freeze it."""
    days = {formats.day(day): day for day in offered_days(context.release_id)}
    with st.expander(tr("Bevries als evaluatiestand"), icon=":material/ac_unit:", key="freeze"):
        st.markdown(
            tr(
                "Leg de actieve uitgave vast onder een titel. Ze blijft te openen zoals ze nu is, "
                "ook als er later een nieuwe uitgave wordt gepubliceerd."
            )
        )
        title = st.text_input(tr("Titel"), max_chars=LONGEST_TITLE, key="snapshot_title")
        day = st.selectbox(tr("Peildatum"), list(days), key="snapshot_day")
        role = role_for(Action.SNAPSHOT, tr("In welke rol bevriest u?"), key="snapshot_role")
        is_asked = st.button(
            tr("Bevriezen"), type="primary", key="freeze_now", disabled=not title.strip()
        )
        if is_asked and logged(
            Event.SNAPSHOT_MADE, role=role, release_id=context.release_id, about=title.strip()
        ):
            _run(
                "freeze",
                f"--title={title}",
                f"--release={context.release_id}",
                f"--date={days[day]:%Y-%m-%d}",
                f"--role={role}",
            )


def offer_withdrawal(snapshots: list[Snapshot]) -> None:
    """Choose a snapshot to withdraw, or one that was withdrawn to restore."""
    if not snapshots:
        return
    names = {f"{each.title} ({_word(each)})": each for each in snapshots}
    with st.expander(tr("Trek een stand in, of herstel haar"), key="withdraw"):
        st.markdown(tr("Een ingetrokken stand staat niet meer in de keuze. Er wordt niets gewist."))
        chosen = names[st.selectbox(tr("Stand"), list(names), key="snapshot_to_change")]
        role = role_for(Action.SNAPSHOT, tr("In welke rol doet u dit?"), key="withdrawal_role")
        label = tr("Herstellen") if chosen.is_withdrawn else tr("Intrekken")
        event = Event.SNAPSHOT_RESTORED if chosen.is_withdrawn else Event.SNAPSHOT_WITHDRAWN
        if st.button(label, key="withdraw_now") and logged(
            event, role=role, release_id=chosen.release_id, about=chosen.title
        ):
            undo = ["--undo"] if chosen.is_withdrawn else []
            _run("unfreeze", chosen.name, f"--role={role}", *undo)


def _run(*arguments: str) -> None:
    with st.spinner(tr("Even geduld …")):
        answer = etl_process.run(*arguments)
    if answer.returncode == 0:
        st.session_state[SAID] = answer.stdout.strip()
        st.rerun()
    st.error(tr("Dat is niet gelukt."), icon=":material/error:")
    # What went wrong within is for the log; what the ETL says to a user is shown.
    st.text("" if "Traceback" in answer.stderr else answer.stderr.strip())


def _word(snapshot: Snapshot) -> str:
    return tr("ingetrokken") if snapshot.is_withdrawn else tr("in gebruik")


def _state(snapshot: Snapshot, fault: str | None) -> str:
    if snapshot.is_withdrawn:
        return tr("ingetrokken op {moment}").format(
            moment=formats.moment(snapshot.withdrawn_moment)
        )
    return STATES[fault]

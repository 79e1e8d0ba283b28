"""Choose what a delivery does: which files of the active release it replaces.

The choices belong to the delivery, not to the visit: they are kept with the draft, so they are
there during and after a step, on a reload, and for whoever opens the same delivery.
"""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import etl_process, formats
from warehouse.drafts import CANDIDATE, CheckedFile, Draft, Plan, read_plan, write_plan
from warehouse.work_agenda_deliveries import INPUT, whose_own_file

TOUCHED = "plan_touched"


def choose_plan(
    draft: Draft, usable: list[CheckedFile], present: pd.DataFrame, rsv_codes: list[str]
) -> Plan:
    """Choose per file what it replaces, start the comparison on request, and return the choice.

    `present` has the files of the active release: file_name, input_name, is_fictitious; and
    `rsv_codes` its partnerships.
    """
    st.markdown(
        tr(
            "Een bestand komt **bij** wat er al is, tenzij u zegt wat het "
            "**vervangt**. Voorbeelddata van dezelfde invoer gaat er altijd uit "
            "zodra er een eigen bestand is."
        )
    )
    present = present.assign(
        own_of=[whose_own_file(name, rsv_codes) for name in present.get("file_name", [])]
    )
    names = sorted(present["file_name"]) if len(present) else []
    kept, is_touched = read_plan(draft), st.session_state.pop(TOUCHED, False)
    _say_what_is_no_longer_there(kept, usable, names)
    deliveries = {file.name: _delivered_by(file, draft) for file in usable}
    replaces = {
        file.name: _choose_replaced(file, present, deliveries[file.name], kept, is_touched)
        for file in usable
    }
    leaving = {name for names in replaces.values() for name in names}
    for file in usable:
        if not deliveries[file.name]:
            _say_what_goes_before(file, present, leaving)
    removed = _choose(
        tr("Verder uit de uitgave halen (hoeft niet)"),
        names,
        [name for name in kept.removed if name in names],
        key="removed_files",
        nothing=tr("geen"),
        is_touched=is_touched,
    )
    plan = Plan(replaces, removed)
    if is_touched:
        write_plan(draft, plan)
    too_many = [file.name for file in usable if file.has_too_many_refused]
    if too_many:
        st.warning(
            tr("Eerst verbeteren of uit de levering halen: {too_many}.").format(
                too_many=formats.plain(", ".join(too_many))
            ),
            icon=":material/warning:",
        )
    if st.button(
        tr("Vergelijk met de actieve uitgave"),
        type="primary",
        key="compare",
        disabled=bool(too_many),
        on_click=_touch,
    ):
        etl_process.start(draft, CANDIDATE, "")
        st.rerun()
    return plan


def _delivered_by(file: CheckedFile, draft: Draft) -> str:
    """Return which partnership delivered this as its own work agenda; empty for other files."""
    return next((code for code, _ in draft.agendas_among({file.name: file.sha256})), "")


def _choose_replaced(
    file: CheckedFile, present: pd.DataFrame, delivered_by: str, kept: Plan, is_touched: bool
) -> list[str]:
    if present.empty:
        return []
    same_input = present[present["input_name"] == file.input_name]
    if same_input.empty:
        return []
    names = same_input["file_name"].tolist()
    chosen = kept.replaces.get(file.name)
    staying = [name for name in chosen or [] if name in names]
    if chosen is None or (chosen and not staying):
        staying = suggested(file, same_input, delivered_by)
    return _choose(
        tr("{name} komt in de plaats van").format(name=formats.plain(file.name)),
        names,
        staying,
        key=f"replaces_{file.name}",
        nothing=tr("niets: het komt erbij"),
        is_touched=is_touched,
    )


def _choose(
    label: str, names: list[str], kept: list[str], *, key: str, nothing: str, is_touched: bool
) -> list[str]:
    """Show what is kept; of a visitor who has just changed something, what is on the screen.

    Streamlit forgets a choice that is not drawn while a step runs, and another visitor of this
    delivery may have changed it.
    """
    on_screen = st.session_state.get(key)
    is_theirs = is_touched and on_screen is not None and set(on_screen) <= set(names)
    if on_screen != kept and not is_theirs:
        st.session_state[key] = kept
    return st.multiselect(label, names, key=key, placeholder=nothing, on_change=_touch)


def _touch() -> None:
    st.session_state[TOUCHED] = True


def _say_what_is_no_longer_there(kept: Plan, usable: list[CheckedFile], names: list[str]) -> None:
    chosen = {name for file in usable for name in kept.replaces.get(file.name, [])}
    gone = sorted(chosen.union(kept.removed) - set(names))
    if gone:
        st.warning(
            tr(
                "Eerder gekozen, maar niet meer in de actieve uitgave: {gone}. Kijk hieronder na "
                "wat de bestanden nu vervangen."
            ).format(gone=formats.plain(", ".join(gone))),
            icon=":material/warning:",
        )


def _say_what_goes_before(file: CheckedFile, present: pd.DataFrame, leaving: set[str]) -> None:
    """Say of a work agenda which files of one partnership go before it."""
    if file.input_name != INPUT or present.empty:
        return
    staying = sorted(
        name
        for name in present.loc[
            (present["input_name"] == INPUT) & (present["own_of"] != ""), "file_name"
        ]
        if name not in leaving and name != file.name
    )
    if staying:
        st.caption(
            tr(
                "Voor {name} gaan voor, elk voor het eigen RSV: {staying}. Kies ze "
                "hierboven mee als dit bestand ze vervangt."
            ).format(name=formats.plain(file.name), staying=formats.plain(", ".join(staying)))
        )


def suggested(file: CheckedFile, same_input: pd.DataFrame, delivered_by: str = "") -> list[str]:
    """Suggest the file with the same name, and example data when this is none.

    A work agenda that a partnership delivered is all of it: every other own file (`own_of`) goes.
    """
    is_replaced = same_input["file_name"] == file.name
    if delivered_by:
        is_replaced |= same_input["own_of"] == delivered_by
    if not file.is_example:
        is_replaced |= same_input["is_fictitious"]
    return same_input.loc[is_replaced, "file_name"].tolist()

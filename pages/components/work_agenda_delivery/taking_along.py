"""Take the plan along as a workbook, with the actions from the notes when that is wanted."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.downloads import XLSX
from pages.components.work_agenda_delivery.plan_file import plan_workbook, with_more
from pages.components.work_agenda_delivery.present import Present
from warehouse.queries import code_list
from warehouse.work_agenda_changes import read_agenda

WITH_NOTES = "agenda_with_notes"


def offer_plan(present: Present) -> None:
    """Offer the plan that waits or else stands, as a file to change and deliver again."""
    agenda = present.newest
    if st.checkbox(
        tr("Neem ook de acties uit de notities van dit RSV mee"),
        key=WITH_NOTES,
        help=tr("Acties die nog niet in het plan staan, komen er onderaan bij."),
    ):
        agenda = _with_notes(agenda, present)
    release = present.release
    name = f"werkagenda_{present.rsv_code}.xlsx"
    states = code_list(release.release_id, "agenda_status")["code"].tolist()
    actions = formats.count_of(len(agenda), "actie", "acties")
    st.download_button(
        tr("Download het plan van nu (xlsx, {actions})").format(actions=actions),
        data=taken(name, release.release_id, lambda: plan_workbook(agenda, release, states)),
        file_name=name,
        mime=XLSX,
        key="download_plan",
        on_click="ignore",
        icon=":material/download:",
    )


def _with_notes(agenda: pd.DataFrame, present: Present) -> pd.DataFrame:
    # The database library is 0.2 s that only whoever asks for notes waits for.
    from notes.questions import notes_of  # noqa: PLC0415
    from notes.work_agenda import actions_of, work_agenda_file  # noqa: PLC0415
    from pages.components.notes import availability  # noqa: PLC0415

    found = availability.asked(lambda: notes_of(rsv_code=present.rsv_code), "agenda_notes")
    if found is None:
        return agenda
    joined = with_more(agenda, read_agenda(work_agenda_file(actions_of(found))))
    added = formats.count_of(len(joined) - len(agenda), "actie", "acties")
    st.caption(tr("Uit de notities: {added} die nog niet in het plan stonden.").format(added=added))
    return joined

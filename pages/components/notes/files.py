"""Notes to take along, and actions to deliver as a work agenda."""

from collections.abc import Callable, Sequence

import streamlit as st

from language import tr
from notes.export import notes_csv, notes_workbook
from notes.models import Note
from notes.work_agenda import actions_of, work_agenda_file
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.context import PageContext
from pages.components.downloads import XLSX
from warehouse.queries import rsvs


def offer_files(context: PageContext, rsv_code: str, notes: Sequence[Note], key: str) -> None:
    """Offer the notes of a region as CSV and xlsx, and its actions for the page Aanleveren."""
    if not notes:
        return
    fictitious = "-fictief" if context.info.is_fictitious else ""
    release_id = context.release_id
    names = rsvs(release_id)
    found = actions_of(notes)
    name = f"{rsv_code}-{context.reference_date:%Y-%m-%d}{fictitious}"
    with st.container(horizontal=True):
        _offer(
            tr("Alle notities (CSV)"),
            lambda: notes_csv(notes, names),
            f"notities-{name}.csv",
            release_id,
            key,
        )
        _offer(
            tr("Alle notities (Excel)"),
            lambda: notes_workbook(notes, names),
            f"notities-{name}.xlsx",
            release_id,
            key,
        )
        if found:
            _offer(
                tr("{actions} voor de werkagenda").format(
                    actions=formats.count_of(len(found), "actie", "acties")
                ),
                lambda: work_agenda_file(found),
                f"werkagenda-acties-{name}.csv",
                release_id,
                key,
            )
    agenda = tr(
        " Het bestand voor de werkagenda heeft de kolommen die de pagina "
        "Aanleveren vraagt; lever het daar aan, naast de werkagenda die er al is."
    )
    st.caption(
        tr("In de bestanden staan alle notities van dit gebied, ook die bij andere figuren.")
        + (agenda if found else "")
    )


def _offer(
    label: str, data: Callable[[], bytes], file_name: str, release_id: str, key: str
) -> None:
    st.download_button(
        label,
        data=taken(file_name, release_id, data),
        file_name=file_name,
        mime=XLSX if file_name.endswith(".xlsx") else "text/csv",
        key=f"{key}_{file_name}",
        on_click="ignore",
        icon=":material/download:",
    )

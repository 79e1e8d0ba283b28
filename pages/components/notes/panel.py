"""The open notes beside a figure: write, read, change, take along."""

from collections.abc import Sequence, Set
from uuid import UUID

import streamlit as st

from access.rights import Action
from language import tr
from notes.models import Note
from notes.questions import notes_of
from pages.components import formats
from pages.components.access.visitor import may, require
from pages.components.context import PageContext
from pages.components.notes import actions, availability, files
from pages.components.notes.editing import show_editor
from pages.components.notes.fields import show_fields
from pages.components.notes.listed import show_note, show_removed
from pages.components.notes.noted_figure import NotedFigure
from warehouse.queries import municipality_names

_SHOWN = 20


def show_panel(noted: NotedFigure) -> None:
    """Show the fields for a new note, for who may write here, beside the notes that are there."""
    require(Action.READ)
    found = availability.asked(
        lambda: notes_of(rsv_code=noted.area_code, with_removed=True), noted.prefix
    )
    _show_said(noted.prefix)
    writing, reading = st.columns([2, 3], gap="medium")
    with writing:
        _offer_new(noted)
    with reading:
        apart = st.container()
        drawn = _show_found(noted, found) if found is not None else set()
        with apart:
            _show_other_editors(noted, found, drawn)


def _offer_new(noted: NotedFigure) -> None:
    if not may(Action.NOTES_WRITE, noted.area_code):
        st.info(tr("U kunt de notities lezen. Schrijven kan wie bij dit gebied hoort."))
        return
    actions.choose_role(noted.prefix)
    typed_in = f"{noted.prefix}_new"
    show_fields(typed_in)
    st.button(
        tr("Bewaar notitie"),
        type="primary",
        key=f"{noted.prefix}_keep",
        on_click=actions.keep_new,
        args=(noted.prefix, noted.place, typed_in),
    )


def _show_said(prefix: str) -> None:
    said = actions.said(prefix)
    if said is None:
        return
    if not said.is_good:
        st.error(formats.plain(said.text), icon=":material/error:")
        return
    st.success(formats.plain(said.text), icon=":material/check:")
    if said.removed is not None:
        st.button(
            tr("Ongedaan maken"),
            key=f"{prefix}_undo",
            on_click=actions.put_back,
            args=(prefix, said.removed),
            icon=":material/undo:",
        )


def _show_other_editors(noted: NotedFigure, found: Sequence[Note] | None, drawn: Set[UUID]) -> None:
    """Show what is being changed and is not in the list: it is gone, or the database is away."""
    standing = {note.id: note for note in found or ()}
    for note_id in actions.editing(noted.prefix):
        if note_id not in drawn:
            _show_editor(noted, note_id, standing.get(note_id), is_away=found is None)


def _show_found(noted: NotedFigure, found: Sequence[Note]) -> set[UUID]:
    """Show the notes beside the figure; return which of those that stand are on screen."""
    release_id = noted.context.release_id
    elsewhere = sum(noted.is_of(note) and note.release_id != release_id for note in found)
    with_others = elsewhere > 0 and st.checkbox(
        tr("Ook notities bij andere uitgaven ({n})").format(n=elsewhere),
        # A new delivery must not look as if nobody wrote anything.
        value=True,
        key=f"{noted.prefix}_others",
    )
    wanted = [note for note in found if with_others or note.release_id == release_id]
    listed = [note for note in wanted if noted.is_of(note)]
    removed = [note for note in listed if note.is_removed]
    drawn = _show_standing(noted, [note for note in listed if not note.is_removed])
    if removed and st.checkbox(
        tr("Toon verwijderde notities ({n})").format(n=len(removed)), key=f"{noted.prefix}_removed"
    ):
        for note in removed:
            show_removed(noted.prefix, note)
    kept = [note for note in wanted if not note.is_removed]
    files.offer_files(noted.context, noted.area_code, kept, f"{noted.prefix}_file")
    return drawn


def _show_standing(noted: NotedFigure, notes: Sequence[Note]) -> set[UUID]:
    if not notes:
        st.info(
            tr(
                "Hier staat nog geen notitie. Schrijf op wat u ziet, hoe het komt, "
                "of wat u afspreekt."
            ),
            icon=":material/edit_note:",
        )
    every = len(notes) <= _SHOWN or st.checkbox(
        tr("Toon alle {n} notities").format(n=len(notes)), key=f"{noted.prefix}_every"
    )
    shown = notes if every else notes[:_SHOWN]
    names = _municipality_names(noted.context, shown)
    for note in shown:
        if note.id in actions.editing(noted.prefix):
            _show_editor(noted, note.id, note, is_away=False)
        else:
            show_note(
                noted.prefix,
                note,
                is_of_other_release=note.release_id != noted.context.release_id,
                municipality=names.get(note.municipality_code or "", note.municipality_code),
            )
    return {note.id for note in shown}


def _show_editor(
    noted: NotedFigure, note_id: UUID, standing: Note | None, *, is_away: bool
) -> None:
    read = actions.editing(noted.prefix)[note_id]
    show_editor(noted.prefix, noted.place, note_id, read=read, standing=standing, is_away=is_away)


def _municipality_names(context: PageContext, notes: Sequence[Note]) -> dict[str, str]:
    if not any(note.municipality_code for note in notes):
        return {}
    return municipality_names(context.release_id)

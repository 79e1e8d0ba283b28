"""Change a note; when somebody else was first, both texts stand side by side."""

from uuid import UUID

import streamlit as st

from language import tr
from notes.content import Place
from notes.models import Note
from pages.components import formats
from pages.components.notes import actions
from pages.components.notes.fields import show_fields
from pages.components.notes.listed import show_written


def show_editor(
    prefix: str,
    place: Place,
    note_id: UUID,
    *,
    read: actions.Read,
    standing: Note | None,
    is_away: bool,
) -> None:
    """Show the fields of a note that is being changed.

    `standing` is the note as the database has it now: None when it is gone, or `is_away`.
    """
    with st.container(border=True):
        st.markdown("**" + tr("Notitie wijzigen") + "**")
        if standing is not None and actions.version_of(standing) != read:
            _show_conflict(prefix, place, note_id, standing)
            return
        show_fields(actions.fields_of(note_id))
        if standing is None and not is_away:
            st.warning(tr("Deze notitie staat niet meer in de database. Uw tekst staat hierboven."))
            with st.container(horizontal=True):
                _offer_apart(prefix, place, note_id)
                _offer_stop(prefix, note_id, tr("Stop zonder te bewaren"))
            return
        with st.container(horizontal=True):
            _offer_keep(prefix, place, note_id, read, tr("Bewaar wijziging"))
            _offer_stop(prefix, note_id, tr("Stop zonder te bewaren"))


def _show_conflict(prefix: str, place: Place, note_id: UUID, theirs: Note) -> None:
    did = tr("verwijderd") if theirs.is_removed else tr("gewijzigd")
    st.warning(
        tr(
            "Iemand anders ({author_role}) heeft deze notitie intussen {did}. Er is "
            "niets verloren: hier staan beide teksten. Maak van de uwe wat het moet "
            "worden."
        ).format(author_role=formats.plain(theirs.author_role), did=did),
        icon=":material/call_merge:",
    )
    left, right = st.columns(2, gap="medium")
    with left:
        moment = formats.moment(theirs.changed_at.isoformat())
        st.markdown(
            tr("**Zo staat zij er nu** · versie {version} · {author_role}, {moment}").format(
                version=theirs.version, author_role=formats.plain(theirs.author_role), moment=moment
            )
        )
        show_written(theirs)
    with right:
        st.markdown("**" + tr("Uw tekst, nog niet bewaard") + "**")
        show_fields(actions.fields_of(note_id))
    with st.container(horizontal=True):
        st.button(
            tr("Zet beide teksten onder elkaar"),
            key=f"join_{note_id.hex}",
            on_click=actions.join,
            args=(theirs,),
            icon=":material/merge:",
        )
        _offer_keep(
            prefix,
            place,
            note_id,
            actions.version_of(theirs),
            tr("Bewaar de mijne als versie {version}").format(version=theirs.version + 1),
        )
        _offer_apart(prefix, place, note_id)
        _offer_stop(prefix, note_id, tr("Laat staan wat er nu staat"))


def _offer_keep(prefix: str, place: Place, note_id: UUID, read: actions.Read, label: str) -> None:
    st.button(
        label,
        type="primary",
        key=f"keep_{note_id.hex}",
        on_click=actions.keep_edit,
        args=(prefix, place.rsv_code, note_id, read),
    )


def _offer_apart(prefix: str, place: Place, note_id: UUID) -> None:
    st.button(
        tr("Bewaar de mijne als aparte notitie"),
        key=f"apart_{note_id.hex}",
        on_click=actions.keep_apart,
        args=(prefix, place, note_id),
    )


def _offer_stop(prefix: str, note_id: UUID, label: str) -> None:
    st.button(
        label,
        key=f"stop_{note_id.hex}",
        on_click=actions.end_edit,
        args=(prefix, note_id),
    )

"""One note as it is read. What people wrote is shown as plain text: no markup, no script."""

from collections.abc import Sequence

import streamlit as st

from access.rights import Action
from language import tr
from notes.models import Note, NoteVersion
from notes.store import history
from notes.vocabulary import KINDS, themes
from pages.components import formats
from pages.components.access.visitor import may
from pages.components.notes import actions, availability
from pages.components.notes.agreement import agreement

_COLOURS = {"decision": "green", "action": "orange", "story": "violet"}
_LONG_TEXT = 1_500  # more than a screen of a phone: it scrolls in a box


def show_note(
    prefix: str, note: Note, *, is_of_other_release: bool, municipality: str | None
) -> None:
    """Show a note with what can be done with it."""
    with st.container(border=True):
        _show_head(note, municipality)
        show_written(note)
        if is_of_other_release:
            st.caption(
                tr("Bij uitgave {release_id}, peildatum {reference_date}.").format(
                    release_id=formats.plain(note.release_id),
                    reference_date=formats.day(note.reference_date),
                )
            )
        with st.container(horizontal=True, vertical_alignment="center"):
            if may(Action.NOTES_WRITE, note.rsv_code):
                _offer_changes(prefix, note)
            wants_history = note.version > 1 and st.toggle(
                tr("Geschiedenis ({version} versies)").format(version=note.version),
                key=f"history_{note.id.hex}",
            )
        if wants_history:
            _show_history(availability.asked(lambda: history(note.id), note.id.hex) or [])


def _offer_changes(prefix: str, note: Note) -> None:
    st.button(
        tr("Wijzig"),
        key=f"edit_{note.id.hex}",
        on_click=actions.begin_edit,
        args=(prefix, note),
        icon=":material/edit:",
    )
    st.button(
        tr("Verwijder"),
        key=f"remove_{note.id.hex}",
        on_click=actions.remove,
        args=(prefix, note),
        icon=":material/delete:",
    )


def show_removed(prefix: str, note: Note) -> None:
    """Show a removed note with the way back."""
    with st.container(border=True):
        _show_head(note, None)
        st.caption(tr("Verwijderd."))
        show_written(note)
        st.button(
            tr("Zet terug"),
            key=f"put_back_{note.id.hex}",
            on_click=actions.put_back,
            args=(prefix, note),
            icon=":material/undo:",
        )


def show_written(note: Note | NoteVersion) -> None:
    """Show what was written, as it was written."""
    if len(note.text) > _LONG_TEXT:
        with st.container(height=320):
            st.text(note.text)
    else:
        st.text(note.text)
    if said := agreement(note):
        st.text("\n".join(said))


def _show_head(note: Note, municipality: str | None) -> None:
    badges = [f":{_COLOURS.get(note.kind, 'blue')}-badge[{KINDS.get(note.kind, note.kind)}]"]
    badges += [f":gray-badge[{formats.plain(themes().get(theme, theme))}]" for theme in note.themes]
    facts = [municipality] if municipality else []
    created = formats.moment(note.created_at.isoformat())
    if note.version == 1:
        facts += [note.author_role, created]
    else:
        changed = formats.moment(note.changed_at.isoformat())
        facts += [
            tr("geschreven {created}").format(created=created),
            tr("versie {version} door {author_role}, {changed}").format(
                version=note.version, author_role=note.author_role, changed=changed
            ),
        ]
    st.markdown(f"{' '.join(badges)}  \n{formats.plain(' · '.join(facts))}")


def _show_history(versions: Sequence[NoteVersion]) -> None:
    for version in versions:
        removed = tr(", verwijderd") if version.is_removed else ""
        st.caption(
            tr("Versie {version} · {author_role} · {moment}{removed}").format(
                version=version.version,
                author_role=formats.plain(version.author_role),
                moment=formats.moment(version.changed_at.isoformat()),
                removed=removed,
            )
        )
        show_written(version)

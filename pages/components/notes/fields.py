"""The fields of a note. What is typed in them stays in the session until it is kept."""

from typing import Any

import streamlit as st

from language import tr
from notes.content import FIRST_DAY, LAST_DAY, LONGEST_TEXT, Content
from notes.vocabulary import (
    ACTION,
    AGREEMENTS,
    KINDS,
    NOT_BEGUN,
    action_states,
    agenda_parts,
    themes,
)
from pages.components import formats

_EMPTY = Content(kind=next(iter(KINDS)), text="")


def fill(prefix: str, content: Content = _EMPTY) -> None:
    """Put a content in the fields; without one they become empty."""
    for name, value in vars(content).items():
        st.session_state[f"{prefix}_{name}"] = list(value) if name == "themes" else value


def typed(prefix: str) -> Content:
    """Return what stands in the fields."""
    found: dict[str, Any] = {
        name: st.session_state.get(f"{prefix}_{name}", empty)
        for name, empty in vars(_EMPTY).items()
    }
    return Content(**{**found, "themes": tuple(found["themes"])})


def show_fields(prefix: str) -> None:
    """Show the fields; who and when only for an agreement, the work agenda only for an action."""
    if f"{prefix}_kind" not in st.session_state:
        fill(prefix)
    kind = st.selectbox(
        tr("Soort"), list(KINDS), format_func=lambda code: KINDS[code], **_kept(prefix, "kind")
    )
    text = st.text_area(
        tr("Tekst"),
        height=140,
        placeholder=tr("Schrijf zonder namen van personen, e-mailadressen of telefoonnummers."),
        **_kept(prefix, "text"),
    )
    if len(text or "") > LONGEST_TEXT * 0.9:
        st.caption(
            tr("{n} van ten hoogste {most} tekens.").format(
                n=formats.number(len(text or "")), most=formats.number(LONGEST_TEXT)
            )
        )
    if kind in AGREEMENTS:
        _show_agreement(prefix)
    if kind == ACTION:
        _show_action(prefix)
    titles = themes()
    carried = st.session_state[f"{prefix}_themes"]  # one of them may be off the list by now
    st.multiselect(
        tr("Thema's"),
        list(dict.fromkeys([*titles, *carried])),
        format_func=lambda code: titles.get(code, code),
        placeholder=tr("Mag leeg blijven"),
        **_kept(prefix, "themes"),
    )


def _show_agreement(prefix: str) -> None:
    st.text_input(tr("Wie"), placeholder=tr("Organisatie of rol"), **_kept(prefix, "owner"))
    st.date_input(
        tr("Wanneer"),
        value=None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="DD-MM-YYYY",
        **_kept(prefix, "due_date"),
    )


def _show_action(prefix: str) -> None:
    parts, states = agenda_parts(), action_states()
    st.selectbox(
        tr("Onderdeel van de werkagenda"),
        list(parts),
        index=None,
        format_func=lambda code: parts[code],
        placeholder=tr("Kies een onderdeel"),
        **_kept(prefix, "agenda_part"),
    )
    if st.session_state.get(f"{prefix}_status") is None:
        st.session_state[f"{prefix}_status"] = NOT_BEGUN
    st.selectbox(
        tr("Stand"), list(states), format_func=lambda code: states[code], **_kept(prefix, "status")
    )
    st.text_input(
        tr("Ambitie"),
        placeholder=tr("Mag leeg: dan de opdracht van dit onderdeel"),
        **_kept(prefix, "ambition"),
    )


def _kept(prefix: str, name: str) -> dict[str, Any]:
    return {"key": f"{prefix}_{name}", "persist_state": "session"}

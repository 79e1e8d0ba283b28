"""The view of a page as a link holds it."""

import streamlit as st

from pages.components.address.visit import current_visit


def chosen_view() -> dict[str, str]:
    """Return every choice of the page as it stands now: key → code, for in a link."""
    view = {}
    for key, choice in current_visit().choices.items():
        value = st.session_state.get(key)
        code = None if value is None or not choice.allows(value) else choice.code(value)
        if code is not None:
            view[key] = code
    return view


def for_another_language() -> dict[str, str]:
    """Return the view without labels, which have a language: key → code, or what was asked.

    What the page shows by itself is left out.
    """
    visit = current_visit()
    rest = {name: value for name, value in st.query_params.items() if name not in visit.choices}
    return rest | {
        name: code
        for name, code in chosen_view().items()
        if st.session_state.get(name) != visit.choices[name].usual
    }

"""The address bar of the visitor, by calls of Streamlit that it does not promise."""

from typing import Any

import streamlit as st
from streamlit.runtime.state.session_state_proxy import get_session_state


def in_bar(key: str) -> str | None:
    """Return what stands in the bar for a choice."""
    with get_session_state().query_params() as params:
        return str(params[key]) if params.has_param(key) else None


def put(key: str, text: str, value: Any) -> None:
    """Let the bar hold a text, and the choice its value, before the widget is drawn."""
    with get_session_state().query_params() as params:
        if params.get_all(key) != [text]:
            _release(params, key)
            params[key] = text
            params.set_initial_query_params_from_current()
    if key in st.session_state:
        st.session_state[key] = value


def drop(key: str) -> None:
    """Take a choice out of the bar."""
    with get_session_state().query_params() as params:
        _release(params, key)
        if params.remove_param(key):
            params.set_initial_query_params_from_current()


def _release(params: Any, key: str) -> None:
    """Let go of the widget of another page that still holds this key."""
    if binding := params.get_binding_for_param(key):
        params.unbind_widget(binding.widget_id)

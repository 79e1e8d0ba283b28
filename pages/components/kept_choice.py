"""Keep a choice that came in by the address when the visitor goes to another page.

Streamlit remembers it in the session, but on the first page after that it draws the default and
takes the choice out of the address (1.67). A browser test guards this.
"""

import streamlit as st


def keep(key: str, usual: str) -> None:
    """Call before the widget with this key is drawn; the usual value stands in no address."""
    value = st.session_state.get(key)
    if value not in {None, usual} and key not in st.query_params:
        st.session_state[key] = st.query_params[key] = value

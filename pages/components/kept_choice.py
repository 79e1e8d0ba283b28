"""Keep a choice that came in by the address when the visitor goes to another page.

Streamlit remembers it in the session, but on the first page after that it draws the default and
takes the choice out of the address (1.67). A browser test guards this.
"""

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException


def keep(key: str, usual: str) -> None:
    """Call before the widget with this key is drawn; the usual value stands in no address."""
    value = st.session_state.get(key)
    if value not in {None, usual} and key not in st.query_params:
        # Refused while the widget is there: then nothing was lost, the choice was just made.
        with suppress(StreamlitAPIException):
            st.query_params[key] = value
            st.session_state[key] = value

"""What is said once, after the page is drawn anew."""

import streamlit as st

from language import mark
from pages.components import formats

BUSY = mark(
    "Niet gedaan: er wordt op dit moment gepubliceerd of iets anders ingeleverd. "
    "Er is niets veranderd. Wacht even en probeer het opnieuw."
)


def say(rsv_code: str, text: str, *, is_good: bool = False) -> None:
    """Keep a message about the delivery of a partnership."""
    st.session_state[_key(rsv_code)] = (text, is_good)


def show_said(rsv_code: str) -> None:
    """Show what there is to say, once."""
    text, is_good = st.session_state.pop(_key(rsv_code), ("", True))
    if not text:
        return
    if is_good:
        st.success(formats.plain(text), icon=":material/check:")
    else:
        st.error(formats.plain(text), icon=":material/error:")


def _key(rsv_code: str) -> str:
    return f"agenda_said_{rsv_code}"

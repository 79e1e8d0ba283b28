"""The language of the visitor: it stands in the address, and every page offers the other one.

The switch is a link that opens the same view anew, so that the browser and a screen reader know
the language of the whole page, and not only of what Streamlit draws in it.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from language import KEY, LANGUAGES, SOURCE, current, follow, tr, use
from pages.components import address, spelling


def speak() -> None:
    """Speak the language of this visitor; call before anything is drawn."""
    use(asked_language())
    asked = st.query_params.get(KEY, "")
    if asked and asked.strip().lower() not in LANGUAGES:
        said = tr("De link vraagt om de taal {asked}, maar die is er niet.")
        st.warning(said.format(asked=spelling.quoted(asked)), icon=":material/link_off:")
    st.session_state[KEY] = current()
    if current() != SOURCE and KEY not in st.query_params:
        st.query_params[KEY] = current()  # going to another page takes it out of the address


def asked_language() -> str:
    """Return the language of the address, or else the one spoken so far in this session.

    A text that is made outside a visit, as for a pack on paper, is Dutch.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return SOURCE
    asked = str(st.query_params.get(KEY, "")).strip().lower()
    return asked if asked in LANGUAGES else str(st.session_state.get(KEY, SOURCE))


def in_link() -> dict[str, str]:
    """Return what a link holds of the language: nothing when it is Dutch."""
    return {} if current() == SOURCE else {KEY: current()}


def offer_other() -> None:
    """Show a link to this view in the other language."""
    (other,) = set(LANGUAGES) - {current()}
    query = urlencode({**address.for_another_language(), KEY: other})
    st.html(
        f'<a href="?{escape(query)}" lang="{other}" hreflang="{other}">{LANGUAGES[other]}</a>',
        width="content",
    )


follow(asked_language)

"""A page that does not exist: said in Dutch, with the way on.

Streamlit answers in English, in a window over the first page. So a page is made for the name that
was asked, for as long as this session asks for it.
"""

from collections.abc import Mapping
from difflib import get_close_matches

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from language import tr
from pages.components import spelling
from pages.components.language_choice import offer_other

_SESSION = "unknown_page"


def unknown_pages(known: Mapping[str, Page]) -> list[Page]:
    """Return a hidden page for a name in the address that none of the pages (by path) has.

    The first page may be asked by its name too.
    """
    context = get_script_run_ctx()
    asked = ((context.pages_manager.intended_page_name if context else "") or "").strip().strip("/")
    names = [path.rpartition("/")[2] for path in known]
    if context and asked == names[0]:
        context.pages_manager.set_script_intent("", "")  # the first page stands at the root
    elif asked and asked not in names and "/" not in asked:
        st.session_state[_SESSION] = asked
    name = st.session_state.get(_SESSION, "")
    if not name:
        return []

    def show() -> None:
        _show(name, known)

    return [st.Page(show, title=tr("Pagina niet gevonden"), url_path=name, visibility="hidden")]


def _show(name: str, known: Mapping[str, Page]) -> None:
    st.title(tr("Deze pagina bestaat niet"), anchor=False)
    offer_other()
    st.warning(
        tr(
            "Er is geen pagina {name} (meer). Misschien is de link oud, of is er een "
            "teken weggevallen."
        ).format(name=spelling.quoted(name)),
        icon=":material/link_off:",
    )
    shown = {path: page for path, page in known.items() if page.visibility == "visible"}
    names = {path.rpartition("/")[2]: page for path, page in shown.items()}
    for near in get_close_matches(name[: spelling.SHOWN].lower(), names, n=2):
        st.page_link(
            names[near],
            label=tr("Bedoelde u {title}?").format(title=names[near].title),
            icon=":material/search:",
        )
    first = next(iter(known.values()))
    st.page_link(first, label=tr("Naar {title}").format(title=first.title), icon=":material/home:")
    st.markdown(tr("Of kies een pagina in het menu."))

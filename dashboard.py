"""The app: page settings and the navigation. Pages are composed in pages/<section>/."""

import streamlit as st

from access.person import Person
from access.rights import load_rights
from pages.components.access import screens
from pages.components.access.returning import asked_view
from pages.components.access.visitor import find_visitor
from pages.components.errors import readable_errors

# Pages without a section stand in the bar itself: one click.
PAGES = {
    "": (("start/overzicht", "Overzicht"), ("regio/regio", "Regio")),
    "Signalen": (
        ("signalen/deelname", "Deelname"),
        ("signalen/aanbod", "Aanbod"),
        ("signalen/diversiteit", "Diversiteit"),
        ("signalen/kansen", "Kansen"),
    ),
    "Sturing": (
        ("sturing/groeiambitie", "Groeiambitie"),
        ("sturing/facilitators", "Facilitators"),
        ("sturing/kaders", "Kaders"),
        ("sturing/partners", "Partners"),
        ("sturing/werkagenda", "Werkagenda"),
    ),
    "Evaluatie": (
        ("evaluatie/evaluatie", "Evaluatiesessies"),
        ("evaluatie/breed", "Brede evaluatie"),
        ("evaluatie/vergelijken", "Vergelijken"),
    ),
    "Gegevens": (
        ("gegevens/gegevens", "Gegevens"),
        ("gegevens/aanleveren", "Aanleveren"),
        ("gegevens/verantwoording", "Verantwoording"),
    ),
    "Beheer": (("beheer/logboek", "Logboek"),),
}

TITLES = {path: title for listed in PAGES.values() for path, title in listed}
FIRST_PAGE = next(iter(TITLES))

st.set_page_config(
    page_title="MDT Regiomonitor",
    page_icon="🧭",
    layout="wide",
    # The one choice in it is seldom used, and a beamer has no room to give away.
    initial_sidebar_state="collapsed",
)

with readable_errors():
    visitor = find_visitor()
    needed = {path: load_rights().needed_for(path.split("/")[1]) for path in TITLES}
    open_to_visitor = {
        path
        for path in TITLES
        if isinstance(visitor, Person) and visitor.may_somewhere(needed[path])
    }
    # Every page is known here, so that an address never answers in English that it is not there;
    # only a page that is open to the visitor is shown in the bar, and run.
    pages = {
        path: st.Page(
            f"pages/{path}.py",
            title=title,
            url_path=path.split("/")[1],
            default=path == FIRST_PAGE,
            visibility="visible" if path in open_to_visitor else "hidden",
        )
        for path, title in TITLES.items()
    }
    chosen = st.navigation(
        {section: [pages[path] for path, _ in listed] for section, listed in PAGES.items()},
        position="top" if isinstance(visitor, Person) else "hidden",
    )
    asked = next(path for path, page in pages.items() if page.title == chosen.title)
    if not isinstance(visitor, Person):
        screens.show_sign_in(visitor, asked)
        st.stop()
    screens.welcome(visitor)
    if view := asked_view():
        st.switch_page(pages[view[0]], query_params=view[1])
    screens.show_who(visitor)
    if asked in open_to_visitor:
        chosen.run()
    else:
        screens.show_forbidden(visitor, asked, chosen.title)

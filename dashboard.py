"""The app: page settings and the navigation. Pages are composed in pages/<section>/."""

import streamlit as st

from access.person import Person
from access.rights import load_rights
from language import mark, tr
from pages.components import address
from pages.components.access import screens
from pages.components.access.returning import asked_view
from pages.components.access.visitor import find_visitor
from pages.components.errors import readable_errors
from pages.components.language_choice import speak
from pages.components.turns import in_turn
from pages.components.unknown_page import unknown_pages

# Pages without a section stand in the bar itself: one click.
PAGES = {
    "": (("start/overzicht", mark("Overzicht")), ("regio/regio", mark("Regio"))),
    mark("Signalen"): (
        ("signalen/deelname", mark("Deelname")),
        ("signalen/aanbod", mark("Aanbod")),
        ("signalen/diversiteit", mark("Diversiteit")),
        ("signalen/kansen", mark("Kansen")),
    ),
    mark("Sturing"): (
        ("sturing/groeiambitie", mark("Groeiambitie")),
        ("sturing/facilitators", mark("Facilitators")),
        ("sturing/kaders", mark("Kaders")),
        ("sturing/partners", mark("Partners")),
        ("sturing/werkagenda", mark("Werkagenda")),
    ),
    mark("Evaluatie"): (
        ("evaluatie/evaluatie", mark("Evaluatiesessies")),
        ("evaluatie/breed", mark("Brede evaluatie")),
        ("evaluatie/vergelijken", mark("Vergelijken")),
    ),
    mark("Gegevens"): (
        ("gegevens/gegevens", mark("Gegevens")),
        ("gegevens/aanleveren", mark("Aanleveren")),
        ("gegevens/verantwoording", mark("Verantwoording")),
        ("gegevens/toegankelijkheid", mark("Toegankelijkheid")),
    ),
    mark("Beheer"): (("beheer/logboek", mark("Logboek")),),
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

with in_turn(), readable_errors():
    speak()
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
            title=tr(title),
            url_path=path.split("/")[1],
            default=path == FIRST_PAGE,
            visibility="visible" if path in open_to_visitor else "hidden",
        )
        for path, title in TITLES.items()
    }
    sections = {
        tr(section): [pages[path] for path, _ in listed] for section, listed in PAGES.items()
    }
    sections[""] += (unknown := unknown_pages(pages))
    chosen = st.navigation(
        sections,
        position="top" if isinstance(visitor, Person) else "hidden",
    )
    asked = next((path for path, page in pages.items() if page == chosen), FIRST_PAGE)
    if not isinstance(visitor, Person):
        screens.show_sign_in(visitor, asked)
        st.stop()
    screens.welcome(visitor)
    if view := asked_view():
        st.switch_page(pages[view[0]], query_params=view[1])
    screens.show_who(visitor)
    if chosen in unknown:
        chosen.run()
    elif asked in open_to_visitor:
        with address.page(asked):
            chosen.run()
    else:
        screens.show_forbidden(visitor, asked, chosen.title)

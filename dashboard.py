"""The app: page settings and the navigation. Pages are composed in pages/<section>/."""

import streamlit as st

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
}

st.set_page_config(
    page_title="MDT Regiomonitor",
    page_icon="🧭",
    layout="wide",
    # The one choice in it is seldom used, and a beamer has no room to give away.
    initial_sidebar_state="collapsed",
)

first_page = next(iter(PAGES.values()))[0]
navigation = st.navigation(
    {
        section: [
            st.Page(
                f"pages/{path}.py",
                title=title,
                url_path=path.split("/")[1],
                default=(path, title) == first_page,
            )
            for path, title in pages
        ]
        for section, pages in PAGES.items()
    },
    position="top",
)
with readable_errors():
    navigation.run()

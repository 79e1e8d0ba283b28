"""The app: page settings and the navigation. Pages are composed in pages/<section>/."""

import streamlit as st

PAGES = {
    "Start": (("start/overzicht", "Overzicht"),),
    "Signalen": (("signalen/deelname", "Deelname"),),
    "Regio": (("regio/regio", "Regio"),),
    "Gegevens": (("gegevens/gegevens", "Gegevens"), ("gegevens/verantwoording", "Verantwoording")),
}

st.set_page_config(page_title="MDT Regiomonitor", page_icon="🧭", layout="wide")

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
navigation.run()

"""The municipality that a page is about: chosen by name, on the map or in a table."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import address, formats
from pages.components.renamed import say_successor, successors
from warehouse.queries import municipalities, municipality_names, rsvs


def choose_municipality(
    release_id: str, rsv_code: str | None = None, layout: pd.DataFrame | None = None
) -> str | None:
    """Choose any municipality of the country, as the map does; None is no choice.

    One outside the partnership that the page is about is said to be so; `layout` (area_code,
    rsv_code) says where each belongs, by default today's.
    """
    codes = {name: code for code, name in municipality_names(release_id).items()}
    address.settle(
        "gemeente",
        codes,
        name=tr("gemeente"),
        earlier=successors(codes),
        say_earlier=say_successor,
    )
    chosen = st.selectbox(
        tr("Zoek een gemeente"),
        list(codes),
        index=None,
        key="gemeente",
        placeholder=tr("Typ een naam"),
        bind="query-params",
        persist_state="session",
    )
    code = None if chosen is None else codes.get(chosen)
    if code is not None and rsv_code is not None:
        today = municipalities(release_id)
        # Nothing may have been delivered for it: then only today's layout says where it belongs.
        if _rsv_of(code, today if layout is None else layout, today) != rsv_code:
            _say_outside(release_id, code, rsv_code)
    return code


def _rsv_of(municipality_code: str, *layouts: pd.DataFrame) -> str | None:
    """Return the partnership of a municipality on the first layout that has it."""
    for layout in layouts:
        found = layout.loc[layout["area_code"] == municipality_code, "rsv_code"]
        if len(found):
            return str(found.iloc[0])
    return None


def _say_outside(release_id: str, municipality_code: str, rsv_code: str) -> None:
    said = tr(
        "{municipality} ligt buiten {rsv_name}. Wat hier over {municipality} staat, gaat over die "
        "gemeente; de rest van de pagina over {rsv_name}."
    )
    st.info(
        said.format(
            municipality=formats.plain(municipality_names(release_id)[municipality_code]),
            rsv_name=formats.plain(rsvs(release_id)[rsv_code]),
        )
    )


def select_municipality(name: str | None) -> None:
    """Select a municipality from elsewhere (the map or a table), as if it was chosen here."""
    st.session_state["gemeente"] = name

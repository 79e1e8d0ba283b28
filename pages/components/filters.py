"""What a page lets its reader narrow down; each choice is bound to the address.

A view is a permalink, so the keys are the names in the address, and the same on every page:
rsv, cijfer, variant, indeling, vergelijk, gebieden.
"""

import streamlit as st

from language import mark, tr
from pages.components import address
from pages.components.municipality_choice import select_municipality
from pages.components.texts import LAYOUTS, MEASURES, VARIANTS
from warehouse.indicators import load_indicators
from warehouse.queries import TODAY, ReleaseInfo, rsvs

WHOLE_COUNTRY = mark("Heel Nederland")
COUNTRY, LOOK_ALIKES = mark("Nederland"), mark("Vergelijkbare gemeenten")


def choose_rsv(release_id: str) -> str | None:
    """Choose a partnership; None is the whole country."""
    codes = {name: code for code, name in rsvs(release_id).items()}
    return codes.get(_rsv_box({tr(WHOLE_COUNTRY): "NL", **dict(sorted(codes.items()))}))


def choose_one_rsv(release_id: str) -> str:
    """Choose a partnership; there is always one."""
    codes = {name: code for code, name in rsvs(release_id).items()}
    return codes[_rsv_box(dict(sorted(codes.items())))]


def _rsv_box(codes: dict[str, str]) -> str:
    address.settle("rsv", codes, name="RSV", usual=next(iter(codes)))
    return st.selectbox(
        "RSV",
        list(codes),
        key="rsv",
        # A municipality chosen before may lie outside the newly chosen partnership.
        on_change=lambda: select_municipality(None),
        bind="query-params",
        persist_state="session",
    )


def choose_measure(measures: tuple[str, ...] = MEASURES, key: str = "cijfer") -> str:
    """Choose what is counted: started, running or completed."""
    titles = {load_indicators()[code].short_title: code for code in measures}
    address.settle(key, titles, name=tr("cijfer"), usual=next(iter(titles)))
    chosen = st.radio(
        tr("Cijfer"),
        list(titles),
        horizontal=True,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return titles[chosen]


def choose_variant() -> str:
    """Choose the variant group; MDT-kort is never mixed with the regular three."""
    labels = {label: code for code, label in VARIANTS.items()}
    address.settle("variant", labels, name=tr("variant"), usual=next(iter(labels)))
    chosen = st.selectbox(
        tr("Variant"), list(labels), key="variant", bind="query-params", persist_state="session"
    )
    return labels[chosen]


def choose_layout(info: ReleaseInfo) -> str:
    """Choose today's layout or that of then; without a municipality that moved, no choice."""
    if not info.has_layout_of_then:
        return TODAY
    codes = {label: code for code, label in LAYOUTS.items()}
    address.settle("indeling", codes, name=tr("indeling"), usual=next(iter(codes)))
    chosen = st.radio(
        tr("Indeling"),
        list(codes),
        horizontal=True,
        key="indeling",
        help=tr(
            "Van nu: elke gemeente telt ook in het verleden bij het RSV van de "
            "peildatum. Van toen: bij haar RSV op de laatste dag van de periode of "
            "maand."
        ),
        bind="query-params",
        persist_state="session",
    )
    return codes[chosen]


def choose_peers_as_benchmark() -> bool:
    """Choose whether a municipality is held against its look-alikes instead of the country."""
    codes = {tr(COUNTRY): "country", tr(LOOK_ALIKES): "look_alikes"}
    address.settle("vergelijk", codes, name=tr("vergelijking"), usual=next(iter(codes)))
    chosen = st.radio(
        tr("Vergelijk met"),
        list(codes),
        horizontal=True,
        key="vergelijk",
        help=tr(
            "Vergelijkbaar: de gemeenten die het meest lijken in aantal en "
            "aandeel jongeren, dichtheid en stedelijkheid."
        ),
        bind="query-params",
        persist_state="session",
    )
    return codes[chosen] == "look_alikes"


def choose_clusters() -> bool:
    """Choose whether groups of neighbours that lag together are shown."""
    address.settle_flag("gebieden", tr("aaneengesloten gebieden"))
    return st.checkbox(
        tr("Toon aaneengesloten gebieden die achterblijven"),
        key="gebieden",
        bind="query-params",
        persist_state="session",
    )

"""The day that every page speaks of: one choice, in the sidebar and in the address.

Only days are offered on which 12 published months end, so that every page has its figures.
"""

from datetime import date

import streamlit as st

from language import tr
from pages.components import address, formats
from warehouse.queries import NEWEST_PERIOD, offered_days

KEY = "peildatum"


def choose_reference_date(release_id: str, newest: date) -> tuple[date, str]:
    """Choose the day; returns it with the code of the 12 months that end on it."""
    offered = offered_days(release_id)
    texts = {formats.day(day): day for day in offered}
    if len(texts) < 2:
        return newest, offered.get(newest, NEWEST_PERIOD)
    address.settle(
        KEY,
        {text: day.isoformat() for text, day in texts.items()},
        name=tr("peildatum"),
        usual=next(iter(texts)),
        also={f"{day:%d-%m-%Y}": text for text, day in texts.items()},
    )
    with st.sidebar:
        chosen = st.selectbox(
            tr("Peildatum"),
            list(texts),
            key=KEY,
            help=tr(
                "Elke pagina spreekt van deze dag, en van de 12 maanden die erop "
                "eindigen. De bovenste is de nieuwste maand met volledige gegevens."
            ),
            bind="query-params",
            persist_state="session",
        )
    return texts[chosen], offered[texts[chosen]]

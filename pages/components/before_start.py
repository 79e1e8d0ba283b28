"""A day on which there was no partnership yet: one message instead of all that they would lack."""

from datetime import date

import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext

REFERENCE_DATE = mark("Kies een latere peildatum: die staat in het zijpaneel (» linksboven).")


def is_before(context: PageContext, day: date) -> bool:
    """Say whether no partnership had begun by a day."""
    first = context.info.first_layout_day
    return first is not None and day < first


def show(context: PageContext, day: date, advice: str = "") -> None:
    """Say that there was no partnership yet, when there was, and what to do."""
    said = tr("Op {day} waren er nog geen RSV's; de eerste begonnen op {first}.").format(
        day=formats.day(day), first=formats.day(context.info.first_layout_day)
    )
    st.info(
        f"{said} {advice or tr(REFERENCE_DATE)}",
        icon=":material/info:",
    )


def stop_page(context: PageContext) -> None:
    """End a page of which nothing can be said on its reference date."""
    if is_before(context, context.reference_date):
        show(context, context.reference_date)
        st.caption(context.source)
        st.stop()

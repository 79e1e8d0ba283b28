"""How the frames stand in a sentence, for other pages, with a link to the whole story."""

import streamlit as st

from language import tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.frames.on_day import verdicts_on
from pages.components.frames.texts import verdicts_finding
from warehouse.frames import NOT_MET, load_frames
from warehouse.queries import rsvs

PAGE = "pages/sturing/kaders.py"


def show_national(context: PageContext) -> None:
    """Say in one sentence how the frames stand in the country, with a link."""
    st.header(tr("Houden we ons aan de kaders?"), anchor=False)
    verdicts = verdicts_on(context.release_id, context.reference_date, None)
    st.markdown(f"**{verdicts_finding(verdicts)}**")
    st.page_link(PAGE, icon=":material/arrow_forward:")
    st.caption(context.source)


def show_region(context: PageContext, rsv_code: str) -> None:
    """Name the frames that one region does not meet, with a link."""
    st.header(tr("Kaders"), anchor=False)
    verdicts = verdicts_on(context.release_id, context.reference_date, rsv_code)
    name = rsvs(context.release_id)[rsv_code]
    if verdicts.empty:
        st.info(
            tr("{name} heeft op de peildatum geen gemeente; er is niets te toetsen.").format(
                name=formats.plain(name)
            )
        )
        return
    st.markdown(f"**{formats.plain(verdicts_finding(verdicts, name))}**")
    unmet = verdicts.index[verdicts["status"] == NOT_MET]
    if len(unmet):
        titles = ", ".join(load_frames()[code].title for code in unmet)
        st.markdown(tr("Niet gehaald: {frames}.").format(frames=titles))
    st.page_link(PAGE, icon=":material/arrow_forward:")
    st.caption(context.source)

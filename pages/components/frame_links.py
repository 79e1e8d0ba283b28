"""From a frame to the page that shows the figures behind it."""

import streamlit as st

from warehouse.frames import Frame

# These pages do not exist yet; until they do, a frame links to Regio. Empty the set when they do.
NOT_YET = frozenset({"sturing/facilitators", "sturing/partners", "sturing/werkagenda"})
INSTEAD = "regio/regio"


def page_of(frame: Frame) -> str:
    """Return the path of the page, as dashboard.py knows it."""
    return INSTEAD if frame.page in NOT_YET else frame.page


def show(frame: Frame) -> None:
    """Show the link; its label is the title of the page."""
    st.page_link(f"pages/{page_of(frame)}.py", icon=":material/arrow_forward:")

"""From a frame to the page that shows the figures behind it."""

import streamlit as st

from warehouse.frames import Frame


def show(frame: Frame) -> None:
    """Show the link; its label is the title of the page."""
    st.page_link(f"pages/{frame.page}.py", icon=":material/arrow_forward:")

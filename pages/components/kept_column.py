"""A matrix of words, wider than a phone: it scrolls in its box, and its first column stays."""

import pandas as pd
import streamlit as st

from pages.components.tables import drawn

KEY = "matrix"
NARROW_PX = 640
STYLE = f"""
<style>
.st-key-{KEY} tr > :first-child {{
  position: sticky; left: 0; z-index: 1; background: #FFFFFF;
}}
@media (max-width: {NARROW_PX}px) {{
  .st-key-{KEY} tr > * {{ padding: 0.3rem 0.4rem; font-size: 0.8rem; }}
  .st-key-{KEY} tr > :first-child {{
    min-width: 6.5rem; max-width: 6.5rem; overflow-wrap: break-word; hyphens: auto;
    box-shadow: 1px 0 0 #C9D3DD;
  }}
}}
</style>
"""


def show(table: pd.DataFrame, *, alt: str, hide_index: bool = False) -> None:
    """Show the matrix of a page: a page has one."""
    with st.container(key=KEY):
        st.html(STYLE)
        st.table(drawn(table), hide_index=hide_index, border="horizontal", alt=alt)

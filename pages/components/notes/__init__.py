"""Notes beside a figure: what people see in it, tell about it, and agree on."""

from typing import Any

import streamlit as st

from language import tr
from pages.components import address
from pages.components.context import PageContext
from pages.components.errors import readable_errors


@st.fragment
def show_notes(
    context: PageContext,
    *,
    figure: str,
    title: str,
    rsv_code: str | None = None,
    municipality_code: str | None = None,
) -> None:
    """Offer the notes beside a figure, closed: then they cost no question to a database.

    `figure` is a short key that does not change ("groei", "deelname:tempo"); `title` is what the
    figure is called on screen and in a file. Without `rsv_code` the notes are on the country.
    With `municipality_code` only notes on that municipality are shown and written.
    """
    key = f"notities_{figure.replace(':', '_')}"
    address.settle_flag(key, tr("verhalen en afspraken"))
    # What is done in here does not draw the rest of the page anew.
    box: Any = st.expander(
        tr("Verhalen en afspraken: {title}").format(title=title),
        icon=":material/forum:",
        key=key,
        bind="query-params",
    )
    if not box.open:
        return
    # The database library is 0.2 s that only whoever opens this waits for.
    from pages.components.notes.noted_figure import NotedFigure  # noqa: PLC0415
    from pages.components.notes.panel import show_panel  # noqa: PLC0415

    with box, readable_errors():  # a fragment is drawn without dashboard.py around it
        show_panel(NotedFigure(context, figure, title, rsv_code, municipality_code))

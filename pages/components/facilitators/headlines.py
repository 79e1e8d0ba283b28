"""One sentence on facilitators for other pages, with the way to the page itself."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import figures, formats
from pages.components.context import PageContext
from pages.components.facilitators import findings as facilitator_findings
from pages.components.facilitators.rows import STATES, fte_frame, standing_rows
from warehouse.kept import kept

PAGE = "pages/sturing/facilitators.py"


def show_country(context: PageContext) -> None:
    """Say how much fte is appointed in the country and where nobody is."""
    _show(facilitator_findings.country_finding(standing_rows(context), fte_frame()))
    figures.show_source(
        context,
        ["facilitator_fte"],
        tr("stand op {day}").format(day=formats.day(context.reference_date)),
    )


def show_region(row: pd.Series | None) -> None:
    """Say who is appointed in one partnership; `row` comes from `region_row`."""
    if row is not None:
        _show(facilitator_findings.region_finding(row, fte_frame()))


@kept
def region_row(context: PageContext, rsv_code: str) -> pd.Series | None:
    """Return how the facilitator of a partnership stands; None when it has no municipalities."""
    rows = standing_rows(context)
    own = rows[rows["rsv_code"] == rsv_code]
    return own.iloc[0] if len(own) else None


def region_tile(row: pd.Series | None) -> tuple[str, str]:
    """Return what the tile of a partnership says: the fte, and whose it is."""
    if row is None:
        return tr(formats.NO_DATA), tr("geen gemeenten en geen aanstelling op de peildatum")
    return STATES.get(row["state"], formats.number(row["fte"], 2)), row["standing"]


def _show(sentence: str) -> None:
    st.markdown(formats.plain(sentence))
    st.page_link(PAGE, label=tr("Naar Facilitators"), icon=":material/arrow_forward:")

"""Tables to take along; a file says itself what it is, from when, and whether fictief."""

import io

import pandas as pd
import streamlit as st

from pages.components.context import PageContext
from pages.components.tables import is_text
from warehouse.spreadsheet_text import neutralised


def download_csv(
    context: PageContext, table: pd.DataFrame, *, name: str, description: str, key: str
) -> None:
    """Offer a table as CSV for Dutch Excel, made only when asked for."""
    prefix = "fictief-" if context.info.is_fictitious else ""
    st.download_button(
        "Download als CSV",
        data=lambda: dutch_csv(table, [context.source, description]),
        file_name=f"{prefix}{name}-{context.info.reference_date:%Y-%m-%d}.csv",
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def dutch_csv(table: pd.DataFrame, remarks: list[str]) -> bytes:
    """Write ; and decimal comma with BOM; the remarks stand above the header.

    Text that a spreadsheet would run as a formula is neutralised.
    """
    safe = neutral_texts(table)
    stream = io.StringIO()
    for remark in remarks:
        stream.write('"' + str(neutralised(remark)).replace('"', '""') + '"\r\n')
    safe.round(3).to_csv(stream, sep=";", decimal=",", index=False, lineterminator="\r\n")
    return stream.getvalue().encode("utf-8-sig")


def neutral_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return table.apply(lambda column: column.map(neutralised) if is_text(column) else column)

"""Tables to take along; a file says itself what it is, from when, and whether fictief."""

import io
from collections.abc import Collection

import pandas as pd
import streamlit as st

from pages.components import formats
from pages.components.access.taking import taken
from pages.components.context import PageContext
from pages.components.tables import heads, is_hidden, is_text
from warehouse.spreadsheet_text import neutralised

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_csv(
    context: PageContext,
    table: pd.DataFrame,
    *,
    name: str,
    description: str,
    key: str,
    as_is: Collection[str] = (),
) -> None:
    """Offer a table as CSV for Dutch Excel, made only when asked for.

    The heads in `as_is` are names, or written in the language of the reader already.
    """
    prefix = "fictief-" if context.info.is_fictitious else ""
    file_name = f"{prefix}{name}-{context.reference_date:%Y-%m-%d}.csv"
    st.download_button(
        "Download als CSV",
        data=taken(
            file_name,
            context.release_id,
            lambda: dutch_csv(table, [context.source, description], as_is),
        ),
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def dutch_csv(table: pd.DataFrame, remarks: list[str], as_is: Collection[str] = ()) -> bytes:
    """Write ; and decimal comma with BOM; the remarks stand above the header.

    Text that a spreadsheet would run as a formula is neutralised. A number that is hidden is an x.
    """
    safe = _with_hidden(neutral_texts(table.apply(_whole)).round(3))
    if any(is_hidden(table)):
        remarks = [*remarks, f"{formats.HIDDEN}: {formats.HIDDEN_MEANING}."]
    stream = io.StringIO()
    for remark in remarks:
        stream.write('"' + str(neutralised(remark)).replace('"', '""') + '"\r\n')
    heads(safe, as_is).to_csv(stream, sep=";", decimal=",", index=False, lineterminator="\r\n")
    return stream.getvalue().encode("utf-8-sig")


def _whole(column: pd.Series) -> pd.Series:
    """Write counts without decimals, also where one is missing."""
    known = column.dropna()
    is_whole = not is_text(column) and len(known) > 0 and bool((known % 1 == 0).all())
    return column.astype("Int64") if is_whole else column


def _with_hidden(table: pd.DataFrame) -> pd.DataFrame:
    """Write an x where a number is missing because it is hidden, and the others in Dutch."""
    hidden = pd.Series(is_hidden(table), index=table.index, dtype=bool)
    if not hidden.any():
        return table
    return table.apply(
        lambda column: (
            column
            if is_text(column)
            else column.astype(object)
            .map(lambda number: str(number).replace(".", ","), na_action="ignore")
            .mask(hidden & column.isna(), formats.HIDDEN)
        )
    )


def neutral_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return table.apply(lambda column: column.map(neutralised) if is_text(column) else column)

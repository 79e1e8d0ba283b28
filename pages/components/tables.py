"""Tables on the screen: what a column is called, how wide it is, its numbers as one reads them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from language import SOURCE, current, known, mark, tr
from pages.components import formats
from pages.components.municipality_choice import select_municipality
from warehouse.kept import kept

ROW_HEIGHT_PX = 35
LIMITS = ("Van (95%)", "Tot (95%)")
WIDTHS_PX = {
    "RSV": 190,
    "Organisatie": 190,
    "Project": 190,
    "Waar": 120,
    "Plaatsen hier": 90,
    "Gemeente": 125,
    "Signaal": 140,
    "Aantal": 70,
    "Gemist ≥": 80,
    "Per 1.000": 78,
    "Interval (95%)": 100,
    "Gladgestreken": 105,
    "Afstand (km)": 95,
    "Plaatsen per 1.000": 130,
    "Plaats": 55,
    "Gemist": 65,
    "Thema's": 70,
    "Aanbod": 110,
    "Onderdeel": 150,
    "Actie": 330,
    "Eigenaar": 140,
    "Deadline": 95,
    "Status": 150,
}
RATES = (
    "Per 1.000",
    "Gladgestreken",
    "Afstand (km)",
    "Plaatsen per 1.000",
    "Cijfer vergelijkbare",
    "Thema's",
)
HELP = {
    "Per 1.000": mark("Ruw cijfer per 1.000 jongeren van 12 tot en met 29 jaar."),
    "Gladgestreken": mark("Naar het gemiddelde getrokken naarmate de gemeente kleiner is."),
    "Interval (95%)": mark("Verbreed, omdat projecten jongeren in groepen werven."),
    "Tegenover NL": mark("Met verbrede 99,8%-grenzen."),
    "Richting": mark("De 12 maanden tegen dezelfde een jaar eerder, vergeleken met Nederland."),
    "Afstand (km)": mark("Hemelsbreed, van middelpunt tot middelpunt van de gemeenten."),
    "Cijfer vergelijkbare": mark("Per 1.000 jongeren in de vergelijkbare gemeenten samen."),
    "Tegenover vergelijkbare": mark("Met verbrede 99,8%-grenzen."),
    "Thema's": mark("Zoveel verschillende thema's vindt een jongere gemiddeld binnen bereik."),
    "Gemist": mark("Zoveel trajecten minder dan bij het landelijke cijfer."),
    "Gemist ≥": mark("Zoveel trajecten minder, ten minste, dan bij het landelijke cijfer."),
}


@kept
def on_screen(
    table: pd.DataFrame,
    columns: list[str],
    rate_decimals: int = 1,
    decimals: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """Write the chosen columns in Dutch; 'Interval (95%)' joins its two limits."""
    hidden = is_hidden(table)
    asked = {**dict.fromkeys(RATES, rate_decimals), **(decimals or {})}
    written = {
        name: formats.number_column(table[name], asked.get(name, 0), hidden)
        for name in table.columns
        if not is_text(table[name])
    }
    if "Interval (95%)" in columns:
        low, high = (table[name] for name in LIMITS)
        written["Interval (95%)"] = [
            formats.interval(lower, upper, rate_decimals, formats.HIDDEN if is_x else None)
            for lower, upper, is_x in zip(low, high, hidden, strict=True)
        ]
    return pd.DataFrame(
        {name: written[name] if name in written else table[name].tolist() for name in columns}
    )


def selectable(
    table: pd.DataFrame,
    *,
    key: str,
    alt: str,
    columns: list[str],
    height_px: int = 520,
    rate_decimals: int = 1,
) -> None:
    """Show a table whose selected row selects the municipality."""
    shown, numbers = _on_screen_drawn(table, columns, rate_decimals, {})

    def on_select() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        select_municipality(selected_name(table, rows))

    st.dataframe(
        shown,
        key=key,
        alt=alt,
        hide_index=True,
        height=min(height_px, ROW_HEIGHT_PX * (len(table) + 1) + 3),
        on_select=on_select,
        selection_mode="single-row",
        column_config={
            head(name): st.column_config.TextColumn(
                alignment="right" if name in numbers else "left",
                width=WIDTHS_PX.get(name),
                help=tr(HELP.get(name, "")) or None,
            )
            for name in columns
        },
    )


def plain_table(
    table: pd.DataFrame,
    *,
    alt: str,
    decimals: Mapping[str, int] | None = None,
) -> None:
    """Show a short table whole, its numbers in Dutch; decimals by column, 0 unless told."""
    shown = _written_drawn(table, decimals or {})
    st.table(shown, hide_index=True, border="horizontal", alt=alt)


@kept
def _written_drawn(table: pd.DataFrame, decimals: Mapping[str, int]) -> pa.Table:
    written = {
        formats.plain(str(name)): [formats.plain(str(text)) for text in table[name]]
        if is_text(table[name])
        else formats.number_column(table[name], decimals.get(name, 0))
        for name in table.columns
    }
    return drawn(pd.DataFrame(written))


def scrolling(
    table: pd.DataFrame,
    *,
    alt: str,
    columns: list[str],
    height_px: int = 520,
    decimals: Mapping[str, int] | None = None,
) -> None:
    """Show the chosen columns of a long table with a scroll bar, numbers in Dutch.

    The first column stays where it is when the others scroll, as they must on a phone.

    A column with decimals of its own stands right, also when it is already written as text.
    """
    shown, numbers = _on_screen_drawn(table, columns, 1, decimals or {})
    st.dataframe(
        shown,
        alt=alt,
        hide_index=True,
        height=min(height_px, ROW_HEIGHT_PX * (len(table) + 1) + 3),
        column_config={
            head(name): st.column_config.TextColumn(
                alignment="right" if name in numbers else "left",
                width=WIDTHS_PX.get(name),
                pinned=name == columns[0],
            )
            for name in columns
        },
    )


@kept
def _on_screen_drawn(
    table: pd.DataFrame, columns: list[str], rate_decimals: int, decimals: Mapping[str, int]
) -> tuple[pa.Table, frozenset[str]]:
    """Return the chosen columns as they are drawn, and which of them stand right."""
    numbers = frozenset(
        name
        for name in columns
        if name in decimals or name not in table or not is_text(table[name])
    )
    return drawn(on_screen(table, columns, rate_decimals, decimals)), numbers


@kept
def drawn(table: pd.DataFrame) -> pa.Table:
    """Return a table as Streamlit draws it, heads in the language of the reader.

    Streamlit would make the same of a frame, at every rerun.
    """
    return pa.Table.from_pandas(heads(table))


def heads(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its column heads in the language of the reader; a name stays a name."""
    if current() == SOURCE:
        return table
    columns = [head(name) for name in table.columns]
    named = table.set_axis(columns, axis="columns")
    return named.rename_axis(index=[head(name) for name in table.index.names])


def head(name: object) -> Any:
    """Return a column head in the language of the reader; a name or a number stays as it is."""
    return known(name) if isinstance(name, str) else name


def is_hidden(table: pd.DataFrame) -> list[bool]:
    """Say of each row whether its numbers are hidden; a table without such rows says so of none."""
    columns = [name for name in ("Verborgen", tr("Verborgen")) if name in table]
    reasons = table[columns[0]] if columns else [""] * len(table)
    return [bool(reason) for reason in reasons]


def is_text(column: pd.Series) -> bool:
    """Say whether a column holds words rather than numbers."""
    return not pd.api.types.is_numeric_dtype(column)


def selected_name(table: pd.DataFrame, rows: list[int]) -> str | None:
    """Return the municipality on the selected row; None when there is no such row."""
    return str(table["Gemeente"].iloc[rows[0]]) if rows and rows[0] < len(table) else None

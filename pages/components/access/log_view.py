"""The log of who did what, as a table with filters and a download."""

import pandas as pd
import streamlit as st

from access.log import Entry, Event, Log, kept_months, months, read_log
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.downloads import dutch_csv

EVERYTHING = "Alles"
EVERYONE = "Iedereen"
NONE = "geen"
HERE = "deze computer"
LONGEST_TABLE_PX = 520


def choose_entries() -> tuple[str, Log, list[Entry]] | None:
    """Choose a month, what was done and by whom; None when there is no log yet.

    Returns the month (2026-11), its whole log, and the chosen lines.
    """
    names = {formats.month(pd.Timestamp(f"{name}-01").date()): name for name in months()}
    if not names:
        return None
    month_column, what_column, who_column = st.columns(3)
    with month_column:
        month = names[_choose("Maand", list(names), key="maand")]
    log = read_log([month])
    with what_column:
        what = _choose("Wat", [EVERYTHING, *(event.value for event in Event)], key="wat")
    with who_column:
        who = _choose("Wie", [EVERYONE, *sorted({_who(one) for one in log.entries})], key="wie")
    return (
        month,
        log,
        [
            entry
            for entry in log.entries
            if what in (EVERYTHING, entry.what) and who in (EVERYONE, _who(entry))
        ],
    )


def show_state(log: Log) -> None:
    """Say whether the log is whole."""
    if log.damaged_lines or log.breaks:
        damaged = formats.count_of(log.damaged_lines, "regel is", "regels zijn")
        places = formats.count_of(log.breaks, "plaats", "plaatsen")
        st.warning(
            f"{damaged} niet te lezen, en op {places} klopt de keten niet: daar is iets veranderd, "
            "weggehaald of tussengevoegd. Vergelijk met een reservekopie.",
            icon=":material/warning:",
        )
    else:
        st.caption("De keten klopt: geen regel is veranderd of ertussenuit gehaald.")


def show_entries(entries: list[Entry], month: str) -> None:
    """Show the chosen lines, newest first, and offer them as a file."""
    table = log_table(entries)
    finding = f"{formats.count_of(len(table), 'regel', 'regels')} in het logboek."
    st.markdown(f"**{finding}**")
    if table.empty:
        st.info("Er is niets dat bij deze keuze past.", icon=":material/info:")
        return
    st.dataframe(
        table,
        hide_index=True,
        height=min(LONGEST_TABLE_PX, 35 * (len(table) + 1) + 3),
        alt=finding,
    )
    name = f"logboek-{month}"
    st.download_button(
        "Download als CSV",
        data=taken(name, "", lambda: dutch_csv(table, [finding])),
        file_name=f"{name}.csv",
        mime="text/csv",
        key="download_logboek",
        on_click="ignore",
        icon=":material/download:",
    )


def show_retention() -> None:
    """Say what is kept, for how long, and what makes that so."""
    st.caption(
        f"Een regel bevat het kenmerk dat de aanbieder van de aanmelding aan iemand geeft, en een "
        f"rol; geen naam en geen adres. Bewaartermijn: {kept_months()} maanden (MDT_LOG_MONTHS). "
        "De opdracht 'python -m access tidy' wist wat ouder is; 'python -m access verify' kijkt de "
        "hele keten na."
    )


def log_table(entries: list[Entry]) -> pd.DataFrame:
    """Return lines of the log in Dutch."""
    return pd.DataFrame(
        [
            {
                "Moment": formats.moment(entry.moment, seconds=True),
                "Wie": _who(entry),
                "Rol": entry.role,
                "Wat": entry.what,
                "Waarover": entry.about or NONE,
                "Uitgave": entry.release_id or NONE,
            }
            for entry in entries
        ],
        columns=["Moment", "Wie", "Rol", "Wat", "Waarover", "Uitgave"],
    )


def _choose(label: str, options: list[str], key: str) -> str:
    if st.session_state.get(key) not in {None, *options}:
        del st.session_state[key]  # of another month
    return st.selectbox(label, options, key=key)


def _who(entry: Entry) -> str:
    return entry.subject or HERE

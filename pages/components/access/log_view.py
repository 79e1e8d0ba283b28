"""The log of who did what, as a table with filters and a download."""

import pandas as pd
import streamlit as st

from access.log import Entry, Event, Log, kept_months, months
from pages.components import formats
from pages.components.access.taking import taken
from pages.components.downloads import dutch_csv

EVERYTHING = "Alles"
EVERYONE = "Iedereen"
NONE = "geen"
HERE = "deze computer"
LONGEST_TABLE_PX = 520


def choose_month() -> str | None:
    """Choose the month to look at; None when there is no log yet."""
    names = months()
    if not names:
        return None
    titles = {formats.month(pd.Timestamp(f"{name}-01").date()): name for name in names}
    if st.session_state.get("maand") not in {None, *titles}:
        del st.session_state["maand"]
    return titles[st.selectbox("Maand", list(titles), key="maand", bind="query-params")]


def choose_entries(log: Log) -> list[Entry]:
    """Choose what to see of the month: what was done, and by whom."""
    events = [EVERYTHING, *(event.value for event in Event)]
    subjects = [EVERYONE, *sorted({entry.subject or HERE for entry in log.entries})]
    what_column, who_column = st.columns(2)
    for key, options in (("wat", events), ("wie", subjects)):
        if st.session_state.get(key) not in {None, *options}:
            del st.session_state[key]
    with what_column:
        what = st.selectbox("Wat", events, key="wat", bind="query-params")
    with who_column:
        who = st.selectbox("Wie", subjects, key="wie")
    return [
        entry
        for entry in log.entries
        if what in (EVERYTHING, entry.what) and who in (EVERYONE, entry.subject or HERE)
    ]


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
        st.success("Geen regel is veranderd of weggehaald.", icon=":material/check:")


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
        "De opdracht `python -m access tidy` wist wat ouder is; `python -m access verify` kijkt de "
        "hele keten na."
    )


def log_table(entries: list[Entry]) -> pd.DataFrame:
    """Return lines of the log in Dutch."""
    return pd.DataFrame(
        [
            {
                "Moment": formats.moment(entry.moment),
                "Wie": entry.subject or HERE,
                "Rol": entry.role,
                "Wat": entry.what,
                "Waarover": entry.about or NONE,
                "Uitgave": entry.release_id or NONE,
            }
            for entry in entries
        ],
        columns=["Moment", "Wie", "Rol", "Wat", "Waarover", "Uitgave"],
    )

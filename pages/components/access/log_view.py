"""The log of who did what, as a table with filters and a download."""

from datetime import date

import pandas as pd
import streamlit as st

from access.log import Entry, Event, Log, kept_months, months, read_log
from language import known, tr
from pages.components import formats
from pages.components.downloads import offer_table
from pages.components.tables import heads

COLUMNS = ("Moment", "Wie", "Rol", "Wat", "Waarover", "Uitgave")
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
        month = names[_choose(tr("Maand"), list(names), key="maand")]
    log = read_log([month])
    with what_column:
        events = {tr(event.value): event.value for event in Event}
        what = events.get(_choose(tr("Wat"), [tr("Alles"), *events], key="wat"))
    with who_column:
        people = sorted({_who(one) for one in log.entries})
        who = _choose(tr("Wie"), [tr("Iedereen"), *people], key="wie")
    return (
        month,
        log,
        [
            entry
            for entry in log.entries
            if what in (None, entry.what) and who in (tr("Iedereen"), _who(entry))
        ],
    )


def show_state(log: Log) -> None:
    """Say whether the log is whole."""
    if log.damaged_lines or log.breaks:
        damaged = formats.count_of(log.damaged_lines, "regel is", "regels zijn")
        places = formats.count_of(log.breaks, "plaats", "plaatsen")
        st.warning(
            tr(
                "{damaged} niet te lezen, en op {places} klopt de keten niet: daar is "
                "iets veranderd, weggehaald of tussengevoegd. Vergelijk met een "
                "reservekopie."
            ).format(damaged=damaged, places=places),
            icon=":material/warning:",
        )
    else:
        st.caption(tr("De keten klopt: geen regel is veranderd of ertussenuit gehaald."))


def show_entries(entries: list[Entry], month: str) -> None:
    """Show the chosen lines, newest first, and offer them as a file."""
    table = log_table(entries)
    finding = tr("{n} in het logboek.").format(n=formats.count_of(len(table), "regel", "regels"))
    st.markdown(f"**{finding}**")
    if table.empty:
        st.info(tr("Er is niets dat bij deze keuze past."), icon=":material/info:")
        return
    st.dataframe(
        heads(table),
        hide_index=True,
        height=min(LONGEST_TABLE_PX, 35 * (len(table) + 1) + 3),
        alt=finding,
    )
    name = f"logboek-{month}"
    offer_table(
        table,
        release_id="",
        name_of=lambda kind: f"{name}.{kind}",
        title=finding,
        source=tr("Logboek van de MDT Regiomonitor, {month}.").format(month=month),
        about={},
        stamp=date.fromisoformat(f"{month}-01"),
        key="download_logboek",
    )


def show_retention() -> None:
    """Say what is kept, for how long, and what makes that so."""
    st.caption(
        tr(
            "Een regel bevat het kenmerk dat de aanbieder van de aanmelding aan "
            "iemand geeft, en een rol; geen naam en geen adres. Bewaartermijn: "
            "{n} maanden (MDT_LOG_MONTHS). De opdracht 'python -m access "
            "tidy' wist wat ouder is; 'python -m access verify' kijkt de hele keten "
            "na."
        ).format(n=kept_months())
    )


def log_table(entries: list[Entry]) -> pd.DataFrame:
    """Return lines of the log with heads in the language of the reader."""
    return pd.DataFrame(
        [
            {
                tr("Moment"): formats.moment(entry.moment, seconds=True),
                tr("Wie"): _who(entry),
                tr("Rol"): known(entry.role),
                tr("Wat"): tr(entry.what),
                tr("Waarover"): entry.about or tr("geen"),
                tr("Uitgave"): entry.release_id or tr("geen"),
            }
            for entry in entries
        ],
        columns=list(map(tr, COLUMNS)),
    )


def _choose(label: str, options: list[str], key: str) -> str:
    if st.session_state.get(key) not in {None, *options}:
        del st.session_state[key]  # of another month
    return st.selectbox(label, options, key=key)


def _who(entry: Entry) -> str:
    return entry.subject or tr("deze computer")

"""Who published, rolled back or froze what, and when."""

import pandas as pd
import streamlit as st

from language import Words, mark, ntr, tr
from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.name_lists import name_list
from pages.components.tables import drawn
from warehouse.publication_log import (
    COMMAND_LINE,
    FROZEN,
    PUBLISHED,
    RESTORED,
    ROLLED_BACK,
    WITHDRAWN,
    PublicationLog,
)

LONGEST_TABLE = 20
NONE = mark("geen")
# The log is written in Dutch; what it may hold is read in the language of the reader.
ROLES = Words(
    {
        "programmateam": mark("programmateam"),
        "regionaal facilitator": mark("regionaal facilitator"),
        "beheer": mark("beheer"),
        COMMAND_LINE: mark("opdrachtregel"),
    }
)
ACTIONS = Words(
    {
        PUBLISHED: mark("gepubliceerd"),
        ROLLED_BACK: mark("teruggedraaid"),
        FROZEN: mark("bevroren als stand"),
        WITHDRAWN: mark("stand ingetrokken"),
        RESTORED: mark("stand hersteld"),
    }
)


def show(log: PublicationLog, context: PageContext) -> None:
    """Show the log, newest first; what cannot be read is said."""
    if log.damaged_lines:
        st.warning(
            ntr(
                "{n} regel is beschadigd en niet te lezen in het logboek publicaties.jsonl. Wat er "
                "wel staat ziet u hieronder; zet zo nodig een reservekopie van het bestand terug.",
                "{n} regels zijn beschadigd en niet te lezen in het logboek publicaties.jsonl. Wat "
                "er wel staat ziet u hieronder; zet zo nodig een reservekopie van het bestand "
                "terug.",
                log.damaged_lines,
            ).format(n=formats.number(log.damaged_lines)),
            icon=":material/warning:",
        )
    if not log.publications:
        st.info(tr("Er staat nog geen publicatie in het logboek."), icon=":material/info:")
        return
    table = publications_table(log)
    shown = log.publications[:LONGEST_TABLE]
    on_screen = table.head(LONGEST_TABLE).assign(
        Bestanden=[name_list(list(entry.files)) or tr(NONE) for entry in shown]
    )
    finding = tr("{lines} in het logboek.").format(
        lines=formats.count_of(len(table), "regel", "regels")
    )
    if len(table) > LONGEST_TABLE:
        rest = tr("U ziet de laatste {n}; de download heeft ze alle.").format(n=LONGEST_TABLE)
        finding = f"{finding} {rest}"
    st.markdown(f"**{finding}**")
    st.table(
        drawn(on_screen.map(formats.plain)),
        hide_index=True,
        border="horizontal",
        alt=finding,
    )
    st.caption(
        tr("Het logboek bewaart rollen, geen namen; regels komen erbij en veranderen nooit.")
    )
    downloads.offer(
        context, table, name="publicaties", description=finding, key="download_publicaties"
    )


def publications_table(log: PublicationLog) -> pd.DataFrame:
    """Return the log for readers, newest first; what we do not know stays as it was written."""
    return pd.DataFrame(
        [
            {
                mark("Moment"): formats.moment(entry.moment),
                mark("Rol"): ROLES.get(entry.role, entry.role),
                mark("Wat"): _action(entry.action),
                mark("Uitgave"): entry.release_id,
                mark("In plaats van"): entry.replaced_release_id or tr(NONE),
                mark("Bestanden"): ", ".join(entry.files) or tr(NONE),
            }
            for entry in log.publications
        ]
    )


def _action(written: str) -> str:
    """Say what was done; the title of a snapshot behind it stays as it is."""
    action, opening, title = written.partition(" (")
    return f"{ACTIONS.get(action, action)}{opening}{title}"

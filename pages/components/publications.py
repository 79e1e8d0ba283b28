"""Who published, rolled back or froze what, and when."""

import pandas as pd
import streamlit as st

from pages.components import downloads, formats
from pages.components.context import PageContext
from pages.components.findings import name_list
from warehouse.publication_log import PublicationLog

LONGEST_TABLE = 20
NONE = "geen"


def show(log: PublicationLog, context: PageContext) -> None:
    """Show the log, newest first; what cannot be read is said."""
    if log.damaged_lines:
        lines = formats.count_of(log.damaged_lines, "regel is", "regels zijn")
        st.warning(
            f"{lines} beschadigd en niet te lezen in het logboek publicaties.jsonl. Wat er wel "
            "staat ziet u hieronder; zet zo nodig een reservekopie van het bestand terug.",
            icon=":material/warning:",
        )
    if not log.publications:
        st.info("Er staat nog geen publicatie in het logboek.", icon=":material/info:")
        return
    table = publications_table(log)
    shown = log.publications[:LONGEST_TABLE]
    on_screen = table.head(LONGEST_TABLE).assign(
        Bestanden=[name_list(list(entry.files)) or NONE for entry in shown]
    )
    finding = f"{formats.count_of(len(table), 'regel', 'regels')} in het logboek."
    if len(table) > LONGEST_TABLE:
        finding += f" U ziet de laatste {LONGEST_TABLE}; de download heeft ze alle."
    st.markdown(f"**{finding}**")
    st.table(
        on_screen.map(formats.plain),
        hide_index=True,
        border="horizontal",
        alt=finding,
    )
    st.caption("Het logboek bewaart rollen, geen namen; regels komen erbij en veranderen nooit.")
    downloads.download_csv(
        context, table, name="publicaties", description=finding, key="download_publicaties"
    )


def publications_table(log: PublicationLog) -> pd.DataFrame:
    """Return the log in Dutch, newest first; an action we do not know stays as it was written."""
    return pd.DataFrame(
        [
            {
                "Moment": formats.moment(entry.moment),
                "Rol": entry.role,
                "Wat": entry.action,
                "Uitgave": entry.release_id,
                "In plaats van": entry.replaced_release_id or NONE,
                "Bestanden": ", ".join(entry.files) or NONE,
            }
            for entry in log.publications
        ]
    )

"""What the notes of all regions have in common: their themes, and where they are named."""

from typing import Any

import pandas as pd
import streamlit as st

from language import mark, ntr, tr
from pages.components import address, downloads, formats, tables
from pages.components.context import PageContext
from pages.components.name_lists import name_list
from warehouse.queries import rsvs

COUNTRY = mark("Nederland")


@st.fragment
def show_note_themes(context: PageContext) -> None:
    """Offer the themes in the notes, closed: then they cost no question to a database."""
    address.settle_flag("notities_themas", tr("thema's in de notities"))
    box: Any = st.expander(
        tr("Gemeenschappelijke thema's in de notities"),
        icon=":material/forum:",
        key="notities_themas",
        bind="query-params",
    )
    if not box.open:
        return
    # The database library is only for whoever opens this.
    from notes.questions import theme_counts  # noqa: PLC0415
    from notes.vocabulary import themes  # noqa: PLC0415
    from pages.components.notes.availability import asked  # noqa: PLC0415

    with box:
        counts = asked(theme_counts, "notities_themas")
        if counts is None:
            return
        names = {**rsvs(context.release_id), "NL": tr(COUNTRY)}
        table = themes_table(counts, themes(), names)
        finding = themes_finding(table)
        if table.empty:
            st.info(finding, icon=":material/edit_note:")
            return
        st.markdown(f"**{formats.plain(finding)}**")
        written = table.assign(Welke=table["Welke"].map(formats.plain))
        st.table(tables.heads(written), hide_index=True, border="horizontal", alt=finding)
        downloads.offer(
            context, table, name="notities-themas", description=finding, key="download_themas"
        )
        st.caption(
            tr(
                "Een notitie met twee thema's telt bij beide. Geteld zijn de notities bij alle "
                "uitgaven, zonder verwijderde. Een thema dat vaak is opgeschreven, is niet vanzelf "
                "belangrijker."
            )
        )


def themes_table(
    counts: pd.DataFrame, titles: dict[str, str], names: dict[str, str]
) -> pd.DataFrame:
    """Return one row per theme that was written down, the one of most regions first.

    `counts` has rsv_code, theme and notes; a theme or region that no list knows keeps its code.
    """
    named = counts.assign(
        theme=counts["theme"].map(lambda code: titles.get(code, code)),
        region=counts["rsv_code"].map(lambda code: names.get(code, code)),
    )
    rows = [
        {
            mark("Thema"): theme,
            mark("Regio's"): part["region"].nunique(),
            mark("Notities"): int(part["notes"].sum()),
            mark("Welke"): ", ".join(sorted(part["region"].unique())),
        }
        for theme, part in named.groupby("theme", sort=True)
    ]
    table = pd.DataFrame(rows, columns=["Thema", "Regio's", "Notities", "Welke"])
    return table.sort_values(
        ["Regio's", "Notities", "Thema"], ascending=[False, False, True], ignore_index=True
    )


def themes_finding(table: pd.DataFrame) -> str:
    """Say which themes were written down in most regions."""
    if table.empty:
        return tr("Er staat nog geen notitie met een thema; schrijf ze op naast een cijfer.")
    most = table[table["Regio's"] == table["Regio's"].max()]
    where = formats.count_of(int(most["Regio's"].iloc[0]), "regio", "regio's")
    return ntr(
        "Het breedst gedeeld is {themes}: in {regions}.",
        "Het breedst gedeeld zijn {themes}: elk in {regions}.",
        len(most),
    ).format(themes=name_list(most["Thema"].tolist()), regions=where)

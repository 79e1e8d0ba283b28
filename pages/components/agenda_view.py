"""What the page Kansen shows of one municipality, and the work list to take along."""

import pandas as pd
import streamlit as st

from pages.components import agenda_findings, agenda_tables, downloads, formats
from pages.components.context import PageContext
from warehouse.queries import better_examples, code_list, partners, reach_by_code

SHOWN_EXAMPLES = 8


def reach_of(context: PageContext, area_code: str, within_km: float) -> pd.DataFrame:
    """Return who in a municipality has what within reach."""
    return reach_by_code(
        context.release_id,
        period=context.period,
        area_kind="municipality",
        area_code=area_code,
        within_km=within_km,
    )


def show_missing(context: PageContext, reach: pd.DataFrame, row: pd.Series, km: float) -> None:
    """Show what not every young person of a municipality finds within reach."""
    st.subheader("Wat ontbreekt", anchor=False)
    if reach.empty:
        st.info("Er is geen aanbod aangeleverd, dus wat ontbreekt is niet bekend.")
        return
    table = agenda_tables.reach_table(reach)
    absent = agenda_findings.missing_themes(reach)
    distance = f"binnen {formats.number(km)} km van jongeren in {row['area_name']}"
    finding = (
        f"Thema's die er niet zijn {distance}: {', '.join(absent)}."
        if absent
        else f"Elk thema is er {distance}, al is het niet voor iedereen."
    )
    st.markdown(f"**{formats.plain(finding)}**")
    if table.empty:
        st.caption("Alle thema's, momenten en doelgroepen zijn er voor elke jongere.")
        return
    st.dataframe(
        table,
        hide_index=True,
        height=300,
        alt=finding,
        key="ontbreekt",
        column_config={
            "Soort": st.column_config.TextColumn(width=85),
            "Wat": st.column_config.TextColumn(width=240),
            "Vindt dit": st.column_config.TextColumn(
                width=80, alignment="right", help="Deel van de jongeren met dit binnen bereik."
            ),
        },
    )
    downloads.download_csv(
        context, table, name="ontbreekt", description=finding, key="download_ontbreekt"
    )


def show_examples(context: PageContext, row: pd.Series) -> None:
    """Show which neighbours and look-alikes have a higher rate, and what runs there."""
    st.subheader("Wie doet het beter, en wat is daar", anchor=False)
    examples = better_examples(
        context.release_id, period=context.period, municipality_code=row["area_code"]
    )
    finding = agenda_tables.examples_finding(examples)
    st.markdown(f"**{formats.plain(finding)}**")
    if examples.empty:
        return
    table = agenda_tables.examples_table(examples)
    shown = table[["Gemeente", "Waarom", "Per 1.000", "Projecten", "Thema's"]]
    st.table(shown.head(SHOWN_EXAMPLES), hide_index=True, border="horizontal", alt=finding)
    downloads.download_csv(
        context, table, name="voorbeelden", description=finding, key="download_voorbeelden"
    )
    rest = len(table) - SHOWN_EXAMPLES
    more = f" De download heeft er nog {rest}." if rest > 0 else ""
    st.caption(
        "Een hoger cijfer is hier niet getoetst: het kan toeval zijn, en zegt niet dat het aan het "
        f"aanbod ligt.{more}"
    )


def show_partners(context: PageContext, row: pd.Series) -> None:
    """Show the partners of the municipality's partnership, per sector."""
    st.subheader("Met wie", anchor=False)
    if not isinstance(row["rsv_code"], str):
        st.info("Deze gemeente hoort niet bij een RSV.")
        return
    known = partners(
        context.release_id, rsv_code=row["rsv_code"], reference_date=context.reference_date
    )
    if known.empty:
        st.info("Voor dit RSV zijn geen partners aangeleverd.")
        return
    table = agenda_tables.partners_table(known, code_list(context.release_id, "sector"))
    finding = (
        f"RSV {row['rsv_name']} heeft "
        f"{formats.count_of(len(known), 'partner', 'partners')} in "
        f"{known['sector'].nunique()} van de {len(table)} sectoren."
    )
    st.markdown(f"**{formats.plain(finding)}**")
    st.table(table.map(formats.plain), hide_index=True, border="horizontal", alt=finding)
    downloads.download_csv(
        context, table, name="partners", description=finding, key="download_partners"
    )
    st.caption(f"Bron: partners van het RSV (bestand partners). {context.source}")

"""What the page Kansen shows of one municipality, and the work list to take along."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import downloads, formats, tables
from pages.components.agenda import findings as agenda_findings
from pages.components.agenda import tables as agenda_tables
from pages.components.context import PageContext
from warehouse.kept import kept
from warehouse.queries import better_examples, code_list, partners, reach_by_code

SHOWN_EXAMPLES = 8


@kept
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
    st.subheader(tr("Wat ontbreekt"), anchor=False)
    if reach.empty:
        st.info(tr("Er is geen aanbod aangeleverd, dus wat ontbreekt is niet bekend."))
        return
    table = agenda_tables.reach_table(reach)
    absent = agenda_findings.missing_themes(reach)
    finding = (
        tr("Thema's die er niet zijn binnen {km} km van jongeren in {name}: {themes}.")
        if absent
        else tr(
            "Elk thema is er binnen {km} km van jongeren in {name}, al is het niet voor iedereen."
        )
    ).format(km=formats.number(km), name=row["area_name"], themes=", ".join(absent))
    st.markdown(f"**{formats.plain(finding)}**")
    if table.empty:
        st.caption(tr("Alle thema's, momenten en doelgroepen zijn er voor elke jongere."))
        return
    st.dataframe(
        tables.drawn(table),
        hide_index=True,
        height=300,
        alt=finding,
        key="ontbreekt",
        column_config={
            tables.head("Soort"): st.column_config.TextColumn(width=85),
            tables.head("Wat"): st.column_config.TextColumn(width=240),
            tables.head("Vindt dit"): st.column_config.TextColumn(
                width=80,
                alignment="right",
                help=tr("Deel van de jongeren met dit binnen bereik."),
            ),
        },
    )
    downloads.offer(
        context,
        table,
        name=f"ontbreekt-{row['area_code']}",
        description=finding,
        key="download_ontbreekt",
    )


def show_examples(context: PageContext, row: pd.Series) -> None:
    """Show which neighbours and look-alikes have a higher rate, and what runs there."""
    st.subheader(tr("Wie doet het beter, en wat is daar"), anchor=False)
    examples = better_examples(
        context.release_id, period=context.period, municipality_code=row["area_code"]
    )
    finding = agenda_tables.examples_finding(examples)
    st.markdown(f"**{formats.plain(finding)}**")
    if examples.empty:
        return
    table = agenda_tables.examples_table(examples)
    shown = table[["Gemeente", "Waarom", "Per 1.000", "Projecten", "Thema's"]]
    tables.plain_table(shown.head(SHOWN_EXAMPLES), alt=finding, decimals={"Per 1.000": 1})
    downloads.offer(
        context,
        table,
        name=f"voorbeelden-{row['area_code']}",
        description=finding,
        key="download_voorbeelden",
    )
    rest = len(table) - SHOWN_EXAMPLES
    caution = tr(
        "Een hoger cijfer is hier niet getoetst: het kan toeval zijn, en zegt niet dat het aan het "
        "aanbod ligt."
    )
    more = [tr("De download heeft er nog {n}.").format(n=rest)] if rest > 0 else []
    st.caption(" ".join([caution, *more]))


def show_partners(context: PageContext, row: pd.Series) -> None:
    """Show the partners of the municipality's partnership, per sector."""
    st.subheader(tr("Met wie"), anchor=False)
    if not isinstance(row["rsv_code"], str):
        st.info(tr("Deze gemeente hoort niet bij een RSV."))
        return
    known = partners(
        context.release_id, rsv_code=row["rsv_code"], reference_date=context.reference_date
    )
    if known.empty:
        st.info(tr("Voor dit RSV zijn geen partners aangeleverd."))
        return
    table = agenda_tables.partners_table(known, code_list(context.release_id, "sector"))
    finding = tr("RSV {name} heeft {partners} in {n} van de {total} sectoren.").format(
        name=row["rsv_name"],
        partners=formats.count_of(len(known), "partner", "partners"),
        n=known["sector"].nunique(),
        total=len(table),
    )
    st.markdown(f"**{formats.plain(finding)}**")
    st.table(
        tables.drawn(table.map(formats.plain)), hide_index=True, border="horizontal", alt=finding
    )
    downloads.offer(
        context,
        table,
        name=f"partners-{row['rsv_code']}",
        description=finding,
        key="download_partners",
    )
    source = tr("Bron: partners van het RSV (bestand partners).")
    st.caption(f"{source} {context.source}")

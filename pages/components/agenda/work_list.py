"""The agenda as a work list to take along: why, what is missing, who can help, what was agreed."""

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import figures, formats
from pages.components.access.taking import taken
from pages.components.agenda import findings as agenda_findings
from pages.components.agenda import tables as agenda_tables
from pages.components.agenda import work_list_file
from pages.components.agenda.view import reach_of
from pages.components.context import PageContext
from pages.components.downloads import XLSX
from pages.components.file_names import file_name
from warehouse.kept import kept
from warehouse.queries import better_examples, code_list, partners

INDICATORS = ["started", "missing_participants", "choice", "white_spot"]


@kept
def listed(rows: pd.DataFrame, selected: str | None) -> pd.DataFrame:
    """Return who is on the work list: the agenda, and the municipality the reader chose."""
    return rows[(rows["missing_participants_lower"] > 0) | (rows["area_code"] == selected)]


def offer(
    context: PageContext, rows: pd.DataFrame, within_km: float, *, name: str, description: str
) -> None:
    """Offer the agenda as a work list for Excel; what it holds is asked for after the click."""

    def content() -> bytes:
        return work_list_file.workbook(
            work_list(context, rows, within_km),
            partner_list(context, rows),
            about(context, within_km, description),
            states=[tr(label) for label in code_list(context.release_id, "agenda_status")["label"]],
            stamp=context.reference_date,
        )

    name = file_name(context, name, "xlsx")
    st.download_button(
        tr("Werklijst voor Excel"),
        data=taken(name, context.release_id, content),
        file_name=name,
        mime=XLSX,
        key="download_werklijst",
        on_click="ignore",
        icon=":material/checklist:",
        help=tr("Om af te drukken en aan te vullen: afspraak, wie, wanneer en stand."),
    )


def about(context: PageContext, within_km: float, description: str) -> dict[str, str]:
    """Say what the work list is: of when, from where, and what it is not."""
    info = context.info
    marks = [tr("fictief: voorbeelddata")] if info.is_fictitious else []
    marks += [tr("voorlopige indeling (aanname)")] if info.is_provisional_layout else []
    marks += [tr("bevolking is een schatting")] if info.is_estimated_population else []
    return {
        mark("Wat"): description,
        mark("Let op"): "; ".join(marks) or tr("geen bijzonderheden"),
        mark("Peildatum"): formats.day(context.reference_date),
        mark("Periode"): tr("{period} voor deelname; peildatum voor aanbod en partners").format(
            period=context.period_text
        ),
        mark("Bereik"): tr("binnen {km} km, hemelsbreed").format(km=formats.number(within_km)),
        mark("Bron"): figures.sources(INDICATORS),
        mark("Uitgave"): context.release_id,
    }


@kept
def work_list(context: PageContext, rows: pd.DataFrame, within_km: float) -> pd.DataFrame:
    """Return the work list of these municipalities: two questions to the release for each."""
    reasons, absent, examples = [], [], []
    for _, row in rows.iterrows():
        reach = reach_of(context, row["area_code"], within_km)
        reasons.append(agenda_findings.reason(row, reach, within_km))
        absent.append(", ".join(agenda_findings.missing_themes(reach)))
        examples.append(
            agenda_tables.examples_finding(
                better_examples(
                    context.release_id, period=context.period, municipality_code=row["area_code"]
                )
            )
        )
    return agenda_tables.work_list(rows, reasons, absent, examples)


@kept
def partner_list(context: PageContext, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the partners, by sector, of every partnership that has a municipality on the list."""
    sectors = code_list(context.release_id, "sector")
    known = rows[["rsv_code", "rsv_name"]].dropna().drop_duplicates().sort_values("rsv_name")
    tables = [
        agenda_tables.partners_table(
            partners(context.release_id, rsv_code=code, reference_date=context.reference_date),
            sectors,
        ).assign(RSV=name)
        for code, name in known.itertuples(index=False)
    ]
    columns = ["RSV", "Sector", "Partners"]
    return pd.concat(tables)[columns] if tables else pd.DataFrame(columns=columns)

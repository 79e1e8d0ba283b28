"""The agenda as a work list to take along: why, what is missing, who can help, what was agreed."""

import pandas as pd
import streamlit as st

from pages.components import agenda_findings, agenda_tables, downloads
from pages.components.agenda_view import PERIOD, reach_of
from pages.components.context import PageContext
from warehouse.queries import better_examples, code_list, partners


def listed(rows: pd.DataFrame, selected: str | None) -> pd.DataFrame:
    """Return who is on the work list: the agenda, and the municipality the reader chose."""
    return rows[(rows["missing_participants_lower"] > 0) | (rows["area_code"] == selected)]


def offer(context: PageContext, rows: pd.DataFrame, within_km: float, description: str) -> None:
    """Offer the agenda as a work list for Excel; what it holds is asked for after the click."""

    def content() -> bytes:
        return downloads.dutch_csv(
            work_list(context, rows, within_km), [context.source, description]
        )

    prefix = "fictief-" if context.info.is_fictitious else ""
    st.download_button(
        "Werklijst voor Excel",
        data=content,
        file_name=f"{prefix}werklijst-{context.info.reference_date:%Y-%m-%d}.csv",
        mime="text/csv",
        key="download_werklijst",
        on_click="ignore",
        icon=":material/checklist:",
        help="Met lege kolommen voor afspraak, wie en wanneer.",
    )


def work_list(context: PageContext, rows: pd.DataFrame, within_km: float) -> pd.DataFrame:
    """Return the work list of these municipalities: three questions to the release for each."""
    reasons, absent, examples, who = [], [], [], []
    sectors = code_list(context.release_id, "sector")
    for _, row in rows.iterrows():
        reach = reach_of(context, row["area_code"], within_km)
        reasons.append(agenda_findings.reason(row, reach, within_km))
        absent.append(", ".join(agenda_findings.missing_themes(reach)))
        examples.append(
            agenda_tables.examples_finding(
                better_examples(
                    context.release_id, period=PERIOD, municipality_code=row["area_code"]
                )
            )
        )
        who.append(
            agenda_tables.partners_line(
                partners(
                    context.release_id,
                    rsv_code=row["rsv_code"],
                    reference_date=context.reference_date,
                ),
                sectors,
            )
        )
    return agenda_tables.work_list(rows, reasons, absent, examples, who)

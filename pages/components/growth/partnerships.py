"""How each partnership stands against its target, and what it adds to the gap."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.context import PageContext
from pages.components.growth import charts as growth_charts
from pages.components.growth import findings as growth_findings
from pages.components.growth import notes as growth_notes
from pages.components.growth import tables as growth_tables
from pages.components.pictures import picture_of
from pages.components.texts import GROWTH_MEASURES


def show(context: PageContext, standing: pd.DataFrame, measure: str, chosen: str | None) -> None:
    """Show how each partnership stands and what it adds to the gap."""
    parts = standing[standing["area_code"] != "NL"]
    finding = growth_findings.partnerships_sentence(parts)
    st.markdown(f"**{formats.plain(finding)}**")
    st.markdown(growth_findings.sum_sentence(standing))
    if parts.empty:
        return
    if parts["gap"].notna().any():
        charts.show(
            growth_charts.contributions(parts, gap_title(parts), chosen),
            key="bijdrage",
            alt=finding,
            picture=picture_of(
                context,
                f"groei-per-rsv-{measure}",
                tr("{growth_measures}: wat elk RSV aan het doel bijdraagt").format(
                    growth_measures=GROWTH_MEASURES[measure]
                ),
                growth_notes.source_line(context, int(standing["year"].iloc[0])),
            ),
        )
        st.caption(tr("Gestreept: het doel is nog concept. Links van nul blijft een RSV achter."))
    _show_standing(standing, finding)
    downloads.offer(
        context, growth_tables.standing_table(standing),
        name=f"groei-per-rsv-{measure}-{standing['year'].iloc[0]}",
        description=tr("{measure} tegenover het doel").format(measure=GROWTH_MEASURES[measure]),
        key="download_rsvs",
    )  # fmt: skip


def _show_standing(standing: pd.DataFrame, alt: str) -> None:
    shown = growth_tables.shown_table(standing)
    st.dataframe(
        tables.drawn(shown),
        alt=alt,
        hide_index=True,
        height=tables.ROW_HEIGHT_PX * (len(shown) + 1) + 3,
        column_config={
            tables.head(name): st.column_config.TextColumn(
                alignment="left" if name in ("Gebied", "Status", "Besluit") else "right",
                width=growth_tables.WIDTHS_PX[str(name)],
                help=tr("Per maand, tot het eind van het jaar.") if name == "Nodig" else None,
            )
            for name in shown
        },
    )


def gap_title(parts: pd.DataFrame) -> str:
    """Name the axis of the gap: what is compared with the target depends on what is known."""
    if (parts["left"] == 0).all():
        return tr("Bereikt min doel")
    return tr("Verwacht min doel") if parts["expected"].notna().any() else tr("Stand min pad")

"""Figures in words: the headlines of the country, and the source line under a figure."""

import math

import pandas as pd
import streamlit as st

from language import Words, mark, tr
from pages.components import formats
from pages.components.context import PageContext
from warehouse.indicators import load_indicators

HEADLINES = ("started", "running", "completed", "running_projects", "granted_places")
PERIOD_OF = Words(
    {
        "started": mark("in 12 maanden"),
        "running": mark("op peildatum"),
        "completed": mark("in 12 maanden"),
        "running_projects": mark("op peildatum"),
        "granted_places": mark("sinds begin"),
    }
)


def show_headlines(figures: pd.DataFrame, context: PageContext) -> None:
    """Show the five figures of the country with their change in a year."""
    pairs = zip(figures["now"].astype(float), figures["year_before"].astype(float), strict=True)
    by_code = dict(zip(figures["figure"], pairs, strict=True))
    for column, code in zip(st.columns(len(HEADLINES)), HEADLINES, strict=True):
        indicator = load_indicators()[code]
        now, before = by_code.get(code, (math.nan, math.nan))
        has_change = not math.isnan(now - before)
        column.metric(
            f"{indicator.short_title} {PERIOD_OF[code]}",
            formats.number(now),
            delta=formats.signed(now - before) if has_change else None,
            delta_color="off",
            delta_description=tr("in een jaar") if has_change else None,
            help=tr("{definition} Bron: {source}").format(
                definition=indicator.definition, source=indicator.source
            ),
            border=True,
        )
    st.caption(
        tr(
            "Toegekend, gestart, lopend en afgerond zijn verschillende dingen: niet "
            "optellen. Bron: deelnameregistratie en aanbodregistratie (bestanden "
            "deelname en aanbod). {source}"
        ).format(source=context.source)
    )


def show_source(context: PageContext, codes: list[str], period: str) -> None:
    """Show the line under a figure: period, sources, reference date and labels."""
    st.caption(source_line(context, codes, period))


def source_line(context: PageContext, codes: list[str], period: str) -> str:
    """Write that line: for a screen, a file or paper."""
    return tr("Periode: {period}. Bron: {sources}. {source}").format(
        period=period, sources=sources(codes), source=context.source
    )


def sources(codes: list[str]) -> str:
    """Name where these indicators come from, each source once."""
    parts = (part for code in codes for part in load_indicators()[code].source.split("; "))
    return "; ".join(dict.fromkeys(part.strip(". ") for part in parts))

"""The choices of the reader, and the proposal beside today."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import charts, downloads, figures, formats, tables
from pages.components.context import PageContext
from pages.components.facilitators import charts as facilitator_charts
from pages.components.facilitators.picture import fte_picture
from pages.components.facilitators.rows import FteFrame, population_text
from pages.components.fte_division.choices import choose_importance, choose_total
from pages.components.fte_division.findings import choices_text, division_finding, partly_unknown
from pages.components.fte_division.proposal import divide
from pages.components.fte_division.table import criteria_that_count, division_table, on_screen

FTE_COLUMNS = ("RSV", "Nu", "Voorstel", "Verschil")


def show_division(context: PageContext, rows: pd.DataFrame, frame: FteFrame) -> None:
    """Let the reader divide a total by weights, and show the proposal beside today."""
    st.caption(
        tr(
            "U kiest hoeveel er te verdelen is en wat hoe zwaar telt. Het voorstel houdt zich aan "
            "{low} tot {high} fte per RSV en komt "
            "precies uit. Een officiële verdeelsleutel is er niet; het programmateam verdeelt."
        ).format(low=formats.number(frame.low, 1), high=formats.number(frame.high, 1))
    )
    total_column, weights_column = st.columns([2, 7], gap="medium")
    with total_column:
        total = choose_total(rows, frame)
    with weights_column:
        importance = choose_importance()
    division = divide(rows, total, importance, frame)
    if division.refusal:
        st.info(tr("Geen voorstel. {refusal}").format(refusal=formats.plain(division.refusal)))
        return
    unknown = partly_unknown(division.rows, importance)
    if unknown:
        st.warning(formats.plain(unknown), icon=":material/info:")
    finding = division_finding(division)
    st.markdown(f"**{finding}**")
    table = division_table(division)
    chart_column, table_column = st.columns([5, 6], gap="medium")
    with chart_column:
        charts.show(
            facilitator_charts.fte_dots(division.rows, frame, division.proposal),
            key="voorstel",
            alt=finding,
            picture=fte_picture(
                context, "fte-voorstel", tr("Verdeling van fte: een rekenvoorstel, geen besluit")
            ),
        )
    with table_column:
        tables.scrolling(
            on_screen(table),
            alt=finding,
            columns=[*FTE_COLUMNS, *criteria_that_count(importance)],
            height_px=780,
            decimals=dict.fromkeys(FTE_COLUMNS[1:], 2),
        )
        downloads.offer(
            context,
            table,
            name="fte-voorstel",
            description=choices_text(total, importance),
            key="download_voorstel",
        )
    st.caption(
        tr(
            "Zo verdeeld dat elk RSV per gewicht zo gelijk mogelijk fte krijgt; wie op een grens "
            "komt, blijft daar en de rest deelt verder. Een streepje: nu is daar niemand "
            "aangesteld."
        )
    )
    figures.show_source(
        context,
        ["facilitator_fte", "youth_population", "missing_participants"],
        tr("stand op {day}{population}; gemist over de {period}").format(
            day=formats.day(context.reference_date),
            population=population_text(rows),
            period=context.period_text,
        ),
    )

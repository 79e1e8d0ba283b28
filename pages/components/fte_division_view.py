"""Divide fte: the choices of the reader, and the proposal beside today."""

import math

import pandas as pd
import streamlit as st

from language import tr
from pages.components import (
    address,
    charts,
    downloads,
    facilitator_charts,
    figures,
    formats,
    fte_division,
    tables,
)
from pages.components.context import PageContext
from pages.components.facilitator_rows import FteFrame, population_text
from pages.components.pictures import picture_of
from warehouse.reference import reference_entries

MOST_IMPORTANT = 10
FTE_COLUMNS = ("RSV", "Nu", "Voorstel", "Verschil")


def show(context: PageContext, rows: pd.DataFrame, frame: FteFrame) -> None:
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
    division = fte_division.divide(rows, total, importance, frame)
    if division.refusal:
        st.info(tr("Geen voorstel. {refusal}").format(refusal=formats.plain(division.refusal)))
        return
    unknown = fte_division.partly_unknown(division.rows, importance)
    if unknown:
        st.warning(formats.plain(unknown), icon=":material/info:")
    finding = fte_division.division_finding(division)
    st.markdown(f"**{finding}**")
    table = fte_division.division_table(division)
    chart_column, table_column = st.columns([5, 6], gap="medium")
    with chart_column:
        charts.show(
            facilitator_charts.fte_dots(division.rows, frame, division.proposal),
            key="voorstel",
            alt=finding,
            picture=picture_of(
                context,
                "fte-voorstel",
                tr("Verdeling van fte: een rekenvoorstel, geen besluit"),
                figures.source_line(
                    context,
                    ["facilitator_fte"],
                    tr("stand op {reference_date}").format(
                        reference_date=formats.day(context.reference_date)
                    ),
                ),
            ),
        )
    with table_column:
        tables.scrolling(
            fte_division.on_screen(table),
            alt=finding,
            columns=[*FTE_COLUMNS, *fte_division.criteria_that_count(importance)],
            height_px=780,
            decimals=dict.fromkeys(FTE_COLUMNS[1:], 2),
        )
        downloads.offer(
            context,
            table,
            name="fte-voorstel",
            description=fte_division.choices_text(total, importance),
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


def choose_total(rows: pd.DataFrame, frame: FteFrame) -> float:
    """Choose the total fte; NaN when it is no number."""
    usual, origin = fte_division.usual_total(rows, frame)
    address.settle_text(
        "fte",
        tr("aantal fte"),
        formats.number(usual, 2),
        lambda text: None if math.isnan(read_number(text)) else text,
    )
    # A text: the browser writes the decimals of a number field with a point.
    written = st.text_input(
        tr("Totaal te verdelen (fte)"),
        formats.number(usual, 2),
        key="fte",
        max_chars=12,
        bind="query-params",
        persist_state="session",
    )
    st.caption(
        tr("Aan het begin {fte}: {origin}.").format(fte=formats.number(usual, 2), origin=origin)
    )
    return read_number(written)


def read_number(text: str | None) -> float:
    """Read a number with a decimal comma or point; NaN for anything else."""
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return math.nan


def choose_importance() -> dict[str, int]:
    """Choose how heavy each criterion counts: criterion → 0 to 10."""
    criteria = reference_entries("fte_division.yaml", "criterion")
    chosen = {}
    for column, (code, entry) in zip(st.columns(len(criteria)), criteria.items(), strict=True):
        address.settle_number(
            entry["address"], tr("gewicht"), entry["importance"], 0, MOST_IMPORTANT
        )
        chosen[code] = column.slider(
            entry["label"],
            0,
            MOST_IMPORTANT,
            entry["importance"],
            key=entry["address"],
            help=entry["why"],
            bind="query-params",
            persist_state="session",
        )
    return chosen

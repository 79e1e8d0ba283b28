"""Diversiteit: how varied the offer of each partnership is, at the same coverage."""

import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.file_names import in_words
from pages.components.offer import hill
from pages.components.offer.asked import Asked
from pages.components.offer.filters import choose_dimension, choose_hill_order, choose_weight
from pages.components.pictures import picture_of
from pages.components.texts import DIMENSIONS, HILL_MEANINGS, WEIGHTS
from warehouse.queries import diversity
from warehouse.reference import offer_settings


def show_hill(asked: Asked) -> str:
    """Show the diversity of all partnerships; returns the dimension that the reader chose."""
    dimension_column, order_column, weight_column = st.columns(3)
    with dimension_column:
        dimension = choose_dimension()
    with order_column:
        order = choose_hill_order()
    with weight_column:
        weight = choose_weight()
    figures = diversity(
        asked.release_id, stand=asked.context.stand, dimension=dimension, weight=weight
    )
    finding = hill.hill_finding(figures, order, dimension, asked.rsv_code)
    st.markdown(f"**{formats.plain(finding)}**")
    st.markdown(HILL_MEANINGS[order])
    if not hill.compared(figures, order).empty:
        name = f"diversiteit-{in_words(weight)}"
        charts.show(
            hill.dots(
                figures,
                order,
                rsv_code=asked.rsv_code,
                unit=tr("{kinds} bij gelijke dekking").format(kinds=DIMENSIONS[dimension]),
            ),
            key="diversiteit",
            alt=finding,
            picture=picture_of(
                asked.context,
                name,
                tr("Diversiteit van het aanbod: {lower} per RSV").format(
                    lower=DIMENSIONS[dimension].lower()
                ),
                asked.source_on_the_day,
            ),
        )
        table = hill.hill_table(figures)
        with st.expander(tr("De drie maten als tabel")):
            tables.plain_table(hill.hill_on_screen(table), alt=finding)
        downloads.offer(
            asked.context,
            table,
            name=name,
            description=tr("{kinds} naar {weight}, bij gelijke dekking").format(
                kinds=DIMENSIONS[dimension], weight=WEIGHTS[weight].lower()
            ),
            key="download_diversiteit",
        )
    why = offer_settings()["fewest_projects"]["why"]
    st.caption(f"{hill.equal_coverage_text(figures)} {why} {asked.source_on_the_day}")
    return dimension

"""Diversiteit: which combinations of theme and target group or moment have no project."""

import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.offer import matrix
from pages.components.offer.asked import Asked
from pages.components.offer.filters import choose_cell_value, choose_code, choose_columns
from pages.components.texts import WEIGHTS
from warehouse.queries import coverage


def show_matrix(asked: Asked) -> None:
    """Let the reader choose what to cross, and show the cells with what is empty."""
    columns_column, within_column, value_column, _ = st.columns([3, 3, 3, 4])
    with columns_column:
        columns = choose_columns()
    with within_column:
        other = "moment" if columns == "target_group" else "target_group"
        within = choose_code(asked.release_id, other)
    with value_column:
        cell_value = choose_cell_value()
    covered = coverage(
        asked.release_id,
        period=asked.period,
        variant_group=asked.chosen["variant_group"],
        rsv_code=asked.rsv_code,
    )
    cells = matrix.cells(covered, columns, within)
    finding = matrix.matrix_finding(cells, columns, asked.area_name)
    st.markdown(f"**{formats.plain(finding)}**")
    if not cells.empty:
        charts.show_by_width(
            matrix.heatmap(cells, cell_value),
            matrix.heatmap(cells, cell_value, is_narrow=True),
            key="matrix",
            alt=finding,
            picture=asked.picture(
                "dekkingsmatrix",
                tr("{weights} per combinatie: wat ontbreekt? {area_name}").format(
                    weights=WEIGHTS[cell_value], area_name=asked.area_name
                ),
            ),
        )
        empty = matrix.empty_table(cells, columns)
        if not empty.empty:
            with st.expander(tr("Lege vakken als tabel")):
                tables.plain_table(empty, alt=finding)
        with st.expander(tr("Hele matrix als tabel")):
            grid = matrix.grid_table(cells, cell_value)
            tables.scrolling(grid, alt=finding, columns=grid.columns.tolist())
        downloads.offer(
            asked.context,
            matrix.matrix_table(covered),
            name=asked.file("dekkingsmatrix"),
            description=asked.described,
            key="download_matrix",
        )
    in_each_cell = tr(
        "In elk vak: {what} van wat loopt op de laatste dag; geel is leeg. Een project met meer "
        "thema's of doelgroepen staat in elk daarvan; zijn plaatsen zijn gelijk verdeeld. "
        "Landelijk en online aanbod telt niet mee."
    ).format(what=WEIGHTS[cell_value].lower())
    st.caption(f"{in_each_cell} {asked.source}")

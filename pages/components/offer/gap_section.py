"""Aanbod: where a few more projects would bring most young people within reach."""

import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.offer import findings
from pages.components.offer.asked import Asked
from pages.components.offer.charts import covered_by_number
from pages.components.offer.filters import choose_number
from pages.components.offer.tables import covering_table, plans_table
from warehouse.queries import covering

MOST_EXTRA = 10


def show_gap(asked: Asked) -> None:
    """Let the reader say how many projects more, and show the best places for them."""
    number_column, _ = st.columns([2, 9])
    with number_column:
        number = choose_number(
            tr("Extra aanbod"),
            "extra",
            most=MOST_EXTRA,
            usual=3,
            why=tr("Zo vaak komt er ergens aanbod bij dat past bij de keuze bovenaan."),
        )
    plans = covering(
        asked.release_id,
        period=asked.period,
        within_km=asked.within_km,
        rsv_code=asked.rsv_code,
        **asked.chosen,
    )
    finding = findings.covering_finding(plans, number, asked.within_km, asked.area_name)
    st.markdown(f"**{formats.plain(finding)}**")
    if not plans.empty:
        number = min(number, int(plans["number"].max()))
        steps_column, chart_column = st.columns(2, gap="medium")
        with steps_column:
            tables.plain_table(covering_table(plans, number), alt=finding)
            downloads.offer(
                asked.context,
                plans_table(plans),
                name=asked.file("extra-aanbod"),
                description=asked.described_with_distance,
                key="download_extra_aanbod",
            )
        with chart_column:
            charts.show(
                covered_by_number(plans, number),
                key="extra_figuur",
                alt=finding,
                picture=asked.picture(
                    "extra-aanbod",
                    tr("Wat zou het gat dichten? {area}").format(area=asked.area_name),
                ),
            )
    counted = tr(
        "Geteld vanaf punten over het land van elke gemeente, dus niet gelijk aan het aantal "
        "jongeren in de witte vlekken hierboven; RSV's die geen aanbod aanleverden, blijven "
        "erbuiten."
    )
    st.caption(f"{findings.covering_caution(plans, number)} {counted} {asked.source}")

"""Aanbod: how many young people have enough to choose from within reach."""

import streamlit as st

from language import tr
from pages.components import charts, downloads, formats, tables
from pages.components.offer import findings
from pages.components.offer.asked import Asked
from pages.components.offer.charts import choice_bars
from pages.components.offer.filters import choose_dimension, choose_number
from pages.components.offer.tables import choice_table
from pages.components.texts import DIMENSIONS
from warehouse.queries import choice_summary
from warehouse.queries.offer import OfferFilter
from warehouse.reference import offer_settings


def show_choice(asked: Asked) -> None:
    """Let the reader say of what and how many, and show who has that within reach."""
    wanted = offer_settings()["choices_wanted"]
    kind_column, number_column, _ = st.columns([3, 2, 6])
    with kind_column:
        dimension = choose_dimension()
    with number_column:
        at_least = choose_number(
            tr("Ten minste"), "keuzes", most=6, usual=wanted["value"], why=wanted["why"]
        )
    # A filter on what is counted would leave nothing to choose from.
    others: OfferFilter = {**asked.chosen, dimension: None}  # type: ignore[misc]
    summary, national = (
        choice_summary(
            asked.release_id,
            dimension=dimension,
            at_least=at_least,
            period=asked.period,
            area_kind=area_kind,
            within_km=asked.within_km,
            **others,
        )
        for area_kind in ("rsv", "country")
    )
    finding = findings.choice_finding(
        summary, national, dimension=dimension, at_least=at_least, within_km=asked.within_km
    )
    st.markdown(f"**{formats.plain(finding)}**")
    if not (summary.empty or national.empty):
        charts.show(
            choice_bars(
                summary,
                national_share=national["share_at_least"].iloc[0],
                rsv_code=asked.rsv_code,
                unit=tr("% van de jongeren"),
            ),
            key="bereik",
            alt=finding,
            picture=asked.picture(
                "bereik",
                tr("{dimensions} binnen {within_km} km: wie heeft keuze?").format(
                    dimensions=DIMENSIONS[dimension], within_km=asked.within_km
                ),
            ),
        )
        table = choice_table(summary, national, at_least)
        with st.expander(tr("Als tabel")):
            decimals = dict.fromkeys(table.columns.drop(["Gebied", "Jongeren"]), 1)
            tables.plain_table(table, alt=finding, decimals=decimals)
        downloads.offer(
            asked.context,
            table,
            name=asked.file("bereik"),
            description=f"{DIMENSIONS[dimension]}; {asked.described_with_distance}",
            key="download_bereik",
        )
    counted = tr(
        "Jongeren zijn gelijk over het land van hun gemeente gespreid; aanbod ligt in het midden "
        "van zijn gemeente en is voor de eigen jongeren altijd binnen bereik. Landelijk en online "
        "aanbod telt niet mee."
    )
    st.caption(f"{wanted['why']} {counted} {asked.source}")

"""Deelname: the map of the country and the municipalities of the area, side by side."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import downloads, filters, look_alikes, map_view, tables
from pages.components.municipality_choice import choose_municipality
from pages.components.participation.asked import Asked
from pages.components.participation.coverage import (
    show_coverage,
    show_hidden,
    show_outline_of_today,
)
from pages.components.participation.municipality import show_municipality
from pages.components.participation.rates import rates_finding
from pages.components.participation.signals import in_order, order_text
from pages.components.participation.table import participation_table
from pages.components.texts import WIDENED
from warehouse.indicators import Indicator
from warehouse.queries import municipalities, peer_benchmark

COLUMNS = ["Gemeente", "Aantal", "Per 1.000", "Interval (95%)", "Gladgestreken", "Tegenover NL"]
COLUMNS_BESIDE_PEERS = ["Gemeente", "Per 1.000", "Interval (95%)", *look_alikes.COLUMNS]


def show_rates(
    asked: Asked, country: pd.DataFrame, shown: pd.DataFrame, indicator: Indicator
) -> tuple[str | None, pd.DataFrame | None]:
    """Show every municipality on the map and those of the area (`shown`) in the table.

    Returns the chosen municipality, and the benchmark of look-alikes when that was asked for.
    """
    finding = rates_finding(shown, indicator, country["national_per_1000"].iloc[0])
    st.markdown(f"**{finding}**")
    if shown["is_too_small"].all():
        st.info(
            tr(
                "Voor deze keuze zijn er te weinig trajecten om gemeenten te "
                "vergelijken; verschillen op de kaart zijn toeval."
            )
        )
    map_column, table_column = st.columns([4, 5], gap="medium")
    with table_column:
        selected = choose_municipality(asked.release_id, asked.rsv_code, country)
        show_municipality(country, selected, municipalities(asked.release_id), asked.measure)
        benchmark = _show_table(asked, shown, indicator, finding)
    with map_column:
        rate_map = map_view.rate_map(
            asked.context,
            country,
            indicator,
            finding=finding,
            selected=selected,
            rsv_code=asked.rsv_code,
        )
        about = asked.picture(
            "deelname-kaart", f"{rate_map.title}, {asked.area_name}", asked.measure, "smoothed"
        )
        map_view.show(asked.context, rate_map, about)
    show_hidden(shown)
    show_coverage(country, asked.context)
    show_outline_of_today(asked.context, asked.rsv_code)
    st.caption(tr(WIDENED))
    st.caption(asked.source(asked.measure, "smoothed"))
    return selected, benchmark


def _show_table(
    asked: Asked, shown: pd.DataFrame, indicator: Indicator, finding: str
) -> pd.DataFrame | None:
    by_signal = asked.measure == "started" and asked.variant_group == "regulier"
    listed = in_order(shown, by_signal=by_signal)
    table, columns, benchmark = participation_table(listed), COLUMNS, None
    if filters.choose_peers_as_benchmark():
        columns = COLUMNS_BESIDE_PEERS
        benchmark = peer_benchmark(asked.release_id, **asked.slice)
        table = look_alikes.with_benchmark(table, listed["area_code"], benchmark)
        in_list = benchmark[benchmark["area_code"].isin(listed["area_code"])]
        st.markdown(look_alikes.benchmark_finding(in_list))
    tables.selectable(
        table,
        key="gemeenten",
        alt=finding,
        columns=columns,
        height_px=440,
        rate_decimals=indicator.decimals,
    )
    st.caption(order_text(by_signal=by_signal))
    downloads.offer(
        asked.context,
        table,
        name=asked.file("deelname"),
        description=asked.described,
        key="download_deelname",
    )
    return benchmark

"""Aanbod: a map of the country and a table of the area, side by side, of what was asked."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from language import tr
from pages.components import downloads, formats, map_view, tables
from pages.components.municipality_choice import choose_municipality
from pages.components.offer import deck, findings, picture, reach
from pages.components.offer import tables as offer_tables
from pages.components.offer.asked import Asked
from pages.components.offer.filters import choose_layers
from pages.components.offer.map import offer_map
from pages.components.pictures import offer
from warehouse.queries import offer_capacity, white_spots
from warehouse.reference import offer_settings


@dataclass(frozen=True)
class Shown:
    """What both sides show; `draw_map` takes the code of the chosen municipality."""

    finding: str
    table: pd.DataFrame
    columns: list[str]
    draw_map: Callable[[str | None], None]
    about_map: str


def show_map_and_table(asked: Asked, map_kind: str) -> None:
    """Show white spots, places or (`reach`) how much each place can choose from."""
    country = white_spots(
        asked.release_id, period=asked.period, within_km=asked.within_km, **asked.chosen
    )
    shown = _of_reach(asked) if map_kind == "reach" else _of_kind(asked, map_kind, country)
    st.markdown(f"**{formats.plain(shown.finding)}**")
    map_column, table_column = st.columns([4, 5], gap="medium")
    with table_column:
        selected = choose_municipality(asked.release_id, asked.rsv_code)
        for _, about in country[country["area_code"] == selected].iterrows():
            st.markdown(findings.municipality_story(about))
        tables.selectable(
            shown.table,
            key="witte_vlekken",
            alt=shown.finding,
            columns=shown.columns,
            height_px=440,
        )
        downloads.offer(
            asked.context,
            shown.table,
            name=asked.file("aanbod"),
            description=asked.described_with_distance,
            key="download_aanbod",
        )
    with map_column:
        shown.draw_map(selected)
    distances = tr("Afstanden zijn hemelsbreed.")
    st.caption(f"{shown.about_map} {distances} {asked.source}")


def _of_kind(asked: Asked, map_kind: str, country: pd.DataFrame) -> Shown:
    """Return white spots or places, by municipality."""
    in_area = (
        country["rsv_code"] == asked.rsv_code if asked.rsv_code else country["area_code"].notna()
    )
    spots = country[in_area]
    capacity = offer_capacity(
        asked.release_id, period=asked.period, area_kind="municipality", **asked.chosen
    )
    own_capacity = capacity[capacity["area_code"].isin(spots["area_code"])]
    finding = (
        findings.capacity_finding(own_capacity, asked.what)
        if map_kind == "capacity"
        else findings.white_spots_finding(spots, asked.within_km, asked.what)
    )

    def draw_map(selected: str | None) -> None:
        drawn = offer_map(
            asked.context,
            map_kind,
            country,
            capacity,
            finding=finding,
            selected=selected,
            rsv_code=asked.rsv_code,
        )
        about = asked.picture("aanbod-kaart", f"{drawn.title}, {asked.area_name}")
        map_view.show(asked.context, drawn, about)

    return Shown(
        finding,
        offer_tables.municipality_table(spots, own_capacity),
        offer_tables.COLUMNS[map_kind],
        draw_map,
        offer_settings()["white_spot_km"]["why"],
    )


def _of_reach(asked: Asked) -> Shown:
    """Return what is within reach, by hexagon on the map and by area in the table."""
    within_reach = reach.ask(
        asked.context,
        period=asked.period,
        within_km=asked.within_km,
        rsv_code=asked.rsv_code,
        chosen=asked.chosen,
    )
    finding, table = reach.finding(within_reach, asked.what), reach.table(within_reach)

    def draw_map(selected: str | None) -> None:
        layers = choose_layers()
        deck.show(asked.context, within_reach, layers, finding=finding, selected=selected)
        offer(
            asked.picture(
                "aanbod-bereik-kaart",
                tr("Aanbod en bereik, {area_name}").format(area_name=asked.area_name),
            ),
            "offer",
            lambda: picture.drawing(asked.context, within_reach, layers, selected),
            finding=finding,
            key="aanbodkaart",
        )
        st.caption(f"{asked.context.credit}.")

    columns = [name for name in reach.COLUMNS if name in table]
    return Shown(finding, table, columns, draw_map, tr(deck.EXPLANATION))

"""Diversiteit: where a young person can do something around one theme."""

import streamlit as st

from language import tr
from pages.components import downloads, formats, map_view, tables
from pages.components.municipality_choice import choose_municipality
from pages.components.offer import lens
from pages.components.offer.asked import Asked
from pages.components.offer.filters import choose_lens
from pages.components.offer.map import offer_map
from warehouse.queries import offers, reach_by_code, white_spots
from warehouse.reference import offer_settings


def show_lens(asked: Asked) -> None:
    """Let the reader choose a theme and a municipality, and show what runs where."""
    theme_column, _ = st.columns([4, 8])
    with theme_column:
        theme, theme_label = choose_lens(asked.release_id)
    variant_group = asked.chosen["variant_group"]
    reach = reach_by_code(
        asked.release_id,
        period=asked.period,
        area_kind="country" if asked.rsv_code is None else "rsv",
        area_code=asked.rsv_code or "NL",
        within_km=asked.within_km,
        variant_group=variant_group,
    )
    spots = white_spots(
        asked.release_id,
        period=asked.period,
        within_km=asked.within_km,
        variant_group=variant_group,
        theme=theme,
    )
    own_spots = spots if asked.rsv_code is None else spots[spots["rsv_code"] == asked.rsv_code]
    finding = lens.lens_finding(reach, theme, own_spots, asked.area_name, asked.within_km)
    st.markdown(f"**{formats.plain(finding)}**")
    map_column, table_column = st.columns([4, 5], gap="medium")
    with table_column:
        selected = choose_municipality(asked.release_id, asked.rsv_code)
        found = offers(
            asked.release_id,
            period=asked.period,
            rsv_code=asked.rsv_code if selected is None else None,
            municipality_code=selected,
            variant_group=variant_group,
            theme=theme,
        )
        table = lens.offers_table(found)
        if table.empty:
            st.info(tr("Hier loopt voor dit thema geen project."))
        else:
            tables.scrolling(
                table,
                alt=finding,
                columns=["Project", "Plaatsen hier", "Waar", "Voor wie"],
                height_px=440,
            )
            downloads.offer(
                asked.context,
                table,
                name=asked.file(f"thema-{theme}"),
                description=f"{theme_label}; {asked.described}",
                key="download_thema",
            )
    with map_column:
        of_theme = offer_map(
            asked.context,
            "white_spots",
            spots,
            None,
            finding=finding,
            selected=selected,
            rsv_code=asked.rsv_code,
        )
        about = asked.picture(f"kaart-{theme}", f"{theme_label}: {of_theme.title}")
        map_view.show(asked.context, of_theme, about)
    counted = tr("Het aandeel jongeren is geteld vanaf punten over het land van hun gemeente.")
    st.caption(f"{offer_settings()['white_spot_km']['why']} {counted} {asked.source}")

"""The map of offer as points and what is within reach as hexagons: pydeck without a background map.

Measured and looked up: docs/besluiten.md. Borders come by address from the static folder; rows are
lists, not records, and travel without spaces, since they are sent again when a choice changes.
"""

import json
import math
from functools import cache
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from language import mark, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.offer.reach import OfferReach, ReachClasses, classes
from pages.components.texts import ACCENT

HEIGHT_PX = 500
MAP_PX = 450  # what a view is made to fit
EMPTY_STYLE = "app/static/map/empty-style.json"
PIXELS_PER_ROOT_PLACE = 0.16  # the surface of a point grows with its places
SMALLEST_PX = 2.0
LEGEND_PLACES = (100, 1_000, 5_000)
LEGEND_STYLE = (
    "display:flex;flex-wrap:wrap;gap:.3rem 1rem;list-style:none;margin:0;padding:0;font-size:.9rem"
)
BORDER, SELECTED = "#3A4550", "#111111"
CELL_END = "ffffff"  # what every cell of resolution 6 or 7 ends with: the browser puts it back
EXPLANATION = mark(
    "Een punt is al het lopende aanbod van één gemeente, in het midden van die gemeente en niet op "
    "zijn adres; hoe meer plaatsen, hoe groter. Een zeshoek is wat de jongeren daar gemiddeld "
    "vinden; waar er geen is, is niets aangeleverd of ligt een ander RSV. Landelijk en online "
    "aanbod staat niet op de kaart. Dezelfde cijfers staan in de lijst."
)
ROOM_DEGREES = 0.2  # around the middles of municipalities, so that their borders are in view too


def show(
    context: PageContext,
    reach: OfferReach,
    layers: tuple[str, ...],
    *,
    finding: str,
    selected: str | None,
) -> None:
    """Draw the map with its legend."""
    reached = classes(reach)
    deck = _compact_deck()(
        _layers(context, reach, reached, layers, selected),
        initial_view_state=view(reach.towns),
        views=[_pydeck().View(type="MapView", controller={"scrollZoom": False})],
        map_provider="maplibre",
        map_style=EMPTY_STYLE,
        tooltip={"text": "{1}", "style": {"color": "#FFFFFF", "backgroundColor": BORDER}},
    )
    st.pydeck_chart(deck, height=HEIGHT_PX, key="aanbodkaart", alt=finding)
    st.html(legend(reached, layers))


def cell_rows(reach: OfferReach, reached: ReachClasses, number: int) -> list[list[str]]:
    """Return cell and tooltip of the cells in one class; with names where cells are few."""
    cells = reach.cells[reached.number == number]
    if reach.has_theme:
        share = (1 - cells["young_people_without"] / cells["young_people"]) * 100
        text = tr("{share} van de jongeren")
        texts = [text.format(share=formats.percentage(value)) for value in share]
    else:
        text = tr("{n} thema's")
        texts = [text.format(n=formats.number(value, 1)) for value in cells["themes"]]
    if reach.rsv_code is not None:
        texts = [
            f"{name}: {text}" for name, text in zip(cells["municipality_name"], texts, strict=True)
        ]
    return [
        [cell.removesuffix(CELL_END), text]
        for cell, text in zip(cells["h3_cell"], texts, strict=True)
    ]


def point_rows(points: pd.DataFrame) -> list[list[Any]]:
    """Return radius (pixels), tooltip, longitude and latitude, largest first: small ones on top."""
    rows: list[dict[Any, Any]] = points.sort_values("places", ascending=False).to_dict("records")
    return [
        [round(radius_px(row["places"]), 1), _point_text(row), row["longitude"], row["latitude"]]
        for row in rows
    ]


def _point_text(row: dict[Any, Any]) -> str:
    projects = formats.count_of(row["running_projects"], "project", "projecten")
    places = formats.count_of(round(row["places"]), "plaats", "plaatsen")
    return f"{row['area_name']}: {projects}, {places}"


def radius_px(places: float) -> float:
    """Return the radius of a point."""
    return max(SMALLEST_PX, PIXELS_PER_ROOT_PLACE * math.sqrt(places))


def view(towns: pd.DataFrame) -> dict[str, float]:
    """Return the middle and the zoom that show all municipalities."""
    longitude, latitude = towns["longitude"], towns["latitude"]
    middle = (latitude.min() + latitude.max()) / 2
    tall = (latitude.max() - latitude.min()) / math.cos(math.radians(middle))
    wide = longitude.max() - longitude.min()
    degrees = max(tall, wide) + 2 * ROOM_DEGREES
    return {
        "longitude": round((longitude.min() + longitude.max()) / 2, 4),
        "latitude": round(middle, 4),
        "zoom": round(math.log2(MAP_PX / 512 * 360 / degrees), 2),
    }


def legend(reached: ReachClasses, layers: tuple[str, ...]) -> str:
    """Write the legend in words, as HTML; a point is as large as on the map."""
    items = []
    if "reach" in layers:
        items += [
            _item(label, f"width:16px;height:12px;background:{colour};border:1px solid #8795A1")
            for label, colour in zip(reached.labels, reached.colours, strict=True)
        ]
    if "offer" in layers:
        sizes = {places: f"{2 * radius_px(places):.0f}px" for places in LEGEND_PLACES}
        items += [
            _item(
                tr("{n} plaatsen").format(n=formats.number(places)),
                f"width:{size};height:{size};background:{ACCENT};border-radius:50%",
            )
            for places, size in sizes.items()
        ]
    items.append(_item(tr("grens RSV"), f"width:20px;height:2px;background:{BORDER}"))
    return f"<ul style='{LEGEND_STYLE}'>{''.join(items)}</ul>"


def _item(label: str, style: str) -> str:
    return (
        "<li style='display:flex;align-items:center;gap:.35rem'>"
        f"<span aria-hidden='true' style='flex:none;{style}'></span>{escape(label)}</li>"
    )


def _layers(
    context: PageContext,
    reach: OfferReach,
    reached: ReachClasses,
    chosen: tuple[str, ...],
    selected: str | None,
) -> list[Any]:
    pydeck = _pydeck()
    pixels = pydeck.types.String("pixels")
    drawn = []
    if "reach" in chosen:
        drawn += [
            pydeck.Layer(
                "H3HexagonLayer",
                id=f"bereik-{number}",
                data=cell_rows(reach, reached, number),
                get_hexagon=f"this[0] + '{CELL_END}'",
                get_fill_color=_rgb(colour),
                extruded=False,
                stroked=False,
                high_precision=True,  # else the hexagons of a partnership leave gaps
                pickable=True,
            )
            for number, colour in enumerate(reached.colours)
        ]
    drawn.append(
        pydeck.Layer(
            "GeoJsonLayer",
            id="grenzen",
            data=context.outlines_url,
            filled=False,
            get_line_color=_rgb(BORDER),
            get_line_width="properties.level == 'rsv' ? 1.6 : 0.5",
            line_width_units=pixels,
        )
    )
    if "offer" in chosen:
        drawn.append(
            pydeck.Layer(
                "ScatterplotLayer",
                id="aanbod",
                data=point_rows(reach.points),
                get_position="[this[2], this[3]]",
                get_radius="this[0]",
                radius_units=pixels,
                get_fill_color=_rgb(ACCENT),
                stroked=True,
                get_line_color=[255, 255, 255],
                get_line_width=1,
                line_width_units=pixels,
                pickable=True,
            )
        )
    town = reach.towns[reach.towns["area_code"] == selected]
    if len(town):
        drawn.append(
            pydeck.Layer(
                "ScatterplotLayer",
                id="gekozen",
                data=town[["longitude", "latitude"]].to_numpy(float).tolist(),
                get_position="this",
                get_radius=22,
                radius_units=pixels,
                filled=False,
                stroked=True,
                get_line_color=_rgb(SELECTED),
                get_line_width=3,
                line_width_units=pixels,
            )
        )
    return drawn


def _rgb(colour: str) -> list[int]:
    return list(bytes.fromhex(colour.removeprefix("#")))


def _pydeck() -> Any:
    import pydeck  # noqa: PLC0415  0.2 s to import, and only this map needs it

    return pydeck


@cache
def _compact_deck() -> Any:
    """Return pydeck's Deck, but without the indents that are two thirds of what it sends."""
    from pydeck.bindings.json_tools import default_serialize  # noqa: PLC0415

    class CompactDeck(_pydeck().Deck):  # type: ignore[misc]
        """A deck without indents."""

        def to_json(self) -> str:
            return json.dumps(self, default=default_serialize, separators=(",", ":"))

    return CompactDeck

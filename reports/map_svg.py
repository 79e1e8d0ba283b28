"""The map on paper: the outlines, classes and hatching of the map on the screen, as one SVG.

Grid units of the boundary file are the units of the drawing; lines and letters are scaled so that
they have their size on paper, whatever the zoom.
"""

import json
import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from pages.components.map import MapData
from pages.components.texts import MUTED
from warehouse.settings import BOUNDARIES_FOLDER

PAPER_PX = 400  # width or height of the drawing that lines and letters are measured for
AIR = 0.06  # around a region, as a share of its longest side
INK, GROUND = "#111111", "#FFFFFF"
NAME_PX, LETTER_PX, LINE_PX = 11, 5.8, 12
OUTSIDE_OPACITY = 0.35
Box = tuple[float, float, float, float]
_NUMBER = re.compile(r"-?\d+")


class MissingBoundariesError(Exception):
    """The boundary file that a release speaks of is not there or cannot be read."""


def map_svg(data: MapData) -> tuple[str, float]:
    """Return the drawing, zoomed on `data.zoom_rsv` when it has one, and its height by its width.

    Raises MissingBoundariesError when the outlines are gone.
    """
    file = read_boundaries(BOUNDARIES_FOLDER / Path(data.url).name)
    region = file["rsv"].get(data.zoom_rsv)
    x, y, wide, high = region["b"] if region else file["view_box"]
    air = AIR * max(wide, high) if region else 0
    unit = (max(wide, high) + 2 * air) / PAPER_PX  # grid units in one pixel on paper
    left, top, across, down = x - air, y - air, wide + 2 * air, high + 2 * air
    seen = [
        (code, area)
        for code, area in file["municipality"].items()
        if _overlaps(_extent(area["d"]), (left, top, left + across, top + down))
    ]
    own = [one for one in seen if region is None or one[1]["r"] == data.zoom_rsv]
    others = [one for one in seen if one not in own]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{left:.1f} {top:.1f} {across:.1f} {down:.1f}" '
        f'width="{across / unit:.1f}" height="{down / unit:.1f}">',
        _hatch(unit),
        f'<g opacity="{OUTSIDE_OPACITY}">',
        *(_area(code, area, data, unit) for code, area in others),
        "</g>",
        *(_area(code, area, data, unit) for code, area in own),
    ]
    if data.show_province:
        parts.append(_lines(file["province"], 0.8 * unit, 0.6))
    if data.show_rsv:
        parts.append(_lines(file["rsv"], 1.6 * unit, 0.85))
    if data.selected in file["municipality"]:
        parts.append(_lines({"": file["municipality"][data.selected]}, 3 * unit, 1))
    if region:
        parts += _names([area for _, area in own], unit, (left, left + across))
    return "".join([*parts, "</svg>"]), down / across


@lru_cache(maxsize=2)
def read_boundaries(path: Path) -> dict[str, Any]:
    """Return the outlines of a file; raises MissingBoundariesError."""
    try:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise MissingBoundariesError(path.name) from error
    return content


def _hatch(unit: float) -> str:
    return (
        f'<defs><pattern id="hatch" width="{6 * unit:.2f}" height="{6 * unit:.2f}" '
        f'patternUnits="userSpaceOnUse"><g transform="scale({unit:.4f})">'
        f'<rect width="6" height="6" fill="{GROUND}"/>'
        f'<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="{MUTED}" stroke-width="1"/>'
        "</g></pattern></defs>"
    )


def _area(code: str, area: dict[str, Any], data: MapData, unit: float) -> str:
    class_index = data.values[code][0] if code in data.values else None
    fill = "url(#hatch)" if class_index is None else data.classes[class_index][1]
    return (
        f'<path d="{area["d"]}" fill="{escape(fill)}" fill-rule="evenodd" stroke="{GROUND}" '
        f'stroke-width="{0.6 * unit:.2f}" stroke-linejoin="round"/>'
    )


@cache
def _extent(path: str) -> Box:
    """Return left, top, right and bottom of an outline: a corner, then steps, for each ring."""
    rings = [
        np.array(_NUMBER.findall(ring), int).reshape(-1, 2).cumsum(axis=0)
        for ring in path.split("z")
        if ring
    ]
    corners = np.vstack(rings)
    return (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())


def _overlaps(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _lines(areas: dict[str, Any], width: float, opacity: float) -> str:
    outline = "".join(area["d"] for area in areas.values())
    return (
        f'<path d="{outline}" fill="none" stroke="{INK}" stroke-width="{width:.2f}" '
        f'stroke-opacity="{opacity}" stroke-linejoin="round"/>'
    )


def _names(own: list[dict[str, Any]], unit: float, limits: tuple[float, float]) -> list[str]:
    """Write names, those of the longest outlines first, on, above or under the middle.

    One that would cover another is left out; every municipality stands in the table.
    """
    placed: list[tuple[float, float, float]] = []
    texts = []
    for area in sorted(own, key=lambda area: -len(area["d"])):
        half = (len(area["n"]) * LETTER_PX + 4) * unit / 2
        x = min(max(area["x"], limits[0] + half), limits[1] - half)
        for y in (area["y"] + lines * LINE_PX * unit for lines in (0, -1, 1)):
            if any(
                abs(other_x - x) < other_half + half and abs(other_y - y) < LINE_PX * unit
                for other_x, other_y, other_half in placed
            ):
                continue
            placed.append((x, y, half))
            texts.append(_name(area["n"], x, y + 0.35 * NAME_PX * unit, unit))
            break
    return texts


def _name(words: str, x: float, y: float, unit: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-family="Fira Sans" '
        f'font-weight="600" font-size="{NAME_PX * unit:.2f}" fill="{INK}" stroke="{GROUND}" '
        f'stroke-width="{2.75 * unit:.2f}" paint-order="stroke">{escape(words)}</text>'
    )

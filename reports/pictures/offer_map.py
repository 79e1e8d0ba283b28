"""The map of offer and of what is within reach, as part of a picture: hexagons, borders, points."""

import math
from pathlib import Path
from typing import Any

import h3

from reports.map_svg import read_boundaries
from reports.pictures.legend import MAP_PX, Sample, legend_part
from reports.pictures.parts import Part
from warehouse.settings import BOUNDARIES_FOLDER

BORDER, SELECTED = "#3A4550", "#111111"
LINE_PX = {"rsv": 1.6}  # other borders
THIN_PX = 0.5
SELECTED_PX = 22


class _Plane:
    """Degrees to pixels: so small a country needs no more than one stretch."""

    def __init__(self, bounds: list[float]) -> None:
        west, south, east, north = bounds
        self.west, self.north = west, north
        self.x_per_degree = MAP_PX / (east - west)
        self.y_per_degree = self.x_per_degree / math.cos(math.radians((south + north) / 2))
        self.height = (north - south) * self.y_per_degree

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (
            (longitude - self.west) * self.x_per_degree,
            (self.north - latitude) * self.y_per_degree,
        )

    def path(self, corners: list[tuple[float, float]]) -> str:
        """Return a line through corners (longitude, latitude)."""
        return "M" + "L".join("{:.1f} {:.1f}".format(*self.at(*corner)) for corner in corners)


def offer_parts(drawing: dict[str, Any]) -> list[Part]:
    """Return map and legend; raises MissingBoundariesError when the border lines are gone.

    `drawing` has `bounds` (west, south, east, north in degrees), `cells` (colour, H3 cells),
    `outlines` (address of the borders), `points` (radius in pixels, longitude, latitude) in
    `colour`, `selected` (longitude, latitude or None), `samples` of the legend and `credit`.
    """
    plane = _Plane(drawing["bounds"])
    parts = [
        f'<path d="{"".join(_hexagon(plane, cell) for cell in cells)}" fill="{colour}"/>'
        for colour, cells in drawing["cells"]
        if cells
    ]
    parts += _borders(plane, drawing["outlines"])
    for radius, longitude, latitude in drawing["points"]:
        x, y = plane.at(longitude, latitude)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{drawing["colour"]}" '
            'stroke="#FFFFFF"/>'
        )
    if drawing["selected"]:
        x, y = plane.at(*drawing["selected"])
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SELECTED_PX}" fill="none" '
            f'stroke="{SELECTED}" stroke-width="3"/>'
        )
    view = f"0 0 {MAP_PX} {plane.height:.1f}"
    samples = [Sample(**one) for one in drawing["samples"]]
    return [
        Part("".join(parts), view, 0, MAP_PX, plane.height),
        legend_part("", samples, drawing["credit"]),
    ]


def _hexagon(plane: _Plane, cell: str) -> str:
    return plane.path([(east, north) for north, east in h3.cell_to_boundary(cell)]) + "z"


def _borders(plane: _Plane, address: str) -> list[str]:
    lines: dict[float, list[str]] = {}
    for feature in read_boundaries(BOUNDARIES_FOLDER / Path(address).name)["features"]:
        width = LINE_PX.get(feature["properties"]["level"], THIN_PX)
        shape = feature["geometry"]
        known = shape["coordinates"]
        for line in known if shape["type"] == "MultiLineString" else [known]:
            lines.setdefault(width, []).append(plane.path([tuple(corner) for corner in line]))
    return [
        f'<path d="{"".join(paths)}" fill="none" stroke="{BORDER}" stroke-width="{width}" '
        'stroke-linejoin="round"/>'
        for width, paths in sorted(lines.items())
    ]

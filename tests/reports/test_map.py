"""The map on paper: the classes, the hatching and the borders of the map on the screen."""

import json
import re
from pathlib import Path

import pytest

from pages.components.map import MapData
from reports import map_svg as maps
from reports.map_svg import MissingBoundariesError, map_svg

SQUARE = "M{x} 0l10 0 0 10-10 0z"
FILE = {
    "view_box": [0, 0, 40, 10],
    "municipality": {
        f"GM{i}": {"n": name, "d": SQUARE.format(x=10 * i), "x": 10 * i + 5, "y": 5, "r": rsv}
        for i, (name, rsv) in enumerate([("A&B", "R1"), ("C", "R1"), ("D", "R2"), ("E", None)])
    },
    "rsv": {
        "R1": {"n": "Een", "d": "M0 0l20 0 0 10-20 0z", "x": 10, "y": 5, "b": [0, 0, 20, 10]},
        "R2": {"n": "Twee", "d": SQUARE.format(x=20), "x": 25, "y": 5, "b": [20, 0, 10, 10]},
    },
    "province": {
        "P": {"n": "P", "d": "M0 0l40 0 0 10-40 0z", "x": 20, "y": 5, "b": [0, 0, 40, 10]}
    },
}


@pytest.fixture
def boundaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boundaries-1.json").write_text(json.dumps(FILE), "utf-8")
    monkeypatch.setattr(maps, "BOUNDARIES_FOLDER", tmp_path)


def data(**given: object) -> MapData:
    usual = {
        "url": "app/static/boundaries/boundaries-1.json",
        "values": {"GM0": (0, "1", ""), "GM1": (1, "2", ""), "GM2": (None, "x", "")},
        "classes": [("laag", "#DCE9F6"), ("hoog", "#0B3D77")],
        "title": "Titel",
        "finding": "Bevinding.",
    }
    return MapData(**{**usual, **given})  # type: ignore[arg-type]


def fills(svg: str) -> list[str]:
    return re.findall(r'fill="([^"]*)" fill-rule', svg)


def test_each_area_has_the_colour_of_its_class_and_without_one_it_is_hatched(
    boundaries: None,
) -> None:
    svg, height_by_width = map_svg(data())
    assert fills(svg) == ["#DCE9F6", "#0B3D77", "url(#hatch)", "url(#hatch)"]
    assert height_by_width == pytest.approx(10 / 40)


def test_a_region_is_zoomed_on_and_named_and_its_neighbours_are_pale(boundaries: None) -> None:
    svg, _ = map_svg(data(zoom_rsv="R1"))
    pale = svg[svg.index('opacity="0.35"') : svg.index("</g>", svg.index('opacity="0.35"'))]
    assert fills(pale) == ["url(#hatch)"]  # the neighbour; who is further away is not drawn
    assert fills(svg) == ["url(#hatch)", "#DCE9F6", "#0B3D77"]
    assert sorted(re.findall(r">([^<]+)</text>", svg)) == ["A&amp;B", "C"]
    box = re.search(r'viewBox="([^"]*)"', svg)
    assert box is not None
    assert [float(part) for part in box[1].split()] == pytest.approx([-1.2, -1.2, 22.4, 12.4])


def test_borders_are_drawn_when_the_screen_has_them(boundaries: None) -> None:
    province = FILE["province"]["P"]["d"]  # type: ignore[index]
    assert province not in map_svg(data())[0]
    assert province in map_svg(data(show_province=True))[0]


def test_boundaries_that_are_gone_or_damaged_are_said(boundaries: None, tmp_path: Path) -> None:
    with pytest.raises(MissingBoundariesError):
        map_svg(data(url="app/static/boundaries/boundaries-2.json"))
    (tmp_path / "boundaries-3.json").write_text("{", "utf-8")
    with pytest.raises(MissingBoundariesError):
        map_svg(data(url="app/static/boundaries/boundaries-3.json"))

"""The map of offer and reach: unknown is not zero, classes say what they hold, points are fair."""

import math

import numpy as np
import pandas as pd
import pytest

from pages.components.offer import deck as offer_deck
from pages.components.offer import reach as offer_reach
from pages.components.offer.reach import OfferReach

TOWNS = pd.DataFrame(
    {
        "area_code": ["GM0", "GM1", "GM2"],
        "area_name": ["Aa", "Bb", "Cc"],
        "rsv_code": "R1",
        "longitude": [5.0, 5.5, 6.0],
        "latitude": [52.0, 52.1, 52.3],
    }
)
POINTS = TOWNS.iloc[:1].assign(running_projects=3, organisations=2, places=400.0)
CELLS = pd.DataFrame(
    {
        "h3_cell": [f"871969{at}00ffffff" for at in range(5)],
        "municipality_name": "<b>Aa</b>",
        "young_people": 100.0,
        "themes": [0.0, 0.04, 2.9, 3.0, 9.0],
        "young_people_without": [100.0, 96.0, 10.0, 0.0, 0.0],
    }
)
AREAS = pd.DataFrame(
    {
        "area_code": ["GM0", "GM1"],
        "area_name": ["Aa", "Bb"],
        "young_people": [300.0, 200.0],
        "mean_choices": [3.5, 0.0],
        "share_none": [0.25, 1.0],
    }
)


def reach(
    *, points: pd.DataFrame = POINTS, areas: pd.DataFrame = AREAS, has_theme: bool = False
) -> OfferReach:
    return OfferReach(TOWNS, points, CELLS, areas, within_km=10, rsv_code="R1", has_theme=has_theme)


def test_a_class_is_what_is_written() -> None:
    classes = offer_reach.classes(reach())
    assert classes.number.tolist() == [0, 0, 1, 2, 4]
    assert classes.labels[2] == "3 tot 6"
    assert len(classes.labels) == len(classes.colours) == len(set(classes.colours))


def test_of_one_theme_only_within_reach_or_not_is_told() -> None:
    one = reach(has_theme=True)
    classes = offer_reach.classes(one)
    assert classes.number.tolist() == [0, 1, 1, 2, 2]
    assert offer_deck.cell_rows(one, classes, 1)[1][1] == "<b>Aa</b>: 90% van de jongeren"
    assert "Thema's" not in offer_reach.table(one)


def test_unknown_is_said_and_never_a_zero() -> None:
    finding = offer_reach.finding(reach())
    assert "In 1 van 2 gemeenten loopt aanbod, samen 400 plaatsen, de meeste in Aa." in finding
    assert "41% van de jongeren heeft niets ervan binnen 10 km." in finding
    assert "Van 1 gemeente is het onbekend" in finding
    table = offer_reach.table(reach())
    assert table["Gemeente"].tolist() == ["Aa", "Bb"]
    assert table["Plaatsen"].tolist() == [400, 0]
    nothing = reach(points=POINTS.iloc[:0], areas=AREAS.iloc[:0])
    assert "is niet te zeggen" in offer_reach.finding(nothing)
    assert offer_reach.table(nothing).empty


def test_the_surface_of_a_point_grows_with_its_places() -> None:
    small, large = offer_deck.radius_px(1_000), offer_deck.radius_px(4_000)
    assert large / small == pytest.approx(2)
    assert offer_deck.radius_px(1) == offer_deck.SMALLEST_PX
    rows = offer_deck.point_rows(pd.concat([POINTS, POINTS.assign(places=9_000.0, area_name="Z")]))
    assert [row[1].split(":")[0] for row in rows] == ["Z", "Aa"]
    assert "3 projecten, 400 plaatsen" in rows[1][1]


def test_the_view_holds_every_municipality() -> None:
    view = offer_deck.view(TOWNS)
    degrees = 360 / 2 ** view["zoom"] * offer_deck.MAP_PX / 512
    wide = np.abs(TOWNS["longitude"] - view["longitude"]).max()
    tall = np.abs(TOWNS["latitude"] - view["latitude"]).max() / math.cos(math.radians(52.15))
    assert degrees / 2 > max(wide, tall)


def test_the_legend_names_only_what_is_drawn() -> None:
    classes = offer_reach.classes(reach())
    assert "geen thema" not in offer_deck.legend(classes, ("offer",))
    assert "plaatsen" not in offer_deck.legend(classes, ("reach",))
    assert "grens RSV" in offer_deck.legend(classes, ("reach",))

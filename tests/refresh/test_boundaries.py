"""Outlines from the WFS: every municipality once, an area, of the right year and place."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from etl.messages import LoadRefusedError
from etl.sources.refresh.addresses import Addresses
from etl.sources.refresh.boundaries import fetch_outlines, lie_in_place
from etl.sources.refresh.client import Client
from tests.refresh import statline
from tests.refresh.loopback import Answer, Loopback
from tests.refresh.statline import Row

EXPECTED = ["GM0014", "GM0034", "GM0344"]
SQUARE = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]]
BOW_TIE = [[[5.0, 52.0], [5.1, 52.1], [5.1, 52.0], [5.0, 52.1], [5.0, 52.0]]]


@pytest.fixture
def sources(server: Loopback) -> statline.Sources:
    square = {"type": "Polygon", "coordinates": SQUARE}
    small = statline.Sources(features=[statline.feature(code, square) for code in EXPECTED[::-1]])
    server.answer = small.answer
    return small


def fetched(client: Client, addresses: Addresses) -> gpd.GeoSeries:
    return fetch_outlines(client, lambda start: addresses.boundaries(2023, start), 2023, EXPECTED)


def test_outlines_are_indexed_by_code_in_wgs84(
    client: Client, addresses: Addresses, sources: statline.Sources, server: Loopback
) -> None:
    outlines = fetched(client, addresses)
    assert outlines.index.tolist() == EXPECTED
    assert outlines.crs == "EPSG:4326"
    assert outlines["GM0014"].bounds == (5.0, 52.0, 5.1, 52.1)
    assert server.requests[0].path == "/cbs/gebiedsindelingen/2023/wfs/v1_0"
    assert server.requests[0].query["count"] == "1000"


@pytest.mark.parametrize("says_matched", [True, False])
def test_it_pages_to_the_end(
    client: Client,
    addresses: Addresses,
    sources: statline.Sources,
    monkeypatch: pytest.MonkeyPatch,
    says_matched: bool,
) -> None:
    monkeypatch.setattr("etl.sources.refresh.boundaries.FEATURES_PER_PAGE", 2)
    sources.rows_per_page, sources.says_matched = 2, says_matched
    assert len(fetched(client, addresses)) == 3
    assert sources.starts == [0, 2]


def test_a_server_that_says_it_has_more_than_it_gives_is_not_asked_for_ever(
    client: Client, addresses: Addresses, sources: statline.Sources, server: Loopback
) -> None:
    short = {"type": "FeatureCollection", "features": [], "numberMatched": 342}
    server.answer = lambda _: Answer(short)
    with pytest.raises(LoadRefusedError, match="GM0014, GM0034, GM0344 ontbreekt"):
        fetched(client, addresses)
    assert len(server.requests) == 1


def test_pages_that_never_end_are_refused(
    client: Client,
    addresses: Addresses,
    sources: statline.Sources,
    server: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("etl.sources.refresh.boundaries.MOST_PAGES", 4)
    endless = {"type": "FeatureCollection", "features": sources.features, "numberMatched": 999}
    server.answer = lambda _: Answer(endless)
    with pytest.raises(LoadRefusedError, match="houden niet op"):
        fetched(client, addresses)
    assert len(server.requests) == 4


def with_geometry(geometry: Any) -> statline.Change:
    return lambda rows: [{**rows[0], "geometry": geometry}, *rows[1:]]


def with_properties(properties: Any) -> statline.Change:
    return lambda rows: [{**rows[0], "properties": properties}, *rows[1:]]


def polygon(coordinates: Any) -> Row:
    return {"type": "Polygon", "coordinates": coordinates}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda rows: rows[1:], "GM0344 ontbreekt"),
        (lambda rows: [*rows, rows[0]], "GM0344 staat er dubbel in"),
        (with_properties({"statcode": "GM9999"}), "GM0344 ontbreekt"),
        (with_properties({"statcode": "GM0344", "jrstatcode": "2022GM0344"}), "ander jaar"),
        (with_properties({"statcode": None}), "geen gemeentecode"),
        (with_properties(None), "geen gemeentecode"),
        (lambda rows: [*rows, "tekst"], "geen gemeentecode"),
        (with_geometry(None), "GM0344 heeft geen"),
        (with_geometry({"type": "Point", "coordinates": [5, 52]}), "geen vlak"),
        (with_geometry(polygon([])), "geen vlak"),
        (with_geometry(polygon([[[5, 52], [5, 52], [5, 52], [5, 52]]])), "geen vlak"),
        (with_geometry(polygon([[[5, 52], [6, 52]]])), "geen leesbaar vlak"),
        (with_geometry(polygon([[["a", "b"]]])), "geen leesbaar vlak"),
        (with_geometry(polygon([[[5, 52], [6, None], [6, 53], [5, 52]]])), "geen"),
        (with_geometry({"type": "Polygon"}), "geen leesbaar vlak"),
        (with_geometry({"coordinates": SQUARE}), "geen leesbaar vlak"),
        (with_geometry({"type": "Onbekend", "coordinates": SQUARE}), "geen leesbaar vlak"),
    ],
)
def test_what_is_no_complete_set_of_areas_is_refused(
    client: Client,
    addresses: Addresses,
    sources: statline.Sources,
    change: statline.Change,
    found: str,
) -> None:
    sources.change["grenzen"] = change
    with pytest.raises(LoadRefusedError, match=found):
        fetched(client, addresses)


@pytest.mark.parametrize("body", [{}, {"type": "FeatureCollection"}, {"features": []}])
def test_another_document_is_refused(
    client: Client, addresses: Addresses, server: Loopback, body: dict[str, object]
) -> None:
    server.answer = lambda _: Answer(body)
    with pytest.raises(LoadRefusedError, match="geen kaartvlakken"):
        fetched(client, addresses)


def test_an_outline_without_end_is_refused(
    client: Client, addresses: Addresses, sources: statline.Sources, server: Loopback
) -> None:
    far = [[[5.0, 52.0], [98765.0, 52.0], [5.1, 52.1], [5.0, 52.0]]]
    outline = {"type": "MultiPolygon", "coordinates": [SQUARE, far]}
    features = with_geometry(outline)(sources.features)
    page = Answer({"type": "FeatureCollection", "features": features})
    endless = page.content().replace(b"98765.0", b"1e999")
    server.answer = lambda _: Answer(endless)
    with pytest.raises(LoadRefusedError, match="GM0344 heeft geen vlak"):
        fetched(client, addresses)


def test_a_ring_that_crosses_itself_is_mended(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    sources.change["grenzen"] = with_geometry(polygon(BOW_TIE))
    outline = fetched(client, addresses)["GM0344"]
    assert outline.is_valid
    assert outline.area == pytest.approx(0.005)


@pytest.fixture
def points(outlines_apart: gpd.GeoSeries) -> pd.DataFrame:
    inside = shapely.get_coordinates(shapely.point_on_surface(outlines_apart.to_numpy()))
    return pd.DataFrame(
        {
            "municipality_code": outlines_apart.index,
            "longitude": inside[:, 0],
            "latitude": inside[:, 1],
        }
    )


def test_outlines_that_lie_elsewhere_are_refused(
    outlines_apart: gpd.GeoSeries, points: pd.DataFrame
) -> None:
    lie_in_place(outlines_apart, points)
    swapped = gpd.GeoSeries(
        shapely.transform(outlines_apart.to_numpy(), np.fliplr), index=outlines_apart.index
    )
    with pytest.raises(LoadRefusedError, match="bij 342 gemeenten"):
        lie_in_place(swapped, points)
    moved_on = gpd.GeoSeries(np.roll(outlines_apart.to_numpy(), 1), index=outlines_apart.index)
    with pytest.raises(LoadRefusedError, match="ligt de grens ergens anders"):
        lie_in_place(moved_on, points)

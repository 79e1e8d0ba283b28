"""Outlines drawn apart become a coverage that the map accepts, islands and all."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from etl.geometry import Boundaries, boundaries_from_polygons, polygons_from_cells
from etl.messages import LoadRefusedError
from etl.sources.refresh.outlines import fit_together
from tests.refresh.drawing import EXCLAVE_IN, EXCLAVE_OF, ISLAND, ISLAND_OF, ROCK, exclave
from warehouse.reference import read_reference

RD = "EPSG:28992"


@pytest.fixture(scope="module")
def fitting(outlines_apart: gpd.GeoSeries) -> gpd.GeoSeries:
    return fit_together(outlines_apart)


@pytest.fixture(scope="module")
def drawn(fitting: gpd.GeoSeries, municipalities_2023: pd.DataFrame) -> Boundaries:
    layout = read_reference("provisional_rsv_layout.csv")
    return boundaries_from_polygons(fitting, municipalities_2023, layout)


def area_of_difference(outline: shapely.Geometry, other: shapely.Geometry) -> float:
    return float(shapely.area(shapely.symmetric_difference(outline, other)))


def test_the_drawing_is_refused_as_it_is(
    outlines_apart: gpd.GeoSeries, municipalities_2023: pd.DataFrame
) -> None:
    none = pd.DataFrame(columns=["municipality_code", "rsv_code", "rsv_name"])
    with pytest.raises(LoadRefusedError, match="overlappen"):
        boundaries_from_polygons(outlines_apart, municipalities_2023, none)


def test_the_result_fits_and_hardly_moved(
    fitting: gpd.GeoSeries, outlines_apart: gpd.GeoSeries
) -> None:
    assert fitting.crs == outlines_apart.crs
    assert fitting.index.tolist() == outlines_apart.index.tolist()
    metres = fitting.to_crs(RD).to_numpy()
    assert shapely.is_valid(metres).all()
    assert shapely.coverage_is_valid(metres, gap_width=20)
    before = outlines_apart.to_crs(RD).to_numpy()
    moved = shapely.area(shapely.symmetric_difference(metres, before)) / shapely.area(before)
    assert moved.max() < 0.005


def test_islands_and_exclaves_are_kept(fitting: gpd.GeoSeries) -> None:
    metres = fitting.to_crs(RD)
    for code, part in ((ISLAND_OF, ISLAND), (ISLAND_OF, ROCK), (EXCLAVE_OF, exclave())):
        nearest = min(
            shapely.get_parts(metres[code]), key=lambda piece: area_of_difference(piece, part)
        )
        assert area_of_difference(nearest, part) < 0.05 * part.area
    assert shapely.area(shapely.intersection(metres[EXCLAVE_IN], exclave())) < 1e5


def test_the_map_accepts_it(drawn: Boundaries) -> None:
    assert (len(drawn.municipality), len(drawn.rsv), len(drawn.province)) == (342, 19, 12)
    assert shapely.coverage_is_valid(drawn.municipality.geometry.to_numpy())
    by_code = drawn.municipality.set_index("municipality_code").geometry
    assert by_code[ISLAND_OF].intersects(ISLAND.centroid)
    assert not by_code[ISLAND_OF].intersects(ROCK.centroid)  # a dot on the map, so left out
    assert by_code[EXCLAVE_OF].contains(exclave().centroid)
    assert not by_code[EXCLAVE_IN].contains(exclave().centroid)


def test_outlines_that_fit_are_left_alone() -> None:
    exact = polygons_from_cells(read_reference("municipality_h3_cells.parquet"))
    assert fit_together(exact) is exact


def test_narrow_gaps_are_closed() -> None:
    """Areas that touch nowhere are a valid coverage, but not a map without gaps."""
    exact = polygons_from_cells(read_reference("municipality_h3_cells.parquet"))
    shrunk = exact.buffer(-1, join_style="mitre")
    metres = fit_together(shrunk).to_numpy()
    assert shapely.coverage_is_valid(metres, gap_width=20)
    assert shapely.area(metres).sum() == pytest.approx(shapely.area(exact.to_numpy()).sum(), 1e-4)


def squares(*boxes: shapely.Polygon) -> gpd.GeoSeries:
    codes = [f"GM000{number}" for number in range(len(boxes))]
    return gpd.GeoSeries(boxes, index=codes, crs=RD)


@pytest.mark.parametrize(
    "wrong",
    [
        squares(shapely.box(0, 0, 5000, 5000), shapely.box(4000, 0, 9000, 5000)),
        squares(shapely.box(0, 0, 5000, 5000), shapely.box(1000, 1000, 2000, 2000)),
        squares(shapely.box(0, 0, 5000, 5000), shapely.box(0, 0, 5000, 5000)),
    ],
    ids=["overlap", "one inside the other", "the same"],
)
def test_a_real_overlap_is_no_drawing_error(wrong: gpd.GeoSeries) -> None:
    with pytest.raises(LoadRefusedError, match="overlapt een buurgemeente"):
        fit_together(wrong)


def test_open_water_between_municipalities_stays_open() -> None:
    apart = squares(shapely.box(0, 0, 5000, 5000), shapely.box(5100, 0, 9000, 5000))
    assert fit_together(apart) is apart

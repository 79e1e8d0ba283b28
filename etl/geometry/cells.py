"""From H3 cells to one outline per municipality, in Dutch metres (EPSG:28992)."""

from functools import cache

import geopandas as gpd
import h3.api.numpy_int as h3
import numpy as np
import pandas as pd
import pyproj
import shapely

RD_CRS = "EPSG:28992"
CELL_RESOLUTION = 8

# The transformation is spelled out instead of looked up by EPSG code: PROJ would pick a more
# precise grid on a machine that has one, and then the same input would give another file name.
_RD_WITHOUT_GRID = (
    "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 "
    "+x_0=155000 +y_0=463000 +ellps=bessel +units=m +no_defs "
    "+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.87740,4.0725"
)


def polygons_from_cells(cells: pd.DataFrame) -> gpd.GeoSeries:
    """Outline per municipality code from its (compacted) H3 cells, in EPSG:28992.

    ``cells`` has the columns municipality_code and h3_cell. Neighbours share their vertices
    exactly, so the result is a valid coverage: no gaps, no overlaps.
    """
    ordered = cells.sort_values(["municipality_code", "h3_cell"])
    numbers = np.array([int(cell, 16) for cell in ordered["h3_cell"]], dtype=np.uint64)
    codes, starts = np.unique(ordered["municipality_code"].to_numpy(dtype=str), return_index=True)
    outlines = np.array([_outline(group) for group in np.split(numbers, starts[1:])])
    return gpd.GeoSeries(_project(outlines), index=codes, crs=RD_CRS)


def _outline(cells: np.ndarray) -> shapely.MultiPolygon:
    """Dissolve cells; h3 walks the outer edges itself, far faster than a union of hexagons."""
    shape = h3.cells_to_h3shape(h3.uncompact_cells(cells, CELL_RESOLUTION), tight=False)
    # h3 speaks (latitude, longitude), shapely (x, y).
    return shapely.MultiPolygon(
        [
            ([(x, y) for y, x in part.outer], [[(x, y) for y, x in hole] for hole in part.holes])
            for part in shape
        ]
    )


def _project(outlines: np.ndarray) -> np.ndarray:
    """To metres, rounded to a decimetre.

    The rounding is not cosmetic: two cells compute their shared corner apart and differ in the
    last bits, which would break the coverage.
    """
    metres = to_rd(*shapely.get_coordinates(outlines).T)
    return shapely.set_coordinates(outlines, np.round(metres, 1))


def to_rd(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Return Dutch metres, shape (n, 2), of WGS84 degrees."""
    return np.column_stack(_transformer().transform(longitude, latitude))


def to_degrees(metres: np.ndarray) -> np.ndarray:
    """Return WGS84 longitude and latitude, shape (n, 2), of Dutch metres, shape (n, 2)."""
    x, y = metres.T
    return np.column_stack(_transformer().transform(x, y, direction="INVERSE"))


@cache  # making one takes longer than what it does for a border line
def _transformer() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:4326", _RD_WITHOUT_GRID, always_xy=True)

"""Outlines as an official source draws them: nearly fitting, with islands and an exclave."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.geometry import polygons_from_cells

APART_M = 2  # how far a shared corner lies apart in the drawing of two neighbours
ISLAND_OF, EXCLAVE_OF, EXCLAVE_IN = "GM0448", "GM0106", "GM1680"  # Texel, Assen, Aa en Hunze
ISLAND = shapely.box(95_000, 568_000, 97_000, 570_000)
ROCK = shapely.box(98_500, 568_000, 98_800, 568_300)  # too small for the map


def exclave() -> shapely.Polygon:
    """Four square kilometres in the middle of Aa en Hunze."""
    return shapely.box(247_000, 558_000, 249_000, 560_000)


def drawn_apart(cells: pd.DataFrame, apart_m: float = APART_M) -> gpd.GeoSeries:
    """Draw each municipality on its own: every corner a little off. WGS84, six decimals."""
    exact = polygons_from_cells(cells)
    hole = exclave()
    exact[EXCLAVE_IN] = shapely.difference(exact[EXCLAVE_IN], hole)
    exact[EXCLAVE_OF] = shapely.union(exact[EXCLAVE_OF], hole)
    exact[ISLAND_OF] = shapely.union_all([exact[ISLAND_OF], ISLAND, ROCK])
    random = np.random.default_rng(2023)

    def ring(line: shapely.LinearRing) -> np.ndarray:
        corners = shapely.get_coordinates(line)[:-1]
        return corners + random.uniform(-apart_m, apart_m, corners.shape)

    drawn = [
        shapely.MultiPolygon(
            [
                (ring(part.exterior), [ring(inner) for inner in part.interiors])
                for part in shapely.get_parts(outline)
            ]
        )
        for outline in exact
    ]
    return gpd.GeoSeries(drawn, index=exact.index, crs=exact.crs).to_crs("EPSG:4326")


def as_geojson(outlines: gpd.GeoSeries) -> dict[str, dict]:
    """GeoJSON geometries by code, with the six decimals that PDOK writes."""
    rounded = shapely.transform(outlines.to_numpy(), lambda xy: np.round(xy, 6))
    return {
        code: shapely.geometry.mapping(outline)
        for code, outline in zip(outlines.index, rounded, strict=True)
    }

"""Simplify the municipalities once and dissolve RSVs and provinces from the same lines."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.geometry.cells import RD_CRS, polygons_from_cells
from etl.messages import LoadRefusedError

SIMPLIFY_M = 500
# Sandbanks, ponds and exclaves this small would only be dots of outline on the map.
SPECK_M2 = 2_000_000
POND_WIDTH_M = 1_500
GRID_M = 50  # what is drawn is what is computed: every vertex lies on the grid of the static file


@dataclass(frozen=True)
class Boundaries:
    """Areas of one boundary year in EPSG:28992, each sorted by code with a label point inside.

    ``municipality``: municipality_code, municipality_name, province_code, rsv_code (None without
    an RSV), label_x, label_y, geometry. ``rsv`` and ``province``: their code, name, label_x,
    label_y, geometry.
    """

    municipality: gpd.GeoDataFrame
    rsv: gpd.GeoDataFrame
    province: gpd.GeoDataFrame


def build_boundaries(
    cells: pd.DataFrame, municipalities: pd.DataFrame, membership: pd.DataFrame
) -> Boundaries:
    """Boundaries from H3 cells, without a download.

    ``cells``: municipality_code, h3_cell. ``municipalities`` (one year): municipality_code,
    municipality_name, province_code, province_name. ``membership`` (one moment):
    municipality_code, rsv_code, rsv_name; municipalities may be missing from it.
    """
    return boundaries_from_polygons(polygons_from_cells(cells), municipalities, membership)


def boundaries_from_polygons(
    polygons: gpd.GeoSeries, municipalities: pd.DataFrame, membership: pd.DataFrame
) -> Boundaries:
    """Boundaries from polygons indexed by municipality code (cells, or official ones by PDOK)."""
    areas = _municipality_table(municipalities, membership)
    _same_codes(areas["municipality_code"], polygons.index)
    outlines = polygons.loc[areas["municipality_code"]].to_crs(RD_CRS).to_numpy()
    if not shapely.coverage_is_valid(outlines):
        raise LoadRefusedError(
            "de gemeentegrenzen overlappen elkaar of laten een kier open.",
            "grenzen die precies op elkaar aansluiten.",
            "Haal de grenzen opnieuw op of gebruik de meegeleverde grenzen.",
        )
    areas["geometry"] = _on_grid(shapely.coverage_simplify(_without_specks(outlines), SIMPLIFY_M))
    return Boundaries(
        municipality=_with_labels(areas).drop(columns=["province_name", "rsv_name"]),
        rsv=_dissolve(areas, "rsv_code", "rsv_name"),
        province=_dissolve(areas, "province_code", "province_name"),
    )


def _municipality_table(municipalities: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality with its province and, where it has one, its RSV."""
    columns = ["municipality_code", "municipality_name", "province_code", "province_name"]
    table = municipalities[columns]
    members = membership[["municipality_code", "rsv_code", "rsv_name"]].dropna(subset=["rsv_code"])
    for frame, what in ((table, "de gemeentelijst"), (members, "de RSV-indeling")):
        double = frame["municipality_code"][frame["municipality_code"].duplicated()]
        _refuse_if(double, f"{what} noemt gemeenten dubbel")
    unknown = set(members["municipality_code"]) - set(table["municipality_code"])
    _refuse_if(unknown, "de RSV-indeling noemt onbekende gemeenten")
    merged = table.merge(members, on="municipality_code", how="left")
    return merged.sort_values("municipality_code", ignore_index=True)


def _same_codes(wanted: Iterable[str], given: Iterable[str]) -> None:
    _refuse_if(set(wanted) - set(given), "er zijn gemeenten zonder grens")
    _refuse_if(set(given) - set(wanted), "er zijn grenzen zonder gemeente")


def _refuse_if(codes: Iterable[str], found: str, most: int = 5) -> None:
    """Name the first few codes: enough to recognise the year or the file they come from."""
    wrong = sorted(set(codes))
    if wrong:
        more = f" en {len(wrong) - most} meer" if len(wrong) > most else ""
        raise LoadRefusedError(
            f"{found}: {', '.join(wrong[:most])}{more}.",
            "elke gemeente één keer, met dezelfde codes in grenzen, gemeentelijst en RSV-indeling.",
            "Gebruik bestanden die bij hetzelfde grensjaar horen.",
        )


def _without_specks(outlines: np.ndarray) -> np.ndarray:
    """Leave out small separate parts and ponds; the neighbour around them takes their place."""
    parts, owner = shapely.get_parts(outlines, return_index=True)
    area = shapely.area(parts)
    keep = area >= SPECK_M2
    # The first of each owner in this order is its largest part, and that one always stays.
    keep[np.lexsort((-area, owner))[np.searchsorted(owner, np.arange(len(outlines)))]] = True
    kept = shapely.multipolygons(parts[keep], indices=owner[keep])
    return shapely.coverage_clean(kept, gap_width=POND_WIDTH_M, snapping_distance=0)


def _on_grid(outlines: np.ndarray) -> np.ndarray:
    """Snap vertices to the grid. Shared vertices move alike, so neighbours keep touching."""
    snapped = shapely.transform(outlines, lambda xy: np.round(xy / GRID_M) * GRID_M)
    # Should a hair-thin area fold over itself, then the file writer rounds for the eye only.
    sound = shapely.is_valid(snapped).all() and shapely.coverage_is_valid(snapped)
    return snapped if sound else outlines


def _dissolve(areas: pd.DataFrame, code: str, name: str) -> gpd.GeoDataFrame:
    """Merge whole municipalities; rows without a code belong to no area."""
    groups = areas.dropna(subset=[code]).groupby(code, sort=True)
    rows = [
        (key, group[name].iloc[0], shapely.coverage_union_all(group["geometry"].to_numpy()))
        for key, group in groups
    ]
    return _with_labels(pd.DataFrame(rows, columns=[code, name, "geometry"]))


def _with_labels(areas: pd.DataFrame) -> gpd.GeoDataFrame:
    """Add the middle of the largest circle inside: the point where a label has most room."""
    # One direction for all rings: charts that fill by direction would else paint the sea.
    outlines = shapely.orient_polygons(areas["geometry"].to_numpy(dtype=object), exterior_cw=True)
    circles = shapely.maximum_inscribed_circle(outlines, tolerance=SIMPLIFY_M)
    centres = shapely.get_coordinates(shapely.get_point(circles, 0)).reshape(-1, 2)
    label_x, label_y = (np.round(centres / GRID_M) * GRID_M).T
    labelled = areas.assign(geometry=outlines, label_x=label_x, label_y=label_y)
    return gpd.GeoDataFrame(labelled, geometry="geometry", crs=RD_CRS)

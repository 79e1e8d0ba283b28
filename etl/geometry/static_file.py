"""Write the boundaries as two small files that the browser fetches once.

SVG paths for the map of areas, and border lines in degrees (GeoJSON) for the map of offer.
"""

import hashlib
import json
import os
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from etl.geometry.boundaries import GRID_M, Boundaries
from etl.geometry.cells import to_degrees
from warehouse.settings import outlines_name

MARGIN = 20  # grid units of air around the country, so that a thick outline is not cut off
DEGREE_DECIMALS = 4  # ten metres: finer than the grid the outlines lie on

Record = dict[str, str | int | list[int] | None]


def write_static(boundaries: Boundaries, directory: Path) -> Path:
    """Write ``boundaries-<hash>.json`` and ``outlines-<hash>.json``; return the first.

    The names follow from the content, so a browser may keep the files forever and equal input
    gives equal names. A file appears whole or not at all.
    """
    paths, lines = _encode(boundaries), _encode_lines(boundaries)
    name = f"boundaries-{hashlib.sha256(paths + lines).hexdigest()[:12]}.json"
    _write(directory / outlines_name(name), lines)
    _write(directory / name, paths)
    return directory / name


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _encode_lines(boundaries: Boundaries) -> bytes:
    """Write every border once, by level; a line of a partnership is not one of a municipality."""
    partnership = shapely.union_all(boundaries.rsv.geometry.boundary.to_numpy())
    municipality = shapely.union_all(boundaries.municipality.geometry.boundary.to_numpy())
    lines = {"municipality": shapely.difference(municipality, partnership), "rsv": partnership}
    features = [
        {
            "type": "Feature",
            "properties": {"level": level},
            "geometry": {
                "type": "MultiLineString",
                "coordinates": [
                    _degrees(line) for line in shapely.get_parts(shapely.line_merge(shape))
                ],
            },
        }
        for level, shape in lines.items()
    ]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, separators=(",", ":")).encode()


def _degrees(line: shapely.LineString) -> list[list[float]]:
    return np.round(to_degrees(shapely.get_coordinates(line)), DEGREE_DECIMALS).tolist()


def _encode(boundaries: Boundaries) -> bytes:
    west, south, east, north = _on_grid(np.array(boundaries.municipality.total_bounds))
    origin = np.array([west, north])
    document = {
        "view_box": [
            -MARGIN,
            -MARGIN,
            int(east - west) + 2 * MARGIN,
            int(north - south) + 2 * MARGIN,
        ],
        "municipality": _municipality_records(boundaries.municipality, origin),
        "rsv": _records(boundaries.rsv, "rsv", origin),
        "province": _records(boundaries.province, "province", origin),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _municipality_records(areas: gpd.GeoDataFrame, origin: np.ndarray) -> dict[str, Record]:
    records = _records(areas, "municipality", origin)
    for code, rsv_code in zip(areas["municipality_code"], areas["rsv_code"], strict=True):
        del records[code]["b"]  # only a region is zoomed to
        records[code]["r"] = rsv_code if isinstance(rsv_code, str) else None
    return records


def _records(areas: gpd.GeoDataFrame, level: str, origin: np.ndarray) -> dict[str, Record]:
    """Per code: name (n), path (d), label point (x, y) and bounding box (b)."""
    labels = _to_screen(areas[["label_x", "label_y"]].to_numpy(), origin)
    corners = areas.geometry.bounds.to_numpy()
    upper_left = _to_screen(corners[:, [0, 3]], origin)
    size = _to_screen(corners[:, [2, 1]], origin) - upper_left
    boxes = np.hstack([upper_left, size]).tolist()
    columns = zip(
        areas[f"{level}_code"],
        areas[f"{level}_name"],
        areas.geometry,
        labels.tolist(),
        boxes,
        strict=True,
    )
    return {
        code: {"n": name, "d": _path(outline, origin), "x": label[0], "y": label[1], "b": box}
        for code, name, outline, label, box in columns
    }


def _path(outline: shapely.Geometry, origin: np.ndarray) -> str:
    """SVG path with relative steps: half as long as absolute coordinates."""
    pieces = []
    for part in shapely.get_parts(outline):
        for ring in (part.exterior, *part.interiors):
            points = _to_screen(shapely.get_coordinates(ring), origin)[:-1]
            (x, y), steps = points[0].tolist(), np.diff(points, axis=0).ravel().tolist()
            pieces.append(f"M{x} {y}l{' '.join(map(str, steps))}z".replace(" -", "-"))
    return "".join(pieces)


def _to_screen(metres: np.ndarray, origin: np.ndarray) -> np.ndarray:
    """From metres to whole grid units right of and below the north-west corner."""
    return (_on_grid(metres) - origin) * [1, -1]


def _on_grid(metres: np.ndarray) -> np.ndarray:
    return np.round(metres / GRID_M).astype(int)

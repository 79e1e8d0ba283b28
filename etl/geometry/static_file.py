"""Write the boundaries as one small file of SVG paths that the browser fetches once."""

import hashlib
import json
import os
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from etl.geometry.boundaries import GRID_M, Boundaries

MARGIN = 20  # grid units of air around the country, so that a thick outline is not cut off

Record = dict[str, str | int | list[int] | None]


def write_static(boundaries: Boundaries, directory: Path) -> Path:
    """Write ``boundaries-<hash>.json`` and return its path.

    The name follows from the content, so a browser may keep the file forever and equal input
    gives an equal name. The file appears whole or not at all.
    """
    content = _encode(boundaries)
    path = directory / f"boundaries-{hashlib.sha256(content).hexdigest()[:12]}.json"
    if path.exists() and path.read_bytes() == content:
        return path
    directory.mkdir(parents=True, exist_ok=True)
    unfinished = directory / f".{path.name}.{os.getpid()}"
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return path


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

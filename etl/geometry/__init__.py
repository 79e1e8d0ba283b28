"""Boundaries of municipalities, RSVs and provinces, made at load time without a download."""

from etl.geometry.boundaries import (
    Boundaries,
    boundaries_from_polygons,
    build_boundaries,
)
from etl.geometry.cells import polygons_from_cells
from etl.geometry.static_file import write_static

__all__ = [
    "Boundaries",
    "boundaries_from_polygons",
    "build_boundaries",
    "polygons_from_cells",
    "write_static",
]

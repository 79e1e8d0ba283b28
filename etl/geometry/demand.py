"""Where the young people of a municipality are, as far as shipped data tell: spread over its land.

No count of young people below the municipality ships with the product, so they are taken to be
spread evenly over its H3 cells. That is an assumption, and every page that uses it says so.
"""

import h3.api.numpy_int as h3
import numpy as np
import pandas as pd

from etl.geometry.cells import CELL_RESOLUTION, to_rd

POINT_RESOLUTION = 7  # cells of 5 km²: fine against 5 km of reach, five times fewer than drawn
WIDE_RESOLUTION = 6  # cells of 36 km²: few enough to send a browser the whole country


def demand_points(cells: pd.DataFrame) -> pd.DataFrame:
    """Points that stand for the young people of each municipality.

    ``cells`` has the columns municipality_code and h3_cell (compacted). Returns one row per
    municipality and cell of resolution 7: point_id (from 0), municipality_code, h3_cell,
    h3_wide_cell (the cell of resolution 6 around it), rd_x_m and rd_y_m (the middle of the part
    within the municipality), youth_share (of the municipality's young people; sums to 1 per
    municipality).
    """
    small = _small_cells(cells)
    grouped = small.groupby(["municipality_code", "parent"], sort=True)
    points = grouped.agg(
        rd_x_m=("rd_x_m", "mean"), rd_y_m=("rd_y_m", "mean"), cells=("rd_x_m", "size")
    ).reset_index()
    share = points["cells"] / points.groupby("municipality_code")["cells"].transform("sum")
    return pd.DataFrame(
        {
            "point_id": np.arange(len(points)),
            "municipality_code": points["municipality_code"],
            "h3_cell": [f"{cell:x}" for cell in points["parent"]],
            "h3_wide_cell": [
                f"{h3.cell_to_parent(cell, WIDE_RESOLUTION):x}"
                for cell in points["parent"].tolist()
            ],
            "rd_x_m": points["rd_x_m"].round(),
            "rd_y_m": points["rd_y_m"].round(),
            "youth_share": share,
        }
    )


def _small_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """One row per cell of the finest resolution, with its middle and the larger cell around it."""
    numbers = cells["h3_cell"].map(lambda text: int(text, 16))
    parts = [
        (code, h3.uncompact_cells(part.to_numpy(dtype=np.uint64), CELL_RESOLUTION))
        for code, part in numbers.groupby(cells["municipality_code"], sort=True)
    ]
    small = np.concatenate([found for _, found in parts])
    # h3 speaks (latitude, longitude).
    latitude, longitude = np.array([h3.cell_to_latlng(cell) for cell in small.tolist()]).T
    metres = to_rd(longitude, latitude)
    return pd.DataFrame(
        {
            "municipality_code": np.repeat([code for code, _ in parts], [len(f) for _, f in parts]),
            "parent": [h3.cell_to_parent(cell, POINT_RESOLUTION) for cell in small.tolist()],
            "rd_x_m": metres[:, 0],
            "rd_y_m": metres[:, 1],
        }
    )

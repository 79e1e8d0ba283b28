"""Which municipalities lie within reach of which young people."""

import numpy as np
import pandas as pd

from methods.access import pairs_within


def build_reach(demand: pd.DataFrame, places: pd.DataFrame, farthest_km: float) -> pd.DataFrame:
    """List the municipalities whose offer each demand point can reach, as a sparse table.

    ``demand`` has point_id, municipality_code, rd_x_m, rd_y_m; ``places`` has municipality_code,
    rd_x_m, rd_y_m (the point where its offer is taken to be). Columns: point_id,
    municipality_code (of the offer), distance_km (straight line, two decimals; 0 within the own
    municipality). Pairs farther apart than `farthest_km` are left out.
    """
    point, place, distance_km = pairs_within(
        demand[["rd_x_m", "rd_y_m"]].to_numpy(float) / 1000,
        places[["rd_x_m", "rd_y_m"]].to_numpy(float) / 1000,
        farthest_km,
    )
    home = demand["municipality_code"].to_numpy(str)
    codes = places["municipality_code"].to_numpy(str)
    near = pd.DataFrame(
        {
            "point_id": demand["point_id"].to_numpy()[point],
            "municipality_code": codes[place],
            "distance_km": np.round(distance_km, 2),
        }
    )[home[point] != codes[place]]
    own = demand[["point_id", "municipality_code"]].assign(distance_km=0.0)
    return pd.concat([own, near], ignore_index=True)

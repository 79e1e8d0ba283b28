"""Points that stand for young people, against the cells they come from."""

import h3
import numpy as np
import pandas as pd
import pytest

from etl.geometry.cells import to_rd
from etl.geometry.demand import demand_points
from etl.transform.reach import build_reach
from warehouse.reference import read_reference


@pytest.fixture(scope="module")
def demand() -> pd.DataFrame:
    return demand_points(read_reference("municipality_h3_cells.parquet"))


def test_shares_follow_the_cells(demand: pd.DataFrame) -> None:
    cells = read_reference("municipality_h3_cells.parquet")
    own = cells.loc[cells["municipality_code"] == "GM0197", "h3_cell"]
    small = [child for cell in own for child in h3.cell_to_children(cell, 8)]
    parents = pd.Series([h3.cell_to_parent(cell, 7) for cell in small]).value_counts()
    points = demand[demand["municipality_code"] == "GM0197"].set_index("h3_cell")
    assert points["youth_share"].to_dict() == pytest.approx((parents / len(small)).to_dict())
    # Of a cell on the border only the part within the municipality counts.
    parent = parents[parents > 1].idxmin()
    middles = [h3.cell_to_latlng(cell) for cell in small if h3.cell_to_parent(cell, 7) == parent]
    latitude, longitude = np.mean(middles, axis=0)
    (expected,) = to_rd(np.array([longitude]), np.array([latitude]))
    found = points.loc[parent, ["rd_x_m", "rd_y_m"]].to_numpy(float)
    assert found == pytest.approx(expected, abs=2)
    assert len(middles) > 1


def test_wide_cells_lie_around_the_cells(demand: pd.DataFrame) -> None:
    few = demand.drop_duplicates("h3_cell").iloc[::97]
    assert [h3.cell_to_parent(cell, 6) for cell in few["h3_cell"]] == few["h3_wide_cell"].tolist()


def test_points_lie_around_the_known_middle(demand: pd.DataFrame) -> None:
    places = read_reference("municipality_points.csv").set_index("municipality_code")
    middle = demand.groupby("municipality_code")[["rd_x_m", "rd_y_m"]].mean()
    away = np.hypot(middle["rd_x_m"] - places["rd_x_m"], middle["rd_y_m"] - places["rd_y_m"])
    assert away.median() < 2_000
    assert (away < 25_000).all()


def test_reach_holds_every_pair_and_the_own_municipality_at_zero(demand: pd.DataFrame) -> None:
    places = read_reference("municipality_points.csv")
    few = demand[demand["municipality_code"].isin(["GM0197", "GM0363"])]
    found = build_reach(few, places, 12).set_index(["point_id", "municipality_code"])
    for point in few.itertuples():
        metres = np.hypot(places["rd_x_m"] - point.rd_x_m, places["rd_y_m"] - point.rd_y_m)
        near = dict(zip(places["municipality_code"], metres / 1000, strict=True))
        expected = {code: km for code, km in near.items() if km <= 12}
        expected[point.municipality_code] = 0.0
        assert found.loc[point.point_id]["distance_km"].to_dict() == pytest.approx(
            expected, abs=0.006
        )

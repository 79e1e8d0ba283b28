"""Clusters of neighbours on a row of municipalities."""

import numpy as np
import pandas as pd
import pytest

from etl.transform import clusters
from etl.transform.clusters import build_clusters

CODES = [f"GM{number:04}" for number in range(8)]
NEIGHBOURS = pd.DataFrame({"municipality_code": CODES[:-1], "neighbour_code": CODES[1:]})
PARTICIPATION = pd.DataFrame(
    {
        "period": "12m",
        "measure": "started",
        "variant_group": "regulier",
        "area_kind": "municipality",
        "area_code": CODES,
        "trajectory_count": 10,
        "youth_population": 1000,
    }
)


def test_neighbours_with_one_label_are_one_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = np.array(["low", "low", "", "low", "high", "high", "low_near_high", "low"])
    numbers = np.zeros(8)
    monkeypatch.setattr(clusters, "local_clusters", lambda *_: (numbers, numbers, labels))
    found = build_clusters(PARTICIPATION, NEIGHBOURS, ["12m"]).set_index("municipality_code")
    assert found["cluster"].fillna(0).tolist() == [1, 1, 0, 2, 3, 3, 0, 4]
    assert found["cluster_municipalities"].fillna(0).tolist() == [2, 2, 0, 1, 2, 2, 0, 1]


def test_a_municipality_without_young_people_or_count_is_left_out() -> None:
    odd = PARTICIPATION.assign(
        youth_population=[0, *[1000] * 7], trajectory_count=[0, np.nan, *[10] * 6]
    )
    assert build_clusters(odd, NEIGHBOURS, ["12m"])["municipality_code"].tolist() == CODES[2:]


def test_nothing_known_gives_no_rows() -> None:
    assert build_clusters(PARTICIPATION[:0], NEIGHBOURS, ["12m"]).empty


def test_every_period_is_labelled_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[float]] = []

    def label(count: np.ndarray, *_: object) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        seen.append(count.tolist())
        return count, count, np.full(count.shape, "low")

    monkeypatch.setattr(clusters, "local_clusters", label)
    both = pd.concat([PARTICIPATION, PARTICIPATION.assign(period="2022", trajectory_count=3)])
    found = build_clusters(both, NEIGHBOURS, ["12m", "2022", "2021"])
    assert seen[:2] == [[10.0] * 8, [3.0] * 8]
    assert found.groupby("period").size().to_dict() == {"12m": 8, "2022": 8}
    assert found["cluster"].tolist() == [1] * 16

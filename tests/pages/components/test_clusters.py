"""Connected areas that lag: named when there are, and honest when there are none."""

import numpy as np
import pandas as pd

from pages.components import clusters


def found(*rows: tuple[str, str, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["area_name", "label", "cluster"])
    return frame.assign(
        cluster=frame["cluster"].astype("Int64"),
        rsv_code=["R1", None, "R2", "R1", "R1"][: len(frame)],
        p_value=0.01,
    )


SOME = found(("C", "low", 2), ("A", "low", 2), ("B", "low", 1), ("D", "high", 3), ("E", "", None))


def test_the_largest_area_comes_first() -> None:
    table = clusters.clusters_table(SOME, {"R1": "Noord", "R2": "Zuid"})
    assert table["Aantal gemeenten"].tolist() == [2, 1]
    assert table["Gemeenten"].tolist() == ["A, C", "B"]
    assert table["RSV"].tolist() == ["Noord, geen RSV", "Zuid"]
    sentence = clusters.clusters_finding(SOME)
    assert "blijven 2 aaneengesloten gebieden" in sentence
    assert "het grootste: A en C" in sentence


def test_none_is_said() -> None:
    none = found(("A", "", None), ("B", "high", 1), ("C", "low_near_high", None))
    assert "Geen aaneengesloten gebied" in clusters.clusters_finding(none)
    assert "3 gemeenten" in clusters.clusters_finding(none)
    assert clusters.clusters_table(none, {}).empty


def test_too_few_known_is_not_none() -> None:
    for unknown in (SOME[:0], SOME.assign(p_value=np.nan, label="")):
        assert "te weinig" in clusters.clusters_finding(unknown)

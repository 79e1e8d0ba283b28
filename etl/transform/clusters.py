"""Neighbouring municipalities where participation is low, or high, together."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from methods.clusters import local_clusters
from methods.smoothing import queen_weights

COLUMN_TYPES = {
    "period": "str",
    "municipality_code": "str",
    "local_moran": "float64",
    "p_value": "float64",
    "label": "str",
    "cluster": "Int64",
    "cluster_municipalities": "Int64",
}


def build_clusters(
    participation: pd.DataFrame, neighbours: pd.DataFrame, periods: Iterable[str]
) -> pd.DataFrame:
    """Label every known municipality on regular starts in each of these periods of 12 months.

    `participation` is the mart of that name, `neighbours` has municipality_code and neighbour_code.
    Columns: period, municipality_code, local_moran, p_value (two-sided), label (high, low,
    low_near_high, high_near_low or empty), and for low and high the number of the connected cluster
    that it is part of, with how many municipalities that has.
    """
    starts = participation[
        (participation["measure"] == "started")
        & (participation["variant_group"] == "regulier")
        & (participation["area_kind"] == "municipality")
        & (participation["youth_population"] > 0)
        & participation["trajectory_count"].notna()
    ].sort_values("area_code")
    pairs = list(
        neighbours[["municipality_code", "neighbour_code"]].itertuples(index=False, name=None)
    )
    tables = [
        _of_period(starts[starts["period"] == period], pairs).assign(period=period)
        for period in periods
    ]
    return pd.concat(tables, ignore_index=True)[list(COLUMN_TYPES)].astype(COLUMN_TYPES)


def _of_period(starts: pd.DataFrame, pairs: list[tuple[str, str]]) -> pd.DataFrame:
    codes = starts["area_code"].tolist()
    index, p_value, label = local_clusters(
        starts["trajectory_count"].to_numpy(float),
        starts["youth_population"].to_numpy(float),
        queen_weights(codes, pairs),
    )
    table = pd.DataFrame(
        {
            "municipality_code": codes,
            "local_moran": index,
            "p_value": p_value,
            "label": label,
            "cluster": _connected(codes, label, pairs),
        }
    )
    sizes = table.groupby("cluster")["municipality_code"].transform("size")
    return table.assign(cluster_municipalities=sizes)


def _connected(codes: list[str], label: np.ndarray, pairs: Iterable[tuple[str, str]]) -> pd.Series:
    """Number the groups of neighbours that are all low or all high, from 1."""
    from scipy.sparse import csr_array  # noqa: PLC0415  slow to load
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    position = {code: at for at, code in enumerate(codes)}
    joined = [
        (position[one], position[other])
        for one, other in pairs
        if one in position
        and other in position
        and label[position[one]] == label[position[other]]
        and label[position[one]] in ("low", "high")
    ]
    rows, columns = np.array(joined, dtype=int).reshape(-1, 2).T
    links = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(codes), len(codes)))
    _, group = connected_components(links, directed=False)
    within = np.isin(label, ["low", "high"])
    number = pd.Series(pd.NA, index=range(len(codes)), dtype="Int64")
    number[within] = pd.factorize(group[within])[0] + 1
    return number

"""How diverse the running offer of each partnership is, observed and at equal coverage."""

import numpy as np
import pandas as pd

from methods.diversity import ORDERS
from methods.diversity_limits import Limits, hill_limits, hill_of_projects, hill_of_subset
from methods.rarefaction import sample_coverage, size_for_coverage

AREA = ["area_kind", "area_code"]
NOTHING: Limits = (np.full(3, np.nan), np.full(3, np.nan), np.full(3, np.nan))


def build_diversity(offer: pd.DataFrame, codes: pd.DataFrame, fewest_projects: int) -> pd.DataFrame:
    """Return the Hill numbers per area, dimension and weight, as they are and at equal coverage.

    `offer` has stand (the day), area_kind, area_code, offer_id, dimension, code, places; `codes`
    has list (the dimension) and code. Weight 'places' shares the places of a project over its
    codes; 'projects' counts every project alike. Columns: stand, dimension, weight, area_kind,
    area_code, hill_order, projects, coverage (of the sample), observed with lower_95 and upper_95;
    at_coverage with its limits, the equal_coverage it is at, and equal_projects (how many projects
    that takes).

    Partnerships with at least `fewest_projects` are compared. Counted by project the level is the
    smallest coverage at double size (extrapolated at most twofold, as iNEXT does); weighted by
    places, for which no extrapolation exists, the smallest coverage itself.
    """
    rows = [
        row
        for (stand, dimension), part in offer.groupby(["stand", "dimension"], sort=True)
        for row in _of_dimension(
            str(stand),
            str(dimension),
            part,
            codes.loc[codes["list"] == dimension, "code"].tolist(),
            fewest_projects,
        )
    ]
    return pd.DataFrame(rows, columns=list(COLUMN_TYPES)).astype(COLUMN_TYPES)


COLUMN_TYPES = {
    "stand": "str",
    "dimension": "str",
    "weight": "str",
    "area_kind": "str",
    "area_code": "str",
    "hill_order": "int64",
    "projects": "int64",
    "coverage": "float64",
    "observed": "float64",
    "lower_95": "float64",
    "upper_95": "float64",
    "at_coverage": "float64",
    "at_coverage_lower_95": "float64",
    "at_coverage_upper_95": "float64",
    "equal_coverage": "float64",
    "equal_projects": "float64",
}


def _of_dimension(
    stand: str, dimension: str, offer: pd.DataFrame, codes: list[str], fewest_projects: int
) -> list[tuple]:
    table = offer.pivot_table(
        index=[*AREA, "offer_id"], columns="code", values="places", aggfunc="sum", sort=True
    ).reindex(columns=codes)
    parts = dict(list(table.groupby(level=AREA, sort=True)))
    shows = {key: part.notna().to_numpy() for key, part in parts.items()}
    compared = [
        seen for (kind, _), seen in shows.items() if kind == "rsv" and len(seen) >= fewest_projects
    ]
    level = {
        "places": min((_coverage(seen, len(seen)) for seen in compared), default=np.nan),
        "projects": min((_coverage(seen, 2 * len(seen)) for seen in compared), default=np.nan),
    }
    rows = []
    for (kind, area), part in parts.items():
        seen, places = shows[kind, area], part.fillna(0.0).to_numpy()
        for weight, matrix in (("places", places), ("projects", seen.astype(float))):
            size = _equal_size(seen, level[weight], weight, fewest_projects)
            observed, equal = hill_limits(matrix), NOTHING
            if size:
                equal = (hill_of_subset if weight == "places" else hill_of_projects)(matrix, size)
            for order in ORDERS:
                rows.append(
                    (
                        stand, dimension, weight, kind, area, order, len(seen),
                        _coverage(seen, len(seen)),
                        *(float(each[order]) for each in (*observed, *equal)),
                        level[weight] if size else np.nan,
                        float(size) if size else np.nan,
                    )
                )  # fmt: skip
    return rows


def _coverage(shows: np.ndarray, size: int) -> float:
    return float(sample_coverage(shows.sum(axis=0), len(shows), size))


def _equal_size(shows: np.ndarray, level: float, weight: str, fewest_projects: int) -> int:
    """How many projects of this area reach the level; 0 for an area that is not compared."""
    projects = len(shows)
    if projects < fewest_projects or np.isnan(level):
        return 0
    size = size_for_coverage(shows.sum(axis=0), projects, level)
    return size if weight == "projects" else min(size, projects)

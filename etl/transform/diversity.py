"""How diverse the running offer of each partnership is, observed and at equal coverage."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from methods.arrays import FloatArray
from methods.diversity import ORDERS
from methods.diversity_limits import Limits, hill_limits, hill_of_projects, hill_of_subset
from methods.rarefaction import sample_coverage, size_for_coverage

AREA = ["area_kind", "area_code"]
TIMES = {"places": 1, "projects": 2}  # the sample itself, and extrapolated to double its size
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
        for dimension, part in offer.groupby("dimension", sort=True)
        for row in _of_dimension(
            part, codes.loc[codes["list"] == dimension, "code"].tolist(), fewest_projects
        )
    ]
    table = pd.DataFrame(rows, columns=list(COLUMN_TYPES)).astype(COLUMN_TYPES)
    return table.sort_values(["stand", "dimension", *AREA], kind="stable", ignore_index=True)


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


@dataclass
class _Sample:
    """The running projects of an area on a day: places (projects × codes), NaN where not shown."""

    key: tuple[str, str, str, str]
    places: FloatArray
    coverage: dict[int, float] = field(default_factory=dict)
    """Of the sample (1), and of double its size (2)"""

    @property
    def shows(self) -> FloatArray:
        return (~np.isnan(self.places)).astype(float)


def _of_dimension(
    offer: pd.DataFrame, codes: list[str], fewest_projects: int
) -> Iterator[tuple[object, ...]]:
    # Areas and days with as many projects are drawn alike, and so all at once.
    by_projects: dict[int, list[_Sample]] = {}
    for sample in _samples(offer, codes):
        by_projects.setdefault(len(sample.places), []).append(sample)
    for projects, samples in by_projects.items():
        incidence = np.array([sample.shows.sum(axis=0) for sample in samples])
        for times in (1, 2):
            found = sample_coverage(incidence, projects, times * projects)
            for sample, coverage in zip(samples, found, strict=True):
                sample.coverage[times] = float(coverage)
    level: dict[tuple[str, str], float] = {}
    for projects, samples in by_projects.items():
        for sample in samples:
            stand, _, kind, _ = sample.key
            if kind == "rsv" and projects >= fewest_projects:
                for weight, times in TIMES.items():
                    at = stand, weight
                    level[at] = min(level.get(at, np.inf), sample.coverage[times])
    for samples in by_projects.values():
        for weight in TIMES:
            levels = [level.get((sample.key[0], weight), np.nan) for sample in samples]
            yield from _of_weight(weight, samples, np.array(levels), fewest_projects)


def _of_weight(
    weight: str, samples: list[_Sample], level: FloatArray, fewest_projects: int
) -> Iterator[tuple[object, ...]]:
    """Yield the rows of areas and days with as many projects; `level` is NaN for none."""
    shows = np.array([sample.shows for sample in samples])
    is_by_place, projects = weight == "places", shows.shape[1]
    matrix = (
        np.nan_to_num(np.array([sample.places for sample in samples])) if is_by_place else shows
    )
    sizes = size_for_coverage(shows.sum(axis=1), projects, level)
    sizes = np.minimum(sizes, projects) if is_by_place else sizes
    sizes = np.where(np.isnan(level) | (projects < fewest_projects), 0, sizes)
    observed = np.array(hill_limits(matrix))
    for at, sample in enumerate(samples):
        size, equal = int(sizes[at]), NOTHING
        if size:
            equal = (hill_of_subset if is_by_place else hill_of_projects)(matrix[at], size)
        for order in ORDERS:
            yield (
                sample.key[0], sample.key[1], weight, *sample.key[2:], order, projects,
                sample.coverage[1],
                *observed[:, order, at].tolist(), *(float(each[order]) for each in equal),
                level[at] if size else np.nan, float(size) if size else np.nan,
            )  # fmt: skip


def _samples(offer: pd.DataFrame, codes: list[str]) -> Iterator[_Sample]:
    """Yield per day and area its projects, of one dimension; a code may be in use no longer."""
    key = ["stand", "dimension", *AREA]
    table = offer.groupby([*key, "offer_id", "code"], sort=True)["places"].sum().reset_index()
    project = table.groupby([*key, "offer_id"], sort=True).ngroup().to_numpy()
    column = pd.Index(codes).get_indexer(pd.Index(table["code"]))
    places = np.full((len(np.unique(project)), len(codes)), np.nan)
    is_listed = column >= 0
    places[project[is_listed], column[is_listed]] = table.loc[is_listed, "places"]
    of_project = table.groupby(project)[key].first()
    begin = np.flatnonzero(~of_project.duplicated())
    keys = of_project.iloc[begin].itertuples(index=False)
    for (stand, dimension, kind, area), part in zip(keys, np.split(places, begin[1:]), strict=True):
        yield _Sample((str(stand), str(dimension), str(kind), str(area)), part)

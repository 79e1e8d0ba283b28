import numpy as np
import pytest
from esda.moran import Moran_Local_Rate
from statsmodels.stats.multitest import multipletests

from methods.clusters import local_clusters
from methods.smoothing import queen_weights

SIDE = 12
CODES = [f"{row:02}{column:02}" for row in range(SIDE) for column in range(SIDE)]
PAIRS = [
    (f"{row:02}{column:02}", f"{row + down:02}{column + right:02}")
    for row in range(SIDE)
    for column in range(SIDE)
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1))
    if row + down < SIDE and 0 <= column + right < SIDE
]
POPULATION = np.random.default_rng(1).integers(2_000, 40_000, len(CODES)).astype(float)


def counts(seed: int, low: set[str]) -> np.ndarray:
    rate = np.array([0.008 if code in low else 0.016 for code in CODES])
    return np.random.default_rng(seed).poisson(rate * POPULATION).astype(float)


def test_as_esda_with_both_tails_and_statsmodels_rate() -> None:
    weights = queen_weights(CODES, PAIRS)
    count = counts(2, {"0303", "0304", "0403", "0404", "0503"})
    with pytest.warns(DeprecationWarning, match="two-sided"):
        oracle = Moran_Local_Rate(count, POPULATION, weights, permutations=999, seed=4, n_jobs=1)
    index, p_value, label = local_clusters(count, POPULATION, weights, permutations=999, seed=4)
    assert index == pytest.approx(oracle.Is)
    above = (oracle.rlisas >= oracle.Is[:, np.newaxis]).sum(axis=1)
    assert p_value == pytest.approx(np.minimum(1, 2 * (np.minimum(above, 999 - above) + 1) / 1000))
    discovered, *_ = multipletests(p_value, alpha=0.05, method="fdr_bh")
    assert np.array_equal(label != "", discovered)


def test_a_planted_area_is_found_and_nothing_elsewhere() -> None:
    planted = {f"{row:02}{column:02}" for row in range(3, 7) for column in range(3, 7)}
    _, _, label = local_clusters(counts(5, planted), POPULATION, queen_weights(CODES, PAIRS))
    low = {code for code, each in zip(CODES, label, strict=True) if each == "low"}
    assert {"0404", "0405", "0504", "0505"} <= low
    assert len(low - planted) <= 2


def test_ten_countries_without_a_cluster_give_few_false_alarms() -> None:
    weights = queen_weights(CODES, PAIRS)
    alarms = [
        (local_clusters(counts(seed, set()), POPULATION, weights)[2] != "").any()
        for seed in range(10)
    ]
    assert sum(alarms) <= 2


def test_islands_are_never_a_discovery_and_the_seed_decides() -> None:
    weights = queen_weights([*CODES, "island"], PAIRS)
    count, people = np.append(counts(3, set()), 0.0), np.append(POPULATION, 20_000.0)
    index, p_value, label = local_clusters(count, people, weights, permutations=99)
    assert np.isnan(index[-1])
    assert np.isnan(p_value[-1])
    assert label[-1] == ""
    again = local_clusters(count, people, weights, permutations=99)
    assert np.array_equal(p_value, again[1], equal_nan=True)
    other = local_clusters(count, people, weights, permutations=99, seed=9)
    assert not np.array_equal(p_value, other[1], equal_nan=True)


def test_nobody_anywhere_and_wrong_input() -> None:
    weights = queen_weights(CODES, PAIRS)
    for alike in (np.zeros(len(CODES)), POPULATION / 100):
        _, p_value, label = local_clusters(alike, POPULATION, weights)
        assert np.isnan(p_value).all()
        assert set(label) == {""}
    with pytest.raises(ValueError, match="weights for"):
        local_clusters([1.0], [1.0], weights)
    with pytest.raises(ValueError, match="above zero"):
        local_clusters(np.full(len(CODES), np.nan), POPULATION, weights)

import numpy as np
import pytest
from scipy.stats import binomtest
from statsmodels.stats.multitest import multipletests

from methods.discoveries import adjusted_p, fewer_than_expected


@pytest.mark.parametrize(
    ("count", "population", "others", "other_population"),
    [(0, 1000, 9, 4000), (3, 1500, 40, 3000), (12, 800, 7, 5000), (5, 1, 5, 1)],
)
def test_p_value_is_the_binomial_one(
    count: int, population: int, others: int, other_population: int
) -> None:
    oracle = binomtest(
        count, count + others, population / (population + other_population), alternative="less"
    )
    found = fewer_than_expected(count, population, others, other_population)
    assert found == pytest.approx(oracle.pvalue)


def test_nothing_to_compare_is_missing() -> None:
    found = fewer_than_expected(
        [0, 1, np.nan, 1, 2], [9, 0, 9, 9, 9], [0, 1, 1, 1, 2], [9, 9, 9, 0, 9]
    )
    assert np.isnan(found).tolist() == [True, True, True, True, False]
    with pytest.raises(ValueError, match="negative"):
        fewer_than_expected(-1, 1, 1, 1)


def test_adjusted_as_statsmodels_does() -> None:
    values = np.random.default_rng(2).random(50) ** 3
    _, oracle, *_ = multipletests(values, method="fdr_bh")
    assert adjusted_p(values) == pytest.approx(oracle)
    with_gap = adjusted_p([*values, np.nan])
    assert with_gap[:-1] == pytest.approx(oracle)
    assert np.isnan(with_gap[-1])
    assert np.isnan(adjusted_p([np.nan])).all()

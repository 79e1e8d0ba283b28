import numpy as np
import pytest
from scipy import stats
from scipy.stats.mstats import winsorize

from methods.overdispersion import dispersion, moment_dispersion, standardised_z, winsorise

AREAS = 342


def naive_dispersion(count: list[float], expected: list[float]) -> float:
    pairs = zip(count, expected, strict=True)
    z = sorted(2 * (o**0.5 - e**0.5) for o, e in pairs if not np.isnan(o) and e > 0)
    if len(z) < 10:
        return 1.0
    cut = len(z) // 10
    z[:cut] = [z[cut]] * cut
    z[len(z) - cut :] = [z[len(z) - 1 - cut]] * cut
    return max(1.0, sum(each**2 for each in z) / len(z))


def clustered(
    rng: np.random.Generator, expected: np.ndarray, phi: float, slices: int
) -> np.ndarray:
    return rng.negative_binomial(expected / (phi - 1), 1 / phi, (slices, expected.size))


def test_z_is_about_standard_normal_for_poisson_counts() -> None:
    counts = np.random.default_rng(1).poisson(80, 20_000)
    z = standardised_z(counts, 80.0)
    assert z.mean() == pytest.approx(0, abs=0.1)
    assert z.std() == pytest.approx(1, abs=0.02)
    assert np.isnan(standardised_z([1, np.nan, 1], [0, 5, np.nan])).all()


@pytest.mark.parametrize("size", [10, 19, 30, 342])
def test_winsorise_is_scipys(size: int) -> None:
    values = np.random.default_rng(size).normal(size=(3, size))
    expected = np.stack([winsorize(row, limits=(0.1, 0.1)) for row in values])
    assert np.array_equal(winsorise(values), expected)


def test_winsorise_leaves_missing_out_of_the_count() -> None:
    values = np.arange(20.0)
    with_gaps = np.insert(values, [0, 7, 20], np.nan)
    found = winsorise(with_gaps)
    assert np.array_equal(np.isnan(found), np.isnan(with_gaps))
    assert np.array_equal(found[~np.isnan(found)], winsorise(values))
    assert np.isnan(winsorise(np.full((2, 4), np.nan))).all()
    with pytest.raises(ValueError, match="share"):
        winsorise(values, 0.5)


def test_dispersion_is_the_naive_loop_per_slice() -> None:
    rng = np.random.default_rng(3)
    expected = np.exp(rng.normal(4, 1, (4, 57)))
    count = rng.poisson(expected * rng.gamma(5, 0.2, expected.shape)).astype(float)
    count[1, ::5] = np.nan
    expected[2, ::7] = 0
    count[3, 9:] = np.nan
    naive = [naive_dispersion(o, e) for o, e in zip(count.tolist(), expected.tolist(), strict=True)]
    assert naive[0] > 1.5
    assert naive[3] == 1
    assert dispersion(count, expected) == pytest.approx(naive)


@pytest.mark.parametrize("phi", [2.0, 4.0])
def test_known_dispersion_is_found_after_correction(phi: float) -> None:
    rng = np.random.default_rng(4)
    expected = np.exp(rng.normal(4.8, 0.9, AREAS))
    count = clustered(rng, expected, phi, 200)
    assert dispersion(count, expected, corrected=True).mean() == pytest.approx(phi, rel=0.04)
    # What winsorising itself takes away, so that nobody is surprised by the plain estimate.
    assert dispersion(count, expected).mean() == pytest.approx(0.68 * phi, rel=0.04)


def test_correction_is_the_variance_of_a_winsorised_normal() -> None:
    z = stats.norm.ppf((np.arange(20_000) + 0.5) / 20_000) * 3
    assert moment_dispersion(z, corrected=True) == pytest.approx(9, rel=1e-3)
    assert moment_dispersion(z, share=0, corrected=True) == pytest.approx(9, rel=1e-3)
    assert moment_dispersion(z) == pytest.approx(9 * 0.678655, rel=1e-3)


def test_outlying_areas_hardly_move_it() -> None:
    rng = np.random.default_rng(5)
    expected = np.full(AREAS, 150.0)
    count = clustered(rng, expected, 3.0, 1)[0]
    with_outliers = count.copy()
    with_outliers[:10] = 2000
    assert dispersion(with_outliers, expected) < 1.3 * dispersion(count, expected)


def test_never_below_one_and_one_for_few_areas() -> None:
    assert dispersion(np.full(50, 20.0), np.full(50, 20.0)) == 1
    assert dispersion(np.full(9, 90.0), np.full(9, 20.0)) == 1
    assert dispersion(np.full(10, 90.0), np.full(10, 20.0)) > 10
    assert dispersion(np.full((2, 30), np.nan), np.full((2, 30), 5.0)).tolist() == [1, 1]
    assert dispersion(np.empty((2, 0)), np.empty((2, 0)), corrected=True).tolist() == [1, 1]

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from methods.direction import direction, own_ratio, relative_dispersion, relative_ratio

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
COUNTS = st.integers(0, 3000)
PEOPLE = st.integers(200, 200_000)


@SHORT
@given(COUNTS, PEOPLE, COUNTS, PEOPLE, st.sampled_from([0.05, 0.002]))
def test_own_ratio_is_clopper_pearson_turned_into_a_rate_ratio(
    later: int, later_people: int, earlier: int, earlier_people: int, alpha: float
) -> None:
    ratio, lower, upper = own_ratio(later, later_people, earlier, earlier_people, alpha=alpha)
    if later + earlier == 0:
        assert np.isnan([ratio, lower, upper]).all()
        return
    limits = stats.binomtest(later, later + earlier).proportion_ci(1 - alpha, method="exact")
    beta = proportion_confint(later, later + earlier, alpha, method="beta")
    for found, share, again in zip((lower, upper), limits, beta, strict=True):
        assert found == pytest.approx(
            share / (1 - share) * earlier_people / later_people if share < 1 else np.inf, rel=1e-6
        )
        assert share == pytest.approx(again, abs=1e-9)
    assert lower <= ratio <= upper
    if earlier:
        assert ratio == pytest.approx((later / later_people) / (earlier / earlier_people))


def test_own_ratio_by_hand() -> None:
    # Later share 30 of 40 and equal populations: 0.588038 to 0.873085 by Clopper-Pearson.
    ratio, lower, upper = own_ratio(30, 5000, 10, 5000)
    assert [ratio, lower, upper] == pytest.approx([3, 1.427408, 6.879302], rel=1e-6)


def test_smallest_counts_are_exact() -> None:
    later, earlier = np.meshgrid(np.arange(4), np.arange(1, 4))
    _, lower, upper = own_ratio(later, 100, earlier, 100)
    shares = [
        stats.binomtest(int(x), int(x + y)).proportion_ci(0.95, method="exact")
        for x, y in zip(later.ravel(), earlier.ravel(), strict=True)
    ]
    assert lower.ravel() == pytest.approx([each.low / (1 - each.low) for each in shares])
    assert upper.ravel() == pytest.approx([each.high / (1 - each.high) for each in shares])


def test_zero_counts_and_missing_numbers() -> None:
    later, earlier = [0, 5, 0, np.nan, 5, 5], [5, 0, 0, 5, 5, 5]
    ratio, lower, upper = own_ratio(later, [100] * 5 + [0], earlier, [100] * 4 + [np.nan, 100])
    assert ratio == pytest.approx([0, np.inf, *[np.nan] * 4], nan_ok=True)
    assert lower[0] == 0
    assert 0 < upper[0] < 1.1
    assert 0 < lower[1] < 1.1
    assert upper[1] == np.inf
    assert np.isnan(lower[2:]).all()
    assert np.isnan(upper[2:]).all()


def test_dispersion_widens_as_dividing_both_counts() -> None:
    plain = own_ratio(120, 9000, 80, 8800)
    wide = own_ratio(120, 9000, 80, 8800, dispersion=4.0)
    quarter = own_ratio(30, 9000, 20, 8800)
    assert np.array(wide) == pytest.approx(np.array(quarter))
    assert wide[1] < plain[1] < plain[0] < plain[2] < wide[2]


@SHORT
@given(COUNTS, PEOPLE, st.integers(1, 3000), PEOPLE, st.floats(0.3, 4))
def test_relative_is_the_binomial_test_against_the_national_share(
    later: int, later_people: int, earlier: int, earlier_people: int, national: float
) -> None:
    share = later_people * national / (later_people * national + earlier_people)
    below = stats.binom.cdf(later, later + earlier, share)
    above = stats.binom.sf(later - 1, later + earlier, share)
    ratio, lower, upper = relative_ratio(later, later_people, earlier, earlier_people, national)
    if min(abs(below - 0.025), abs(above - 0.025)) > 1e-6:
        expected = "falling" if below < 0.025 else "rising" if above < 0.025 else "stable"
        assert direction(lower, upper) == expected
    assert ratio == pytest.approx(
        own_ratio(later, later_people, earlier, earlier_people)[0] / national
    )


def test_an_area_that_rises_less_than_the_country_falls_behind() -> None:
    own = own_ratio(260, 10_000, 200, 10_000)
    relative = relative_ratio(260, 10_000, 200, 10_000, 2.0)
    assert direction(*own[1:]) == "rising"
    assert direction(*relative[1:]) == "falling"
    assert relative[0] == pytest.approx(0.65)
    stricter = relative_ratio(260, 10_000, 200, 10_000, 2.0, alpha=0.002)
    assert stricter[1] < relative[1] < relative[2] < stricter[2]


@pytest.mark.parametrize("national", [0.0, np.inf, np.nan])
def test_without_a_national_change_nothing_is_relative(national: float) -> None:
    assert np.isnan(relative_ratio(26, 1000, 20, 1000, national)).all()
    areas = np.full(20, 30.0)
    assert relative_dispersion(areas, 1000, areas, 1000, national) == 1


def simulate(phi: int, trials: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Groups of `phi` participants, with a national doubling and populations that shift."""
    rng = np.random.default_rng(phi)
    earlier_people = np.exp(rng.normal(9, 0.8, trials)).round()
    later_people = (earlier_people * rng.uniform(0.9, 1.1, trials)).round()
    earlier = phi * rng.poisson(earlier_people * 0.01 / phi)
    later = phi * rng.poisson(later_people * 0.02 / phi)
    return later, later_people, earlier, earlier_people


@pytest.mark.parametrize("phi", [1, 4])
def test_relative_interval_covers_the_truth(phi: int) -> None:
    _, lower, upper = relative_ratio(*simulate(phi), 2.0, dispersion=float(phi))
    counted = ~np.isnan(lower)
    missed_low, missed_high = np.mean(upper[counted] < 1), np.mean(lower[counted] > 1)
    assert 0.005 < missed_low < 0.03
    assert 0.005 < missed_high < 0.03


def test_ignoring_clusters_would_cry_wolf() -> None:
    _, _, upper = relative_ratio(*simulate(4), 2.0)
    assert np.nanmean(upper < 1) > 0.1


@pytest.mark.parametrize("phi", [1, 4])
def test_relative_dispersion_finds_the_clusters(phi: int) -> None:
    found = relative_dispersion(*simulate(phi), 2.0, corrected=True)
    assert found == pytest.approx(phi, rel=0.08)
    plain = relative_dispersion(*simulate(phi), 2.0)
    assert plain == pytest.approx(max(1, 0.68 * phi), rel=0.08)


def test_relative_dispersion_is_the_naive_loop_per_slice() -> None:
    later, later_people, earlier, earlier_people = (each[:60] for each in simulate(4))
    z = []
    for x, p1, y, p0 in zip(later, later_people, earlier, earlier_people, strict=True):
        if x + y > 0:
            p = p1 * 1.8 / (p1 * 1.8 + p0)
            z.append((x - (x + y) * p) / ((x + y) * p * (1 - p)) ** 0.5)
    z.sort()
    cut = len(z) // 10
    z = [min(max(each, z[cut]), z[-1 - cut]) for each in z]
    slices = [np.stack([each, each]) for each in (later, later_people, earlier, earlier_people)]
    found = relative_dispersion(*slices, 1.8)
    assert found == pytest.approx([np.mean(np.square(z))] * 2)


def test_direction_words() -> None:
    lower = [1.1, 0.8, 0.5, np.nan, 1.0, 0.5, 0.5]
    upper = [2.0, 1.2, 0.9, 2.0, 1.5, np.nan, 1.0]
    words = ["rising", "stable", "falling", "undetermined", "stable", "undetermined", "stable"]
    assert direction(lower, upper).tolist() == words


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="count"):
        own_ratio(-1, 10, 1, 10)

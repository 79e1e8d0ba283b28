"""Look-alikes, lags and diversity from small tables."""

import numpy as np
import pandas as pd
import pytest

from etl.transform.diversity import build_diversity
from etl.transform.offer_lag import build_offer_lags
from etl.transform.peers import build_peer_variables, build_peers
from methods.diversity import hill_numbers
from methods.rarefaction import hill_at_size, sample_coverage

CHOICES = [
    {
        "area_kind": "rsv",
        "number": 2,
        "variables": [
            {"variable": "youth", "label": "J", "unit": "", "decimals": 0, "logarithm": True},
            {"variable": "share", "label": "S", "unit": "%", "decimals": 1, "logarithm": False},
        ],
    }
]
LETTERS = "abcdefghijkl"
CODES = pd.DataFrame({"list": "theme", "code": ["a", "b", "c", "d"]})


def values(**areas: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"area_kind": "rsv", "area_code": area, "variable": name, "value": value}
            for area, pair in areas.items()
            for name, value in zip(("youth", "share"), pair, strict=True)
        ]
    )


def test_doubling_counts_alike_at_every_size() -> None:
    table = values(A=(100, 5), B=(200, 5), C=(400, 5), D=(30_000, 9))
    peers = build_peers(table, CHOICES).set_index(["area_code", "rank"])
    assert peers["peer_code"]["B", 1] in ("A", "C")
    assert peers["distance"]["B", 1] == pytest.approx(peers["distance"]["B", 2])
    assert peers["peer_code"]["D", 1] == "C"
    described = build_peer_variables(table, CHOICES).set_index(["area_code", "variable"])
    assert described["value"]["C", "youth"] == 400
    assert described["standardised"].groupby("variable").mean().to_numpy() == pytest.approx([0, 0])


def test_an_area_without_young_people_has_no_look_alikes() -> None:
    table = values(A=(100, 5), B=(0, 5), C=(300, np.nan), D=(500, 6))
    peers = build_peers(table, CHOICES)
    assert set(peers["area_code"]) == set(peers["peer_code"]) == {"A", "D"}


def offer(*projects: tuple[str, str, dict[str, float]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "stand": "now", "area_kind": "rsv", "area_code": rsv, "offer_id": name,
                "dimension": "theme", "code": code, "places": places,
            }
            for rsv, name, themes in projects
            for code, places in themes.items()
        ]
    )  # fmt: skip


def test_a_lag_against_look_alikes_is_found_and_absence_alone_is_not_a_lag() -> None:
    young = pd.DataFrame(
        {"stand": "now", "rsv_code": ["X", "Y", "Z"], "youth_population": [90_000, 80_000, 900]}
    )
    peers = pd.DataFrame(
        {"area_kind": "rsv", "area_code": ["X", "X", "Y", "Z"], "peer_code": ["Y", "W", "X", "Y"]}
    )
    table = offer(
        ("X", "x1", {"a": 10}),
        *(("Y", f"y{number}", {"a": 5, "b": 5}) for number in range(25)),
    )
    found = build_offer_lags(table, CODES, young, peers, 0.05).set_index(["rsv_code", "code"])
    assert found["outcome"]["X", "b"] == "lagging"
    assert found["projects"]["X", "b"] == 0
    assert found["expected"]["X", "b"] == pytest.approx(25 / 80_000 * 90_000)
    assert found["peer_rsvs"]["X", "b"] == 1  # W delivered nothing
    # As empty as X, but so few young people that nothing else was to be expected.
    assert found["projects"]["Z", "b"] == 0
    assert found["outcome"]["Z", "b"] == "similar"
    assert found["outcome"]["Y", "b"] == "similar"
    assert found["outcome"]["X", "a"] == "lagging"
    # Nobody has it: there is nothing to lag behind.
    assert found["outcome"]["X", "c"] == "not_compared"


def test_between_a_lag_and_none_lies_possible() -> None:
    young = pd.DataFrame(
        {"stand": "now", "rsv_code": ["X", "Y"], "youth_population": [50_000, 100_000]}
    )
    peers = pd.DataFrame({"area_kind": "rsv", "area_code": ["X"], "peer_code": ["Y"]})
    table = offer(
        *(("X", f"x{number}", {"b": 1}) for number in range(3)),
        *(("Y", f"y{number}", {"a": 1, "b": 1}) for number in range(12)),
    )
    for rate, outcome in ((0.05, "lagging"), (0.01, "possible")):
        found = build_offer_lags(table, CODES, young, peers, rate).set_index(["rsv_code", "code"])
        # None against twelve; twice that, as the best of two comparisons.
        assert found["p_value"]["X", "a"] == pytest.approx((2 / 3) ** 12)
        assert found["adjusted_p"]["X", "a"] == pytest.approx(2 * (2 / 3) ** 12)
        assert found["outcome"]["X", "a"] == outcome
        assert 1 < found["upper_95"]["X", "b"] < 9
        assert found["outcome"]["X", "b"] == "similar"


def test_diversity_at_one_coverage_for_all_and_none_for_the_smallest() -> None:
    draw = np.random.default_rng(4)
    projects = [
        (rsv, f"{rsv}{number}", {str(code): float(draw.integers(5, 200)) for code in chosen})
        for rsv, number_of in (("P", 9), ("Q", 30), ("R", 3))
        for number in range(number_of)
        for chosen in [draw.choice(list(LETTERS), draw.integers(1, 3), replace=False)]
    ]
    codes = pd.DataFrame({"list": "theme", "code": list(LETTERS)})
    found = build_diversity(offer(*projects), codes, 5)
    assert len(found) == 3 * 2 * 3
    level: dict[str, float] = {}
    shows = {
        rsv: np.array(
            [[code in themes for code in LETTERS] for name, _, themes in projects if name == rsv]
        )
        for rsv in "PQR"
    }
    for weight, times in (("places", 1), ("projects", 2)):
        level[weight] = min(
            float(sample_coverage(seen.sum(axis=0), len(seen), times * len(seen)))
            for rsv, seen in shows.items()
            if rsv != "R"
        )
        rows = found[found["weight"] == weight]
        assert rows.loc[rows["area_code"] == "R", "at_coverage"].isna().all()
        compared = rows[rows["area_code"] != "R"]
        assert compared["equal_coverage"].to_numpy() == pytest.approx(np.full(6, level[weight]))
        assert (compared["at_coverage_lower_95"] <= compared["at_coverage"] + 1e-9).all()
    assert level["places"] < level["projects"] < 1
    indexed = found.set_index(["weight", "area_code", "hill_order"]).sort_index()
    places = {
        code: sum(themes.get(code, 0) for name, _, themes in projects if name == "Q")
        for code in LETTERS
    }
    observed = indexed["observed"].loc["places", "Q"]
    assert observed.tolist() == pytest.approx(hill_numbers(list(places.values())))
    size = int(indexed["equal_projects"]["projects", "Q", 0])
    at_size = hill_at_size(shows["Q"].sum(axis=0), 30, size)
    assert indexed["at_coverage"].loc["projects", "Q"].tolist() == pytest.approx(
        np.minimum(at_size, len(LETTERS))
    )


def test_no_offer_at_all_gives_empty_tables() -> None:
    nothing = offer(("X", "x", {"a": 1.0}))[:0]
    assert build_diversity(nothing, CODES, 5).empty
    young = pd.DataFrame({"stand": ["now"], "rsv_code": ["X"], "youth_population": [100]})
    peers = pd.DataFrame({"area_kind": ["rsv"], "area_code": ["X"], "peer_code": ["Y"]})
    lags = build_offer_lags(nothing, CODES, young, peers, 0.05)
    assert set(lags["outcome"]) == {"not_compared"}
    assert build_offer_lags(nothing, CODES, young[:0], peers, 0.05).empty

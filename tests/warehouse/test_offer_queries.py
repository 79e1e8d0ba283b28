"""The questions on offer, held against plain loops over the same offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from warehouse import queries
from warehouse.reference import read_reference
from warehouse.releases import Release

DAY = pd.Timestamp("2024-02-29")
FIRST_DAY = pd.Timestamp("2023-03-01")
FILTERS: list[dict[str, str]] = [
    {},
    {"theme": "eenzaamheid"},
    {"variant_group": "kort"},
    {"moment": "vakantie", "target_group": "vmbo_mbo"},
    {"theme": "politiek", "variant_group": "plus", "moment": "tijdens_school"},
]


@dataclass(frozen=True)
class Facts:
    """The tables a loop needs."""

    release_id: str
    offer: pd.DataFrame
    place: pd.DataFrame
    youth: dict[str, float]
    rsv: dict[str, str]
    demand: pd.DataFrame
    reach: pd.DataFrame

    def chosen(self, filters: dict[str, str], first: pd.Timestamp) -> pd.DataFrame:
        """Offers that pass and run somewhere from `first` to the reference date."""
        group = filters.get("variant_group", "regulier")
        variants = {"basis", "extra", "plus"} if group == "regulier" else {group}

        def passes(row: pd.Series) -> bool:
            return (
                row["variant"] in variants
                and filters.get("theme", row["themes"][0]) in row["themes"]
                and filters.get("moment", row["moment"]) == row["moment"]
                and filters.get("target_group", row["target_groups"][0]) in row["target_groups"]
                and row["start_date"] <= DAY
                and (pd.isna(row["end_date"]) or row["end_date"] >= first)
            )

        return self.offer[self.offer.apply(passes, axis=1)]

    def where(self, offers: pd.DataFrame) -> pd.DataFrame:
        """The municipalities of these offers."""
        found = self.place[self.place["municipality_code"] != "landelijk"]
        return found.merge(offers, on="offer_id")


@pytest.fixture
def facts(example_release: Release) -> Iterator[Facts]:
    with duckdb.connect(str(example_release.path), read_only=True) as connection:
        area = connection.table("mart.area").df()
        youth = connection.table("mart.youth_population").df()
        yield Facts(
            example_release.release_id,
            connection.table("mart.offer").df(),
            connection.table("mart.offer_place").df(),
            youth[youth["year"] == 2024]
            .set_index("municipality_code")["youth_population"]
            .to_dict(),
            area[area["area_kind"] == "municipality"].set_index("area_code")["rsv_code"].to_dict(),
            connection.table("mart.demand_point").df(),
            connection.table("mart.reach").df(),
        )


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_capacity_and_white_spots(facts: Facts, filters: dict[str, str]) -> None:
    ran = facts.where(facts.chosen(filters, FIRST_DAY))
    runs = facts.where(facts.chosen(filters, DAY))
    capacity = queries.offer_capacity(
        facts.release_id, period="12m", area_kind="municipality", **filters
    ).set_index("area_code")
    places = (ran["places"] * ran["part"]).groupby(ran["municipality_code"]).sum()
    for code in facts.rsv:
        assert capacity["places"][code] == pytest.approx(places.get(code, 0))
        assert capacity["places_per_1000"][code] == pytest.approx(
            places.get(code, 0) / facts.youth[code] * 1000
        )
        assert capacity["projects"][code] == (ran["municipality_code"] == code).sum()
        assert capacity["running_projects"][code] == (runs["municipality_code"] == code).sum()
    points = read_reference("municipality_points.csv").set_index("municipality_code")
    spots = queries.white_spots(
        facts.release_id, period="12m", within_km=10.0, **filters
    ).set_index("area_code")
    served = points.loc[sorted(set(runs["municipality_code"]))]
    for code, point in points.iterrows():
        row = spots.loc[code]
        if served.empty:
            assert (row["white_spot"], pd.isna(row["nearest_km"])) == ("none", True)
            continue
        distance = np.hypot(served["rd_x_m"] - point["rd_x_m"], served["rd_y_m"] - point["rd_y_m"])
        assert row["nearest_km"] == pytest.approx(distance.min() / 1000, abs=0.006)
        assert row["nearest_code"] == distance.idxmin()
        kind = "own" if code in served.index else "none"
        if kind == "none" and row["nearest_km"] <= 10:
            kind = "within_reach"
        assert row["white_spot"] == kind


def test_the_planted_white_spots_are_found_and_no_other(facts: Facts, example_inbox: Path) -> None:
    account = example_inbox / "verantwoording_voorbeeld" / "witte_vlekken.csv"
    planted = pd.read_csv(account, sep=";", decimal=",", encoding="utf-8-sig")
    spots = queries.white_spots(facts.release_id, period="peildatum", within_km=10.0)
    without = spots[spots["white_spot"] != "own"].set_index("area_code")
    assert set(without.index) == set(planted["municipality_code"])
    assert len(without) > 50
    far = set(planted.loc[planted["is_far"] == "ja", "municipality_code"])
    assert set(without.index[without["white_spot"] == "none"]) == far


def test_a_partnership_and_the_country_count_an_offer_once(facts: Facts) -> None:
    ran = facts.where(facts.chosen({}, FIRST_DAY))
    by_rsv = queries.offer_capacity(facts.release_id, period="12m", area_kind="rsv").set_index(
        "area_code"
    )
    for rsv, part in ran.groupby(ran["municipality_code"].map(facts.rsv)):
        assert by_rsv["projects"][rsv] == part["offer_id"].nunique()
        assert by_rsv["organisations"][rsv] == part["organisation"].nunique()
        assert by_rsv["places"][rsv] == pytest.approx((part["places"] * part["part"]).sum())
    (country,) = queries.offer_capacity(
        facts.release_id, period="12m", area_kind="country"
    ).to_dict("records")
    (nationwide,) = queries.offer_nationwide(facts.release_id, period="12m").to_dict("records")
    everything = facts.chosen({}, FIRST_DAY)
    assert country["projects"] + nationwide["projects"] == len(everything)
    assert country["places"] + nationwide["places"] == pytest.approx(everything["places"].sum())
    assert nationwide["projects"] == everything["is_nationwide"].sum()


@pytest.mark.parametrize(
    ("filters", "within_km"), [({}, 10.0), ({}, 5.0), ({"theme": "zorg"}, 20.0)], ids=str
)
def test_choice_within_reach(facts: Facts, filters: dict[str, str], within_km: float) -> None:
    runs = facts.where(facts.chosen(filters, DAY))
    themes = runs.groupby("municipality_code")["themes"].agg(
        lambda lists: {theme for each in lists for theme in each}
    )
    near = facts.reach[facts.reach["distance_km"] <= within_km]
    reached: dict[int, set[str]] = {}
    for point, code in zip(near["point_id"], near["municipality_code"], strict=True):
        reached.setdefault(point, set()).update(themes.get(code, set()))
    counts = facts.demand["point_id"].map(lambda point: len(reached.get(point, set())))
    share = facts.demand["youth_share"].groupby([facts.demand["municipality_code"], counts]).sum()
    found = queries.choice(
        facts.release_id, period="12m", area_kind="municipality", within_km=within_km, **filters
    )
    rows = found[found["dimension"] == "theme"].set_index(["area_code", "choices"])
    assert rows["youth_share"].to_dict() == pytest.approx(share.to_dict())
    summary = queries.choice_summary(
        facts.release_id,
        period="12m",
        area_kind="rsv",
        within_km=within_km,
        dimension="theme",
        at_least=3,
        **filters,
    ).set_index("area_code")
    people = facts.demand["youth_share"] * facts.demand["municipality_code"].map(facts.youth)
    home = facts.demand["municipality_code"].map(facts.rsv)
    for rsv in ("RSV01", "RSV11"):
        here = people[home == rsv]
        assert summary["share_at_least"][rsv] == pytest.approx(
            here[counts[here.index] >= 3].sum() / here.sum()
        )
        assert summary["mean_choices"][rsv] == pytest.approx(
            (here * counts[here.index]).sum() / here.sum()
        )
    cells = queries.choice_cells(
        facts.release_id, period="12m", within_km=within_km, **filters
    ).set_index("h3_cell")
    assert cells["young_people"].sum() == pytest.approx(sum(facts.youth.values()))
    alone = facts.demand[~facts.demand["h3_cell"].duplicated(keep=False)].head(500)
    assert cells["themes"][alone["h3_cell"]].to_numpy() == pytest.approx(counts[alone.index])
    for is_wide, name in ((False, "h3_cell"), (True, "h3_wide_cell")):
        cells = queries.choice_cells(
            facts.release_id, period="12m", within_km=within_km, is_wide=is_wide, **filters
        ).set_index("h3_cell")
        here = people.groupby(facts.demand[name]).sum()
        assert cells["young_people"].to_dict() == pytest.approx(here.to_dict())
        found = (people * counts).groupby(facts.demand[name]).sum() / here
        assert cells["themes"].to_dict() == pytest.approx(found.to_dict())
        without = people.where(counts == 0, 0).groupby(facts.demand[name]).sum()
        assert cells["young_people_without"].to_dict() == pytest.approx(without.to_dict())


@pytest.mark.parametrize(("kind", "code"), [("municipality", "GM0014"), ("rsv", "RSV05")])
def test_reach_by_code_is_the_choice_of_that_code(facts: Facts, kind: str, code: str) -> None:
    by_code = queries.reach_by_code(
        facts.release_id, period="12m", area_kind=kind, area_code=code, within_km=10.0
    ).set_index(["dimension", "code"])
    for dimension, value in (
        ("theme", "zorg"), ("moment", "vakantie"), ("target_group", "studenten"),
    ):  # fmt: skip
        choice = queries.choice(
            facts.release_id, period="12m", area_kind=kind, within_km=10.0, **{dimension: value}
        )
        some = choice[
            (choice["area_code"] == code)
            & (choice["dimension"] == "any")
            & (choice["choices"] == 1)
        ]
        assert by_code["young_people"][dimension, value] == pytest.approx(
            some["young_people"].sum()
        )


@pytest.mark.parametrize("rsv_code", [None, "RSV08"])
def test_coverage_counts_every_combination(facts: Facts, rsv_code: str | None) -> None:
    runs = facts.where(facts.chosen({}, DAY))
    if rsv_code:
        runs = runs[runs["municipality_code"].map(facts.rsv) == rsv_code]
    projects = runs.drop_duplicates("offer_id")
    found = queries.coverage(facts.release_id, period="12m", rsv_code=rsv_code).set_index(
        ["theme", "moment", "target_group"]
    )
    expected: dict[tuple[str, str, str], int] = {}
    for row in projects.itertuples():
        for key in product([*row.themes, "all"], [row.moment, "all"], [*row.target_groups, "all"]):
            expected[key] = expected.get(key, 0) + 1
    assert found.loc[found["projects"] > 0, "projects"].to_dict() == expected
    whole = (runs["places"] * runs["part"]).sum()
    assert found["places"]["all", "all", "all"] == pytest.approx(whole)
    parts = [key for key in found.index if "all" not in key]
    assert found.loc[parts, "places"].sum() == pytest.approx(whole)


def test_offers_behind_the_figures(facts: Facts) -> None:
    ran = facts.chosen({"theme": "sport"}, FIRST_DAY)
    found = queries.offers(facts.release_id, period="12m", theme="sport")
    assert set(found["offer_id"]) == set(ran["offer_id"])
    one = facts.where(ran).iloc[0]
    here = queries.offers(
        facts.release_id,
        period="12m",
        theme="sport",
        municipality_code=one["municipality_code"],
    ).set_index("offer_id")
    assert here["places_here"][one["offer_id"]] == pytest.approx(one["places"] * one["part"])
    points = queries.offer_points(facts.release_id, period="12m").set_index("area_code")
    runs = facts.where(facts.chosen({}, DAY))
    assert (
        points["running_projects"].to_dict() == runs["municipality_code"].value_counts().to_dict()
    )


def test_covering_is_the_best_for_its_number(facts: Facts) -> None:
    """Try every pair and triple of municipalities of one partnership."""
    rsv, theme, km = "RSV15", "politiek", 10.0
    runs = facts.where(facts.chosen({"theme": theme}, DAY))
    near = facts.reach[facts.reach["distance_km"] <= km]
    served = set(near.loc[near["municipality_code"].isin(runs["municipality_code"]), "point_id"])
    home = facts.demand["municipality_code"].map(facts.rsv) == rsv
    lacking = facts.demand[home & ~facts.demand["point_id"].isin(served)]
    people = dict(
        zip(
            lacking["point_id"],
            lacking["youth_share"] * lacking["municipality_code"].map(facts.youth),
            strict=True,
        )
    )
    sites = {
        code: set(near.loc[near["municipality_code"] == code, "point_id"]) & people.keys()
        for code in facts.rsv
        if facts.rsv[code] == rsv
    }
    found = queries.covering(
        facts.release_id, period="12m", within_km=km, theme=theme, rsv_code=rsv
    )
    assert found["uncovered"].iloc[0] == pytest.approx(sum(people.values()))
    for number in (1, 2, 3):
        plan = found[found["number"] == number]
        best = max(
            sum(people[point] for point in set().union(*(sites[code] for code in chosen)))
            for chosen in combinations(sites, number)
        )
        assert plan["covered"].iloc[0] == pytest.approx(best)
        assert plan["gain"].sum() == pytest.approx(best)
        assert set(plan["rsv_code"]) == {rsv}
    assert found["is_kept"].dtype == bool
    before = set(found.loc[found["number"] == 1, "area_code"])
    second = found[found["number"] == 2]
    assert (second["is_kept"] == second["area_code"].isin(before)).all()


def test_peer_benchmark_is_the_pooled_rate_of_published_peers(facts: Facts) -> None:
    slice_ = {"period": "12m", "measure": "started", "variant_group": "regulier"}
    rates = queries.participation(facts.release_id, area_kind="municipality", **slice_).set_index(
        "area_code"
    )
    found = queries.peer_benchmark(facts.release_id, area_kind="municipality", **slice_).set_index(
        "area_code"
    )
    for code in ("GM0014", "GM0197", "GM0758"):
        peers = queries.peers(facts.release_id, area_kind="municipality", area_code=code)
        others = rates.loc[peers.loc[peers["rank"] > 0, "area_code"]]
        pooled = others["trajectory_count"].sum() / others["youth_population"].sum() * 1000
        assert found["peers_per_1000"][code] == pytest.approx(pooled)
        own = rates.loc[code]
        expected = "similar"
        if own["adjusted_upper_998_per_1000"] < pooled:
            expected = "worse"
        if own["adjusted_lower_998_per_1000"] > pooled:
            expected = "better"
        assert found["peer_outcome_998"][code] == expected
    assert {"similar", "worse"} <= set(found["peer_outcome_998"])


def test_the_agenda_is_ranked_by_the_lower_limit(facts: Facts) -> None:
    agenda = queries.agenda(
        facts.release_id, period="12m", within_km=10.0, white_spot_km=10.0, at_least=3
    )
    ranked = agenda["missing_participants_lower"].dropna()
    assert ranked.is_monotonic_decreasing
    # Whose count is hidden has no rank: it stands last, and in no quarter.
    hidden = agenda["is_suppressed"]
    assert 0 < hidden.sum() == len(agenda) - len(ranked)
    assert hidden.iloc[len(ranked) :].all()
    assert set(agenda.loc[hidden, "quadrant"]) == {"not_compared"}
    low = agenda["rate_per_1000"] < agenda["national_per_1000"]
    little = agenda["mean_choices"] < agenda["national_choices"]
    names = {
        (True, True): "low_participation_little_choice",
        (True, False): "low_participation_enough_choice",
        (False, True): "enough_participation_little_choice",
        (False, False): "enough_participation_enough_choice",
    }
    quadrants = [names[pair] for pair in zip(low[~hidden], little[~hidden], strict=True)]
    assert agenda.loc[~hidden, "quadrant"].tolist() == quadrants
    one = queries.agenda(
        facts.release_id,
        period="12m",
        within_km=10.0,
        white_spot_km=10.0,
        at_least=3,
        rsv_code="RSV05",
    )
    assert set(one["rsv_code"]) == {"RSV05"}
    pd.testing.assert_frame_equal(one, agenda[agenda["rsv_code"] == "RSV05"].reset_index(drop=True))


def test_better_examples_do_better_and_are_near_or_alike(facts: Facts) -> None:
    found = queries.better_examples(facts.release_id, period="12m", municipality_code="GM0758")
    rates = queries.participation(
        facts.release_id,
        period="12m",
        measure="started",
        variant_group="regulier",
        area_kind="municipality",
    ).set_index("area_code")["rate_per_1000"]
    links = read_reference("municipality_neighbours.csv")
    neighbours = set(links.loc[links["municipality_code"] == "GM0758", "neighbour_code"]) | set(
        links.loc[links["neighbour_code"] == "GM0758", "municipality_code"]
    )
    peers = queries.peers(facts.release_id, area_kind="municipality", area_code="GM0758")
    alike = set(peers.loc[peers["rank"] > 0, "area_code"])
    assert set(found["area_code"]) == {
        code for code in neighbours | alike if rates[code] > rates["GM0758"]
    }
    assert set(found.loc[found["is_neighbour"], "area_code"]) <= neighbours
    assert set(found.loc[found["peer_rank"].notna(), "area_code"]) <= alike

"""Facts that ship with the product, held against figures published by CBS and the programme."""

import pandas as pd
import pytest

from warehouse.indicators import load_indicators
from warehouse.reference import read_reference, read_reference_list, work_agenda_tasks


@pytest.fixture(scope="module")
def current() -> pd.DataFrame:
    municipalities = read_reference("municipalities.csv")
    return municipalities[municipalities["year"] == 2023]


@pytest.fixture(scope="module")
def layout() -> pd.DataFrame:
    return read_reference("provisional_rsv_layout.csv")


@pytest.fixture(scope="module")
def neighbours() -> pd.DataFrame:
    return read_reference("municipality_neighbours.csv")


def codes_of(frame: pd.DataFrame) -> set[str]:
    return set(frame["municipality_code"])


def test_342_municipalities_and_their_inhabitants_in_2023(current: pd.DataFrame) -> None:
    assert len(current) == 342
    assert current["municipality_code"].is_unique
    assert current["municipality_name"].is_unique
    assert current["inhabitants"].sum() == 17_811_291


@pytest.mark.parametrize(
    ("year", "count"),
    [(2020, 355), (2021, 352), (2022, 345), (2023, 342), (2024, 342), (2025, 342), (2026, 342)],
)
def test_municipalities_per_year(year: int, count: int) -> None:
    municipalities = read_reference("municipalities.csv")
    assert municipalities.loc[municipalities["year"] == year, "municipality_code"].nunique() == (
        count
    )


def test_twelve_provinces_cover_the_country(current: pd.DataFrame) -> None:
    assert not current["province_code"].isna().any()
    assert current["province_code"].nunique() == current["province_name"].nunique() == 12
    assert not current.duplicated(["municipality_code", "province_code"]).any()


def test_young_people_of_2023(current: pd.DataFrame) -> None:
    youth = read_reference("youth_population.csv")
    year = youth[(youth["year"] == 2023) & (youth["age_from"] == 12) & (youth["age_to"] == 29)]
    assert year["inhabitants"].sum() == 3_923_984
    assert codes_of(year) == codes_of(current)
    assert year["municipality_code"].is_unique
    inhabitants = current.set_index("municipality_code")["inhabitants"]
    share = year.set_index("municipality_code")["inhabitants"] / inhabitants
    assert share.between(0.1, 0.5).all()


def test_an_estimate_is_called_one() -> None:
    youth = read_reference("youth_population.csv")
    estimated = youth["age_from"] == 12  # CBS publishes other age bands per municipality
    assert set(youth.loc[estimated, "status"]) == {"schatting"}


def test_every_municipality_is_in_one_of_19_rsvs(
    current: pd.DataFrame, layout: pd.DataFrame
) -> None:
    assert layout["rsv_code"].nunique() == layout["rsv_name"].nunique() == 19
    assert layout["municipality_code"].is_unique
    assert codes_of(layout) == codes_of(current)
    assert set(layout["status"]) == {"voorlopig"}


def test_the_layout_keeps_to_the_frames(current: pd.DataFrame, layout: pd.DataFrame) -> None:
    frames = {frame["code"]: frame for frame in read_reference_list("frames.yaml")}
    provinces = layout.merge(current, on="municipality_code")
    per_province = provinces.groupby("province_code")["rsv_code"].nunique()
    assert len(per_province) == 12
    assert (per_province >= frames["rsv_per_province"]["minimum"]).all()
    assert layout["rsv_code"].nunique() <= frames["number_of_rsvs"]["maximum"]
    assert frames["fte_bounds"]["minimum"] < frames["fte_bounds"]["maximum"]
    assert all(frame["title"] and frame["rule"] for frame in frames.values())


def test_neighbours_know_each_other(current: pd.DataFrame, neighbours: pd.DataFrame) -> None:
    pairs = set(zip(neighbours["municipality_code"], neighbours["neighbour_code"], strict=True))
    assert len(pairs) == len(neighbours)
    assert pairs == {(other, one) for one, other in pairs}
    assert all(one != other for one, other in pairs)
    assert {one for one, _ in pairs} == codes_of(current)
    kinds = neighbours.set_index(["municipality_code", "neighbour_code"])["kind"]
    assert all(kinds[one, other] == kinds[other, one] for one, other in pairs)


def test_the_country_hangs_together(neighbours: pd.DataFrame) -> None:
    reached, new = set(), {"GM0344"}
    while new:
        reached |= new
        beside = neighbours["municipality_code"].isin(new)
        new = set(neighbours.loc[beside, "neighbour_code"]) - reached
    assert len(reached) == 342


def test_points_lie_in_the_netherlands(current: pd.DataFrame) -> None:
    points = read_reference("municipality_points.csv")
    assert codes_of(points) == codes_of(current)
    assert points["longitude"].between(3.3, 7.3).all()
    assert points["latitude"].between(50.7, 53.6).all()
    assert points["area_km2"].gt(0).all()


def test_a_cell_lies_in_one_municipality(current: pd.DataFrame) -> None:
    cells = read_reference("municipality_h3_cells.parquet")
    cell_column = next(name for name in cells.columns if name != "municipality_code")
    assert cells[cell_column].is_unique
    assert codes_of(cells) == codes_of(current)


def test_changes_lead_from_a_known_code_to_a_known_code() -> None:
    municipalities = read_reference("municipalities.csv")
    known = {year: codes_of(rows) for year, rows in municipalities.groupby("year")}
    for change in read_reference("municipality_changes.csv").itertuples():
        year = int(change.valid_from[:4])
        assert change.old_code in known[year - 1], change
        assert change.new_code in known[year], change


def test_code_lists_are_unambiguous() -> None:
    lists = read_reference("code_lists.csv", dtype=str)
    assert not lists.duplicated(["list", "code"]).any()
    assert not lists.duplicated(["list", "label"]).any()
    for _, rows in lists.groupby("list"):
        spellings = rows["aliases"].dropna().str.split("|").explode()
        owners = pd.Series(spellings.index, index=spellings.str.lower()).groupby(level=0)
        assert owners.nunique().max() == 1


def test_milestones_follow_each_other() -> None:
    steps = read_reference_list("milestones.yaml")
    assert all(step["first_day"] <= step["last_day"] for step in steps)
    ends = [step["last_day"] for step in steps]
    assert ends == sorted(ends)
    assert all(step["title"] and step["what"] and step["who"] for step in steps)


def test_every_part_of_a_work_agenda_has_a_rule_a_milestone_and_figures() -> None:
    tasks = work_agenda_tasks()
    lists = read_reference("code_lists.csv", dtype=str)
    assert list(tasks) == lists.loc[lists["list"] == "agenda_part", "code"].tolist()
    steps = {step["title"] for step in read_reference_list("milestones.yaml")}
    for task in tasks.values():
        assert task["title"] and task["rule"] and task["figures"]
        assert task["milestone"] in steps
        for figure in task["figures"]:
            assert figure["label"]
            assert figure["shown_as"] in {"number", "percentage", "times", "of_total", "yes_no"}
            assert figure.get("indicator") in {None, *load_indicators()}
            assert figure.get("detail", "{}").count("{}") == 1


def test_early_school_leaving_adds_up() -> None:
    leaving = read_reference("early_school_leaving.csv")
    provinces = leaving[leaving["region_code"].str.startswith("PV")]
    country = leaving[leaving["region_code"] == "NL01"].iloc[0]
    assert len(provinces) == 12
    assert abs(provinces["pupils"].sum() - country["pupils"]) <= 12 * 10  # rounded to tens by CBS
    assert (
        leaving["early_leavers"] + leaving["not_early_leavers"] - leaving["pupils"]
    ).abs().max() <= 10

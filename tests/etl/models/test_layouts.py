"""Figures on today's layout and on the layout of then, held against a count by hand."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.load import load
from tests.etl.conftest import SmallCountry
from tests.etl.delivery_writer import write_csv
from tests.etl.moving_country import DE_BILT, MOVE, VOORNE, trajectory_rows, write_moving_country

SLICE = "measure == 'started' and variant_group == 'regulier'"
# Each month Oost starts 15 and West 25 without De Bilt, which starts 4; Noord starts 7.
OOST, WEST, DE_BILTS, NOORD = 15, 25, 4, 7
# period → young people of Oost, of West, of De Bilt and of Noord
YOUTH = {
    "2022": (13_000, 23_600, 1_500, 8_000),
    "2023": (15_000, 24_800, 1_600, 8_500),
    "schooljaar-2022": (15_000, 24_800, 1_600, 8_500),
    "12m-eerder": (15_000, 24_800, 1_600, 8_500),
    "12m": (17_000, 26_000, 1_700, 9_000),
}


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> SmallCountry:
    """The country in which De Bilt moves, loaded once."""
    folder = tmp_path_factory.mktemp("moving-country")
    write_moving_country(folder / "inbox")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MDT_DATA", str(folder / "data"))
        patch.setenv("MDT_SMALLEST_COUNT", "1")
        patch.setattr("warehouse.settings.BOUNDARIES_FOLDER", folder / "boundaries")
        release = load(folder / "inbox", lambda _: None).release
    return SmallCountry(folder / "inbox", folder / "data", release)


def of_rsvs(table: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int, int]]:
    """(period, partnership) → starts, young people, municipalities."""
    rows = table.query(f"{SLICE} and area_kind == 'rsv'")
    values = ["trajectory_count", "youth_population", "known_municipalities"]
    return {
        (row["period"], row["area_code"]): tuple(int(row[name]) for name in values)
        for row in rows.to_dict("records")
    }


def test_nothing_is_refused(moving: SmallCountry) -> None:
    assert moving.mart("rejected").empty
    remarks = moving.mart("quality")["remark"]
    assert "samenvoeging_onvolledig" not in set(remarks)


def test_todays_layout_moves_history_along(moving: SmallCountry) -> None:
    expected = {}
    for period, (oost, west, de_bilt, noord) in YOUTH.items():
        expected[period, "R1"] = (12 * OOST, oost, 2)
        expected[period, "R2"] = (12 * (WEST + DE_BILTS), west + de_bilt, 4)
        expected[period, "R3"] = (12 * NOORD, noord, 1)
    assert of_rsvs(moving.mart("participation")) == expected


def test_the_layout_of_then_leaves_history_where_it_was(moving: SmallCountry) -> None:
    """The last 12 months end after the move: there both layouts are the same, and none is kept."""
    expected = {}
    for period, (oost, west, de_bilt, noord) in YOUTH.items():
        if period != "12m":
            expected[period, "R1"] = (12 * (OOST + DE_BILTS), oost + de_bilt, 3)
            expected[period, "R2"] = (12 * WEST, west, 3)
            expected[period, "R3"] = (12 * NOORD, noord, 1)
    then = moving.mart("participation_then")
    assert of_rsvs(then) == expected
    row = then.query(f"{SLICE} and period == '2023' and area_code == 'R1'").iloc[0]
    assert row["rate_per_1000"] == pytest.approx(1000 * 228 / 16_600)
    assert row["national_per_1000"] == pytest.approx(1000 * 612 / 49_900)


def test_of_municipalities_only_those_are_kept_that_it_makes_a_difference_to(
    moving: SmallCountry,
) -> None:
    then = moving.mart("participation_then").query("area_kind == 'municipality'")
    assert set(then["area_code"]) == {"GM0344", "GM0307", "GM0363", "GM0439", VOORNE, DE_BILT}


def test_a_municipality_is_held_against_its_partnership_of_then(moving: SmallCountry) -> None:
    question = f"{SLICE} and period == '2023' and area_code == '{DE_BILT}'"
    today = moving.mart("participation").query(question).iloc[0]
    then = moving.mart("participation_then").query(question).iloc[0]
    assert (today["trajectory_count"], then["trajectory_count"]) == (48, 48)
    assert then["rsv_code"] == "R1"
    assert then["rsv_per_1000"] == pytest.approx(1000 * 228 / 16_600)
    assert today["rsv_per_1000"] == pytest.approx(1000 * 348 / 26_400)


@pytest.mark.parametrize("measure", ["started", "running", "completed"])
def test_the_parts_sum_to_the_country_on_both_layouts(moving: SmallCountry, measure: str) -> None:
    question = f"measure == '{measure}' and variant_group == 'regulier'"
    today = moving.mart("participation").query(question)
    then = moving.mart("participation_then").query(question)
    country = today[today["area_kind"] == "country"].set_index("period")
    assert (country["trajectory_count"] > 0).all()
    for table in (today, then):
        for name in ("trajectory_count", "youth_population"):
            sums = table[table["area_kind"] == "rsv"].groupby("period")[name].sum()
            assert sums.to_dict() == country.loc[sums.index, name].to_dict()


def test_months_follow_the_layout_of_their_last_day(moving: SmallCountry) -> None:
    """What started goes along with De Bilt on 1-1-2024; what runs is known of the country only."""
    regular = "variant_group == 'regulier'"
    today = moving.mart("participation_month").query(f"{regular} and area_kind == 'rsv'")
    then = moving.mart("participation_month_then").query(regular)
    assert then["month"].max() == pd.Timestamp(MOVE) - pd.DateOffset(months=1)
    assert len(then) == 3 * 24
    for table, oost, west in (
        (today, OOST, WEST + DE_BILTS),
        (then, OOST + DE_BILTS, WEST),
    ):
        settled = table[table["month"] >= "2022-04-01"]
        for code, started in (("R1", oost), ("R2", west)):
            rows = settled[settled["area_code"] == code]
            assert set(rows["started"]) == {started}
            assert set(rows["completed"]) == {started}
            assert rows["running"].isna().all()


def test_people_of_an_older_division_are_added_up(moving: SmallCountry) -> None:
    people = moving.mart("participation").query(f"{SLICE} and area_kind == 'municipality'")
    people = people.set_index(["area_code", "period"])
    assert people.loc[(VOORNE, "2022"), "youth_population"] == 600
    assert people.loc[("GM0363", "2022"), "youth_population"] == 20_000
    assert people.loc[(VOORNE, "2022"), "trajectory_count"] == 24


@pytest.mark.parametrize("left_out", ["GM0614", "GM0457"])
def test_half_a_merger_is_not_a_population(tmp_path: Path, inbox: Path, left_out: str) -> None:
    write_moving_country(inbox)
    path = inbox / "bevolking.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith(left_out)), encoding="utf-8")
    release = load(inbox, lambda _: None).release
    with duckdb.connect(str(release.path), read_only=True) as connection:
        people = connection.table("mart.participation").df()
        remarks = connection.table("mart.quality").df().set_index("remark")
    merged = VOORNE if left_out == "GM0614" else "GM0363"
    rows = people.query(f"{SLICE} and period == '2022' and area_code == '{merged}'")
    assert rows["population_status"].tolist() == ["schatting"]
    assert remarks.loc["samenvoeging_onvolledig", "row_count"] == 1


def test_a_layout_that_never_changes_keeps_nothing_extra(inbox: Path) -> None:
    write_moving_country(inbox)
    path = inbox / "rsv_gemeenten.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line.replace("2023-12-31", "") for line in lines if "2024-01-01" not in line]
    path.write_text("".join(lines), encoding="utf-8")
    release = load(inbox, lambda _: None).release
    with duckdb.connect(str(release.path), read_only=True) as connection:
        assert connection.table("mart.participation_then").count("*").fetchone() == (0,)
        assert connection.table("mart.participation_month_then").count("*").fetchone() == (0,)
        assert not connection.table("mart.release_info").df()["has_layout_of_then"].iloc[0]


def test_a_partnership_does_not_seem_to_deliver_by_who_joins_it(inbox: Path) -> None:
    """West begins to deliver in 2024; De Bilt's years in Oost do not make its zeros known."""
    write_moving_country(inbox)
    others = ("GM0344", "GM0307", DE_BILT, "GM0014")
    rows = [
        row
        for row in trajectory_rows()
        if row["gemeente_code"] in others or str(row["startdatum"]) >= "2024"
    ]
    write_csv(inbox / "deelname.csv", rows)
    release = load(inbox, lambda _: None).release
    with duckdb.connect(str(release.path), read_only=True) as connection:
        rows = connection.table("mart.participation").df().query(f"{SLICE} and period == '2023'")
    known = set(rows.loc[rows["area_kind"] == "municipality", "area_code"])
    assert known == set(others)


def test_on_the_layout_of_then_a_hidden_municipality_that_moved_hides_both(
    moving: SmallCountry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside today's figure of Oost, that of then would say how many De Bilt has: 48 a year."""
    monkeypatch.setenv("MDT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MDT_SMALLEST_COUNT", "50")
    release = load(moving.inbox, lambda _: None).release
    hidden = SmallCountry(moving.inbox, tmp_path / "data", release)
    today, then = hidden.mart("participation"), hidden.mart("participation_then")
    chosen = "period == '2023' and measure == 'started' and variant_group == 'regulier'"
    of_bilt = today.query(f"{chosen} and area_code == @DE_BILT")
    assert of_bilt["is_suppressed"].all()
    rsvs = then.query(f"{chosen} and area_kind == 'rsv'").set_index("area_code")
    left, joined = "R1", "R2"
    assert rsvs.loc[[left, joined], "is_suppressed"].all()
    assert rsvs.loc[[left, joined], "trajectory_count"].isna().all()
    assert rsvs.loc[[left, joined], "rate_per_1000"].isna().all()
    shown = moving.mart("participation_then").query(f"{chosen} and area_kind == 'rsv'")
    assert shown["trajectory_count"].notna().all()

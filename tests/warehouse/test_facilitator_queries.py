"""Facilitators on a day, held against plain loops over what was delivered."""

from datetime import date, timedelta

import pandas as pd
import pytest

from tests.warehouse.publishing import publish_changed
from warehouse import queries
from warehouse.connection import cursor
from warehouse.releases import Release

DAY = date(2024, 2, 29)
DAYS = (date(2023, 3, 27), date(2023, 5, 15), date(2023, 10, 15), date(2023, 10, 16), DAY)
# Changed persons with a day in common, three at once, outside the bounds, an unknown partnership,
# and one that is to come.
ODD = """
insert into mart.appointment (rsv_code, role, fte, valid_from, valid_to, appointment_step,
    file_name, line)
values
    ('RSV01', 'regiofacilitator', 0.3, '2024-01-01', null, 'aangesteld', 'b.csv', 2),
    ('RSV01', 'kwartiermaker', 0.5, '2023-06-01', '2024-01-01', 'aangesteld', 'b.csv', 3),
    ('RSV10', 'regiofacilitator', 1.2, '2024-01-01', '2024-02-29', 'aangesteld', 'b.csv', 4),
    ('RSV98', 'regiofacilitator', 0.7, '2024-01-01', null, 'aangesteld', 'b.csv', 5),
    ('RSV15', 'regiofacilitator', 0.8, '2024-03-01', null, 'aangesteld', 'b.csv', 6)
"""
# Groningen goes to a partnership of its own on 1 June; Zeeland is closed.
MOVES = """
insert into mart.area (area_kind, area_code, area_name) values ('rsv', 'RSV20', 'Stad');
insert into mart.membership values ('GM0014', 'RSV20', '2024-06-01', null, 'vastgesteld');
update mart.membership set valid_to = '2024-05-31'
where municipality_code = 'GM0014' and rsv_code = 'RSV01';
update mart.membership set rsv_code = 'RSV17' where rsv_code = 'RSV15'
"""


def table(release: Release, name: str) -> pd.DataFrame:
    with cursor(release.release_id) as own:
        return own.execute(f"from mart.{name}").df()


def on(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows that hold on a day."""
    moment = pd.Timestamp(day)
    return rows[(rows["valid_from"] <= moment) & ~(rows["valid_to"] < moment)]


def places(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """File and line of every row."""
    return sorted(zip(rows["file_name"], rows["line"], strict=True))


@pytest.fixture
def odd_release(own_release: Release) -> Release:
    return publish_changed(own_release, ODD)


@pytest.fixture
def moving(own_release: Release) -> Release:
    return publish_changed(own_release, MOVES)


@pytest.mark.parametrize("day", DAYS)
def test_only_an_appointment_on_the_day_counts(odd_release: Release, day: date) -> None:
    found = queries.facilitators(odd_release.release_id, reference_date=day).set_index("rsv_code")
    holding = on(table(odd_release, "appointment"), day)
    for code, row in found.iterrows():
        own = holding[holding["rsv_code"] == code]
        appointed = own[own["appointment_step"] == "aangesteld"]
        assert row["appointed"] == len(appointed)
        if appointed.empty:
            assert pd.isna(row["fte"])
            assert pd.isna(row["roles"])
        else:
            assert row["fte"] == pytest.approx(appointed["fte"].sum())
            assert row["roles"] == ", ".join(sorted(set(appointed["role"])))
        steps = sorted(set(own["appointment_step"]) - {"aangesteld"})
        assert (row["candidate_steps"] if steps else "") == ", ".join(steps)
    listed = queries.appointments(odd_release.release_id, reference_date=day)
    to_come = table(odd_release, "appointment")
    to_come = to_come[to_come["valid_from"] > pd.Timestamp(day)]
    assert places(listed[~listed["is_to_come"]]) == places(holding)
    assert places(listed[listed["is_to_come"]]) == places(to_come)


@pytest.mark.parametrize("day", DAYS)
def test_meetings_are_those_of_the_year_up_to_the_day(example_release: Release, day: date) -> None:
    meetings = table(example_release, "meeting")
    first = pd.Timestamp(day) - pd.DateOffset(years=1)
    held = meetings[
        (meetings["meeting_kind"] == "overleg")
        & (meetings["meeting_date"] > first)
        & (meetings["meeting_date"] <= pd.Timestamp(day))
    ]
    counts = held["rsv_code"].value_counts()
    found = queries.facilitators(example_release.release_id, reference_date=day)
    for code, count in zip(found["rsv_code"], found["meetings_last_year"], strict=True):
        assert count == counts.get(code, 0)


def test_who_never_delivered_a_meeting_is_unknown(own_release: Release) -> None:
    silent = publish_changed(own_release, "delete from mart.meeting where rsv_code = 'RSV05'")
    found = queries.facilitators(silent.release_id, reference_date=DAY)
    missing = found.loc[found["meetings_last_year"].isna(), "rsv_code"]
    assert missing.tolist() == ["RSV05"]


def test_on_the_reference_date_it_is_the_profile(example_release: Release) -> None:
    found = queries.facilitators(example_release.release_id, reference_date=DAY)
    profiles = queries.rsv_profiles(example_release.release_id, reference_date=DAY)
    for name in ("municipalities", "youth_population", "fte", "meetings_last_year"):
        pd.testing.assert_series_equal(found[name], profiles[name], check_dtype=False)


def test_size_follows_the_layout_of_the_day(moving: Release) -> None:
    before, after = (
        queries.facilitators(moving.release_id, reference_date=day).set_index("rsv_code")
        for day in (date(2024, 5, 31), date(2024, 6, 1))
    )
    own = queries.areas(moving.release_id).set_index(["area_kind", "area_code"])
    people = own.loc[("municipality", "GM0014"), "youth_population"]
    assert before.loc[["RSV20", "RSV15"], "municipalities"].isna().all()
    assert after.loc["RSV20", "municipalities"] == 1
    assert after.loc["RSV20", "youth_population"] == people
    lost = before.loc["RSV01", "youth_population"] - after.loc["RSV01", "youth_population"]
    assert lost == people
    for day in (before, after):
        assert day["municipalities"].sum() == 342
        assert day["youth_population"].sum() == pytest.approx(
            own.loc[("country", "NL"), "youth_population"]
        )


def test_one_unknown_municipality_makes_the_size_unknown(own_release: Release) -> None:
    sql = """
    delete from mart.youth_population where municipality_code = 'GM0014';
    delete from mart.participation where area_code = 'GM0014' and area_kind = 'municipality'
    """
    found = queries.facilitators(publish_changed(own_release, sql).release_id, reference_date=DAY)
    found = found.set_index("rsv_code")
    assert found.index[found["youth_population"].isna()].tolist() == ["RSV01"]
    assert found.loc["RSV01", "known_municipalities"] == found.loc["RSV01", "municipalities"] - 1


def test_history_is_the_sum_of_who_is_appointed_each_day(odd_release: Release) -> None:
    history = queries.fte_history(odd_release.release_id, reference_date=DAY)
    rows = table(odd_release, "appointment")
    known = queries.rsvs(odd_release.release_id)
    rows = rows[(rows["appointment_step"] == "aangesteld") & rows["rsv_code"].isin(known)]
    assert not history.duplicated(["area_code", "day"]).any()
    assert history["day"].max() <= pd.Timestamp(DAY)
    for code in ("RSV01", "RSV06", "RSV10", "RSV15", "NL"):
        own = rows if code == "NL" else rows[rows["rsv_code"] == code]
        steps = history[history["area_code"] == code]
        day = date(2023, 3, 1)
        while day <= DAY:
            past = steps.loc[steps["day"] <= pd.Timestamp(day), "fte"]
            expected = on(own, day)["fte"].sum()
            assert (past.iloc[-1] if len(past) else 0) == pytest.approx(expected), (code, day)
            day += timedelta(days=1)


def test_what_is_odd_is_named_with_file_and_line(odd_release: Release) -> None:
    found = queries.appointment_remarks(odd_release.release_id, lowest=0.5, highest=1.0)
    assert {
        (row.remark, row.rsv_code, row.line, round(row.fte, 2), row.other_line)
        for row in found.fillna({"other_line": 0}).itertuples()
    } == {
        ("below", "RSV01", 2, 0.3, 0),
        ("above", "RSV10", 4, 1.2, 0),
        ("unknown_rsv", "RSV98", 5, 0.7, 0),
        # The delivered one of 0.70 on line 2 of the other file, and the two at hand.
        ("overlap", "RSV01", 2, 0.8, 3),
        ("overlap", "RSV01", 2, 1.0, 2),
        ("overlap", "RSV01", 3, 1.2, 2),
    }
    shared = found[(found["remark"] == "overlap") & (found["other_line"] == 3)].iloc[0]
    assert (shared["first_day"], shared["last_day"]) == (pd.Timestamp("2024-01-01"),) * 2
    assert set(found.loc[found["remark"] != "overlap", "file_name"]) == {"b.csv"}


def test_without_oddities_there_is_nothing_to_remark(example_release: Release) -> None:
    assert queries.appointment_remarks(example_release.release_id, lowest=0.5, highest=1.0).empty

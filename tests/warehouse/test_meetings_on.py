"""The one rule on meetings, against a count by hand, and every page that speaks of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.publishing import publish_changed
from warehouse import queries
from warehouse.frames import load_frames, meetings_asked
from warehouse.releases import Release

DAY = date(2024, 2, 29)
YEAR_DAYS = 366  # 28 February 2023 is a year before 29 February 2024
ROOT = Path(__file__).parents[2]
MACRO = (ROOT / "warehouse/models/mart/meetings_on.sql").read_text()
SCHEMA = """
attach ':memory:' as release;
create schema release.mart;
create table release.mart.meeting (rsv_code text, meeting_kind text, meeting_date date);
create table release.mart.membership (rsv_code text, valid_from date);
create table release.mart.appointment (rsv_code text, appointment_step text, valid_from date);
"""
Found = tuple[int, int, date] | None


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as own:
        own.execute(SCHEMA + MACRO)
        yield own


def found(
    own: duckdb.DuckDBPyConnection,
    meetings: list[tuple[str, int]],
    began: int | None,
    appointed: list[tuple[str, int]],
) -> Found:
    """Held, asked and counted from; every day is given as so many days before DAY."""
    own.execute("truncate release.mart.meeting")
    own.execute("truncate release.mart.membership")
    own.execute("truncate release.mart.appointment")
    for kind, ago in meetings:
        own.execute("insert into release.mart.meeting values ('R', ?, ?)", [kind, before(ago)])
    if began is not None:
        own.execute("insert into release.mart.membership values ('R', ?)", [before(began)])
    for step, ago in appointed:
        own.execute("insert into release.mart.appointment values ('R', ?, ?)", [step, before(ago)])
    return own.execute(
        "select held, asked, counted_from from release.mart.meetings_on(?::date, 6)", [DAY]
    ).fetchone()


def before(days: int) -> date:
    return DAY - timedelta(days=days)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    days=st.integers(0, 800),
    later=st.one_of(st.none(), st.integers(-30, 800)),
    meetings=st.lists(st.integers(-30, 800), max_size=20, unique=True),
)
def test_meetings_are_asked_in_proportion(
    connection: duckdb.DuckDBPyConnection, days: int, later: int | None, meetings: list[int]
) -> None:
    """The partnership is `days` old on the day; someone was appointed `later` days before it."""
    appointed = [] if later is None else [("aangesteld", later), ("voorgedragen", 0)]
    held = [("overleg", ago) for ago in meetings]
    row = found(connection, [*held, ("evaluatie", 5), ("training", 6)], days, appointed)
    since = min(days, YEAR_DAYS - 1, days if later is None or later < 0 else later)
    assert row == (
        sum(0 <= ago < YEAR_DAYS for ago in meetings),
        6 * (since + 1) // YEAR_DAYS,
        before(since),
    )


@pytest.mark.parametrize(
    ("began", "appointed", "asked"),
    [(337, None, 5), (365, None, 6), (800, 338, 5), (800, 28, 0), (60, 800, 1), (-10, None, 0)],
)
def test_some_days_by_hand(
    connection: duckdb.DuckDBPyConnection, began: int, appointed: int | None, asked: int
) -> None:
    steps = [] if appointed is None else [("aangesteld", appointed)]
    row = found(connection, [("overleg", 1)], began, steps)
    assert row is not None
    assert row[:2] == (1, asked)


def test_who_never_delivered_a_meeting_is_not_there(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert found(connection, [], 100, []) is None


@pytest.mark.parametrize("day", [date(2023, 6, 15), date(2023, 12, 31), DAY])
def test_every_question_gives_the_same_meetings(own_release: Release, day: date) -> None:
    """Kaders, Facilitators, Werkagenda and Regio; one began in September and one has silence."""
    release_id = publish_changed(
        own_release,
        """
        update mart.membership set valid_from = date '2023-09-01' where rsv_code = 'RSV01';
        delete from mart.meeting where rsv_code = 'RSV05';
        """,
    ).release_id
    standing = queries.facilitators(release_id, reference_date=day).set_index("rsv_code")
    profiles = queries.rsv_profiles(release_id, reference_date=day).set_index("rsv_code")
    held = standing["meetings_last_year"]
    pd.testing.assert_series_equal(held, profiles["meetings_last_year"])
    assert held.index[held.isna()].tolist() == ["RSV05"]
    checks = queries.frame_checks(release_id, reference_date=day)
    judged = checks[checks["frame"] == "six_meetings"].set_index("rsv_code")
    assert ("RSV01" in judged.index) == (day >= date(2023, 9, 1))
    known = judged.drop(index="RSV05")
    assert known["value"].tolist() == held[known.index].tolist()
    assert known["limit"].tolist() == standing.loc[known.index, "meetings_asked"].tolist()
    figures = queries.task_figures(
        release_id, reference_date=day, within_km=10.0, stand="peildatum", period="12m"
    )
    shown = figures[(figures["figure"] == "meetings") & (figures["area_code"] != "NL")]
    shown = shown.set_index("area_code")["value"].dropna()
    assert shown.to_dict() == held[known.index].to_dict()


def test_a_whole_year_asks_six() -> None:
    assert meetings_asked() == load_frames()["six_meetings"].minimum == 6

"""Rules of the core models, each on tables of its own."""

import calendar
import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.transform.periods import build_periods
from warehouse.models import model_sql

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
TODAY = date.today()  # noqa: DTZ011


@pytest.fixture(scope="module")
def shared() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("create schema staging; create schema core; create schema reference")
        connection.execute(model_sql("core/weakest_status"))
        yield connection


def fill(connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: list[tuple]) -> None:
    connection.execute(f"create or replace table {name} ({columns})")
    if rows:
        connection.executemany(f"insert into {name} values ({'?,' * len(rows[0])})", rows)


def run(connection: duckdb.DuckDBPyConnection, model: str) -> pd.DataFrame:
    table = model.replace("/", ".")
    connection.execute(f"drop table if exists {table}")
    connection.execute(model_sql(model))
    return connection.table(table).df()


def reference_date(
    connection: duckdb.DuckDBPyConnection,
    trajectories: list[tuple[date, date | None]],
    offers: list[date],
) -> date:
    rows = [(*row, 1) for row in trajectories]
    columns = "start_date date, end_date date, trajectory_count bigint"
    fill(connection, "staging.trajectory", columns, rows)
    fill(connection, "staging.offer", "start_date date", [(day,) for day in offers])
    found: date = run(connection, "core/reference_date")["reference_date"].iloc[0].date()
    return found


def newest_full_month(day: date) -> date:
    """The month counts when the day is one of its last seven; otherwise the one before."""
    last = calendar.monthrange(day.year, day.month)[1]
    if day.day in range(last - 6, last + 1):
        return day.replace(day=last)
    return day.replace(day=1) - timedelta(days=1)


@SHORT
@given(
    spans=st.lists(
        st.tuples(st.dates(date(2018, 1, 1), date(2024, 12, 31)), st.integers(0, 400) | st.none()),
        min_size=1,
        max_size=4,
    ),
    offers=st.lists(st.dates(date(2018, 1, 1), TODAY), max_size=2),
)
@example(spans=[(date(2024, 2, 22), None)], offers=[])
@example(spans=[(date(2024, 2, 23), None)], offers=[])
@example(spans=[(date(2023, 1, 1), 58)], offers=[])
@example(spans=[(date(2023, 12, 24), 0)], offers=[TODAY])
@example(spans=[(date(2023, 12, 25), 0)], offers=[TODAY])
def test_the_reference_date_is_the_end_of_the_newest_month_that_is_covered(
    spans: list[tuple[date, int | None]], offers: list[date], shared: duckdb.DuckDBPyConnection
) -> None:
    rows = [(start, None if n is None else start + timedelta(days=n)) for start, n in spans]
    newest = max(day for row in rows for day in row if day is not None)
    assert reference_date(shared, rows, offers) == newest_full_month(newest)


def test_a_mistyped_year_is_no_newest_month(shared: duckdb.DuckDBPyConnection) -> None:
    usual = [(date(2023, month, day), None) for month in range(1, 13) for day in range(1, 29)]
    assert reference_date(shared, usual, []) == date(2023, 12, 31)
    assert reference_date(shared, [*usual, (date(2025, 9, 28), None)], []) == date(2023, 12, 31)


def test_without_trajectories_the_offer_and_then_the_calendar_decides(
    shared: duckdb.DuckDBPyConnection,
) -> None:
    offers = [date(2022, 3, 31), date(2023, 5, 1), TODAY + timedelta(days=400)]
    assert reference_date(shared, [], offers) == date(2023, 4, 30)
    assert reference_date(shared, [], []) == newest_full_month(TODAY)


@SHORT
@given(
    first=st.dates(date(2018, 1, 1), date(2024, 12, 31)),
    months=st.integers(0, 60),
    years=st.sets(st.integers(2017, 2027), min_size=1),
)
@example(first=date(2023, 1, 1), months=11, years={2023})
@example(first=date(2022, 9, 1), months=23, years={2021, 2024})
def test_periods_are_full_and_have_the_nearest_population(
    first: date, months: int, years: set[int]
) -> None:
    begin = first.year * 12 + first.month - 1  # months since the year 0
    last = begin + months
    reference = pd.Timestamp(last // 12, last % 12 + 1, 1) + pd.offsets.MonthEnd(0)
    found = build_periods(first.replace(day=1), reference.date(), sorted(years))
    starts = {"12m": last - 11, "12m-eerder": last - 23}
    for year in range(2016, 2032):
        starts |= {str(year): year * 12, f"schooljaar-{year}": year * 12 + 8}
    full = {code: start for code, start in starts.items() if start >= begin and start + 11 <= last}

    def day_of(month: int) -> pd.Timestamp:
        return pd.Timestamp(month // 12, month % 12 + 1, 1)

    spans = zip(found["first_month"], found["last_month"], strict=True)
    assert dict(zip(found["period"], spans, strict=True)) == {
        code: (day_of(start), day_of(start + 11)) for code, start in full.items()
    }
    for row in found.itertuples():
        middle = day_of(full[row.period] + 6)  # six of the twelve months lie before it
        nearest = min((abs((pd.Timestamp(year, 1, 1) - middle).days), year) for year in years)
        assert row.population_year == nearest[1]
    assert found["sort_order"].is_monotonic_increasing


def test_less_than_a_year_gives_no_periods_but_a_table() -> None:
    found = build_periods(date(2023, 1, 1), date(2023, 11, 30), [2023])
    assert found.empty
    assert found["first_month"].dtype.kind == "M"
    assert found["population_year"].dtype == "int64"


SHIPPED = "municipality_code text, year int, age_from int, age_to int, inhabitants int, status text"
DELIVERED = f"delivered_code text, {SHIPPED}"


def fill_population(connection: duckdb.DuckDBPyConnection, rows: list[tuple]) -> None:
    """Deliver municipalities of today: each is called what it is."""
    fill(connection, "staging.population", DELIVERED, [(row[0], *row) for row in rows])
    fill(connection, "reference.municipality_year", "year int, municipality_code text", [])
    places = "delivered_code text, municipality_code text"
    fill(connection, "reference.municipality_place", places, [])


def youth(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    run(connection, "core/delivered_youth")
    return run(connection, "core/youth_population")


CUTS = st.sets(st.integers(1, 60), max_size=6)


@SHORT
@given(cuts=CUTS, left_out=st.sets(st.integers(0, 7), max_size=1), shipped=st.booleans())
@example(cuts={12, 30}, left_out=set(), shipped=True)
@example(cuts={12, 18, 30}, left_out={1}, shipped=True)
@example(cuts={11, 30}, left_out=set(), shipped=True)
@example(cuts={13, 30}, left_out=set(), shipped=True)
@example(cuts={10, 15, 28}, left_out={3}, shipped=True)
def test_delivered_ages_count_when_they_cover_12_to_29_exactly(
    cuts: set[int], left_out: set[int], shipped: bool, shared: duckdb.DuckDBPyConnection
) -> None:
    edges = [0, *sorted(cuts), 121]
    bands = [(a, b - 1) for a, b in itertools.pairwise(edges)]
    bands = [band for number, band in enumerate(bands) if number not in left_out]
    rows = [("GM1", 2023, a, b, 1000 * a + b + 1, "definitief") for a, b in bands]
    reference = [("GM1", 2023, 12, 29, 7, "schatting"), ("GM1", 2023, 0, 120, 99, "schatting")]
    fill_population(shared, rows)
    fill(shared, "reference.youth_population", SHIPPED, reference if shipped else [])
    ages_in_whole_bands = {age for a, b in bands if a >= 12 and b <= 29 for age in range(a, b + 1)}
    covers = ages_in_whole_bands == set(range(12, 30))
    delivered = sum(n for _, _, a, b, n, _ in rows if a >= 12 and b <= 29)
    expected = [(delivered, "definitief")] if covers else [(7, "schatting")] if shipped else []
    found = youth(shared)
    assert list(zip(found["youth_population"], found["population_status"], strict=True)) == expected


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("definitief", "definitief"), "definitief"),
        (("definitief", "voorlopig"), "voorlopig"),
        (("voorlopig", "schatting"), "schatting"),
    ],
)
def test_the_least_certain_part_names_the_whole(
    shared: duckdb.DuckDBPyConnection, statuses: tuple[str, str], status: str
) -> None:
    young, old = statuses
    rows = [("GM1", 2023, 12, 17, 1, young), ("GM1", 2023, 18, 29, 2, old)]
    fill_population(shared, rows)
    fill(shared, "reference.youth_population", SHIPPED, [])
    assert youth(shared)["population_status"].to_list() == [status]


def test_a_year_counts_when_every_municipality_has_a_figure(
    shared: duckdb.DuckDBPyConnection,
) -> None:
    fill(shared, "core.municipality", "municipality_code text", [("GM1",), ("GM2",)])
    fill(
        shared,
        "core.youth_population",
        "municipality_code text, year int, youth_population int, population_status text",
        [
            ("GM1", 2022, 5, "d"), ("GM2", 2022, 5, "d"), ("onbekend", 2022, 5, "d"),
            ("GM1", 2023, 5, "d"), ("onbekend", 2023, 5, "d"),
        ],
    )  # fmt: skip
    assert run(shared, "core/population_year")["year"].to_list() == [2022]


MEMBER = "municipality_code text, rsv_code text, valid_from date, valid_to date, status text"


@SHORT
@given(
    days=st.lists(st.integers(-40, 40), min_size=1, max_size=4, unique=True).map(sorted),
    lengths=st.lists(st.integers(0, 100) | st.none(), min_size=4, max_size=4),
)
@example(days=[0], lengths=[None] * 4)
@example(days=[-5, 0], lengths=[4, None, None, None])
@example(days=[-5, 1], lengths=[5, None, None, None])
def test_a_municipality_has_the_partnership_of_the_reference_date(
    days: list[int], lengths: list[int | None], shared: duckdb.DuckDBPyConnection
) -> None:
    today = date(2024, 2, 29)
    periods: list[tuple[int, int | None]] = []
    for number, start in enumerate(days):  # periods that do not overlap, as the intake promises
        following = days[number + 1] if number + 1 < len(days) else None
        wished = None if lengths[number] is None else start + lengths[number]
        if following is not None and (wished is None or wished >= following):
            wished = following - 1
        periods.append((start, wished))
    rows = [
        (
            "GM1",
            f"R{number}",
            today + timedelta(days=start),
            None if end is None else today + timedelta(days=end),
            "vastgesteld",
        )
        for number, (start, end) in enumerate(periods)
    ]
    fill(shared, "core.membership", MEMBER, rows)
    fill(shared, "core.reference_date", "reference_date date", [(today,)])
    fill(
        shared,
        "reference.municipality",
        "municipality_code text, municipality_name text, province_code text, province_name text, "
        "urbanisation_class int, address_density_per_km2 int, area_km2 double",
        [("GM1", "Een", "P", "P", 1, 1, 1.0), ("GM2", "Twee", "P", "P", 1, 1, 1.0)],
    )
    run(shared, "core/membership_span")
    found = run(shared, "core/municipality").set_index("municipality_code")["rsv_code"]
    current = [n for n, (a, b) in enumerate(periods) if a <= 0 and (b is None or b >= 0)]
    coming = [n for n, (a, _) in enumerate(periods) if a > 0]
    expected = (current or coming or [None])[0]
    assert found["GM1"] == f"R{expected}" if expected is not None else pd.isna(found["GM1"])
    assert pd.isna(found["GM2"])

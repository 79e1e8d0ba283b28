"""What someone can work out of the published example release about the counts that are hidden."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pytest

from etl.build import _register_reference
from etl.delivered import open_files
from etl.intake import take_in
from etl.models import ModelRun
from etl.sources.files import inbox_files
from tests.etl.attacker import FLOWS, Attack, Name, Release, what_is_known
from warehouse import releases
from warehouse.reference import read_reference

THRESHOLD = 5
VARIANTS = ("basis", "extra", "plus", "kort")


@pytest.fixture(scope="module")
def counted(example_inbox: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The example as it is counted before anything is hidden."""
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as release; create schema release.mart")
        connection.execute("attach ':memory:' as work; use work")
        connection.execute("create schema accepted; create schema staging; create schema core")
        _register_reference(connection)
        take_in(connection, open_files(inbox_files(example_inbox)), lambda _: None)
        neighbours = read_reference("municipality_neighbours.csv")
        ModelRun(connection, neighbours, lambda _: "map.json").run(lambda _: None)
        yield connection


def what_is_true(release: Release, connection: duckdb.DuckDBPyConnection) -> dict[Name, float]:
    """What nobody outside knows, from the rows themselves."""
    months = connection.table("core.trajectory_month").df()
    days = np.array(release.days, dtype="datetime64[ns]")
    months["number"] = (
        np.searchsorted(days, months["month"].to_numpy("datetime64[ns]"), "right") - 1
    )
    keys = ["measure", "municipality_code", "variant", "number"]
    truth: dict[Name, float] = months.groupby(keys)["trajectory_count"].sum().to_dict()
    for municipality in release.rsv_of:
        for variant in VARIANTS:
            stock = 0.0
            for number in range(len(days)):
                truth["running", municipality, variant, number] = stock
                came, *left = (truth.get((m, municipality, variant, number), 0.0) for m in FLOWS)
                stock += came - sum(left)
    return truth


def test_no_hidden_count_of_the_example_can_be_narrowed(
    example_release: releases.Release, counted: duckdb.DuckDBPyConnection
) -> None:
    """Every published count is an equation; as many values as the threshold stay possible.

    A breach would be a cell that no possible world moves. Partnerships are attacked one by one;
    what stays narrow then gets room from more and more others, since the country ties them.
    """
    release = Release(example_release.path)
    attack = Attack(what_is_known(release), what_is_true(release, counted))
    assert attack.misfit == 0  # the equations say what is so
    assert len(attack.hidden) > 2000
    rsv_codes = sorted(set(release.rsv_of.values()))
    halves = rsv_codes[:9], rsv_codes[9:]
    apart = THRESHOLD - 1  # from 1 to 5 are five possible values
    # Each takes seven seconds or so, and all are made by the same rules.
    attacked = [*(rsv_codes if os.environ.get("MDT_LONG") else rsv_codes[::5]), "NL"]
    for rsv_code in attacked[:-1]:
        attack.push_all([rsv_code], apart, times=10)
    for others in ([], *halves):
        for cell in attack.narrow(apart, attacked):
            attack.push(cell, apart, others)
    assert attack.found(attack.narrow(apart, attacked)) == {}


# Counts of young people, which are hidden when small, and other numbers with such a name.
OF_YOUNG_PEOPLE = {
    ("completion", "completed"),
    ("completion", "ended"),
    ("completion", "stopped"),
    ("direction", "trajectory_count_earlier"),
    ("direction", "trajectory_count_later"),
    ("participation", "trajectory_count"),
    *(
        (table, measure)
        for table in ("participation_month", "participation_month_then")
        for measure in ("started", "completed", "running")
    ),
    ("participation_then", "trajectory_count"),
}
OF_SOMETHING_ELSE = {
    ("delivery", "row_count"),  # rows of all time in a file of a partnership
    ("participation", "expected_count"),  # of the national rate, not of anybody
    ("participation_then", "expected_count"),
    ("release_info", "smallest_count"),  # the threshold
    ("quality", "row_count"),  # rows that belong to no area
}


def test_no_small_count_stands_anywhere_in_the_release(
    example_release: releases.Release,
) -> None:
    with duckdb.connect(str(example_release.path), read_only=True) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'mart' "
            "and regexp_matches(column_name, '(^|_)(count|started|completed|stopped|running|ended)"
            "(_later|_earlier|$)')"
        ).fetchall()
        assert set(columns) == OF_YOUNG_PEOPLE | OF_SOMETHING_ELSE
        for table, column in OF_YOUNG_PEOPLE:
            small = (
                f"select {column} from mart.{table} where {column} > 0 and {column} < {THRESHOLD}"
            )
            assert connection.execute(small).fetchall() == [], (table, column)
        headlines = connection.execute(
            "select figure, value from mart.national_figure "
            "where figure in ('started', 'completed', 'running')"
        ).fetchall()
        assert len(headlines) > 6
        assert all(value == 0 or value >= THRESHOLD for _, value in headlines)
        growth = connection.execute(
            "select value from mart.growth_month where measure in ('gestart', 'afgerond', 'lopend')"
        ).fetchall()
        assert growth
        # A hidden month has a row without a value.
        assert all(value is None or value == 0 or value >= THRESHOLD for (value,) in growth)


def test_a_hidden_row_says_nothing_of_its_own(example_release: releases.Release) -> None:
    """What is left of it speaks of who lives there, and of the areas around it."""
    known = {
        "period", "measure", "variant_group", "area_kind", "area_code", "youth_population",
        "population_status", "known_municipalities", "is_suppressed", "national_per_1000",
        "rsv_per_1000", "expected_count",
    }  # fmt: skip
    with duckdb.connect(str(example_release.path), read_only=True) as connection:
        hidden = connection.execute("from mart.participation where is_suppressed").df()
        directions = connection.execute(
            "from mart.direction as direction inner join mart.period as period using (period) "
            "semi join (from mart.participation where is_suppressed) as hidden "
            "on hidden.period in (period.period, period.earlier_period) "
            "and hidden.measure = direction.measure "
            "and hidden.variant_group = direction.variant_group "
            "and hidden.area_code = direction.area_code"
        ).fetchall()
    assert len(hidden) > 0
    left = set(hidden.columns[hidden.notna().any()])
    judged = {name for name in left - known if name != "is_too_small"}
    assert all(set(hidden[name]) == {"not_compared"} for name in judged)
    assert not hidden["is_too_small"].any()
    assert directions == []

"""The checks before publication: each one stops the load when what it guards is broken."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from etl import check, models
from etl.build import _register_reference
from etl.check import CheckedBatch
from etl.delivered import open_files
from etl.intake import take_in
from etl.messages import LoadRefusedError
from etl.models import ModelRun, run_sanity_checks
from etl.sources.files import inbox_files
from tests.etl.conftest import SmallCountry
from tests.etl.delivery_writer import trajectory, write_csv
from warehouse.models import model_names, model_sql
from warehouse.reference import read_reference
from warehouse.releases import list_releases

PARTICIPATION = "release.mart.participation"
COUNTED = "core.participation_area"  # before anything is hidden, so that it adds up
ONE_CELL = (
    "period = '12m' and measure = 'started' and variant_group = 'regulier' and area_code = '{}'"
)
BROKEN = [
    ("counts_not_negative", f"update {PARTICIPATION} set trajectory_count = -1 where {{R2}}"),
    ("keys_unique", f"insert into {PARTICIPATION} from {PARTICIPATION} where {{GM0344}}"),
    ("keys_unique", f"insert into {PARTICIPATION}_then from {PARTICIPATION}_then"),
    ("layouts_sum_to_country", "delete from core.participation_then where area_code = 'R2'"),
    (
        "layouts_sum_to_country",
        "update core.participation_then set trajectory_count = trajectory_count + 1 "
        "where area_kind = 'rsv'",
    ),
    ("municipalities_covered", "delete from release.mart.area where area_code = 'GM0344'"),
    (
        "municipalities_covered",
        "insert into release.mart.area from release.mart.area where area_code = 'GM0344'",
    ),
    (
        "nothing_lost",
        "update release.mart.ingested_file set rows_loaded = rows_loaded - 1 "
        "where input_name = 'deelname'",
    ),
    ("parts_sum_to_country", f"delete from {COUNTED} where {{GM0344}}"),
    ("parts_sum_to_country", f"delete from {COUNTED} where {{NL}}"),
    ("parts_sum_to_country", f"delete from {COUNTED} where {{R2}}"),
    ("parts_sum_to_country", f"delete from {COUNTED} where area_kind = 'municipality'"),
    (
        "parts_sum_to_country",
        f"update {COUNTED} set trajectory_count = trajectory_count + 1 where {{GM0344}}",
    ),
    ("population_positive", f"update {PARTICIPATION} set youth_population = 0 where {{GM0344}}"),
    ("population_positive", f"update {PARTICIPATION} set youth_population = null where {{NL}}"),
    *(
        (
            "small_counts_hidden",
            f"insert into release.mart.{table} by name (select 4 as {column})",
        )
        for table, columns in (
            ("participation", "trajectory_count"),
            ("participation_then", "trajectory_count"),
            ("completion", "completed stopped"),
            ("participation_month", "started completed running"),
            ("participation_month_then", "started completed running"),
        )
        for column in columns.split()
    ),
    ("trajectories_reconcile", "delete from core.trajectory_month where variant = 'kort'"),
    ("trajectories_reconcile", "delete from staging.trajectory where variant = 'kort'"),
    ("trajectories_reconcile", "delete from core.trajectory_month"),
]


@pytest.fixture(scope="module")
def finished(small_country: SmallCountry) -> Iterator[duckdb.DuckDBPyConnection]:
    """The small country, built and not yet published."""
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as release; create schema release.mart")
        connection.execute("attach ':memory:' as work; use work")
        connection.execute("create schema accepted; create schema staging; create schema core")
        _register_reference(connection)
        take_in(connection, open_files(inbox_files(small_country.inbox)), lambda _: None)
        neighbours = read_reference("municipality_neighbours.csv")
        ModelRun(connection, neighbours, lambda _: "map.json").run(lambda _: None)
        yield connection


@pytest.fixture
def build(finished: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same; what a test changes is undone."""
    finished.begin()
    yield finished
    finished.rollback()


def test_a_sound_build_passes(build: duckdb.DuckDBPyConnection) -> None:
    run_sanity_checks(build)


def test_every_check_is_broken_below() -> None:
    assert {name for name, _ in BROKEN} == set(model_names("sanity"))


@pytest.mark.parametrize(("name", "sql"), BROKEN)
def test_a_broken_build_is_stopped(build: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    cells = {code: ONE_CELL.format(code) for code in ("GM0344", "R2", "NL")}
    (changed,) = build.execute(sql.format(**cells)).fetchone() or (0,)
    assert changed > 0
    assert build.execute(model_sql(f"sanity/{name}")).fetchall()
    with pytest.raises(LoadRefusedError) as refusal:
        run_sanity_checks(build)
    assert refusal.value.found.startswith("de controle '")
    assert "Er is niets gepubliceerd" in refusal.value.advice


def test_the_message_names_the_check_and_its_rule(build: duckdb.DuckDBPyConnection) -> None:
    build.execute("delete from release.mart.area where area_code = 'GM0344'")
    with pytest.raises(LoadRefusedError) as refusal:
        run_sanity_checks(build)
    assert refusal.value.found == (
        "de controle 'municipalities_covered' is niet goed: Elke gemeente van het grensjaar hoort "
        "precies één keer in de uitgave te staan, en geen andere. Gevonden: [('GM0344', 0)]."
    )


@pytest.fixture
def a_year(quick_load: Callable[[], int], inbox: Path) -> Callable[[], int]:
    """A load of thirteen months, so that there is a period."""
    months = [f"2022-{month:02d}-28" for month in range(9, 13)]
    months += [f"2023-{month:02d}-28" for month in range(1, 10)]
    write_csv(
        inbox / "deelname.csv",
        [trajectory(number, startdatum=day) for number, day in enumerate(months, start=1)],
    )
    return quick_load


@pytest.mark.parametrize(
    ("model", "sql", "name"),
    [
        (
            "core/hidden_count",
            "delete from core.participation_area where area_kind = 'rsv'",
            "parts_sum_to_country",
        ),
        (
            "core/trajectory_month",
            "delete from core.trajectory_month where month = date '2023-09-01'",
            "trajectories_reconcile",
        ),
        (
            "mart/area",
            "delete from release.mart.area where area_code = 'GM0344'",
            "municipalities_covered",
        ),
    ],
)
def test_a_model_that_goes_wrong_stops_the_load(
    *,
    model: str,
    sql: str,
    name: str,
    a_year: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    extra = {model: sql}
    monkeypatch.setattr(models, "model_sql", lambda m: f"{model_sql(m)};{extra.get(m, '')}")
    assert a_year() == 1
    assert f"de controle '{name}' is niet goed" in capsys.readouterr().err
    assert list_releases() == []


def test_a_row_that_vanishes_between_check_and_table_stops_the_load(
    a_year: Callable[[], int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def losing_one(*arguments: object) -> Iterator[CheckedBatch]:
        for batch in check.check_sheet(*arguments):  # type: ignore[arg-type]
            accepted: pa.Table = batch.accepted.slice(1)
            yield CheckedBatch(batch.rows_in, accepted, batch.rejected)

    monkeypatch.setattr("etl.intake.check_sheet", losing_one)
    assert a_year() == 1
    said = capsys.readouterr().err
    assert "de controle 'nothing_lost' is niet goed" in said
    assert "[('deelname.csv', 13, 12, 0, 0)]" in said


def test_a_municipality_without_young_people_stops_the_load(
    a_year: Callable[[], int], inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    band = {"gemeente_code": "GM0344", "jaar": 2023, "leeftijd_van": 12, "leeftijd_tot": 29}
    write_csv(inbox / "bevolking.csv", [{**band, "aantal": 0, "status": "definitief"}])
    assert a_year() == 1
    said = capsys.readouterr().err
    assert "de controle 'population_positive' is niet goed" in said
    assert "GM0344" in said


def test_a_newer_year_for_some_municipalities_is_no_denominator(
    a_year: Callable[[], int], inbox: Path
) -> None:
    """The young people of one municipality under the trajectories of all would be nonsense."""
    band = {"leeftijd_van": 12, "leeftijd_tot": 29, "aantal": 50_000, "status": "definitief"}
    write_csv(
        inbox / "bevolking.csv",
        [{"gemeente_code": "GM0344", "jaar": year, **band} for year in (2025, 2026)],
    )
    days = ("2025-01-01", "2025-12-31")
    write_csv(inbox / "deelname.csv", [trajectory(int(d[-2:]), startdatum=d) for d in days])
    assert a_year() == 0
    (release,) = list_releases()
    with duckdb.connect(str(release.path), read_only=True) as connection:
        years = connection.execute(
            "select distinct population_year from mart.period "
            "union select distinct population_year from mart.area"
        ).fetchall()
        people = connection.execute(
            "select distinct youth_population from mart.participation where area_code = 'NL'"
        ).fetchall()
    layout = read_reference("provisional_rsv_layout.csv").set_index("municipality_code")["rsv_code"]
    of_utrecht = layout.index[layout == layout["GM0344"]]
    shipped = read_reference("youth_population.csv").query("year == 2024 and age_from == 12")
    shipped = shipped[shipped["municipality_code"].isin(of_utrecht) & (shipped["age_to"] == 29)]
    assert years == [(2024,)]
    assert people == [(shipped["inhabitants"].sum(),)]

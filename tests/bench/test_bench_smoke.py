"""The bench itself works; its figures are read by people, so nothing is asserted about speed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from subprocess import CalledProcessError

import duckdb
import pandas as pd
import pytest

from tests.bench.checking import measure_checks
from tests.bench.forecasting import WORLDS, coverage_table, invented, measure_coverage
from tests.bench.loading import measure_large_loads, run_watched
from tests.bench.painting import measure_painting
from tests.bench.plain_pandas import counts
from tests.bench.processes import two_servers
from tests.bench.reruns import measure_reruns
from tests.bench.rows import Row, Sizes, table
from tests.bench.users import Crowd, visit_together, wrong_answers
from tests.browser.serving import find_browser, served
from warehouse.queries import rsvs
from warehouse.releases import Release

TINY = Sizes(
    loads=1,
    trajectories=(3_000,),
    reruns=2,
    paints=1,
    pages=("deelname",),
    checked_rows=50,
    checked_workbook_rows=50,
)


@pytest.mark.bench
def test_the_bench_measures_everything(
    example_release: Release, example_data: Path, tmp_path: Path
) -> None:
    rows = measure_checks(tmp_path, TINY)
    with two_servers(example_data, tmp_path) as (server, empty):
        rows += measure_reruns(server, empty, TINY)
        if find_browser():  # tests/browser says so when there is none
            anchors = replace(TINY, pages=())  # the visits to pages are those of tests/browser
            # In a thread of its own: Playwright of tests/browser may hold the loop of this one.
            with ThreadPoolExecutor(1) as pool:
                rows += pool.submit(measure_painting, server, empty, anchors).result()
    assert all(row.value >= 0 for row in rows)
    assert len(table(rows).splitlines()) == len(rows) + 2
    assert {row.unit for row in rows} >= {"s", "ms", "kB"}
    assert "a region nobody chose yet" in table(rows)


@pytest.mark.bench
def test_a_large_delivery_is_loaded_read_and_counted(example_inbox: Path, tmp_path: Path) -> None:
    rows = measure_large_loads(example_inbox, tmp_path, TINY)
    assert {row.what.partition(",")[0] for row in rows} == {"load → publish"}
    assert {row.unit for row in rows} == {"s", "MB"}
    assert all(row.value > 0 and row.anchor_value > 0 for row in rows)
    assert not list(tmp_path.glob("large-*/inbox/*.csv"))


@pytest.mark.bench
def test_pandas_counts_what_the_load_counts(example_inbox: Path, example_release: Release) -> None:
    counted = counts(sorted(example_inbox.glob("deelname*.csv")))
    with duckdb.connect(str(example_release.path), read_only=True) as connection:
        published = connection.execute(
            "select variant_group, month, started, completed from mart.participation_month "
            "where area_kind = 'country' and started is not null and completed is not null"
        ).fetchall()
    of_month = counted.groupby(level=["variant", "month"])[["started", "completed"]].sum()
    months = {row[:2]: row[2:] for row in published if row[0] in of_month.index.levels[0]}
    assert len(months) > 4 * 24
    assert months == {
        (variant, month): tuple(of_month.loc[(variant, pd.Timestamp(month))])
        for variant, month in months
    }


@pytest.mark.bench
def test_what_a_child_of_the_process_takes_counts_along(tmp_path: Path) -> None:
    child = "held = bytearray(200_000_000); import time; time.sleep(0.3)"
    alone = run_watched(["-c", "pass"], tmp_path)
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    together = run_watched(["-c", parent], tmp_path)
    assert together.peak_mb > 200 > alone.peak_mb
    with pytest.raises(CalledProcessError):
        run_watched(["-c", "raise SystemExit(1)"], tmp_path)


@pytest.mark.bench
def test_a_crowd_is_answered_and_a_wrong_answer_is_found(
    example_release: Release, example_data: Path, tmp_path: Path
) -> None:
    regions = sorted(rsvs(example_release.release_id).values())
    with served(example_data, tmp_path / "log.txt") as server:
        seen = visit_together(
            server.address, [server.process_id], regions, Crowd(3, seconds=4, pause_s=1)
        )
    assert seen.failures == []
    assert len(seen.answers) >= 3
    assert {answer[0] for answer in seen.answers} == {example_release.release_id}
    assert wrong_answers(seen) == []
    assert seen.server_mb > 0
    first, *_ = seen.answers
    seen.answers[0] = (first[0], first[1], "0,0")
    assert wrong_answers(seen) == [seen.answers[0]]


@pytest.mark.bench
def test_the_forecast_is_tested_on_every_world() -> None:
    tested = measure_coverage(seeds=0, countries=1)
    assert set(tested["world"]) == {world.name for world in WORLDS}
    assert (tested["held_80"] <= tested["held_95"]).all()
    assert len(coverage_table(tested).splitlines()) == 2 + 4 * len(WORLDS)


def test_an_invented_country_is_the_sum_of_its_parts() -> None:
    for series in invented(WORLDS[0], 0):
        assert series.parts.sum(axis=0).tolist() == series.total.tolist()


def test_a_ratio_needs_an_anchor() -> None:
    assert "| 2.5 |" in Row("x", 5.0, "s", "y", 2.0, 1).line()
    assert "| – |" in Row("x", 5.0, "s", "y", 0.0, 1).line()

"""What a second process computes is what would be computed here, also when it is gone."""

import contextlib
import operator
import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import psutil
import pytest

from etl import helper as helping
from etl.helper import Helper, _load_libraries, second_process
from etl.load import load
from warehouse.releases import Release, list_releases


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helping, "_processors", lambda: 2)


@pytest.mark.usefixtures("two_processors")
def test_a_load_with_a_second_process_publishes_the_same(
    example_inbox: Path,
    example_release: Release,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MDT_DATA", str(data_folder))  # not that of the example release
    with second_process() as helper:
        loaded = load(example_inbox, lambda _: None, helper)
    assert loaded.is_new
    assert [each.release_id for each in list_releases()] == [loaded.release.release_id]
    assert loaded.release.content_hash == example_release.content_hash


@pytest.mark.usefixtures("two_processors")
def test_an_answer_comes_from_elsewhere_and_a_failure_as_it_is() -> None:
    with second_process() as helper:
        helper.prepare()
        elsewhere = helper.start(os.getpid)
        failed = helper.start(operator.truediv, 1, 0)
        assert elsewhere() == elsewhere() != os.getpid()
        with pytest.raises(ZeroDivisionError):
            failed()


@pytest.mark.usefixtures("two_processors")
def test_a_second_process_that_is_killed_leaves_the_work_here() -> None:
    with second_process() as helper:
        process_id = helper.start(os.getpid)()
        begun = helper.start(operator.add, 1, 1)
        assert begun() == 2
        os.kill(process_id, signal.SIGTERM)
        answers = [helper.start(operator.add, 1, 1) for _ in range(3)]
        assert [answer() for answer in answers] == [2, 2, 2]
        assert helper.start(os.getpid)() == os.getpid()


KILLED = """
import os, sys, time
from etl import helper as helping
from etl.helper import second_process
helping._processors = lambda: 2
if __name__ == "__main__":
    with second_process() as helper:
        print(helper.start(os.getpid)(), flush=True)
        time.sleep(60)
"""


def test_a_load_that_is_killed_takes_its_second_process_along() -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE) as load:
        assert load.stdout is not None
        helper = psutil.Process(int(load.stdout.readline()))
        assert helper.is_running()
        load.kill()
    with contextlib.suppress(psutil.TimeoutExpired):
        helper.wait(10)  # who adopts an orphan may leave it as a zombie
    assert not helper.is_running() or helper.status() == psutil.STATUS_ZOMBIE


def test_one_processor_does_everything_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helping, "_processors", lambda: 1)
    with second_process() as helper:
        helper.prepare()
        assert helper.start(os.getpid)() == os.getpid()


def test_without_a_helper_an_answer_is_computed_once_when_it_is_asked() -> None:
    seen: list[int] = []
    answer = Helper().start(seen.append, 1)
    assert seen == []
    answer()
    answer()
    assert seen == [1]


def test_what_a_helper_loads_can_be_loaded() -> None:
    _load_libraries()


def test_a_load_leaves_the_libraries_of_statistics_to_the_helper() -> None:
    asked = "import sys, etl.load; print({'esda', 'libpysal', 'statsmodels'} & {*sys.modules})"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "set()"


@pytest.mark.usefixtures("two_processors")
def test_where_no_second_process_can_begin_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no memory")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    with second_process() as helper:
        helper.prepare()
        assert helper.start(os.getpid)() == os.getpid()

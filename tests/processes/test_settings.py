"""The example for nginx has no mistake, and means what its comments say."""

import re
from pathlib import Path

import pytest

from tests.one_test import run_one_test
from tests.processes.conftest import NOT_RUN
from tests.processes.nginx import EXAMPLE, PORTS, PROCESS, complaints, write_settings

ONE_TEST = "def test_a_process(nginx):\n    pass\n"


def test_the_example_has_no_mistake(nginx: str, tmp_path: Path) -> None:
    write_settings(tmp_path, ["8501", "8502"], 8080, 8443)
    theirs = EXAMPLE.read_text("utf-8").splitlines()
    ours = (tmp_path / "example.conf").read_text("utf-8").splitlines()
    changed = [line for line, own in zip(theirs, ours, strict=True) if line != own]
    assert len(changed) == 4  # where it listens, and the certificate
    said = complaints(nginx, tmp_path)
    assert said.returncode == 0, said.stderr


def test_a_mistake_in_the_example_is_found(nginx: str, tmp_path: Path) -> None:
    write_settings(tmp_path, ["8501", "8502"], 8080, 8443)
    example = tmp_path / "example.conf"
    example.write_text(example.read_text("utf-8").replace("mdt_process {", "mdt_proces {", 1))
    said = complaints(nginx, tmp_path)
    assert said.returncode != 0
    assert "mdt_process" in said.stderr


def test_a_cookie_names_the_processes_of_the_example_and_no_other() -> None:
    text = EXAMPLE.read_text("utf-8")
    processes = re.findall(PROCESS, text)
    assert len(processes) > 1
    assert all(re.fullmatch(rf"127\.0\.0\.1:{PORTS}", process) for process in processes)
    # Where nginx listens, and the database of the notes.
    assert not any(re.fullmatch(PORTS, port) for port in ("80", "443", "5432", "8500", "8510"))
    assert f"~^(?<mdt_port>{PORTS})$  127.0.0.1:$mdt_port;" in text


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_no_nginx_is_told(tmp_path: Path, ci: str, code: int, outcome: str) -> None:
    test = tmp_path / "test_one.py"
    test.write_text(ONE_TEST)
    hidden = tmp_path / "hidden.py"
    hidden.write_text("import shutil\nshutil.which = lambda *_, **__: None\n")
    run = run_one_test(test, "hidden", "tests.processes.conftest", PYTHONPATH=str(tmp_path), CI=ci)
    assert run.returncode == code, run.stdout + run.stderr
    assert NOT_RUN in run.stdout
    assert outcome in run.stdout

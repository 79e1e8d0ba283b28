"""Without a Chromium the browser tests say so, and fail in CI; they never pass in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import NOT_RUN
from tests.browser.serving import ROOT

ONE_TEST = "def test_a_page(browser):\n    pass\n"


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_no_chromium_is_told(tmp_path: Path, ci: str, code: int, outcome: str) -> None:
    test = tmp_path / "test_one.py"
    test.write_text(ONE_TEST)
    plugin = ["-p", "tests.browser.conftest", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PATH": "", "CI": ci, "PYTEST_ADDOPTS": ""}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *plugin, str(test)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    assert NOT_RUN in run.stdout
    assert outcome in run.stdout

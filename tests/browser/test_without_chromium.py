"""Without a Chromium the browser tests say so, and fail in CI; they never pass in silence."""

from pathlib import Path

import pytest

from tests.browser.conftest import NOT_RUN
from tests.one_test import run_one_test

ONE_TEST = "def test_a_page(browser):\n    pass\n"


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_no_chromium_is_told(tmp_path: Path, ci: str, code: int, outcome: str) -> None:
    test = tmp_path / "test_one.py"
    test.write_text(ONE_TEST)
    run = run_one_test(test, "tests.browser.conftest", PATH="", CI=ci)
    assert run.returncode == code, run.stdout + run.stderr
    assert NOT_RUN in run.stdout
    assert outcome in run.stdout

"""Without an nginx these tests say so, and fail in CI; they never pass in silence."""

import os
from typing import Any

import pytest

from tests.processes.nginx import find_nginx

NOT_RUN = "TESTS OF SEVERAL PROCESSES NOT RUN: there is no nginx on this machine (CI fails without)"


@pytest.fixture(scope="session")
def nginx() -> str:
    """The program."""
    path = find_nginx()
    if path is None:
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(NOT_RUN, pytrace=False)
        pytest.skip(NOT_RUN)
    return path


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(NOT_RUN in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{NOT_RUN}: {count}", red=True, bold=True)

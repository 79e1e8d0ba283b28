"""One server and one Chromium per session; without a Chromium that is said, and fails in CI."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.serving import BROWSER_ARGUMENTS, find_browser, served
from tests.browser.visitor import Visitor

# A machine that does other work too answers late; five seconds, the default, says nothing then.
expect.set_options(timeout=30_000)

NOT_RUN = "BROWSER TESTS NOT RUN: there is no Chromium on this machine (CI fails without one)"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(NOT_RUN, pytrace=False)
        pytest.skip(NOT_RUN)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(
    browser: Browser, example_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The example release, served."""
    with served(example_data, tmp_path_factory.mktemp("server") / "log.txt") as server:
        yield server.address


@pytest.fixture(scope="session")
def regular(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor whose browser has been here before: a page opens in half the time."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.close()


@pytest.fixture
def visit(browser: Browser, address: str, regular: Visitor) -> Iterator[Callable[..., Visitor]]:
    """Open a path in a new session; `new`, another server or options give a new browser context."""
    visitors: list[Visitor] = []

    def start(path: str = "", at: str = address, new: bool = False, **options: Any) -> Visitor:
        if not (new or options or at != address):
            regular.forget()
            return regular.open(path)
        visitors.append(Visitor(browser, at, **options))
        return visitors[-1].open(path)

    yield start
    for visitor in visitors:
        visitor.close()


@pytest.fixture(scope="session")
def phone(browser: Browser, address: str) -> Iterator[Visitor]:
    screen = {"width": 390, "height": 844}
    visitor = Visitor(browser, address, viewport=screen, is_mobile=True, has_touch=True)
    yield visitor
    visitor.close()


@pytest.fixture
def own_server(
    browser: Browser, example_data: Path, data_folder: Path, tmp_path: Path
) -> Iterator[tuple[str, Path]]:
    """A fresh server on data that a test may damage: its address and its data folder."""
    shutil.copytree(example_data, data_folder, dirs_exist_ok=True)
    with served(data_folder, tmp_path / "log.txt") as server:
        yield server.address, data_folder


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(NOT_RUN in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{NOT_RUN}: {count}", red=True, bold=True)

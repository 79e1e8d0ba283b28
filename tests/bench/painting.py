"""How long a visitor with an empty browser waits for the map."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.rows import Row, Sizes
from tests.browser.serving import BROWSER_ARGUMENTS, Server, find_browser
from tests.browser.visitor import PATHS, Visitor

WITH_MAP = ("overzicht", "deelname")
PAINTED = "figure.map .area[fill]"


def measure_painting(server: Server, empty: Server, sizes: Sizes) -> list[Row]:
    """From the request to the painted map, page by page, beside the title of an empty page.

    In turns, so that other work on the machine shows in both.
    """
    names = [name for name in WITH_MAP if name in sizes.pages]
    waited: dict[str, list[float]] = {name: [] for name in ("", *names)}
    with _chromium() as browser:
        for _ in range(sizes.paints):
            waited[""].append(_paint(browser, empty.address, "", "h1"))
            for name in names:
                waited[name].append(_paint(browser, server.address, PATHS[name], PAINTED))
    anchor = median(waited[""])
    return [
        Row(f"painted map, {name}", median(waited[name]), "ms", "empty", anchor, sizes.paints)
        for name in names
    ]


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        raise SystemExit("No Chromium on this machine: the rows of the browser cannot be measured.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


def _paint(browser: Browser, address: str, path: str, selector: str) -> float:
    """Milliseconds from the request to the frame after the selector is there, in a cold browser."""
    visitor = Visitor(browser, address)
    visitor.page.goto(f"{address}/{path}", wait_until="commit")
    visitor.page.wait_for_selector(selector, state="attached")
    painted = visitor.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => done(performance.now())))"
    )
    visitor.close()
    return float(painted)

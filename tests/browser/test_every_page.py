"""Every page in a real browser: cold, without the outside world, and on a phone."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.serving import served
from tests.browser.visitor import PATHS, Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
PAGES = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
TITLES = (
    "Overzicht",
    "Deelname",
    "Aanbod",
    "Diversiteit",
    "Regio",
    "Kaders",
    "Gegevens",
    "Verantwoording",
)
DETAILS = re.compile(r"Traceback|\b[A-Z]\w*(?:Error|Exception)\b|File \"|\.py\b|[dD]uck")


def test_a_cold_deep_link_passes_through_the_dashboard(
    browser: Browser, example_data: Path, tmp_path: Path
) -> None:
    """The first request ever to a server is a deep link; it must not skip dashboard.py.

    Every page is opened here, so it is also where none may breach the content security policy
    (a breach is a complaint) or ask anything of another host.
    """
    with served(example_data, tmp_path / "log.txt") as server:
        visitor = Visitor(browser, server.address)
        for path in sorted(PATHS.values(), reverse=True):
            visitor.open(path)
            assert urlsplit(visitor.page.url).path == f"/{path}"
            assert visitor.page.get_by_test_id("stTopNav").is_visible(), path
            assert visitor.page.locator("h1").count() == 1, path
            assert visitor.page.locator("html[lang=nl]").count() == 1, path
            assert visitor.page.get_by_test_id("stAlertContentError").count() == 0, path
            assert visitor.page.get_by_role("dialog").count() == 0, path
        assert visitor.complaints == []
        assert visitor.outside() == []
        visitor.close()


def test_nothing_is_asked_of_another_host_and_no_page_complains(visit: Visit) -> None:
    visitor = visit(new=True)
    for title in TITLES:
        visitor.navigate(title)
    visitor.navigate("Deelname").choose("rsv", "Zeeland")
    visitor.page.get_by_text("Lopend", exact=True).click()
    visitor.settle()
    visitor.area("GM0664").click()
    visitor.settle()
    assert visitor.outside() == []
    assert visitor.complaints == []
    assert any("/app/static/boundaries/" in url for url in visitor.requests)
    assert any(url.startswith("ws://localhost") for url in visitor.requests)


def test_the_map_of_offer_and_reach_is_drawn_from_this_server_alone(visit: Visit) -> None:
    visitor = visit("aanbod?kaartbeeld=Aanbod en bereik&rsv=Zeeland&gemeente=Goes", new=True)
    chart = visitor.page.get_by_test_id("stDeckGlJsonChart")
    expect(chart.locator("canvas").first).to_be_visible()
    expect(chart.get_by_role("button", name="Zoom in")).to_be_visible()
    chart.get_by_role("button", name="Zoom in").click()
    tooltip = chart.locator(".deck-tooltip")
    # The chosen municipality stands off the middle; somewhere on this line is a cell.
    box = chart.bounding_box() or {}
    for part in range(20, 85, 5):
        visitor.page.mouse.move(box["x"] + box["width"] * part / 100, box["y"] + box["height"] / 2)
        visitor.page.wait_for_timeout(200)
        if tooltip.is_visible():
            break
    assert re.search(r"thema's|plaats", tooltip.inner_text())
    visitor.page.get_by_text("Alleen bereik", exact=True).click()
    visitor.settle()
    assert "lagen=Alleen" in visitor.page.url
    assert visitor.page.get_by_test_id("stDataFrame").is_visible()  # the list beside it
    assert any("/app/static/boundaries/outlines-" in url for url in visitor.requests)
    assert any(url.endswith("/app/static/map/empty-style.json") for url in visitor.requests)
    assert visitor.outside() == []
    assert visitor.complaints == []
    assert_accessible(visitor)


@PAGES
def test_a_phone_needs_no_sideways_scrolling_and_is_accessible(phone: Visitor, path: str) -> None:
    phone.open(path)
    widths = phone.page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
            .map(area => area.scrollWidth)"""
    )
    assert max(widths) <= 390
    assert phone.page.evaluate("visualViewport.scale") == 1
    assert_accessible(phone, f"phone/{path}")


def test_damage_under_a_running_server_shows_no_details(
    own_server: tuple[str, Path], visit: Visit
) -> None:
    address, data = own_server
    visitor = visit("", at=address)
    (file,) = (data / "releases").glob("*.duckdb")
    file.write_bytes(bytes(file.stat().st_size))
    pages = iter(TITLES[1:])
    for title in (next(pages), next(pages)):
        visitor.navigate(title)
        assert not DETAILS.search(visitor.text()), visitor.text()
    file.unlink()
    for title in pages:
        visitor.navigate(title)
        assert not DETAILS.search(visitor.text()), visitor.text()
    assert visitor.page.locator("h1").count() == 1
    assert visitor.complaints == []

"""A snapshot opened by its address stays open from page to page, until the visitor leaves it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.warehouse.freezing import put_down
from warehouse.releases import active_release_id, read_release

pytestmark = pytest.mark.browser
BADGE = "Bevroren stand: Nulmeting"
LONGEST_WAIT_MS = 30_000


def sees(visitor: Visitor, text: str, in_address: str) -> None:
    """Wait until both are there: the address follows the page, and a slow machine shows it."""
    visitor.page.wait_for_url(f"**{in_address}*")
    expect(visitor.page.get_by_test_id("stApp")).to_contain_text(text, timeout=LONGEST_WAIT_MS)


def no_badge(visitor: Visitor) -> None:
    badge = visitor.page.get_by_text(BADGE)
    expect(badge).to_have_count(0, timeout=LONGEST_WAIT_MS)


def test_a_snapshot_by_address_to_another_page_and_back(
    visit: Callable[..., Visitor], own_server: tuple[str, Path]
) -> None:
    address, _ = own_server
    release = read_release(str(active_release_id()))
    assert release is not None
    put_down(release, "Nulmeting")
    visitor = visit("deelname?uitgave=nulmeting", at=address)  # by name
    sees(visitor, BADGE, "uitgave=Nulmeting")
    for title in ("Regio", "Aanbod", "Overzicht"):
        visitor.navigate(title)
        sees(visitor, BADGE, "uitgave=Nulmeting")
        assert "Peildatum 31 dec 2022" in visitor.text()
    visitor.navigate("Gegevens")
    sees(visitor, "gaat over de actieve uitgave", "/gegevens")
    no_badge(visitor)
    visitor.navigate("Deelname")
    sees(visitor, BADGE, "/deelname")
    visitor.page.get_by_role("button", name="Terug naar de actieve uitgave").click()
    no_badge(visitor)
    visitor.settle()
    assert "uitgave=" not in visitor.page.url
    visitor.navigate("Regio")
    no_badge(visitor)
    visitor.navigate("Gegevens")
    visitor.page.get_by_role("link", name="Open Nulmeting").click()
    sees(visitor, BADGE, "uitgave=Nulmeting")
    assert visitor.complaints == []


def test_a_day_in_the_address_goes_along_too(visit: Callable[..., Visitor]) -> None:
    visitor = visit("deelname?peildatum=31 dec 2022", new=True)
    for title in ("Regio", "Aanbod"):
        visitor.navigate(title)
        sees(visitor, "Peildatum 31 dec 2022", "peildatum=31")

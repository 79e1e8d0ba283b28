"""A snapshot opened by its address stays open from page to page, until the visitor leaves it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.visitor import Visitor
from tests.warehouse.freezing import put_down
from warehouse.releases import active_release_id, read_release

pytestmark = pytest.mark.browser
BADGE = "Bevroren stand: Nulmeting"


def test_a_snapshot_by_address_to_another_page_and_back(
    visit: Callable[..., Visitor], own_server: tuple[str, Path]
) -> None:
    address, _ = own_server
    release = read_release(str(active_release_id()))
    assert release is not None
    put_down(release, "Nulmeting")
    visitor = visit("deelname?uitgave=nulmeting", at=address)  # by name
    assert BADGE in visitor.text()
    assert "uitgave=Nulmeting" in visitor.page.url
    for title in ("Regio", "Aanbod", "Overzicht"):
        visitor.navigate(title)
        assert BADGE in visitor.text(), title
        assert "uitgave=Nulmeting" in visitor.page.url, title
        assert "Peildatum 31 dec 2022" in visitor.text()
    visitor.navigate("Gegevens")
    assert BADGE not in visitor.text()
    assert "gaat over de actieve uitgave" in visitor.text()
    visitor.navigate("Deelname")
    assert BADGE in visitor.text()
    visitor.page.get_by_role("button", name="Terug naar de actieve uitgave").click()
    visitor.settle()
    assert BADGE not in visitor.text()
    assert "uitgave=" not in visitor.page.url
    visitor.navigate("Regio")
    assert BADGE not in visitor.text()
    visitor.navigate("Gegevens")
    visitor.page.get_by_role("link", name="Open Nulmeting").click()
    visitor.page.wait_for_url("**uitgave=Nulmeting*")
    visitor.settle()
    assert BADGE in visitor.text()
    assert visitor.complaints == []


def test_a_day_in_the_address_goes_along_too(visit: Callable[..., Visitor]) -> None:
    visitor = visit("deelname?peildatum=31 dec 2022", new=True)
    for title in ("Regio", "Aanbod"):
        visitor.navigate(title)
        assert "Peildatum 31 dec 2022" in visitor.text(), title
        assert "peildatum=31" in visitor.page.url, title

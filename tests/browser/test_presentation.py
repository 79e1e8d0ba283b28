"""A session with a beamer and a clicker: open, go on, step aside in a list, and close."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import assert_accessible
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
BEAMERS = pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=["small", "large"])
TITLES = (
    "Waar staan we?",
    "Eerste resultaten sinds de start",
    "Waar blijft deelname achter?",
    "Waar blijft aanbod achter?",
    "Groeiambitie",
    "Facilitator en kaders",
    "Werkagenda",
    "Partners van de vijfhoek",
    "Vragen voor het gesprek",
    "Bronnen en definities",
)


def title(visitor: Visitor) -> str:
    return visitor.page.locator("h1").inner_text()


def press(visitor: Visitor, key: str, expected: str) -> None:
    visitor.page.keyboard.press(key)
    expect(visitor.page.locator("h1")).to_have_text(expected)
    visitor.settle()


def overflow_px(visitor: Visitor) -> list[int]:
    """Return how much of the screen lies below and beside what is seen."""
    return visitor.page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid="stMain"]');
            return [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth];
        }"""
    )


@BEAMERS
def test_the_keyboard_and_a_clicker_lead_through_the_story(
    visit: Visit, size: tuple[int, int]
) -> None:
    viewport = dict(zip(("width", "height"), size, strict=True))
    visitor = visit("evaluatie?rsv=Twente", new=True, viewport=viewport)
    visitor.page.get_by_role("button", name="Presentatie openen").click()
    expect(visitor.page.locator("h1")).to_have_text(TITLES[0])
    visitor.settle()
    assert not visitor.page.get_by_test_id("stHeader").is_visible()
    keys = ("ArrowRight", "PageDown")
    for at, expected in enumerate(TITLES):
        if at:
            press(visitor, keys[at % 2], expected)
        assert overflow_px(visitor) == [0, 0], expected
        assert visitor.page.get_by_text(f"{at + 1} van {len(TITLES)}").is_visible()
        assert visitor.page.get_by_text("FICTIEF: voorbeelddata").last.is_visible()
        assert parse_qs(urlsplit(visitor.page.url).query)["scherm"] == [expected]
    visitor.page.keyboard.press("ArrowRight")  # there is no next one
    press(visitor, "ArrowLeft", TITLES[-2])
    press(visitor, "PageUp", TITLES[-3])
    press(visitor, "Escape", "Evaluatiesessies")
    assert visitor.page.get_by_test_id("stHeader").is_visible()
    assert "scherm" not in visitor.page.url
    assert "rsv=Twente" in visitor.page.url
    assert visitor.complaints == []
    assert visitor.outside() == []


def test_who_is_in_a_list_or_on_the_map_keeps_the_arrows(visit: Visit) -> None:
    visitor = visit("evaluatie?rsv=Zeeland&scherm=Waar staan we?", new=True)
    visitor.area("GM0664").focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_timeout(500)
    assert title(visitor) == TITLES[0]
    visitor.box("rsv").click()
    visitor.page.keyboard.press("ArrowLeft")
    visitor.page.keyboard.press("Escape")
    visitor.page.wait_for_timeout(500)
    assert title(visitor) == TITLES[0]


@pytest.mark.parametrize("screen", [TITLES[1], TITLES[3], TITLES[8]])
def test_a_screen_is_accessible(visit: Visit, screen: str) -> None:
    assert_accessible(visit(f"evaluatie?rsv=Twente&scherm={screen}"))


def test_on_a_phone_nothing_lies_aside(phone: Visitor) -> None:
    for screen in TITLES:
        phone.open(f"evaluatie?rsv=Twente&scherm={screen}")
        assert overflow_px(phone)[1] == 0, screen
        assert phone.page.get_by_role("button", name="Volgende").count() == 1

"""A session with a beamer and a clicker: open, go on, step aside in a list, and close."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import assert_accessible
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
# A long name, and more to say than fits on one screen.
REGION = "Amsterdam, Kennemerland en Zaanstreek-Waterland"
SMALLEST_LETTER_PX = {1366: 18, 1920: 22}
BEAMERS = pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=["small", "large"])
SCROLLED = """() => document.querySelector('[data-testid="stMain"]').scrollTop"""
# Which rows and sentences are whole on the screen, which are cut, and their smallest letters.
PIECES = """() => {
    const pieces = [...document.querySelectorAll('.st-key-verhaal :is(tbody tr, li)')];
    const whole = [], cut = [];
    pieces.forEach((piece, at) => {
        const column = piece.closest('.st-key-woorden, [data-testid="stColumn"]');
        const frame = column.getBoundingClientRect();
        const {top, bottom, right} = piece.getBoundingClientRect();
        const hidden = parseFloat((column.style.clipPath || 'inset(0 0 0').split(' ')[2]);
        const head = piece.closest('table')?.tHead.getBoundingClientRect().height ?? 0;
        const low = Math.min(frame.bottom - hidden, frame.top + column.clientHeight) + 1;
        const high = frame.top + (column.scrollTop ? head : 0) - 1;
        if (bottom <= high + 2 || top >= low - 2) return;
        (bottom <= low && top >= high && right <= frame.right + 1 ? whole : cut).push(at);
    });
    const letters = [...document.querySelectorAll('.st-key-verhaal :is(td p, li)')]
        .map((piece) => parseFloat(getComputedStyle(piece).fontSize));
    return {
        whole, cut: cut.map((at) => pieces[at].innerText), count: pieces.length,
        letter_px: Math.round(Math.min(...letters)),
    };
}"""
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


def read_in_parts(visitor: Visitor, key: str) -> int:
    """Read a screen, with a key for each next part; return in how many parts it came."""
    source = visitor.page.locator(".st-key-bron")
    smallest_px = SMALLEST_LETTER_PX[visitor.page.evaluate("innerWidth")]
    read: set[int] = set()
    for count in range(1, 9):
        # Fonts and a chart may come a moment after the page says that it is there.
        visitor.page.wait_for_timeout(300)
        found = visitor.page.evaluate(PIECES)
        assert found["cut"] == [], title(visitor)
        assert found["letter_px"] >= smallest_px, title(visitor)
        read |= set(found["whole"])
        said = source.get_attribute("data-part") or ""
        if "Volgende toont de rest" not in said:
            assert read == set(range(found["count"])), title(visitor)
            return count
        visitor.page.keyboard.press(key)
        expect(source).not_to_have_attribute("data-part", said)
    raise AssertionError("there is no end to the parts of this screen")


def overflow_px(visitor: Visitor) -> list[int]:
    """Return how much of the screen lies below and beside what is seen."""
    return visitor.page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid="stMain"]');
            return [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth];
        }"""
    )


def table_overflow_px(visitor: Visitor) -> int:
    """Return how much of a column lies beyond the edge of its table."""
    return visitor.page.evaluate(
        """() => Math.max(0, ...[...document.querySelectorAll('[data-testid="stTable"] > div')]
            .map((table) => table.scrollWidth - table.clientWidth))"""
    )


@BEAMERS
def test_the_keyboard_and_a_clicker_lead_through_the_story(
    visit: Visit, size: tuple[int, int]
) -> None:
    viewport = dict(zip(("width", "height"), size, strict=True))
    visitor = visit(f"evaluatie?rsv={REGION}", new=True, viewport=viewport)
    visitor.page.get_by_role("button", name="Presentatie openen").click()
    expect(visitor.page.locator("h1")).to_have_text(TITLES[0])
    visitor.settle()
    assert not visitor.page.get_by_test_id("stHeader").is_visible()
    keys = ("ArrowRight", "PageDown")
    parts = []
    for at, expected in enumerate(TITLES):
        if at:
            press(visitor, keys[at % 2], expected)
        assert overflow_px(visitor) == [0, 0], expected
        assert visitor.page.get_by_text(f"{at + 1} van {len(TITLES)}").is_visible()
        assert visitor.page.get_by_text("FICTIEF: voorbeelddata").last.is_visible()
        assert parse_qs(urlsplit(visitor.page.url).query)["scherm"] == [expected]
        parts.append(read_in_parts(visitor, keys[at % 2]))
    assert max(parts) <= 3
    assert visitor.page.get_by_role("button", name="Volgende").is_disabled()
    visitor.page.keyboard.press("ArrowRight")  # there is no next one
    for _ in range(parts[-1] - 1):
        visitor.page.keyboard.press("ArrowLeft")
        assert title(visitor) == TITLES[-1]
    press(visitor, "ArrowLeft", TITLES[-2])
    press(visitor, "PageUp", TITLES[-3])
    press(visitor, "Escape", "Evaluatiesessies")
    assert visitor.page.get_by_test_id("stHeader").is_visible()
    query = parse_qs(urlsplit(visitor.page.url).query)
    assert "scherm" not in query
    assert query["rsv"] == [REGION]
    assert visitor.complaints == []
    assert visitor.outside() == []


def test_a_table_that_is_too_wide_beside_a_picture_opens_below(visit: Visit) -> None:
    viewport = {"width": 1366, "height": 768}
    visitor = visit(f"evaluatie?scherm={TITLES[7]}", new=True, viewport=viewport)
    assert read_in_parts(visitor, "ArrowRight") == 1
    visitor.page.get_by_text("Partners per sector (19)").click()
    expect(visitor.page.get_by_test_id("stTable")).to_contain_text("Zeeland")


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
        assert table_overflow_px(phone) == 0, screen
        assert phone.page.get_by_role("button", name="Volgende").count() == 1


def test_on_a_phone_a_screen_begins_at_its_top(visit: Visit) -> None:
    screen = {"width": 390, "height": 844}
    phone = visit(f"evaluatie?rsv={REGION}", viewport=screen, is_mobile=True, has_touch=True)
    phone.page.get_by_role("button", name="Presentatie openen").tap()
    for expected in TITLES[:3]:
        expect(phone.page.locator("h1")).to_have_text(expected)
        phone.settle()
        assert phone.page.evaluate(SCROLLED) == 0, expected
        assert phone.page.locator(".st-key-bevinding").is_visible()
        phone.page.get_by_role("button", name="Volgende").tap()

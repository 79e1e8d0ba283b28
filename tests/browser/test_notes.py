"""Two people write on the same note in two real browsers, one of them with script in the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from notes import store
from notes.database import forget_engines
from notes.questions import notes_of
from tests.browser.accessibility import assert_accessible
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
SCRIPT = "<script>document.title = 'mis'</script><img src=x onerror=\"document.title='mis'\"> **x**"


def save(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()


def test_two_editors_at_once(visit: Visit, own_server: tuple[str, Path]) -> None:
    address, _ = own_server
    visitors = [visit("regio", at=address, new=True) for _ in range(2)]
    for visitor in visitors:
        visitor.page.get_by_text("Verhalen en afspraken: het RSV als geheel").click()
        visitor.page.get_by_text("In welke rol schrijft u?").wait_for()
    first, second = (visitor.page for visitor in visitors)
    first.get_by_label("Tekst").fill(SCRIPT)
    save(first, "Bewaar notitie")
    expect(first.get_by_test_id("stText")).to_have_text(SCRIPT)
    assert first.url.endswith("?notities_regio=true")
    second.goto(first.url)

    for page, text in ((first, "van de eerste"), (second, f"van de tweede {SCRIPT}")):
        save(page, "Wijzig")
        page.get_by_text("Notitie wijzigen").wait_for()
        page.get_by_label("Tekst").last.fill(text)
        page.get_by_label("Tekst").last.blur()
    for visitor in visitors:
        visitor.settle()
    save(first, "Bewaar wijziging")
    expect(first.get_by_text("Wijziging bewaard")).to_be_visible()
    save(second, "Bewaar wijziging")
    expect(second.get_by_text("Zo staat zij er nu")).to_be_visible()
    expect(second.get_by_test_id("stText")).to_have_text("van de eerste")
    expect(second.get_by_label("Tekst").last).to_have_value(f"van de tweede {SCRIPT}")
    assert_accessible(visitors[1])
    both = f"van de eerste\n\nvan de tweede {SCRIPT}"
    save(second, "Zet beide teksten onder elkaar")
    expect(second.get_by_label("Tekst").last).to_have_value(both)
    save(second, "Bewaar de mijne als versie 3")
    expect(second.get_by_text("Geschiedenis (3 versies)")).to_be_visible()

    for visitor in visitors:
        assert "mis" not in visitor.page.title()
        assert visitor.outside() == []
        assert visitor.complaints == []
    (note,) = notes_of()
    assert [version.text for version in store.history(note.id)] == [
        both,
        "van de eerste",
        SCRIPT,
    ]
    forget_engines()

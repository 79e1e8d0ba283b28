"""What Streamlit does in its own way and the page mends: words, Back, a server that is gone."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
# Words that Streamlit has on these pages and Dutch has not.
ENGLISH = re.compile(
    r"\b(Help for|Sidebar|sidebar|Search|Show/hide|Fullscreen|Choose|Skip to|per file|Upload)\b"
)
SAID = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = [];
    while (walker.nextNode()) said.push(walker.currentNode.nodeValue);
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
        for (const name of ["aria-label", "title", "placeholder"])
            said.push(element.getAttribute(name) ?? "");
    return said;
}"""


def said(visitor: Visitor) -> list[str]:
    return list(visitor.page.evaluate(SAID))


@pytest.mark.parametrize("path", ["", "deelname", "aanleveren", "kaders"])
def test_streamlit_speaks_dutch(visit: Visit, path: str) -> None:
    words = said(visit(path))
    assert [text for text in words if ENGLISH.search(text)] == []
    assert "Naar de inhoud" in words
    has_help = any(text.startswith("Uitleg bij ") for text in words)
    assert has_help == (path != "aanleveren")


def test_streamlit_speaks_english_to_who_asked_for_it(visit: Visit) -> None:
    words = said(visit("?taal=en", new=True))
    assert "Skip to main content" in words
    assert [text for text in words if text.startswith("Help for ")]


def test_a_page_closes_the_menu_of_a_phone(visit: Visit) -> None:
    phone = visit(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    phone.page.get_by_test_id("stExpandSidebarButton").click()
    menu = phone.page.get_by_test_id("stSidebar")
    expect(menu).to_be_in_viewport()
    phone.page.get_by_test_id("stSidebarNavLink").filter(has_text="Deelname").click()
    phone.settle()
    expect(menu).not_to_be_in_viewport()
    assert urlsplit(phone.page.url).path == "/deelname"


def test_back_goes_a_page_back_to_the_region_that_was_chosen(visit: Visit) -> None:
    visitor = visit("regio", new=True)
    visitor.choose("rsv", "Zeeland")
    for title in ("Deelname", "Groeiambitie"):
        visitor.navigate(title)
    for path in ("/deelname", "/regio"):
        visitor.page.go_back()
        visitor.settle()
        address = urlsplit(visitor.page.url)
        assert (address.path, parse_qs(address.query)["rsv"]) == (path, ["Zeeland"])
        expect(visitor.box("rsv")).to_have_value("Zeeland")


def test_a_server_that_is_gone_is_told_in_dutch_and_comes_back(
    browser: Browser, example_data: Path, tmp_path: Path
) -> None:
    with served(example_data, tmp_path / "first.txt") as server:
        # As from another machine: at "localhost" Streamlit tells the developer instead.
        elsewhere = server.address.replace("localhost", "127.0.0.1")
        visitor = Visitor(browser, elsewhere).open("deelname?rsv=Zeeland")
        os.kill(server.process_id, signal.SIGKILL)
        dialog = visitor.page.get_by_role("dialog")
        expect(dialog).to_contain_text("Geen verbinding")
        expect(dialog).to_contain_text("De server antwoordt niet.")
        assert "streamlit" not in dialog.inner_text().lower()
        expect(visitor.page.locator("h1")).to_have_text("Deelname")
    port = urlsplit(server.address).port or 0
    with served(example_data, tmp_path / "second.txt", port=port):
        expect(dialog).to_be_hidden()
        visitor.settle()
        expect(visitor.box("rsv")).to_have_value("Zeeland")
        visitor.close()

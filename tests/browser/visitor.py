"""A visitor: one browser context that notes every request and every complaint of the browser."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebSocket,
)

from tests.browser.serving import ROOT

# What a page looks like when the server is done and the browser has drawn it.
SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.getAttribute('data-test-script-state') === 'notRunning'
        && app?.getAttribute('data-test-connection-state') === 'CONNECTED'
        && document.querySelector('h1') !== null
        && document.querySelector('[data-testid="stSkeleton"]') === null
        && document.querySelector('[data-stale="true"]') === null;
}"""
# On a deep link Streamlit first looks for its own service below the page's own address.
PROBE = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")
# Said aloud, so that a breach of the content security policy is a complaint of the page.
BREACHES = """addEventListener('securitypolicyviolation', (event) => console.error(
    `policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));"""
PATHS = {
    path.stem: "" if path.stem == "overzicht" else path.stem
    for path in sorted((ROOT / "pages").glob("*/*.py"))
    if path.parent.name != "components"
}
"""Page name → address below the app."""


def exactly(text: str) -> re.Pattern[str]:
    """Match this text and nothing more."""
    return re.compile(rf"^\s*{re.escape(text)}\s*$")


class Visitor:
    """A fresh browser context on one server."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.told = self.settled_at = 0  # messages to the server: so far, and when last settled
        self.context: BrowserContext = browser.new_context(
            locale="nl-NL", **{"viewport": {"width": 1280, "height": 1000}, **options}
        )
        self.context.set_default_timeout(30_000)
        self.context.add_init_script(BREACHES)
        self.context.on("request", self._note_request)
        self.context.on("console", self._note_message)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()
        self.page.on("websocket", self._note_websocket)

    def open(self, path: str = "") -> "Visitor":
        """Type an address, and wait until the page is there."""
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def settle(self) -> "Visitor":
        """Wait until the server is done and the page has drawn it; also after a click."""
        self.page.wait_for_timeout(100)
        patience = 20
        while self.told == self.settled_at and patience:  # the browser must first tell the server
            self.page.wait_for_timeout(100)
            patience -= 1
        self.page.wait_for_function(SETTLED)
        self.settled_at = self.told
        if self.page.locator("figure.map").count():
            self.page.wait_for_selector("figure.map .area[aria-label]", state="attached")
        return self

    def navigate(self, title: str) -> "Visitor":
        """Go to a page through the navigation, as a visitor does."""
        link = self.page.locator('a[data-testid*="Nav"]').filter(has_text=exactly(title))
        for menu in self.page.get_by_test_id("stTopNavSection").all():
            if not link.count():
                menu.click()
                self.page.wait_for_timeout(200)
        target = str(link.get_attribute("href"))
        link.click()
        self.page.wait_for_function("path => location.pathname === path", arg=urlsplit(target).path)
        return self.settle()

    def box(self, key: str) -> Locator:
        """Return the input of the select box with this key."""
        return self.page.locator(f".st-key-{key} input")

    def choose(self, key: str, option: str) -> "Visitor":
        """Choose in a select box, by typing."""
        self.box(key).click()
        self.box(key).fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        return self.settle()

    def area(self, code: str) -> Locator:
        """Return the outline of a municipality on the map."""
        return self.page.locator(f'figure.map .area[data-code="{code}"]')

    def text(self) -> str:
        """Return all words on the screen."""
        return self.page.get_by_test_id("stApp").inner_text()

    def outside(self) -> list[str]:
        """Return what was asked of any other host."""
        own = {urlsplit(self.address).netloc}
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).netloc not in own
        ]

    def forget(self) -> None:
        """Begin a new account of requests and complaints."""
        self.requests.clear()
        self.complaints.clear()

    def close(self) -> None:
        """Leave, with everything the browser knew."""
        self.context.close()

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_websocket(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framesent", self._note_frame)

    def _note_frame(self, _: str | bytes) -> None:
        self.told += 1

    def _note_message(self, message: ConsoleMessage) -> None:
        place = str(message.location.get("url", ""))
        if message.type == "error" and not ("404" in message.text and PROBE.search(place)):
            self.complaints.append(f"{message.text} ({place})")

"""A visitor as a browser is one: a page, its cookies, and a websocket that carries them."""

import ssl
from types import TracebackType

import httpx

from tests.bench.client import Client
from tests.processes.nginx import COOKIE, Proxy


class Visitor:
    """One browser that opened the first page; use as a context."""

    def __init__(self, proxy: Proxy) -> None:
        trusted = ssl.create_default_context(cafile=str(proxy.certificate))
        self.address = proxy.address
        self.browser = httpx.Client(base_url=proxy.address, verify=trusted)
        self.get("/")

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.browser.close()

    @property
    def process(self) -> str:
        """Return the port that the cookie names."""
        return self.browser.cookies.get(COOKIE, "")

    def get(self, path: str) -> httpx.Response:
        """Ask for a path; raises when that fails."""
        return self.browser.get(path).raise_for_status()

    def session(self, query: str = "", session: str = "") -> Client:
        """Return a websocket to open, as the page does: new, or for a session it had."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        return Client(self.address, query, cookies, session)

"""A visitor as a browser is one: a page, its cookies, and a websocket that carries them."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.client import Client, stream_of
from tests.processes.nginx import COOKIE, Proxy


class Session(Client):
    """A session over https.

    Its connection lives in one thread: the client without asyncio reads and writes in two, and over
    TLS that hangs once in a few hundred times (2 of 400 on Python 3.11; with asyncio never).
    """

    @contextmanager
    def stream(self) -> Iterator["_Blocking"]:
        """Open the connection in a loop of its own."""
        with start_blocking_portal() as portal:
            opening = connect(stream_of(self.address), **self.options())
            with portal.wrap_async_context_manager(opening) as connection:
                yield _Blocking(portal, connection)


class _Blocking:
    """The part of a connection that a Client uses, for who waits in another thread."""

    def __init__(self, portal: BlockingPortal, connection: ClientConnection) -> None:
        self.portal = portal
        self.connection = connection

    def send(self, message: bytes) -> None:
        self.portal.call(self.connection.send, message)

    def recv(self, timeout: float, decode: bool) -> bytes:
        async def within() -> bytes:
            async with asyncio.timeout(timeout):
                return await self.connection.recv(decode=decode)

        return self.portal.call(within)


class Visitor:
    """One browser that opened the first page; use as a context."""

    def __init__(self, proxy: Proxy) -> None:
        trusted = ssl.create_default_context(cafile=str(proxy.certificate))
        self.address = proxy.address
        self.browser = httpx.Client(base_url=proxy.address, verify=trusted)
        for path in ("/", "/_stcore/health"):  # the second gives what an upload must show
            self.get(path)

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

    def upload(self, session: str) -> int:
        """Send a file to a session; returns the status of the answer."""
        token = {"X-Xsrftoken": self.browser.cookies[XSRF_COOKIE_NAME]}
        file = {"file": ("deelname.csv", b"rij;\r\n")}
        path = f"/_stcore/upload_file/{session}/some-id"
        return self.browser.put(path, files=file, headers=token).status_code

    def session(self, query: str = "", session: str = "") -> Session:
        """Return a websocket to open, as the page does: new, or for a session it had."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        return Session(self.address, query, cookies, session)

"""Middleware: a websocket opens for pages of this server only."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

POLICY_VIOLATION = 1008


class OwnPagesOnly:
    """Refuse the websocket of another site's page; whatever is let through is not wrapped.

    Streamlit would let in any page on localhost, wherever the server stands, and before it refuses
    another it asks a public host for its own address, while every visitor waits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from here, and from programs, which name no origin."""
        if scope["type"] == "websocket" and not _is_from_here(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self.app(scope, receive, send)


def _is_from_here(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()

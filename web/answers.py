"""Middleware: security headers, caching and the own page, on every HTTP answer."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from language import KEY, LANGUAGES, SOURCE
from web.page import OwnPage

Header = tuple[bytes, bytes]
NO_STORE = b"no-store"
# The page holds no data, but names scripts that are replaced with the next version.
ASK_AGAIN = b"no-cache"
FOR_A_DAY = b"public, max-age=86400"
FOR_EVER = b"public, max-age=31536000, immutable"

_STATIC = "/app/static/"
_NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{12}\.\w+$")
_VERSION = re.compile(rb"v=[0-9a-f]{12}")
# What Streamlit says about caching is replaced, but for its own files, named by their content.
_REPLACED = {
    b"content-security-policy",
    b"x-content-type-options",
    b"referrer-policy",
    b"cache-control",
}
# How the page that is replaced was sent.
_OF_THE_BODY = {b"content-length", b"content-encoding", b"etag", b"last-modified", b"accept-ranges"}


class DashboardAnswers:
    """Complete the answers of Streamlit; a websocket passes without being wrapped."""

    def __init__(
        self,
        app: ASGIApp,
        page: OwnPage,
        headers: Sequence[Header],
        *,
        secure_cookies: bool,
        base: str = "",
    ) -> None:
        self.app = app
        self.base = f"/{base.strip('/')}".rstrip("/")
        self.page = page
        self.headers = headers
        self.secure_cookies = secure_cookies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and complete what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        replaced = False

        async def complete(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                replaced = self._is_page(message)
                if replaced and (shallow := self._shallow(scope)):
                    answer = RedirectResponse(shallow)
                    answer.raw_headers += [(b"cache-control", NO_STORE), *self.headers]
                    await answer(scope, receive, send)
                    return
                await send(self._start(scope, message, is_page=replaced))
                if replaced:
                    body = b"" if scope["method"] == "HEAD" else self._body(scope)
                    await send({"type": "http.response.body", "body": body})
            elif not replaced:
                await send(message)

        await self.app(scope, receive, complete)

    def _body(self, scope: Scope) -> bytes:
        """Return the page in the language that the address asks for."""
        asked = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [SOURCE])[-1].lower()
        return self.page.bodies[asked if asked in LANGUAGES else SOURCE]

    def _shallow(self, scope: Scope) -> str | None:
        """Return the address that a page below a page stands for; None when it is deep enough.

        The page names its scripts from where it stands, so below another it would stay white.
        """
        path = str(scope["path"]).removeprefix(self.base)
        names = [name for name in path.split("/") if name]
        if len(names) < 2 or "." in names[-1] or any(name[0] in "_." for name in names):
            return None  # of a file or of Streamlit, not of a page
        query = scope["query_string"].decode("latin-1")
        return f"{self.base}/{quote('-'.join(names))}" + (f"?{query}" if query else "")

    def _is_page(self, message: Message) -> bool:
        """Tell the index of Streamlit by its ETag, at whatever address it is asked for."""
        return message["status"] == 200 and any(
            name == b"etag" and value.removeprefix(b"W/") == self.page.replaces
            for name, value in message["headers"]
        )

    def _start(self, scope: Scope, message: Message, *, is_page: bool) -> Message:
        given: list[Header] = message["headers"]
        dropped = _REPLACED | _OF_THE_BODY if is_page else _REPLACED
        kept = [(name, value) for name, value in given if name not in dropped]
        if is_page:
            kept.append((b"content-length", str(len(self._body(scope))).encode("ascii")))
            caching = ASK_AGAIN
        else:
            caching = _caching(scope, message["status"], given)
        if self.secure_cookies:
            kept = [_secured(name, value) for name, value in kept]
        headers = [*kept, (b"cache-control", caching), *self.headers]
        return {**message, "headers": headers}


def _caching(scope: Scope, status: int, given: Sequence[Header]) -> bytes:
    """Say how long an answer may be kept: files of the product long, all else not at all."""
    if status not in {200, 206, 304}:
        return NO_STORE
    if any(name == b"cache-control" and b"immutable" in value for name, value in given):
        return FOR_EVER
    path: str = scope["path"]
    if _STATIC not in path:
        return NO_STORE
    by_content = _NAMED_BY_CONTENT.search(path) or _VERSION.fullmatch(scope["query_string"])
    return FOR_EVER if by_content else FOR_A_DAY


def _secured(name: bytes, value: bytes) -> Header:
    """Send a cookie by https only."""
    is_bare = name == b"set-cookie" and b"secure" not in value.lower().replace(b" ", b"").split(
        b";"
    )
    return (name, value + b"; Secure") if is_bare else (name, value)

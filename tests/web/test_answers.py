"""What the middleware does to one answer, and that it leaves a websocket alone."""

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from tests.web.asking import ask, run
from web.answers import DashboardAnswers
from web.errors import MESSAGE, error_handlers
from web.page import own_page
from web.policy import security_headers

PAGE = own_page()
INDEX = Path(get_static_dir()) / "index.html"


def app(*, tls: bool = False) -> Starlette:
    headers = security_headers(PAGE.script_hashes, (), tls=tls)

    def cookie(_: Request) -> Response:
        answer = PlainTextResponse("x", headers={"cache-control": "public"})
        answer.set_cookie("bare", "1")
        answer.set_cookie("safe", "1", secure=True)
        return answer

    def broken(_: Request) -> Response:
        raise RuntimeError("/secret/path")

    return Starlette(
        routes=[
            Route("/cookie", cookie),
            Route("/deelname", lambda _: FileResponse(INDEX)),
            Route("/deelname/{rest:path}", lambda _: FileResponse(INDEX)),
            Route("/broken", broken),
            Mount("/", StaticFiles(directory=get_static_dir(), html=True)),
        ],
        middleware=[
            Middleware(DashboardAnswers, page=PAGE, headers=headers, secure_cookies=tls),
            Middleware(GZipMiddleware),
        ],
        exception_handlers=error_handlers(headers),
    )


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_page_is_replaced_however_it_is_sent(encoding: str) -> None:
    answer = ask(app(), "/", headers={"accept-encoding": encoding})
    assert answer.content == PAGE.bodies["nl"]
    assert answer.headers["content-length"] == str(len(PAGE.bodies["nl"]))
    assert not {"content-encoding", "etag", "last-modified"} & set(answer.headers)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/deelname/iets/dieper?rsv=RSV15", "/deelname-iets-dieper?rsv=RSV15"),
        ("/deelname//kwaad.example/x%20y", "/deelname-kwaad.example-x%20y"),
    ],
)
def test_a_page_below_a_page_leads_to_one_that_is_there(asked: str, given: str) -> None:
    answer = ask(app(), asked)
    assert answer.status_code == 307
    assert answer.headers["location"] == given
    assert "content-security-policy" in answer.headers
    assert ask(app(), "/deelname").status_code == 200
    assert ask(app(), "/deelname/").status_code == 200


def test_the_head_of_the_page_has_no_body() -> None:
    answer = ask(app(), "/", "HEAD")
    assert answer.content == b""
    assert answer.headers["content-length"] == str(len(PAGE.bodies["nl"]))


def test_other_files_pass_unchanged() -> None:
    script = PAGE.bodies["nl"].decode("utf-8").split('src="./')[1].split('"')[0]
    answer = ask(app(), f"/{script}", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == (Path(get_static_dir()) / script).read_bytes()


def test_an_answer_says_once_how_long_it_may_be_kept() -> None:
    answer = ask(app(), "/cookie")
    assert answer.headers.get_list("cache-control") == ["no-store"]


def test_cookies_and_hsts_follow_tls() -> None:
    assert "Secure" not in ask(app(), "/cookie").headers.get_list("set-cookie")[0]
    answer = ask(app(tls=True), "/cookie")
    cookies = answer.headers.get_list("set-cookie")
    assert [text.lower().count("secure") for text in cookies] == [1, 1]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_a_failure_says_nothing_and_carries_the_same_headers() -> None:
    answer = ask(app(), "/broken")
    assert (answer.status_code, answer.text) == (500, MESSAGE)
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_websocket_is_not_wrapped() -> None:
    """Messages of a rerun pass through the very functions that the server gave."""
    seen: list[Any] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend((scope, receive, send))

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        seen.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    run(DashboardAnswers(inner, PAGE, [], secure_cookies=True)(scope, receive, send))
    assert [id(part) for part in seen] == [id(scope), id(receive), id(send)]

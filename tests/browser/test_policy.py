"""The content security policy holds in a browser: what gets into a page does not run or leave."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

# What a page is made to try → the directive that stops it. OTHER is another host that answers.
ATTEMPTS = {
    "inline script": ("script-src-elem", "put('script', {text: 'window.ran = 1'})"),
    "handler in an attribute": (
        "script-src-attr",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    ),
    "script in a data address": (
        "script-src-elem",
        "put('script', {src: 'data:text/javascript,window.ran = 1'})",
    ),
    "script of another host": ("script-src-elem", "put('script', {src: 'OTHER/x.js'})"),
    "eval": ("script-src", "setTimeout('window.ran = 1')"),
    "request to another host": ("connect-src", "fetch('OTHER').catch(() => 0)"),
    "beacon to another host": ("connect-src", "navigator.sendBeacon('OTHER', 'x')"),
    "image of another host": ("img-src", "put('img', {src: 'OTHER/x.png'})"),
    "style of another host": ("style-src-elem", "put('link', {rel: 'stylesheet', href: 'OTHER'})"),
    "font of another host": ("font-src", "new FontFace('x', 'url(OTHER/x)').load().catch(() => 0)"),
    "frame": ("frame-src", "put('iframe', {src: 'OTHER'})"),
    "plug-in": ("object-src", "put('object', {data: 'OTHER/x.swf'})"),
    "another base": ("base-uri", "put('base', {href: 'OTHER'})"),
    "form to another host": ("form-action", "put('form', {action: 'OTHER'}).submit()"),
}
PUT = (
    "(name, given) => document.body.appendChild(Object.assign(document.createElement(name), given))"
)


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another host that answers everyone: its address, and what it was asked."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_what_gets_into_a_page_neither_runs_nor_leaves(
    visit: Visit, elsewhere: tuple[str, list[str]]
) -> None:
    """Also proves that a breach is heard: every other browser test relies on that."""
    other, asked = elsewhere
    visitor = visit("verantwoording", new=True)
    assert visitor.complaints == []
    for name, (directive, attempt) in ATTEMPTS.items():
        visitor.forget()
        script = attempt.replace("OTHER", other)
        visitor.page.evaluate(f"() => {{ const put = {PUT}; {script}; }}")
        visitor.page.wait_for_timeout(200)
        stopped = [text for text in visitor.complaints if text.startswith(f"policy: {directive} ")]
        assert stopped, (name, visitor.complaints)
        assert visitor.page.evaluate("window.ran") is None, name
    assert asked == []


def test_the_app_cannot_be_framed(visit: Visit) -> None:
    visitor = visit(new=True)
    page = visitor.context.new_page()
    other = visitor.address.replace("localhost", "127.0.0.1")  # another origin, no policy on it
    frame = f'<iframe src="{visitor.address}"></iframe>'
    page.route(f"{other}/frame", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{other}/frame")
    page.wait_for_timeout(500)
    (framed,) = page.frames[1:]
    assert framed.locator("#root").count() == 0

"""What a visitor who is not signed in can fetch; a new route fails until it is in the table."""

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute
from streamlit.runtime import Runtime
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

import serve
from tests.browser.serving import served

NO_STORE, NO_CACHE = "no-store", "no-cache"
DAY, YEAR = "public, max-age=86400", "public, max-age=31536000, immutable"
PAGE = "<html lang="
XSRF, SIGN_IN = "_streamlit_xsrf", "_streamlit_user"


class Ask(NamedTuple):
    """One request and its answer: status, how long it may be kept, what stands in it, cookies."""

    method: str
    path: str
    status: int
    caching: str = NO_STORE
    text: str = ""
    cookies: tuple[str, ...] = ()
    location: str | None = None


# Route → what it answers. An empty list: see the websocket tests below.
TABLE: dict[str, list[Ask]] = {
    "/healthz": [Ask("GET", "/healthz", 200, text="ok"), Ask("POST", "/healthz", 405)],
    "/readyz": [Ask("GET", "/readyz", 200, text="ok"), Ask("POST", "/readyz", 405)],
    "/_stcore/health": [
        Ask("GET", "/_stcore/health", 200, text="ok", cookies=(XSRF,)),
        Ask("OPTIONS", "/_stcore/health", 204),
    ],
    # Counts and sizes, no data; the proxy keeps it for the administrator.
    "/_stcore/metrics": [
        Ask("GET", "/_stcore/metrics", 200, text="# TYPE"),
        Ask("OPTIONS", "/_stcore/metrics", 204),
    ],
    "/_stcore/host-config": [
        Ask("GET", "/_stcore/host-config", 200, text='"allowedOrigins":[]'),
        Ask("POST", "/_stcore/host-config", 405),
    ],
    # Downloads and images of sessions, under the hash of their content.
    "/media/{file_id:path}": [
        Ask("GET", "/media/0123456789abcdef.csv", 404),
        Ask("GET", "/media/../../serve.py", 400),
        Ask("GET", "/media/%2e%2e/serve.py", 400),
        Ask("OPTIONS", "/media/x.csv", 204),
    ],
    "/_stcore/upload_file/{session_id}/{file_id}": [
        Ask("PUT", "/_stcore/upload_file/session/file", 403),
        Ask("DELETE", "/_stcore/upload_file/session/file", 403),
        Ask("OPTIONS", "/_stcore/upload_file/session/file", 204),
        Ask("GET", "/_stcore/upload_file/session/file", 200, NO_CACHE, PAGE),
    ],
    "/component/{path:path}": [
        Ask("GET", "/component/x/y.js", 404),
        Ask("GET", "/component/../serve.py", 400),
        Ask("GET", "/component/%2e%2e%2fserve.py", 400),
        Ask("OPTIONS", "/component/x", 204),
    ],
    "/_stcore/bidi-components/{path:path}": [
        Ask("GET", "/_stcore/bidi-components/x/y.js", 404),
        Ask("GET", "/_stcore/bidi-components/regiomonitor_area_map/..%2f..%2fserve.py", 400),
        Ask("OPTIONS", "/_stcore/bidi-components/x", 204),
    ],
    "/_stcore/stream": [],
    "/auth/login": [Ask("GET", "/auth/login", 302, location="/")],
    "/auth/logout": [
        Ask("GET", "/auth/logout", 302, cookies=(SIGN_IN, f"{SIGN_IN}_tokens"), location="/")
    ],
    "/oauth2callback": [
        Ask("GET", "/oauth2callback", 302, location="/"),
        Ask("GET", "/oauth2callback?state=x&code=y", 302, location="/"),
        Ask("GET", "/oauth2callback?error=x&next=https://elders.example", 302, location="/"),
    ],
    # An interface for programs, which is off: it says so, and nothing of the app.
    "/_stcore/agent/interact": [
        Ask("POST", "/_stcore/agent/interact", 403, text="not_available"),
        Ask("GET", "/_stcore/agent/interact", 405),
    ],
    "/_stcore/agent/openapi.json": [
        Ask("GET", "/_stcore/agent/openapi.json", 200, text='"openapi"'),
    ],
    "/_stcore/agent/mcp": [Ask("POST", "/_stcore/agent/mcp", 400, text="jsonrpc")],
    # Outlines, fonts, scripts: never data.
    "/app/static/{path:path}": [
        Ask("GET", "/app/static/map/map.js", 200, DAY, "export"),
        Ask("GET", "/app/static/map/map.js?v=0123456789ab", 200, YEAR, "export"),
        Ask("GET", "/app/static/fonts/fira-sans-latin-400-normal.woff2", 200, DAY),
        Ask("GET", "/app/static/boundaries/boundaries-0123456789ab.json", 404),
        Ask("GET", "/app/static/", 404),
        Ask("GET", "/app/static/map", 404),
        Ask("GET", "/app/static/../serve.py", 400),
        Ask("GET", "/app/static/%2e%2e/serve.py", 400),
        Ask("GET", "/app/static/..%2fserve.py", 400),
        Ask("GET", "/app/static/map/..%2f..%2f..%2fserve.py", 400),
        Ask("GET", "/app/static/..%5cserve.py", 400),
        Ask("GET", "/app/static/%252e%252e/serve.py", 404),
        Ask("GET", "/app/static//etc/passwd", 400),
        Ask("GET", "/app/static/%00", 400),
        Ask("OPTIONS", "/app/static/map/map.js", 204),
    ],
    # Everything else is the one page, which holds no data, or a file of Streamlit itself.
    "": [
        Ask("GET", "/", 200, NO_CACHE, PAGE),
        Ask("HEAD", "/", 200, NO_CACHE),
        Ask("GET", "/aanleveren", 200, NO_CACHE, PAGE),
        Ask("GET", "/nergens", 200, NO_CACHE, PAGE),
        Ask("GET", "/_stcore/script-health-check", 200, NO_CACHE, PAGE),
        Ask("GET", "/serve.py", 200, NO_CACHE, PAGE),
        Ask("GET", "/.streamlit/secrets.toml", 200, NO_CACHE, PAGE),
        Ask("GET", "/warehouse/releases/active.json", 200, NO_CACHE, PAGE),
        Ask("GET", "/static/js/nergens.js", 200, NO_CACHE, PAGE),
        Ask("GET", "/static/../../../../serve.py", 400),
        Ask("GET", "/aanleveren/", 301, location="/aanleveren"),
        Ask("GET", "//elders.example/", 400),
        Ask("GET", "/%2f%2felders.example/", 400),
        Ask("POST", "/", 405),
    ],
}
SECURITY = {
    "content-security-policy": r"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' "
    r"'sha256-[^']{44}'( 'sha256-[^']{44}')*; .*frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": r".*camera=\(\).*",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
NEVER_SHOWN = re.compile(r"Traceback|\.py\b|[dD]uck|/(?:tmp|home|usr|root)/")


@pytest.fixture
def routes(monkeypatch: pytest.MonkeyPatch) -> list[Route | WebSocketRoute | Mount]:
    """Every route of the server, as Streamlit adds its own to ours."""
    monkeypatch.setattr(Runtime, "_instance", None)
    # There is no public way to ask; the app builds this once, when the server starts.
    built: Starlette = serve.app._build_starlette_app()
    monkeypatch.setattr(serve.app, "_runtime", None)
    return [r for r in built.routes if isinstance(r, Route | WebSocketRoute | Mount)]


@pytest.fixture(scope="module")
def address(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(example_data, tmp_path_factory.mktemp("paths") / "log.txt") as server:
        yield server.address


def fetch(address: str, method: str, path: str) -> tuple[http.client.HTTPResponse, str]:
    """Ask with the path as it stands: other clients tidy it up."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.putrequest(method, path, skip_accept_encoding=True)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", errors="replace")
    connection.close()
    return answer, body


def test_every_route_and_method_is_in_the_table(
    routes: list[Route | WebSocketRoute | Mount],
) -> None:
    assert {route.path for route in routes} == set(TABLE)
    assert len({route.path for route in routes}) < len(routes)  # a route for each method
    for route in routes:
        methods = (route.methods or set()) if isinstance(route, Route) else set()
        asked = {ask.method for ask in TABLE[route.path]}
        assert not methods or methods & asked, f"{route.path}: nobody asks {methods}"


@pytest.mark.parametrize(
    "ask",
    [ask for asks in TABLE.values() for ask in asks],
    ids=lambda ask: f"{ask.method} {ask.path}",
)
def test_the_answer_to_a_visitor_who_is_not_signed_in(address: str, ask: Ask) -> None:
    answer, body = fetch(address, ask.method, ask.path)
    assert answer.status == ask.status
    assert answer.headers.get_all("cache-control") == [ask.caching]
    for name, pattern in SECURITY.items():
        (value,) = answer.headers.get_all(name) or [""]
        assert re.fullmatch(pattern, value), name
    assert "strict-transport-security" not in answer.headers  # only behind TLS
    cookies = answer.headers.get_all("set-cookie") or []
    assert {cookie.split("=")[0] for cookie in cookies} == set(ask.cookies)
    assert answer.headers["location"] == ask.location
    assert ask.text in body
    if ask.caching in {NO_STORE, NO_CACHE}:
        assert not NEVER_SHOWN.search(body)


def test_files_named_by_their_content_are_kept_for_a_year(address: str) -> None:
    (script,) = re.findall(r'src="\.(/static/js/index\.[^"]+)"', fetch(address, "GET", "/")[1])
    boundaries = next(Path("static/boundaries").glob("boundaries-*.json")).name
    for path in (script, f"/app/static/boundaries/{boundaries}"):
        assert fetch(address, "GET", path)[0].headers["cache-control"] == YEAR


def test_the_page_that_is_served_is_dutch_and_names_itself(address: str) -> None:
    page = fetch(address, "GET", "/deelname")[1]
    assert '<html lang="nl">' in page
    assert "<title>MDT Regiomonitor</title>" in page
    assert "English" not in page
    assert "You need" not in page


def test_a_websocket_opens_from_this_server_only(address: str) -> None:
    """A session without sign-in runs dashboard.py, where rights are asked."""
    stream = f"{address.replace('http', 'ws')}/_stcore/stream"
    streamlit = [Subprotocol("streamlit")]
    with connect(stream, subprotocols=streamlit, origin=Origin(address)):
        pass
    for elsewhere in ("https://elders.example", "http://localhost:3000"):
        with pytest.raises(InvalidStatus) as refused:
            connect(stream, subprotocols=streamlit, origin=Origin(elsewhere))
        assert refused.value.response.status_code == 403

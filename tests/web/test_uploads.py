"""Who may send a file, and how large: asked of the server as it runs."""

import http.client
import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from tests.bench.client import Client
from tests.browser.serving import served
from warehouse.settings import PROJECT_FOLDER

MB = 2**20
BODY = (
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="deelname.csv"\r\n\r\n'
    b"rij;\r\n--x--\r\n"
)


class Uploader:
    """One session that may upload: where to, and the token that goes with it."""

    def __init__(self, client: Client) -> None:
        self.address = urlsplit(client.address).netloc
        request = BackMsg()
        request.file_urls_request.request_id = "1"
        request.file_urls_request.file_names.append("deelname.csv")
        request.file_urls_request.session_id = client.session
        client.connection.send(request.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(client.connection.recv(timeout=30, decode=False))
            if answer.WhichOneof("type") == "file_urls_response":
                break
        self.path = urlsplit(answer.file_urls_response.file_urls[0].upload_url).path
        cookie = SimpleCookie(self.ask("GET", "/_stcore/health").headers["set-cookie"])
        self.token = cookie[XSRF_COOKIE_NAME].value

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.address, timeout=30)
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8")  # type: ignore[attr-defined]
        connection.close()
        return answer

    def upload(self, **headers: str) -> tuple[int, str]:
        sent = {"content_type": "multipart/form-data; boundary=x", **headers}
        answer = self.ask("PUT", self.path, BODY, **sent)
        return answer.status, answer.text  # type: ignore[attr-defined]

    def own(self) -> dict[str, str]:
        """What a page of this server sends along."""
        return {"cookie": f"{XSRF_COOKIE_NAME}={self.token}", "x_xsrftoken": self.token}


@pytest.fixture(scope="module")
def uploader(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Uploader]:
    folder = tmp_path_factory.mktemp("uploads")
    with served(example_data, folder / "log.txt") as server, Client(server.address) as client:
        yield Uploader(client)


def test_a_page_of_this_server_may_upload(uploader: Uploader) -> None:
    assert uploader.upload(**uploader.own()) == (204, "")


@pytest.mark.parametrize("missing", ["cookie", "x_xsrftoken"])
def test_without_the_token_nobody_may(uploader: Uploader, missing: str) -> None:
    """The cookie alone is what another site's page would send with it."""
    headers = {name: text for name, text in uploader.own().items() if name != missing}
    assert uploader.upload(**headers) == (403, "XSRF token missing or invalid")


def test_with_a_token_of_ones_own_making_nobody_may(uploader: Uploader) -> None:
    forged = uploader.own() | {"x_xsrftoken": "2|0|0|0"}
    assert uploader.upload(**forged)[0] == 403


def test_another_site_may_not_read_an_answer(uploader: Uploader) -> None:
    for path in ("/_stcore/health", uploader.path):
        answer = uploader.ask("OPTIONS", path, origin="https://elders.example")
        allowed = answer.headers["access-control-allow-origin"]
        assert allowed not in {"*", "https://elders.example"}


def test_what_is_over_the_limit_is_refused_before_it_is_sent(uploader: Uploader) -> None:
    too_long = {"content_length": str(100 * MB + 1)}
    assert uploader.upload(**uploader.own(), **too_long) == (413, "File too large")


def test_the_limit_is_the_one_that_people_read() -> None:
    settings = (PROJECT_FOLDER / ".streamlit" / "config.toml").read_text("utf-8")
    (limit,) = re.findall(r"(?m)^maxUploadSize = (\d+)$", settings)
    label = (PROJECT_FOLDER / "pages/components/delivery/upload.py").read_text("utf-8")
    assert f"ten hoogste {limit} MB per bestand" in label
    proxy = (PROJECT_FOLDER / "docs" / "nginx.conf").read_text("utf-8")
    (body,) = re.findall(r"client_max_body_size (\d+)m;\n        proxy_request", proxy)
    assert int(limit) < int(body) < 1.1 * int(limit)
    for setting in ("enableXsrfProtection = true", "enableCORS = true"):
        assert setting in settings.splitlines()

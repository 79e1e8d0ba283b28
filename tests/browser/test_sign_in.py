"""Sign-in in a real browser, against a real provider: each role, each way in, and the way out."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from access.log import read_log
from tests.browser.serving import ROOT, served
from tests.browser.signing_in import COOKIE, ROLES, cookie, provider, write_settings
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PATIENCE_MS = 60_000
SIGN_IN, CLOSED = "Aanmelden", "Deze pagina is niet voor u"
OPENS = {
    "lezer": {},
    "facilitator": {},
    "programmateam": {"aanleveren": "Aanleveren"},
    "beheer": {"logboek": "Logboek"},
}


@pytest.fixture(scope="module")
def site(
    browser: Browser, example_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path, Path]]:
    """A server with sign-in on data of its own: its address, its data and its settings."""
    folder = tmp_path_factory.mktemp("site")
    data = shutil.copytree(example_data, folder / "data")
    with provider(folder / "provider.txt") as address:
        settings = write_settings(folder / "secrets.toml", address)
        options = ("--secrets.files", str(settings))
        with served(data, folder / "log.txt", "serve.py", *options) as server:
            yield server.address, data, settings


@pytest.fixture
def visitor(browser: Browser, site: tuple[str, Path, Path]) -> Iterator[Visitor]:
    found = Visitor(browser, site[0])
    yield found
    found.close()


@pytest.fixture
def entered(visitor: Visitor) -> Callable[..., Visitor]:
    """Open an address with a cookie that is good but for what is changed."""

    def enter(path: str, role: str, **changed: Any) -> Visitor:
        visitor.context.add_cookies([cookie(visitor.address, role, **changed)])  # type: ignore[list-item]
        return visitor.open(path)

    return enter


def heading(visitor: Visitor) -> str:
    return visitor.page.locator("h1").inner_text()


def sign_in(visitor: Visitor, role: str) -> None:
    visitor.page.get_by_role("button", name=SIGN_IN).click()
    visitor.page.get_by_role("button", name=f"kenmerk-{role}").click()
    visitor.page.wait_for_url(f"{visitor.address}/**")
    expect(visitor.page.locator("h1")).not_to_have_text(SIGN_IN, timeout=PATIENCE_MS)
    visitor.settle()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_signs_in_and_sees_its_own_pages(visitor: Visitor, role: str) -> None:
    visitor.open("logboek")
    assert heading(visitor) == SIGN_IN
    assert visitor.page.get_by_test_id("stTopNav").count() == 0
    sign_in(visitor, role)
    assert urlsplit(visitor.page.url).path == "/logboek"
    for path in ("logboek", "aanleveren"):
        visitor.open(path)
        assert heading(visitor) == OPENS[role].get(path, CLOSED)
    bar = visitor.page.get_by_test_id("stTopNav").inner_text()
    assert ("Beheer" in bar) == (role == "beheer")


def test_a_page_of_others_is_closed_on_a_fresh_server(
    browser: Browser, site: tuple[str, Path, Path], tmp_path: Path
) -> None:
    """The first request ever to a server is a link to a page that is not for this role."""
    options = ("--secrets.files", str(site[2]))
    with served(site[1], tmp_path / "log.txt", "serve.py", *options) as server:
        visitor = Visitor(browser, server.address)
        visitor.context.add_cookies([cookie(server.address, "lezer")])  # type: ignore[list-item]
        visitor.open("logboek")
        assert heading(visitor) == CLOSED
        assert "kenmerk-" not in visitor.text()
        visitor.close()


def test_the_view_that_was_asked_for_comes_back(visitor: Visitor) -> None:
    visitor.open("deelname?cijfer=Lopend&rsv=Zeeland")
    sign_in(visitor, "lezer")
    expect(visitor.box("rsv")).to_have_value("Zeeland")
    asked = parse_qs(urlsplit(visitor.page.url).query)
    assert (asked["cijfer"], asked["rsv"]) == (["Lopend"], ["Zeeland"])


def test_a_cookie_that_is_not_good_opens_nothing(entered: Callable[..., Visitor]) -> None:
    now = int(time.time())
    for changed in (
        {"exp": now - 1},
        {"iat": now - 9 * 3600},
        {"exp": None},
        {"secret": "een-ander-geheim-0123456789-abcdefgh"},
        {"origin": "http://localhost:1"},
    ):
        visitor = entered("aanleveren", "programmateam", nonce=str(changed), **changed)
        assert heading(visitor) == SIGN_IN, changed
        assert visitor.page.locator("input").count() == 0, changed


def test_a_tampered_cookie_opens_nothing(entered: Callable[..., Visitor]) -> None:
    visitor = entered("aanleveren", "programmateam")
    assert heading(visitor) == "Aanleveren"
    good = next(one for one in visitor.context.cookies() if one["name"] == COOKIE)["value"]
    middle = len(good) // 3
    other = "A" if good[middle] != "A" else "B"
    visitor.context.add_cookies(
        [
            {"name": COOKIE, "value": f"{good[:middle]}{other}{good[middle + 1 :]}"}  # type: ignore[list-item]
            | {"url": visitor.address}
        ]
    )
    assert heading(visitor.open("aanleveren")) == SIGN_IN


def test_signing_out_ends_it_here_and_at_the_provider(
    visitor: Visitor, site: tuple[str, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open()
    sign_in(visitor, "lezer")
    kept = visitor.context.cookies()
    visitor.page.get_by_test_id("stExpandSidebarButton").click()
    visitor.page.get_by_role("button", name="Afmelden").click()
    visitor.page.wait_for_url(re.compile(r"/end_session\?"))
    assert "id_token_hint" in parse_qs(urlsplit(visitor.page.url).query)
    visitor.page.get_by_role("button", name="End session").click()
    visitor.page.wait_for_url(f"{visitor.address}/")
    assert heading(visitor.settle()) == SIGN_IN
    assert COOKIE not in {one["name"] for one in visitor.context.cookies()}
    # Whoever kept the cookie has nothing at it.
    visitor.context.add_cookies(kept)  # type: ignore[arg-type]
    assert heading(visitor.open("deelname")) == SIGN_IN
    monkeypatch.setenv("MDT_DATA", str(site[1]))
    newest = read_log().entries[0]
    assert (newest.subject, newest.what) == ("kenmerk-lezer", "afgemeld")


@pytest.mark.parametrize(
    ("address", "settings", "said"),
    [
        ("0.0.0.0", None, "aanmelden staat uit"),
        ("localhost", "[auth]\nclient_id = 'x'\n", "[auth] mist"),
        ("localhost", "[auth\n", "niet te lezen"),
    ],
    ids=["open to all", "half", "broken"],
)
def test_what_is_not_started(
    data_folder: Path, tmp_path: Path, address: str, settings: str | None, said: str
) -> None:
    path = tmp_path / "secrets.toml"
    if settings:
        path.write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", "0"]
    options = ["--server.address", address, "--secrets.files", str(path)]
    found = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert found.returncode != 0
    assert "Niet gestart" in found.stdout + found.stderr
    assert said in found.stdout + found.stderr
    assert "Traceback" not in found.stdout + found.stderr

"""Two servers behind nginx: a visitor stays, all see the same, and one can do without the other."""

import os
import re
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from notes.database import VARIABLE, forget_engines
from notes.migrate import upgrade
from tests.bench.client import Client
from tests.bench.users import Crowd, Seen, visit_together, wrong_answers
from tests.browser.serving import Server, served
from tests.conftest import MORE_PARTICIPANTS
from tests.notes.postgres import start
from tests.processes.nginx import Proxy, port_of, several_served
from tests.processes.visitor import Visitor
from tests.warehouse.publishing import forget_everything, publish_changed
from warehouse.queries import rsvs
from warehouse.releases import current_release

LONGEST_SWITCH_S = 5.0
FONT, STREAM = "/app/static/fonts/fira-sans-latin-400-normal.woff2", "/_stcore/stream"
REGION = "regio"
NOTES = "notities_regio=true"
WRITTEN = "Bij het eerste proces opgeschreven."


@dataclass(frozen=True)
class Servers:
    """The two servers, the nginx before them, and what they share."""

    first: Server
    second: Server
    proxy: Proxy
    data: Path
    notes: str

    @property
    def ports(self) -> set[str]:
        return {port_of(self.first), port_of(self.second)}


@pytest.fixture(scope="module")
def two(
    nginx: str, example_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Servers]:
    """Two servers that are ready, on a data folder of their own and one PostgreSQL."""
    folder = tmp_path_factory.mktemp("two")
    data = shutil.copytree(example_data, folder / "data")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        database = start(tmp_path_factory.mktemp("pg"), "delete")
        stack.callback(database.cleanup)
        address = database.get_uri()
        patch.setenv(VARIABLE, address)
        upgrade()
        stack.callback(forget_engines)
        servers, proxy = stack.enter_context(several_served(nginx, data, folder))
        yield Servers(*servers, proxy, data, address)
    for log in folder.glob("server-*.txt"):
        said = log.read_text("utf-8")
        assert "Traceback" not in said and '"level": "error"' not in said


@pytest.fixture
def behind(two: Servers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """The two servers, with this test on the same data and the same certificate."""
    monkeypatch.setenv("MDT_DATA", str(two.data))
    monkeypatch.setenv(VARIABLE, two.notes)
    monkeypatch.setenv("SSL_CERT_FILE", str(two.proxy.certificate))
    forget_everything()
    yield two
    forget_everything()


@pytest.fixture
def visitors(behind: Servers) -> Iterator[list[Visitor]]:
    """Ten browsers that opened the first page, those of the first server first."""
    with ExitStack() as stack:
        come = [stack.enter_context(Visitor(behind.proxy)) for _ in range(10)]
        yield sorted(come, key=lambda one: one.process != port_of(behind.first))


def test_scripts_go_compressed_and_figures_do_not(behind: Servers) -> None:
    with Visitor(behind.proxy) as visitor:
        script = re.search(r'src="./(static/js/index[^"]+)"', visitor.get("/").text)
        assert script is not None
        answer = visitor.get(f"/{script[1]}")
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.num_bytes_downloaded) < len(answer.content) / 2
        assert "content-encoding" not in visitor.get("/").headers


def test_a_visitor_stays_at_one_process(behind: Servers, visitors: list[Visitor]) -> None:
    """Page, websocket, download, upload, and the session after its connection broke."""
    dealt = Counter(visitor.process for visitor in visitors)
    assert dealt == dict.fromkeys(behind.ports, len(visitors) // 2)
    downloads = []
    for visitor in (visitors[0], visitors[-1]):
        given = visitor.get("/").headers
        assert "mdt_process" not in given.get("set-cookie", "")  # it has one already
        for _ in range(5):
            visitor.get(FONT)
        with visitor.session() as first:
            first.rerun("deelname")
            downloads.append(first.download(first.downloads[0]))
            assert visitor.get(downloads[-1]).content
            assert visitor.upload(first.session) == 204
        with visitor.session(session=first.session) as again:
            assert again.session == first.session
        with visitor.session(session="of-nobody") as other:
            assert other.session != first.session
    assert visitors[0].upload(first.session) == 400  # the other one's: no other process knows it
    bound = [answer for answer in behind.proxy.answers() if answer.cookie]
    assert {answer.path for answer in bound} >= {"/", FONT, STREAM, *downloads}
    assert {answer.port for answer in bound} == behind.ports
    assert all(answer.port == answer.cookie for answer in bound)


def test_the_cookie_says_nothing_of_the_visitor(behind: Servers) -> None:
    with Visitor(behind.proxy) as visitor:
        (cookie,) = [one for one in visitor.browser.cookies.jar if one.name == "mdt_process"]
        assert cookie.value in behind.ports
        assert cookie.secure
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "Lax"
        assert cookie.expires is None  # it goes with the browser


def test_a_cookie_leads_nowhere_else(behind: Servers) -> None:
    """What is no process here is as no cookie at all."""
    others = ("8500", "22", "127.0.0.1:22", "localhost", "1|2", "'", f"{port_of(behind.first)} x")
    for other in others:
        with Visitor(behind.proxy) as visitor:
            visitor.browser.cookies.clear()
            answer = visitor.browser.get("/", headers={"Cookie": f"mdt_process={other}"})
            assert answer.status_code == 200
            assert "mdt_process=" in answer.headers["set-cookie"]
    asked = [answer for answer in behind.proxy.answers() if answer.cookie in others]
    assert {answer.cookie for answer in asked} == set(others)
    assert {answer.port for answer in asked} <= behind.ports


def test_both_switch_to_a_new_release_while_visitors_ask(
    behind: Servers, visitors: list[Visitor]
) -> None:
    failures = behind.proxy.failures()
    before, _ = current_release()
    regions = sorted(rsvs(before.release_id).values())
    processes = [behind.first.process_id, behind.second.process_id]
    crowd, seen = Crowd(8, seconds=8, pause_s=0.6), Seen()
    with (
        ThreadPoolExecutor(1) as pool,
        visitors[0].session() as first,
        visitors[-1].session() as second,
    ):
        address = behind.proxy.address
        visiting = pool.submit(visit_together, address, processes, regions, crowd, seen)
        while not (seen.answers or visiting.done()):
            time.sleep(0.05)
        sessions = {"first": first, "second": second}
        for session in sessions.values():
            session.rerun("deelname")
            assert session.release_id == before.release_id
        after = publish_changed(before, MORE_PARTICIPANTS)
        published = time.monotonic()
        switched: dict[str, float] = {}
        while len(switched) < 2 and time.monotonic() - published < 2 * LONGEST_SWITCH_S:
            for name, session in sessions.items():
                session.rerun("deelname")
                if session.release_id == after.release_id:
                    switched.setdefault(name, time.monotonic() - published)
            visitors[0].get("/")
        visiting.result()
    assert set(switched) == set(sessions)
    assert max(switched.values()) < LONGEST_SWITCH_S
    assert seen.failures == []
    assert {answer[0] for answer in seen.answers} == {before.release_id, after.release_id}
    assert wrong_answers(seen) == []
    assert behind.proxy.failures() == failures


def write_note(session: Client, text: str) -> None:
    """Write a note as a visitor does: type a text and press the button."""
    (field,) = [key for key in session.widgets if key.endswith("_new_text")]
    (button,) = [key for key in session.widgets if key.endswith("_keep")]
    session.rerun(REGION, {field: text}, pressed=button)
    assert text in session.texts


def test_a_note_of_one_process_is_read_in_the_other(
    behind: Servers, visitors: list[Visitor]
) -> None:
    with visitors[0].session(NOTES) as writer, visitors[-1].session(NOTES) as reader:
        for session in (writer, reader):
            session.rerun(REGION)
            assert WRITTEN not in session.texts
        write_note(writer, WRITTEN)
        reader.rerun(REGION)
        assert WRITTEN in reader.texts


def test_when_one_is_killed_its_visitors_go_on_at_the_other_and_stay_there(
    behind: Servers, visitors: list[Visitor], tmp_path: Path
) -> None:
    """Last, for it kills the first server."""
    first, second = port_of(behind.first), port_of(behind.second)
    failures = behind.proxy.failures()
    with visitors[0].session(NOTES) as before:
        before.rerun(REGION)
        write_note(before, "Net op tijd.")
        shown = before.metrics
        os.kill(behind.first.process_id, signal.SIGKILL)
        with pytest.raises(ConnectionClosed):
            before.rerun(REGION)
    # A page that stands reconnects by itself; a visitor that comes back opens one.
    with visitors[0].session(NOTES, session=before.session) as after:
        after.rerun(REGION)
        assert after.metrics == shown
        assert "Net op tijd." in after.texts
    assert visitors[1].get("/").status_code == 200
    assert visitors[1].process == second
    with Visitor(behind.proxy) as new:
        assert new.process == second
    with served(behind.data, tmp_path / "again.txt", port=int(first)):
        with visitors[1].session() as session:
            session.rerun("deelname")
            assert visitors[1].get(session.download(session.downloads[0])).content
        assert visitors[1].process == second
    assert behind.proxy.failures() == failures

"""A server that is killed with sessions open, addresses nobody meant, and a user in a hurry."""

import contextlib
import hashlib
import os
import signal
import time
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from tests.bench.client import Client
from tests.browser.serving import served
from warehouse.releases import Release

RERUNS = 1000
LONGEST_S = 20.0
MOST_MEMORY = 1.5  # times what the server had before
ADDRESSES = (
    {"rsv": "'; drop table mart.area; --", "gemeente": "<script>alert(1)</script>"},
    {"peildatum": "31-02-2024", "periode": "nooit", "uitgave": "../../etc/passwd"},
    {"levering": "0" * 5000, "sessie": "-1", "scherm": "1e999"},
    {"rsv": ["Zeeland", "Zeeland"], "cijfer": "\u202e\x00", "": "="},
)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_server_that_is_killed_with_sessions_open(
    own_release: Release, data_folder: Path, tmp_path: Path
) -> None:
    """The browser comes back by itself, with the view that stands in its address."""
    view = urlencode({"rsv": "Zeeland"})
    with contextlib.ExitStack() as open_sessions:
        with served(data_folder, tmp_path / "first.txt") as server:
            clients = [open_sessions.enter_context(Client(server.address, view)) for _ in range(3)]
            clients[0].rerun("deelname")
            before = contents(data_folder)
            os.kill(server.process_id, signal.SIGKILL)
            for client in clients:
                with pytest.raises(ConnectionClosed):
                    client.rerun("deelname")
        assert contents(data_folder) == before
        with served(data_folder, tmp_path / "second.txt") as server:
            with Client(server.address, view) as client:
                client.rerun("deelname")
            assert contents(data_folder) == before
    for log in ("first.txt", "second.txt"):
        assert "Traceback" not in (tmp_path / log).read_text("utf-8")


def test_addresses_that_nobody_meant_and_a_user_in_a_hurry(
    example_data: Path, tmp_path: Path
) -> None:
    """One test, because a server takes longer to start than this takes."""
    log = tmp_path / "log.txt"
    with served(example_data, log) as server:
        for query in ADDRESSES:
            with Client(server.address, urlencode(query, doseq=True)) as client:
                for page in ("deelname", "groeiambitie", "aanbod", "vergelijken", "aanleveren"):
                    client.rerun(page)  # raises when the page shows an error

        with Client(server.address) as client:
            client.rerun("deelname")
            for region in ("Zeeland", "Groningen") * 3:
                client.rerun("deelname", {"rsv": region})
            process = psutil.Process(server.process_id)
            memory = process.memory_info().rss
            started = time.monotonic()
            begun = hurry(client)
            assert time.monotonic() - started < LONGEST_S
            assert 1 <= begun < RERUNS
            assert process.memory_info().rss < MOST_MEMORY * memory
            client.rerun("deelname", {"rsv": "Zeeland"})  # and it goes on as before
            assert not process.children()
    assert "Traceback" not in log.read_text("utf-8")
    assert '"level": "error"' not in log.read_text("utf-8")


def hurry(client: Client) -> int:
    """Ask a thousand reruns, ten at a time, and wait until the last one is answered.

    Return how many were begun: one that is overtaken is broken off, or never begins.
    """
    request = BackMsg()
    begun = finished = 0

    def take(patience: float) -> bool:
        nonlocal begun, finished
        try:
            message = ForwardMsg.FromString(client.connection.recv(patience, decode=False))
        except TimeoutError:
            return False
        assert not message.delta.new_element.HasField("exception")
        begun += message.HasField("new_session")
        finished += message.HasField("script_finished")
        return True

    for number in range(RERUNS):
        request.rerun_script.page_script_hash = client.pages["deelname"]
        request.rerun_script.query_string = f"rsv={('Zeeland', 'Groningen')[number % 2]}"
        client.connection.send(request.SerializeToString())
        if number % 10 == 9:
            time.sleep(0.02)
            while take(0):
                pass
    until = time.monotonic() + LONGEST_S
    while (not finished or take(1)) and time.monotonic() < until:
        take(1)
    return begun

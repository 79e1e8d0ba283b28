"""A load that is killed leaves the old release or the new one, whole, and the next load works."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.publish import is_sound
from tests.etl.delivery_writer import trajectories, write_csv
from warehouse.releases import current_release, list_releases
from warehouse.settings import PROJECT_FOLDER

KILLS = 200 if os.environ.get("MDT_LONG") else 10
# Just before or after a file is put in its place; after the manifest is before the pointer.
STEPS = (
    ("after", "archive/*.csv"),
    ("before", "releases/*.duckdb"),
    ("after", "releases/*.duckdb"),
    ("before", "releases/active.json"),
    ("after", "releases/active.json"),
)


class Server:
    """Sends orders to load_server.py, which loads in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("load_server.py")), str(folder / "maps")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(PROJECT_FOLDER)},
        )

    def load(self, rows: int, **kill: object) -> tuple[int, float]:
        """Deliver that many rows and load; return the exit code and the seconds."""
        answer = self.order(rows, **kill)
        assert answer["code"] in (0, -signal.SIGKILL), answer["said"]
        return answer["code"], answer["seconds"]

    def order(self, rows: int, **order: object) -> dict[str, Any]:
        """Deliver that many rows and load; return the whole answer."""
        write_csv(self.folder / "inbox" / "deelname.csv", trajectories(rows))
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        order = {"inbox": str(self.folder / "inbox"), **order}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def stop(self) -> None:
        """Let it end by itself."""
        self.process.communicate(timeout=60)
        assert self.process.returncode == 0


@pytest.fixture
def server(data_folder: Path) -> Iterator[Server]:
    found = Server(data_folder)
    yield found
    found.stop()


def rows_of_the_active_release() -> int:
    """Read the release that a page would show; it must be the active one, and sound."""
    release, unreadable = current_release()
    assert unreadable is None
    assert is_sound(release)
    with duckdb.connect(str(release.path), read_only=True) as connection:
        row = connection.execute("select sum(rows_loaded) from mart.ingested_file").fetchone()
    assert row == (release.rows_loaded,)
    return release.rows_loaded


def load_whole(server: Server, rows: int) -> float:
    """A load that is left alone works; return how many seconds it took."""
    code, seconds = server.load(rows)
    assert code == 0
    assert rows_of_the_active_release() == rows
    assert not list((server.folder / "releases").glob(".build-*"))
    assert all(is_sound(release) for release in list_releases())
    return seconds


def test_a_load_that_is_killed_at_any_moment(server: Server) -> None:
    """One test, because the server takes longer to start than a load does."""
    seconds = load_whole(server, 3)
    old, new = 3, 1000

    for step in STEPS:
        new += 1
        assert server.load(new, when=step[0], target=step[1])[0] == -signal.SIGKILL, step
        assert rows_of_the_active_release() == (new if step == STEPS[-1] else old), step
        seconds = min(seconds, load_whole(server, new))
        old = new

    draw = random.Random(KILLS)
    killed = False
    for attempt in range(KILLS):
        new += 1
        # Most of a load is building; publishing is the short last part of it.
        share = draw.uniform(0, 1) if attempt % 2 else draw.uniform(0.8, 1.1)
        code, _ = server.load(new, seconds=share * seconds)
        assert rows_of_the_active_release() in ((new,) if code == 0 else (old, new))
        old, killed = rows_of_the_active_release(), killed or code != 0
    assert killed
    load_whole(server, new)

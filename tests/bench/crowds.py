"""Rows of the table on many users at once, also while a load and a publication run."""

import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Row
from tests.bench.users import LEVELS, Crowd, Seen, visit_together, wrong_answers
from tests.browser.serving import ROOT, Server
from warehouse.queries import rsvs
from warehouse.releases import active_release_id

LAST_INPUT = "bijeenkomsten"
"""Its last row is taken out, so that there is something to publish."""


def measure_crowds(server: Server, data: Path, crowds: tuple[Crowd, ...]) -> list[Row]:
    """Return what each crowd met, beside one user alone on the same server.

    The largest comes once more while a load publishes another release. Raises ValueError when an
    answer was wrong, or a user got none: then there is nothing to measure.
    """
    regions = sorted(rsvs(str(active_release_id())).values())
    longest = max(crowd.seconds for crowd in crowds)
    alone = visit_together(server, regions, Crowd(1, seconds=longest, pause_s=0.5))
    rows = _rows("1 user", alone, alone)
    for crowd in crowds:
        rows += _rows(f"{crowd.users} users", visit_together(server, regions, crowd), alone)
    largest = max(crowds, key=lambda crowd: crowd.users)
    before = active_release_id()
    with _loading(data):
        seen = visit_together(server, regions, largest)
    if active_release_id() == before:
        raise ValueError("nothing was published meanwhile")
    return rows + _rows(f"{largest.users} users during a load and publication", seen, alone)


def _rows(who: str, seen: Seen, alone: Seen) -> list[Row]:
    wrong = wrong_answers(seen)
    if seen.failures or wrong or not seen.seconds:
        raise ValueError(f"{who}: {seen.failures[:3]} {wrong[:3]}")
    times = len(seen.seconds)
    anchors = zip(LEVELS, seen.percentiles_ms(), alone.percentiles_ms(), strict=True)
    return [
        *(
            Row(f"rerun, p{level}, {who}", ms, "ms", "one user alone", alone_ms, times)
            for level, ms, alone_ms in anchors
        ),
        Row(f"server memory, {who}", seen.server_mb, "MB", "one user", alone.server_mb, 1),
        Row(f"server CPU, {who}", seen.server_cpu, "cores", "one user", alone.server_cpu, 1),
    ]


def _loading(data: Path) -> "subprocess.Popen[bytes]":
    """Begin a load of the inbox without the last row of one file, in its own process."""
    (path,) = (data / "inbox").glob(f"{LAST_INPUT}*.csv")
    path.write_bytes(path.read_bytes().rstrip().rpartition(b"\n")[0] + b"\n")
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "load", "--inbox", str(data / "inbox")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

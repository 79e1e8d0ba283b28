"""Rows of the table on many users at once, also while a load and a publication run."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from pytest import MonkeyPatch

from tests.bench.rows import Row, Sizes
from tests.bench.users import LEVELS, Crowd, Seen, visit_together, wrong_answers
from tests.browser.serving import ROOT, Server
from tests.processes.nginx import find_nginx, several_served
from warehouse.queries import rsvs
from warehouse.releases import active_release_id

LAST_INPUT = "bijeenkomsten"
"""Its last row is taken out, so that there is something to publish."""


def measure_crowds(server: Server, data: Path, sizes: Sizes) -> list[Row]:
    """Return what each crowd met, beside one user alone on the same server.

    One comes once more while a load publishes another release. Raises ValueError when an
    answer was wrong, or a user got none: then there is nothing to measure.
    """
    return _met(_visits(server.address, [server.process_id]), data, sizes)


def nginx_or_exit() -> str:
    """Return the nginx of this machine; without one the table would not be whole."""
    program = find_nginx()
    if program is None:
        raise SystemExit("No nginx on this machine: the rows of two processes cannot be measured.")
    return program


def measure_several(program: str, data: Path, folder: Path, sizes: Sizes) -> list[Row]:
    """Return what the same crowds met at two processes behind nginx, which counts as well.

    Raises ValueError as above.
    """
    with several_served(program, data, folder) as (servers, proxy), MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(proxy.certificate))
        processes = [*(server.process_id for server in servers), *proxy.process_ids()]
        return _met(_visits(proxy.address, processes), data, sizes)


def _visits(address: str, process_ids: Sequence[int]) -> Callable[[Crowd], Seen]:
    regions = sorted(rsvs(str(active_release_id())).values())
    return partial(visit_together, address, process_ids, regions)


def _met(visit: Callable[[Crowd], Seen], data: Path, sizes: Sizes) -> list[Row]:
    """Return what one user alone met, each crowd, and one during a load and publication."""
    alone = visit(Crowd(1, seconds=max(crowd.seconds for crowd in sizes.crowds), pause_s=0.5))
    rows = _rows("1 user", alone, alone)
    for crowd in sizes.crowds:
        rows += _rows(f"{crowd.users} users", visit(crowd), alone)
    before = active_release_id()
    with _loading(data):
        seen = visit(sizes.during_load)
    if active_release_id() == before:
        raise ValueError("nothing was published meanwhile")
    what = f"{sizes.during_load.users} users during a load and publication"
    return rows + _rows(what, seen, alone)


def _rows(who: str, seen: Seen, alone: Seen) -> list[Row]:
    wrong = wrong_answers(seen)
    if seen.failures or wrong or not seen.seconds:
        raise ValueError(f"{who}: {seen.failures[:3]} {wrong[:3]}")
    times = len(seen.seconds)
    anchors = zip(LEVELS, seen.percentiles_ms(), alone.percentiles_ms(), strict=True)
    first, first_alone = (float(np.percentile(met.first_pages, 95)) * 1000 for met in (seen, alone))
    return [
        Row(f"first page, p95, {who}", first, "ms", "one user", first_alone, len(seen.first_pages)),
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

"""`python -m etl load` of many trajectories, from the first instruction to the last."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from tests.bench.large import TRAJECTORIES, write_large
from tests.bench.processes import READ
from tests.bench.rows import Row, Sizes
from tests.browser.serving import ROOT

ONCE_FROM = 5_000_000  # so many trajectories take too long to load them more often
LOOK_EVERY_S = 0.01


@dataclass(frozen=True)
class Used:
    """What a process took, with those it started: seconds, CPU seconds, and MB at its largest.

    Memory is the sum over the processes, so what they share counts more than once.
    """

    seconds: float
    cpu_s: float
    peak_mb: float


def measure_large_loads(example: Path, folder: Path, sizes: Sizes) -> list[Row]:
    """Load deliveries of several sizes, beside DuckDB that only reads and pandas that counts.

    Whole processes, their imports included. `example` is the inbox whose trajectories are repeated.
    """
    rows: list[Row] = []
    for number in sizes.trajectories:
        place = folder / f"large-{number}"
        files = write_large(example, place / "inbox", number)
        rows += _rows(number, place, files, 1 if number >= ONCE_FROM else sizes.loads)
        for path in files:  # a gigabyte
            path.unlink()
    return rows


def _rows(number: int, place: Path, files: list[Path], times: int) -> list[Row]:
    of_deelname = [str(path) for path in files if path.name.startswith(TRAJECTORIES)]
    load = ["-m", "etl", "load", "--inbox", str(place / "inbox")]
    read = ["-c", READ, *map(str, files)]
    count = ["-m", "tests.bench.plain_pandas", *of_deelname]
    of_load, of_read, of_count = [], [], []
    for turn in range(times):
        of_load.append(run_watched(load, place / f"data-{turn}"))
        of_read.append(run_watched(read, place))
        of_count.append(run_watched(count, place))
    loaded, bare, plain = _median(of_load), _median(of_read), _median(of_count)
    what = f"load → publish, {number} trajectories"
    reads, counts = "DuckDB reads the csv", "pandas counts"
    return [
        Row(what, loaded.seconds, "s", reads, bare.seconds, times),
        Row(what, loaded.seconds, "s", counts, plain.seconds, times),
        Row(f"{what}, CPU", loaded.cpu_s, "s", reads, bare.cpu_s, times),
        Row(f"{what}, peak memory", loaded.peak_mb, "MB", reads, bare.peak_mb, times),
        Row(f"{what}, peak memory", loaded.peak_mb, "MB", counts, plain.peak_mb, times),
    ]


def run_watched(arguments: list[str], data: Path) -> Used:
    """Run Python until it ends; CalledProcessError when it fails."""
    data.mkdir(parents=True, exist_ok=True)
    cpu_before, begin, peak = _cpu_of_children_s(), time.perf_counter(), 0
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "MDT_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    while True:
        peak = max(peak, _memory_of_family(process.pid))
        try:
            code = process.wait(LOOK_EVERY_S)
            break
        except subprocess.TimeoutExpired:
            continue
    seconds = time.perf_counter() - begin
    if code:
        raise subprocess.CalledProcessError(code, process.args)
    return Used(seconds, _cpu_of_children_s() - cpu_before, peak / 1e6)


def _cpu_of_children_s() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _memory_of_family(process_id: int) -> int:
    """Resident bytes of a process and all below it; one that just ended counts for nothing."""
    total = 0
    try:
        eldest = psutil.Process(process_id)
        for process in (eldest, *eldest.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


def _median(of: list[Used]) -> Used:
    return Used(
        median(one.seconds for one in of),
        median(one.cpu_s for one in of),
        median(one.peak_mb for one in of),
    )

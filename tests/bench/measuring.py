"""What is measured, each beside an anchor of the same run: ratios travel, milliseconds do not."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.client import Client
from tests.bench.users import Crowd
from tests.browser.serving import BROWSER_ARGUMENTS, ROOT, Server, find_browser, served
from tests.browser.visitor import PATHS, Visitor

EMPTY_PAGE = "tests/bench/empty_page.py"
ALTERNATING = {"deelname": ("rsv", ("Zeeland", "Groningen"))}
WITH_MAP = ("overzicht", "deelname")

LOAD = """
import json, sys, time
from pathlib import Path
begin = time.perf_counter()
from etl.helper import second_process
from etl.load import load
imported = time.perf_counter()
with second_process() as helper:
    release = load(Path(sys.argv[1]), lambda _: None, helper).release
print(json.dumps({
    "import": imported - begin,
    "load": time.perf_counter() - imported,
    "rows": release.rows_loaded,
}))
"""
READ = """
import json, sys, time
import duckdb
begin = time.perf_counter()
with duckdb.connect() as connection:
    for number, path in enumerate(sys.argv[1:]):
        for encoding in ("utf-8", "latin-1"):
            try:
                connection.execute(
                    f"create table t{number} as from read_csv(?, delim=';', header=true, "
                    f"all_varchar=true, strict_mode=false, encoding='{encoding}')", [path])
                break
            except duckdb.Error:
                continue
print(json.dumps({"read": time.perf_counter() - begin}))
"""


@dataclass(frozen=True)
class Sizes:
    """How often everything is done."""

    loads: int = 3
    trajectories: tuple[int, ...] = (200_000, 1_000_000, 10_000_000)
    reruns: int = 40
    paints: int = 5
    pages: tuple[str, ...] = tuple(PATHS)
    checked_rows: int = 1_000_000
    checked_workbook_rows: int = 78_000  # about 5 MB
    seeds: int = 4
    countries: int = 12
    crowds: tuple[Crowd, ...] = (Crowd(20), Crowd(60), Crowd(120))


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure, its anchor, and how often it was measured."""

    what: str
    value: float
    unit: str
    anchor: str
    anchor_value: float
    times: int

    def line(self) -> str:
        """Return the line as markdown."""
        ratio = f"{self.value / self.anchor_value:.1f}" if self.anchor_value else "–"
        return (
            f"| {self.what} | {self.value:.4g} {self.unit} | {self.anchor} "
            f"| {self.anchor_value:.4g} {self.unit} | {ratio} | {self.times} |"
        )


def table(rows: list[Row]) -> str:
    """Return all rows as one markdown table."""
    head = (
        "| what | measured | anchor | anchor measured | ratio | times |\n|---|---|---|---|---|---|"
    )
    return "\n".join([head, *(row.line() for row in rows)])


def measure_load(inbox: Path, folder: Path, sizes: Sizes) -> list[Row]:
    """From inbox to published release in a fresh process, beside DuckDB only reading the files."""
    files = sorted(str(path) for path in inbox.glob("*.csv"))
    loads = [
        in_fresh_process(LOAD, [str(inbox)], folder / f"load-{turn}") for turn in range(sizes.loads)
    ]
    reads = [in_fresh_process(READ, files, folder)["read"] for _ in range(sizes.loads)]
    rows = int(loads[0]["rows"])
    load, imports = median(one["load"] for one in loads), median(one["import"] for one in loads)
    read = median(reads)
    return [
        Row(f"load → publish, {rows} rows", load, "s", "DuckDB reads the csv", read, sizes.loads),
        Row("import of etl.load", imports, "s", "DuckDB reads the csv", read, sizes.loads),
    ]


def measure_reruns(server: Server, empty: Server, sizes: Sizes) -> list[Row]:
    """Server CPU of one rerun per page, asked over the websocket, beside an empty page."""
    with Client(empty.address) as client:
        empty_ms = _cpu_of_rerun(empty, client.rerun, 4 * sizes.reruns)
    rows = []
    for name in sizes.pages:
        path = PATHS[name]
        with Client(server.address) as client:
            client.rerun(path)
            turns = [(f"{name}, same choices", _rerun_of(client, path, None))]
            if name in ALTERNATING:
                turns.append((f"{name}, other region", _rerun_of(client, path, name)))
            for what, rerun in turns:
                cpu_ms = _cpu_of_rerun(server, rerun, sizes.reruns)
                title = f"server CPU, rerun of {what}"
                rows.append(Row(title, cpu_ms, "ms", "empty page", empty_ms, sizes.reruns))
    return rows


def measure_browser(server: Server, empty: Server, sizes: Sizes) -> list[Row]:
    """Bytes over the websocket and first paint of the map in a real Chromium."""
    with _chromium() as browser:
        anchor = median(_paint(browser, empty.address, "", "h1") for _ in range(sizes.paints))
        rows = [
            Row(
                f"first paint of the map, {name}, cold browser",
                median(
                    _paint(browser, server.address, PATHS[name], "figure.map .area[fill]")
                    for _ in range(sizes.paints)
                ),
                "ms",
                "title of the empty page",
                anchor,
                sizes.paints,
            )
            for name in WITH_MAP
            if name in sizes.pages
        ]
        empty_bytes = _bytes_of_rerun(browser, empty.address, "")
        for name in sizes.pages:
            size = _bytes_of_rerun(browser, server.address, PATHS[name])
            rows.append(
                Row(f"websocket frames, rerun of {name}", size, "kB", "empty page", empty_bytes, 1)
            )
    return rows


@contextmanager
def two_servers(data: Path, folder: Path) -> Iterator[tuple[Server, Server]]:
    """The dashboard and the empty page, each in a process of its own."""
    with (
        served(data, folder / "dashboard.txt") as server,
        served(data, folder / "empty.txt", EMPTY_PAGE) as empty,
    ):
        yield server, empty


def in_fresh_process(code: str, arguments: list[str], data: Path) -> dict[str, float]:
    """Run code in a process of its own; it answers with JSON on its last line."""
    data.mkdir(parents=True, exist_ok=True)
    answer = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "MDT_DATA": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return measured


def _rerun_of(client: Client, path: str, alternating: str | None) -> Callable[[], None]:
    if alternating is None:
        return lambda: client.rerun(path)
    key, values = ALTERNATING[alternating]
    turn = 0

    def rerun() -> None:
        nonlocal turn
        turn += 1
        client.rerun(path, {key: values[turn % len(values)]})

    return rerun


def _cpu_of_rerun(server: Server, rerun: Callable[[], None], times: int) -> float:
    """CPU milliseconds of the server per rerun."""
    for _ in range(3):
        rerun()
    begin = _cpu_ms(server.process_id)
    for _ in range(times):
        rerun()
    return (_cpu_ms(server.process_id) - begin) / times


def _cpu_ms(process_id: int) -> float:
    """CPU time of a process so far, all its threads together (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        raise SystemExit("No Chromium on this machine: the rows of the browser cannot be measured.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


def _paint(browser: Browser, address: str, path: str, selector: str) -> float:
    """Milliseconds from the request to the frame after the selector is there, in a cold browser."""
    visitor = Visitor(browser, address)
    visitor.page.goto(f"{address}/{path}", wait_until="commit")
    visitor.page.wait_for_selector(selector, state="attached")
    painted = visitor.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => done(performance.now())))"
    )
    visitor.close()
    return float(painted)


def _bytes_of_rerun(browser: Browser, address: str, path: str) -> float:
    """Kilobytes over the websocket, both ways, for one rerun asked with the R key."""
    visitor = Visitor(browser, address)
    frames: list[int] = []

    def note(payload: str | bytes) -> None:
        frames.append(len(payload))

    def listen(socket: object) -> None:
        socket.on("framesent", note)  # type: ignore[attr-defined]
        socket.on("framereceived", note)  # type: ignore[attr-defined]

    visitor.page.on("websocket", listen)
    visitor.open(path)
    time.sleep(0.5)
    for _ in range(2):  # the first rerun still names messages that are not kept yet
        frames.clear()
        visitor.page.locator("body").press("r")
        time.sleep(0.3)
        visitor.settle()
        time.sleep(0.5)
    visitor.close()
    return sum(frames) / 1000

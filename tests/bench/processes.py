"""Processes that are measured: code in a fresh one, and the servers."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import ROOT, Server, served

EMPTY_PAGE = "tests/bench/empty_page.py"
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


def cpu_ms(process_id: int) -> float:
    """CPU time of a process so far, all its threads together (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000

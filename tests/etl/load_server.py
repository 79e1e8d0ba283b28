"""Run loads as processes of their own and kill them; started by test_killed_load.py.

Importing takes longer than a small load, so one server imports once and forks for every load.
It reads one JSON order per line: `inbox`, and optionally `seconds` (kill after so long) or `when`
and `target` (kill just before or after that file is put in its place), or `largest` (no file may
have more bytes, as on a disk that fills up). It answers with one line:
the exit code (negative: the signal that ended it), the seconds it took and what it said.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import etl.build
import etl.geometry
import warehouse.settings
from etl.__main__ import main
from warehouse.reference import read_reference

SAID = f"{sys.argv[1]}.said"
LONGEST_LOAD = 120


def deadly_at(when: str, target: str) -> None:
    """Be killed just before or after the file that `target` matches is put in its place."""
    put_in_place = Path.replace

    def replace(path: Path, place: Path) -> Path:
        is_it = Path(place).match(target)
        if is_it and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        put_in_place(path, place)
        if is_it:
            os.kill(os.getpid(), signal.SIGKILL)
        return place

    Path.replace = replace


def run(order: dict[str, Any]) -> None:
    """Load in this process, which ends with it."""
    said = os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    code = 70
    try:
        if "target" in order:
            deadly_at(order["when"], order["target"])
        if "largest" in order:
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest"], order["largest"]))
        code = main(["load", "--inbox", order["inbox"]])
    except BaseException:  # noqa: BLE001  said in full, then the child ends
        traceback.print_exc()
    finally:  # whatever happens, this process is not to go on as a second server
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Run one order in a child and wait for its end."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        run(order)
    # A load that hangs is killed too; its code then tells the test.
    if signal.sigtimedwait([signal.SIGCHLD], order.get("seconds", LONGEST_LOAD)) is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    signal.sigtimedwait([signal.SIGCHLD], 0)  # forget that this one ended
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.perf_counter() - started,
        "said": Path(SAID).read_text(encoding="utf-8"),
    }


if __name__ == "__main__":
    warehouse.settings.BOUNDARIES_FOLDER = Path(sys.argv[1])
    drawn = etl.geometry.build_boundaries(
        read_reference("municipality_h3_cells.parquet"),
        read_reference("municipalities.csv").query("year == 2023"),
        read_reference("provisional_rsv_layout.csv"),
    )
    etl.build.build_boundaries = lambda *_: drawn
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    gc.collect()
    gc.freeze()  # what is never touched is never copied
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)

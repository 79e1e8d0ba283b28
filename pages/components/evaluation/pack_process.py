"""Make packs in a process of their own: the web server never sets type or draws."""

import logging
import os
import subprocess
import sys
import threading

from access.log import Event
from access.rights import Action
from pages.components.access.visitor import note, require
from warehouse.packs import EVERYTHING, Shelf
from warehouse.settings import PROJECT_FOLDER

log = logging.getLogger("regiomonitor")

_running: dict[tuple[Shelf, str], subprocess.Popen[bytes]] = {}
_one_at_a_time = threading.RLock()  # sessions are threads: two may start or follow the same


def start(shelf: Shelf, code: str) -> None:
    """Start making a pack, or all of them, unless that is going on; also for other visitors.

    Raises NotAllowedError when the visitor may not.
    """
    require(Action.PACKS_MAKE)
    with _one_at_a_time:
        if is_running(shelf, code):
            return
        note(Event.PACK_MADE, Action.PACKS_MAKE, about=code, release_id=shelf.release_id)
        what = ["all"] if code == EVERYTHING else ["pack", code]
        shelf.folder.mkdir(parents=True, exist_ok=True)
        with shelf.progress_file(code).open("wb") as progress:
            _running[shelf, code] = subprocess.Popen(  # noqa: S603  no shell; arguments are our own
                [
                    sys.executable, "-m", "reports", *what,
                    "--release", shelf.release_id, "--day", shelf.reference_date.isoformat(),
                ],
                cwd=PROJECT_FOLDER,
                stdin=subprocess.DEVNULL,
                stdout=progress,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )  # fmt: skip


def is_running(shelf: Shelf, code: str) -> bool:
    """Say whether this server is making it."""
    with _one_at_a_time:
        process = _running.get((shelf, code))
        if process is None:
            return False
        if process.poll() is None:
            return True
        del _running[shelf, code]
    if process.returncode:
        log.error("pack %s of %s ended with %s", code, shelf.release_id, process.returncode)
    return False

"""Run the ETL in a process of its own: heavy work never happens in the web server."""

import logging
import os
import subprocess
import sys

from access.rights import Action
from pages.components.access.visitor import require
from pages.components.tracebacks import places_in
from pages.components.turns import out_of_turn
from warehouse.drafts import CANDIDATE, CHECK, PUBLICATION, REFRESH, Draft
from warehouse.settings import PROJECT_FOLDER, data_folder

log = logging.getLogger("regiomonitor")

LONGEST_RUN_S = 600
COMMANDS = {
    "templates": Action.READ,
    "example": Action.PUBLISH,
    "load": Action.PUBLISH,
    "activate": Action.ROLL_BACK,
    "freeze": Action.SNAPSHOT,
    "unfreeze": Action.SNAPSHOT,
    "agenda": Action.AGENDA_DELIVER,
    "upgrade": Action.READ,  # of the notes: whoever opens them first makes their tables
}
"""What each command takes; one that is not here cannot be run from a page."""

STEPS = {
    CHECK: Action.UPLOAD,
    CANDIDATE: Action.UPLOAD,
    REFRESH: Action.UPLOAD,
    PUBLICATION: Action.PUBLISH,
}
"""What each step of a delivery takes."""

_running: dict[tuple[str, str], subprocess.Popen[bytes]] = {}


def run(
    *arguments: str, module: str = "etl", rsv_code: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of a module that is over in seconds, and return what it said.

    `rsv_code` is the partnership that it is about, if it is about one. Raises NotAllowedError when
    the visitor may not.
    """
    require(COMMANDS[arguments[0]], rsv_code)
    data_folder().mkdir(parents=True, exist_ok=True)
    with out_of_turn():
        return subprocess.run(  # noqa: S603  no shell, and every argument is checked by the module
            _command(module, *arguments),
            cwd=PROJECT_FOLDER,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST_RUN_S,
            check=False,
            env=_environment(),
        )


def start(draft: Draft, step: str, role: str) -> None:
    """Start a step of a draft, unless one is running; what it says comes in its progress file.

    Raises NotAllowedError when the visitor may not.
    """
    require(STEPS[step])
    if is_busy(draft):
        return
    draft.forget(step)
    with draft.progress_file(step).open("wb") as progress:
        _running[(draft.draft_id, step)] = subprocess.Popen(  # noqa: S603  as above
            _command("etl", "draft", step, draft.draft_id, "--role", role),
            cwd=PROJECT_FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=progress,
            stderr=subprocess.STDOUT,
            env=_environment(),
        )


def is_running(draft: Draft, step: str) -> bool:
    """Say whether a step that this server started is still going on."""
    _forget_those_that_ended()
    return (draft.draft_id, step) in _running


def is_busy(draft: Draft) -> bool:
    """Say whether any step is going on: nothing of the draft may change then."""
    _forget_those_that_ended()
    return any(draft_id == draft.draft_id for draft_id, _ in _running)


def _forget_those_that_ended() -> None:
    for key, process in list(_running.items()):
        if process.poll() is None:
            continue
        _running.pop(key, None)
        draft = Draft(key[0])
        if draft.folder.is_dir() and draft.read(key[1]) is None:
            places = places_in(draft.said(key[1]))
            log.error("step %s ended with %s: %s", key[1], process.returncode, places)


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}

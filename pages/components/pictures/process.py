"""Draw in a process of its own: the web server never draws, and one picture cannot hold it up."""

import logging
import os
import subprocess
import sys
import threading

from pages.components.tracebacks import places_in
from warehouse.settings import PROJECT_FOLDER

log = logging.getLogger("regiomonitor")

LONGEST_S = 60  # a picture takes 2 to 4; on a busy server more
# The threads that wait here make every file that is taken along: those must not wait for pictures.
LONGEST_WAIT_S = 5
AT_ONCE = 2
_room = threading.BoundedSemaphore(AT_ONCE)


class DrawingFailedError(Exception):
    """A picture was not drawn, or not in time; the log says why."""


def draw(request: bytes, kind: str) -> bytes:
    """Return the file (svg or png) that `python -m reports figure` makes of a request.

    Raises DrawingFailedError, also when too many others are waiting for theirs.
    """
    if not _room.acquire(timeout=LONGEST_WAIT_S):
        log.warning("no picture: %s others were being drawn all the time", AT_ONCE)
        raise DrawingFailedError
    try:
        done = subprocess.run(  # noqa: S603  no shell; the arguments are our own
            [sys.executable, "-m", "reports", "figure", kind],
            cwd=PROJECT_FOLDER,
            input=request,
            capture_output=True,
            timeout=LONGEST_S,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.exception("a picture was not drawn")
        raise DrawingFailedError from error
    finally:
        _room.release()
    if done.returncode or not done.stdout:
        places = places_in(done.stderr.decode("utf-8", "replace"))
        log.error("a picture was not drawn; it ended with %s: %s", done.returncode, places)
        raise DrawingFailedError
    return done.stdout

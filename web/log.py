"""The log of the server: one JSON line per event on stderr, with nothing about a person in it.

Of an error it holds the kind and the places in the code, never its message or a value: a message
may quote what stood in a file. Of what libraries say it holds where they said it, and the text as
it stands in their code, without what they filled in: addresses of visitors and what they asked for.
A text that came to the log as one whole may hold such values and is left out.
"""

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from streamlit import logger as streamlit_logger

from methods.personal import personal_in_prose
from warehouse.releases import active_release_id
from warehouse.settings import PROJECT_FOLDER

OWN = "regiomonitor"
LONGEST_EVENT = 500
MOST_PLACES = 30
LEFT_OUT = "(weggelaten)"
# A network address, and whatever stands behind the question mark of another.
_VALUES = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|(?<=[\w/])\?[^\s\"']+")


class JsonLines(logging.Formatter):
    """Write a record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: level, moment (UTC), event, release, and what failed where."""
        line: dict[str, object] = {
            "level": record.levelname.lower(),
            "moment": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "logger": record.name,
            "event": _event(record),
            "release": active_release_id(),
        }
        if record.name != OWN:
            line["said_at"] = _place(record.pathname, record.lineno, record.funcName or "")
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            chain = list(_chain(error))
            line["error"] = [type(each).__qualname__ for each in chain]
            line["places"] = [place for each in chain for place in _places(each)][-MOST_PLACES:]
        return json.dumps(line, ensure_ascii=False)


def use_json_log() -> None:
    """Let everything in this process that logs write such lines; may be called again."""
    root = logging.getLogger()
    if not any(isinstance(each.formatter, JsonLines) for each in root.handlers):
        handler = logging.StreamHandler()
        handler.setFormatter(JsonLines())
        root.addHandler(handler)
    logging.getLogger(OWN).setLevel(logging.INFO)
    warnings.showwarning = _log_warning
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _log_thread
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _log_unraisable
    # Streamlit gives every logger, also the web server's, a handler of its own and has no setting
    # for its form but a pattern of text, which is no JSON; a test guards this.
    streamlit_logger.setup_formatter = _to_root
    streamlit_logger.update_formatter()


def _to_root(logger: logging.Logger) -> None:
    # Below a warning stands a line per request and per connection, empty without what it fills in.
    logger.setLevel(logging.WARNING)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True


def _event(record: logging.LogRecord) -> str:
    if record.name == OWN:
        text = record.getMessage()
    elif record.args and isinstance(record.msg, str):
        text = record.msg  # the pattern, without what goes in it
    else:
        return LEFT_OUT
    if personal_in_prose(text):
        return LEFT_OUT
    return _VALUES.sub(LEFT_OUT, " ".join(text.split()))[:LONGEST_EVENT]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from, newest first."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _places(error: BaseException) -> Iterator[str]:
    """Give file, line and function of each frame, and no more than that."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield _place(frame.f_code.co_filename, line, frame.f_code.co_name)


def _place(file: str, line: int, function: str) -> str:
    """Name a place in the code, without where the code stands on this computer."""
    path = Path(file)
    if path.is_relative_to(PROJECT_FOLDER) and ".venv" not in path.parts:
        name = path.relative_to(PROJECT_FOLDER).as_posix()
    else:
        name = "/".join(path.parts[-2:])
    return f"{name}:{line} {function}".rstrip()


def _log_warning(
    message: Warning | str,  # noqa: ARG001  given by Python
    category: type[Warning],
    filename: str,
    lineno: int,
    *_: object,
    **__: object,
) -> None:
    """Log the kind and the place of a warning: its text, and its line of code, may hold values."""
    place = _place(filename, lineno, "")
    logging.getLogger(OWN).warning("%s at %s", category.__name__, place)


def _log_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and not isinstance(failed.exc_value, SystemExit):
        logging.getLogger(OWN).error("a thread ended", exc_info=failed.exc_value)


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    if failed.exc_value is not None:
        logging.getLogger(OWN).error("failed where nobody can catch it", exc_info=failed.exc_value)

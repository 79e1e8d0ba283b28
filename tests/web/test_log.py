"""What the server logs: lines that a program can read, and nothing of what people gave."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pages.components.pictures import process
from tests.bench.client import Client
from tests.bench.conversation import PageFailedError
from tests.browser.serving import served
from warehouse.releases import Release
from warehouse.settings import PROJECT_FOLDER
from web.log import LEFT_OUT, JsonLines

SECRETS = ("jan.jansen@voorbeeld.nl", "Jan Jansen", "111222333", "203.0.113.7", "geheime-vraag")


def line_of(record: logging.LogRecord) -> dict[str, Any]:
    text = JsonLines().format(record)
    assert "\n" not in text
    content: dict[str, Any] = json.loads(text)
    return content


def record(name: str, message: str, *filled_in: object, error: bool = False) -> logging.LogRecord:
    failed = sys.exc_info() if error else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, filled_in, failed)


def test_a_line_says_level_moment_event_and_release(example_release: Release) -> None:
    line = line_of(record("regiomonitor", "release %s cannot be read", "2024-02-29-0a1b2c3d4e"))
    assert line.pop("moment").endswith("+00:00")
    assert line == {
        "level": "error",
        "logger": "regiomonitor",
        "event": "release 2024-02-29-0a1b2c3d4e cannot be read",
        "release": example_release.release_id,
    }


def test_what_a_library_fills_in_is_left_out(data_folder: Path) -> None:
    line = line_of(record("uvicorn.error", '%s - "WebSocket %s" 403', "203.0.113.7:51612", "/?q=x"))
    assert line["event"] == '%s - "WebSocket %s" 403'
    assert line["release"] is None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("mail jan@voorbeeld.nl", LEFT_OUT),
        ("bel 06 12345678", LEFT_OUT),
        ("from 203.0.113.7 again", f"from {LEFT_OUT} again"),
        ("GET /deelname?gemeente=Urk&q=1 failed", f"GET /deelname{LEFT_OUT} failed"),
        ("two\nlines", "two lines"),
        ("streamlit 1.67.0 started", "streamlit 1.67.0 started"),
    ],
)
def test_a_text_with_something_about_a_person(data_folder: Path, text: str, event: str) -> None:
    assert line_of(record("regiomonitor", text))["event"] == event
    # Of a library the pattern may stay; a text that is whole already may be anything.
    assert line_of(record("streamlit.runtime", f"{text}%s", ""))["event"].startswith(event)
    line = line_of(record("streamlit.runtime", text))
    assert line["event"] == LEFT_OUT
    assert line["said_at"] == "tests/web/test_log.py:1"


def test_of_an_error_only_its_kind_and_its_places(data_folder: Path) -> None:
    mail = "jan.jansen@voorbeeld.nl"
    try:
        try:
            int(mail)
        except ValueError as error:
            raise KeyError(mail) from error
    except KeyError:
        line = line_of(record("regiomonitor", "a page failed", error=True))
    assert line["error"] == ["KeyError", "ValueError"]
    assert all(place.startswith("tests/web/test_log.py:") for place in line["places"])
    assert mail not in json.dumps(line)


@pytest.fixture(scope="module")
def lines_of_a_process(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What a process of its own logs; here another test may have set up the log already."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.logging_process"],
        cwd=PROJECT_FOLDER,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
        env={**os.environ, "MDT_DATA": str(tmp_path_factory.mktemp("data"))},
    )
    assert not [secret for secret in SECRETS if secret in done.stderr]
    # All of it is JSON; also that Streamlit's loggers still get their form where it is replaced.
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_streamlit_still_gives_its_loggers_the_form_that_is_replaced(
    lines_of_a_process: list[dict[str, Any]],
) -> None:
    """Another version may do so elsewhere; the log would then no longer be JSON."""
    said = {line["logger"]: line["event"] for line in lines_of_a_process}
    assert (said["streamlit.before"], said["streamlit.after"]) == ("%s", LEFT_OUT)


def test_what_nobody_caught_or_wrote_is_logged_without_its_values(
    lines_of_a_process: list[dict[str, Any]],
) -> None:
    """A task that nobody waits for, a warning, a thread, and what fails while cleared away."""
    here = "tests/web/logging_process.py:"
    (task,) = [line for line in lines_of_a_process if line["logger"] == "asyncio"]
    assert (task["event"], task["error"]) == (LEFT_OUT, ["KeyError"])
    own = [line for line in lines_of_a_process if line["logger"] == "regiomonitor"]
    warning, thread, cleared = own
    assert warning["event"].startswith(f"RuntimeWarning at {here}")
    assert (thread["event"], thread["error"]) == ("a thread ended", ["KeyError"])
    assert (cleared["event"], cleared["error"]) == (
        "failed where nobody can catch it",
        ["KeyError"],
    )
    for failed in (task, thread, cleared):
        assert any(place.startswith(here) for place in failed["places"])
        assert failed["places"][-1].endswith(" fail")


def test_of_a_picture_that_fails_only_where(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """What the process that draws says of a row is not ours to keep."""
    said = (
        "Traceback (most recent call last):\n"
        '  File "/home/jan jansen/app/reports/__main__.py", line 7, in <module>\n'
        "    raise KeyError(row)\n"
        '  File "/home/jan jansen/app/reports/figures.py", line 12, in draw_bars\n'
        "KeyError: 'Jan Jansen; File \"Jan Jansen.py\", line 1, in Jansen'\n"
    )
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{said}END\nexit 3\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(process.DrawingFailedError):
        process.draw(b"{}", "svg")
    assert caplog.messages == [
        "a picture was not drawn; it ended with 3: __main__.py:7:<module>; figures.py:12:draw_bars"
    ]


def test_a_page_that_fails_puts_nothing_of_its_data_in_the_log(
    example_data: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    with served(example_data, log, "tests/web/failing_server.py") as server:
        for query, shown in (("", "Deze pagina kan niet"), ("q=geheime-vraag", "exception")):
            with pytest.raises(PageFailedError, match=shown):
                Client(server.address, query).__enter__()
    text = log.read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    failed = next(line for line in lines if line["event"] == "a page failed")
    assert failed["error"] == ["KeyError", "ValueError"]
    assert any(place.startswith("tests/web/failing_page.py:") for place in failed["places"])
    assert failed["release"]
    assert any(line["logger"] == "some.library" for line in lines)
    # What nobody caught is logged by Streamlit itself, in the same form.
    assert any(line["logger"].startswith("streamlit") and "error" in line for line in lines)
    assert "Traceback" not in text
    for secret in SECRETS:
        assert secret not in text
    # No line per request: it would say who asked what.
    assert not [line for line in lines if line["logger"].startswith("uvicorn")]
    assert lines[0]["event"] == "the server starts"
    # Beside these lines stands only what Streamlit tells whoever started it.
    others = [line for line in text.splitlines() if line.strip() and not line.startswith("{")]
    told = ("Streamlit app", "URL: http://localhost:", "WARNING: Static file serving")
    assert all(any(each in line for each in told) for line in others), others

"""What the server logs: lines that a program can read, and nothing of what people gave."""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit import logger as streamlit_logger

from tests.bench.client import Client
from tests.browser.serving import served
from warehouse.releases import Release
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
@pytest.mark.parametrize("name", ["regiomonitor", "streamlit.runtime"])
def test_a_text_with_something_about_a_person(
    data_folder: Path, name: str, text: str, event: str
) -> None:
    assert line_of(record(name, text))["event"] == event


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


def test_streamlit_still_gives_its_loggers_the_form_that_is_replaced() -> None:
    """Another version may do so elsewhere; the log would then no longer be JSON."""
    assert callable(streamlit_logger.setup_formatter)
    assert callable(streamlit_logger.update_formatter)


def test_a_page_that_fails_puts_nothing_of_its_data_in_the_log(
    example_data: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    with served(example_data, log, "tests/web/failing_server.py") as server:
        for query, shown in (("", "Deze pagina kan niet"), ("q=geheime-vraag", "exception")):
            with pytest.raises(RuntimeError, match=shown):
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

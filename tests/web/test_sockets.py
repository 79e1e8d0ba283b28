"""Whose websocket opens; one that is refused never reaches Streamlit."""

from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.asking import run
from web.sockets import OwnPagesOnly


def outcome(kind: str, host: str, origin: str | None) -> tuple[list[Any], list[Message]]:
    reached: list[Any] = []
    sent: list[Message] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        reached.extend((scope, receive, send))

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope = {"type": kind, "path": "/_stcore/stream", "headers": headers}
    run(OwnPagesOnly(inner)(scope, receive, send))
    assert reached in ([], [scope, receive, send])  # the same, not wrapped
    return reached, sent


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://localhost:8501"),
        ("regio.example", "https://regio.example"),
        ("Regio.example", "https://regio.example"),
        ("localhost:8501", None),
    ],
)
def test_a_page_of_this_server_and_a_program_come_in(host: str, origin: str | None) -> None:
    reached, sent = outcome("websocket", host, origin)
    assert reached
    assert sent == []


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("regio.example", "https://elders.example"),
        ("regio.example", "http://localhost:3000"),
        ("localhost:8501", "http://localhost:8502"),
        ("regio.example", "https://regio.example.elders.example"),
        ("regio.example", "null"),
        ("", "https://elders.example"),
    ],
)
def test_a_page_of_another_site_is_refused_at_the_door(host: str, origin: str) -> None:
    reached, sent = outcome("websocket", host, origin)
    assert reached == []
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_ordinary_requests_are_not_its_business() -> None:
    assert outcome("http", "regio.example", "https://elders.example")[0]

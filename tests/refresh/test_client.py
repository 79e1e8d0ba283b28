"""Waiting, trying again and giving up; nothing but sound JSON gets through."""

import socket
from pathlib import Path

import pytest

from etl.messages import LoadRefusedError
from etl.sources.refresh.client import Client, Limits
from tests.refresh.loopback import Answer, Loopback

SOUND = Answer({"value": [1]})


@pytest.mark.parametrize(
    "fault",
    [
        *(Answer(status=status) for status in (429, 500, 502, 503, 504)),
        Answer({"value": [1]}, missing_bytes=10),
    ],
    ids=lambda fault: str(fault.status) if fault.status != 200 else "breaks off",
)
def test_a_passing_fault_is_tried_again(
    server: Loopback, client: Client, said: list[str], fault: Answer
) -> None:
    server.faults = [fault, fault, fault]
    server.answer = lambda _: SOUND
    assert client.get_json(server.url) == {"value": [1]}
    assert len(server.requests) == 4
    assert [line.split("; ")[1] for line in said] == [
        f"poging {attempt} van 4 volgt" for attempt in (2, 3, 4)
    ]


def test_it_gives_up_after_four_attempts(server: Loopback, client: Client) -> None:
    server.answer = lambda _: Answer(status=503)
    with pytest.raises(LoadRefusedError, match=r"4 pogingen \(antwoord 503\)") as refusal:
        client.get_json(server.url)
    assert len(server.requests) == 4
    assert "Er is niets veranderd" in refusal.value.advice


def test_pauses_grow_and_a_server_cannot_ask_for_an_hour(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("etl.sources.refresh.client.time.sleep", pauses.append)
    server.answer = lambda _: Answer(status=503)
    with pytest.raises(LoadRefusedError):
        Client(lambda _: None).get_json(server.url)
    assert pauses == [1, 2, 4]
    server.faults = [
        Answer(status=429, headers={"Retry-After": after})
        for after in ("7", "3600", "Wed, 21 Oct 2026 07:28:00 GMT")
    ]
    server.answer = lambda _: SOUND
    Client(lambda _: None).get_json(server.url)
    assert pauses[3:] == [7, 30, 4]


def test_a_slow_server_is_not_waited_for(server: Loopback) -> None:
    server.answer = lambda _: Answer(delay_s=0.5)
    impatient = Client(lambda _: None, Limits(read_s=0.05, attempts=2, first_pause_s=0))
    with pytest.raises(LoadRefusedError, match="geen antwoord binnen de tijd"):
        impatient.get_json(server.url)
    assert len(server.requests) == 2


def test_without_a_connection_it_says_so(client: Client) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(LoadRefusedError, match="niet bereikbaar na 4 pogingen") as refusal:
        client.get_json(f"http://127.0.0.1:{port}/")
    assert refusal.value.expected == "een verbinding met internet."


def test_an_answer_that_stays_wrong_is_not_asked_for_again(
    server: Loopback, client: Client
) -> None:
    server.answer = lambda _: Answer(status=404)
    with pytest.raises(LoadRefusedError, match="antwoord 404"):
        client.get_json(server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"  <!DOCTYPE html><html>Log in</html>", "een webpagina"),
        (b"", "onleesbare"),
        (b'{"value": [', "onleesbare"),
        (b'{"value": NaN}', "onleesbare"),
        (b"\xff\xfe\x00garbage", "onleesbare"),
        (b"[" * 200_000, "onleesbare"),
        (b"[1, 2]", "iets anders"),
        (b"null", "iets anders"),
    ],
)
def test_what_is_no_json_object_is_refused(
    server: Loopback, client: Client, body: bytes, found: str
) -> None:
    server.answer = lambda _: Answer(body)
    with pytest.raises(LoadRefusedError, match=found):
        client.get_json(server.url)


def test_an_answer_has_a_largest_size(server: Loopback) -> None:
    server.answer = lambda _: Answer({"value": "x" * 3 * 1024**2})
    with pytest.raises(LoadRefusedError, match="meer dan 2 MB"):
        Client(lambda _: None, Limits(largest_bytes=2 * 1024**2)).get_json(server.url)


def test_a_redirect_is_named_and_not_followed(server: Loopback, client: Client) -> None:
    moved = Answer(status=301, headers={"Location": f"{server.url}/elsewhere"})
    server.answer = lambda _: moved
    with pytest.raises(LoadRefusedError, match=r"verwijst door naar .*/elsewhere"):
        client.get_json(server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize("address", ["", "/odata", "ftp://127.0.0.1/x", "http://", "http://[::1"])
def test_a_wrong_address_is_named(client: Client, address: str) -> None:
    with pytest.raises(LoadRefusedError, match="niet op te vragen"):
        client.get_json(address)


def test_nothing_is_sent_but_the_request(
    server: Loopback, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.answer = lambda _: Answer({"value": []}, headers={"Set-Cookie": "seen=1; Path=/"})
    client.get_json(server.url)
    client.get_json(server.url)
    for request in server.requests:
        assert set(request.headers) <= {
            "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection",
        }  # fmt: skip

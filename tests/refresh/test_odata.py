"""Pages of a CBS feed: all of them, of the server that was asked, and no more than there are."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.messages import LoadRefusedError
from etl.sources.refresh import odata
from etl.sources.refresh.client import Client
from tests.refresh.loopback import Answer, Loopback, Request

FILTER = "(Perioden eq '2021JJ00') and startswith(RegioS,'GM')"


def pages(
    server: Loopback, link: Callable[[Request, int], object], last: int = 3
) -> Callable[[Request], Answer]:
    """Three pages of one row; `link` says what the next page's link looks like."""

    def answer(request: Request) -> Answer:
        number = int(request.query.get("$skip", 0))
        body: dict[str, Any] = {"value": [{"page": number}]}
        if number < last - 1:
            body["odata.nextLink"] = link(request, number + 1)
        return Answer(body)

    return answer


def read(server: Loopback, client: Client) -> list[dict[str, object]]:
    return odata.read_rows(client, f"{server.url}/t/TypedDataSet", "proef", {"$filter": FILTER})


@pytest.mark.parametrize(
    "link",
    [
        lambda request, n: f"http://{request.host}/t/TypedDataSet?$format=json&$skip={n}",
        lambda request, n: f"TypedDataSet?$skip={n}",
        lambda request, n: f"/t/TypedDataSet?%24skip={n}&%24format=json",
        lambda request, n: f"https://127.0.0.1/t/TypedDataSet?$skip={n}",
    ],
    ids=["absolute", "relative", "from the root", "behind a proxy"],
)
def test_it_reads_to_the_last_page_and_keeps_the_filter(
    server: Loopback, client: Client, said: list[str], link: Callable[[Request, int], object]
) -> None:
    server.answer = pages(server, link)
    assert read(server, client) == [{"page": 0}, {"page": 1}, {"page": 2}]
    assert [request.query["$filter"] for request in server.requests] == [FILTER] * 3
    assert [request.query["$format"] for request in server.requests] == ["json"] * 3
    assert said[-1] == "proef: 3 rijen"


def test_a_link_that_repeats_the_question_is_not_doubled(server: Loopback, client: Client) -> None:
    server.answer = pages(
        server, lambda request, n: f"TypedDataSet?$filter=own%20filter&$format=json&$skip={n}"
    )
    read(server, client)
    assert server.requests[1].query["$filter"] == "own filter"


def test_links_that_go_round_are_refused(server: Loopback, client: Client) -> None:
    server.answer = pages(server, lambda _, n: f"TypedDataSet?$skip={n % 2}", last=99)
    with pytest.raises(LoadRefusedError, match="houden niet op"):
        read(server, client)
    assert [request.query.get("$skip") for request in server.requests] == [None, "1", "0"]


def test_links_without_end_are_refused(
    server: Loopback, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odata, "MOST_PAGES", 5)
    server.answer = pages(server, lambda _, n: f"TypedDataSet?$skip={n}", last=99)
    with pytest.raises(LoadRefusedError, match="houden niet op"):
        read(server, client)
    assert len(server.requests) == 5


@pytest.mark.parametrize(
    "link", ["http://elsewhere.example/t?$skip=1", "http://[::1", 7, "", ["x"]]
)
def test_a_strange_link_is_refused(server: Loopback, client: Client, link: object) -> None:
    server.answer = pages(server, lambda *_: link)
    with pytest.raises(LoadRefusedError, match="volgende pagina"):
        read(server, client)
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [{}, {"value": {}}, {"value": [1]}, {"odata.error": {"code": ""}}])
def test_an_answer_without_rows_is_refused(
    server: Loopback, client: Client, body: dict[str, object]
) -> None:
    server.answer = lambda _: Answer(body)
    with pytest.raises(LoadRefusedError, match="geen rijen"):
        read(server, client)

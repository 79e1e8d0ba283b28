"""Read a collection of CBS OData version 3, page after page."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from etl.sources.refresh.client import Client
from etl.sources.refresh.refusals import count, unsound

MOST_PAGES = 100

Row = dict[str, object]


def read_rows(client: Client, address: str, what: str, options: Mapping[str, str]) -> list[Row]:
    """Return all rows of a collection; refuses pages that go round or never end."""
    first = {"$format": "json", **options}
    url = f"{address}?{_encode(first)}"
    asked: set[str] = set()
    rows: list[Row] = []
    while url:
        if url in asked or len(asked) == MOST_PAGES:
            raise unsound(f"{what}: de pagina's houden niet op.", "een eindig aantal pagina's.")
        asked.add(url)
        page = client.get_json(url)
        rows += _rows_of(page, what)
        client.report(f"{what}: {count(len(rows))} rijen")
        url = _next_url(url, page.get("odata.nextLink"), first, what)
    return rows


def _rows_of(page: Mapping[str, object], what: str) -> list[Row]:
    rows = page.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise unsound(f"{what}: het antwoord heeft geen rijen.", "een lijst 'value' met rijen.")
    return rows


def _next_url(url: str, link: object, first: Mapping[str, str], what: str) -> str:
    """Return where the next page is, or nothing.

    The server that was asked stays the one that is asked: behind a proxy the link may say http,
    or another port. What the link leaves out of the question is put back, since without the
    filter it would page through the whole table.
    """
    if link is None:
        return ""
    if not isinstance(link, str) or not link:
        raise unsound(f"{what}: er is geen adres van de volgende pagina.", "een adres.")
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, link))
    except ValueError:
        raise unsound(
            f"{what}: {link} is geen adres van een volgende pagina.", "een adres."
        ) from None
    if there.hostname != here.hostname:
        raise unsound(f"{what}: de volgende pagina staat op {there.hostname}.", f"{here.hostname}.")
    question = dict(parse_qsl(there.query, keep_blank_values=True))
    complete = _encode({**first, **question})
    return there._replace(scheme=here.scheme, netloc=here.netloc, query=complete).geturl()


def _encode(question: Mapping[str, str]) -> str:
    return urlencode(question, quote_via=quote, safe="$(),'")


def text(row: Row, column: str, what: str) -> str:
    """Return a text cell without the spaces that CBS fills codes up with."""
    value = row.get(column)
    if not isinstance(value, str):
        raise unsound(f"{what}: een rij heeft geen tekst in {column}.", f"een kolom {column}.")
    return value.strip()

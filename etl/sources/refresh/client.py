"""Ask for JSON over HTTP: patient with a server that is busy, strict about what comes back."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from etl.messages import LoadRefusedError
from etl.sources.refresh.answers import as_object
from etl.sources.refresh.refusals import UNCHANGED, unsound

_PASSING_STATUS = frozenset({429, 500, 502, 503, 504})
_BLOCK_BYTES = 64 * 1024


@dataclass(frozen=True)
class Limits:
    """How long to wait, how often to try and how much to accept."""

    connect_s: float = 10
    read_s: float = 60
    attempts: int = 4
    first_pause_s: float = 1  # doubled after every attempt
    longest_pause_s: float = 30
    largest_bytes: int = 64 * 1024 * 1024


class _PassingError(Exception):
    """A fault that may be gone the next time."""

    def __init__(self, reason: str, pause_s: float = 0) -> None:
        super().__init__(reason)
        self.pause_s = pause_s


class Client:
    """Fetches one answer at a time; raises LoadRefusedError when there is none to be had."""

    def __init__(self, report: Callable[[str], None], limits: Limits | None = None) -> None:
        self.report = report
        self._limits = limits or Limits()

    def get_json(self, url: str) -> dict[str, object]:
        """Return the JSON object at an address, after at most `attempts` tries."""
        host = _host(url)
        pause_s = self._limits.first_pause_s
        for attempt in range(1, self._limits.attempts + 1):
            try:
                return as_object(self._get(url, host), host)
            except _PassingError as error:
                if attempt == self._limits.attempts:
                    raise _unreachable(host, str(error), attempt) from error
                self.report(
                    f"{host}: {error}; poging {attempt + 1} van {self._limits.attempts} volgt"
                )
                time.sleep(min(max(pause_s, error.pause_s), self._limits.longest_pause_s))
                pause_s *= 2
        raise AssertionError("at least one attempt")

    def _get(self, url: str, host: str) -> bytes:
        # Not urllib3's Retry: it does not try again when an answer breaks off half-way, and it
        # waits as long as a server's Retry-After says, be it an hour.
        try:
            with requests.get(
                url,
                headers={"Accept": "application/json"},
                timeout=(self._limits.connect_s, self._limits.read_s),
                stream=True,
                allow_redirects=False,  # ask nothing of a host that was not named
                auth=_no_credentials,
            ) as response:
                _check_status(response, host)
                return self._body(response, host)
        except requests.exceptions.SSLError as error:
            raise _PassingError("de beveiligde verbinding kwam niet tot stand") from error
        except requests.Timeout as error:
            raise _PassingError("geen antwoord binnen de tijd") from error
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            raise _PassingError("geen verbinding, of die brak af") from error
        except requests.RequestException as error:
            raise unsound(
                f"{url} is niet op te vragen ({type(error).__name__}).",
                "een webadres met een leesbaar antwoord.",
            ) from error

    def _body(self, response: requests.Response, host: str) -> bytes:
        body = bytearray()
        for block in response.iter_content(_BLOCK_BYTES):
            body += block
            if len(body) > self._limits.largest_bytes:
                raise unsound(
                    f"{host} stuurt meer dan {self._limits.largest_bytes // 1024**2} MB.",
                    "een antwoord van enkele MB.",
                )
        return bytes(body)


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep a .netrc of this machine out of the request."""
    return request


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _check_status(response: requests.Response, host: str) -> None:
    status = response.status_code
    if status in _PASSING_STATUS:
        wait = response.headers.get("Retry-After", "")
        raise _PassingError(f"antwoord {status}", float(wait) if wait.isdecimal() else 0)
    if 300 <= status < 400:
        target = response.headers.get("Location", "een onbekend adres")
        raise LoadRefusedError(
            f"{host} verwijst door naar {target}.",
            "een antwoord van het adres zelf.",
            "Vertrouwt u het nieuwe adres, zet het dan in MDT_CBS_URL of MDT_PDOK_URL. "
            + UNCHANGED,
        )
    if status != 200:
        raise unsound(f"{host} geeft antwoord {status} op {response.url}.", "antwoord 200.")


def _unreachable(host: str, reason: str, attempts: int) -> LoadRefusedError:
    return LoadRefusedError(
        f"{host} is niet bereikbaar na {attempts} pogingen ({reason}).",
        "een verbinding met internet.",
        "Controleer de verbinding en probeer het later opnieuw. Zonder verbinding werkt het "
        f"dashboard met de cijfers en grenzen die er zijn. {UNCHANGED}",
    )

"""What a visitor reads when the server itself fails: Dutch, and nothing of what went wrong."""

from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

MESSAGE = "De server kan dit verzoek niet beantwoorden door een fout. Probeer het later opnieuw."


def error_handlers(
    headers: Sequence[tuple[bytes, bytes]],
) -> Mapping[type[Exception], Callable[[Request, Exception], Response]]:
    """Return what answers a failure, which passes the middleware by and so its headers too.

    The server logs the failure itself.
    """
    texts = {name.decode("ascii"): value.decode("ascii") for name, value in headers}

    def answer(_: Request, __: Exception) -> Response:
        return PlainTextResponse(
            MESSAGE, status_code=500, headers={**texts, "cache-control": "no-store"}
        )

    return {Exception: answer}

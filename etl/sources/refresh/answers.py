"""What counts as an answer: one JSON object, not a web page, not half of something."""

import json
from typing import NoReturn

from etl.sources.refresh.refusals import unsound


def as_object(body: bytes, host: str) -> dict[str, object]:
    """Return the JSON object that an answer holds; refuses everything else."""
    try:
        answer = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        kind = "een webpagina of XML" if body.lstrip()[:1] == b"<" else "onleesbare gegevens"
        raise unsound(
            f"{host} stuurt {kind}.", "JSON. Soms antwoordt een aanmeldscherm of proxy."
        ) from None
    if not isinstance(answer, dict):
        raise unsound(f"{host} stuurt iets anders dan een JSON-object.", "een JSON-object.")
    return answer


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)

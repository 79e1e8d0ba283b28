"""Draw what the web server asks for: a request as JSON in, a file out.

A request has `kind` (chart, map or offer), `title`, `finding`, `source`, `mark` (may be empty), the
`language` of the reader, and `drawing`: what is on the screen, after suppression. Nothing else is
read but outlines and fonts.
"""

import json
import sys
from typing import Any, BinaryIO

from language import speaking
from reports.charts import UndrawableError
from reports.letters import printable
from reports.pictures.frame import framed
from reports.pictures.parts import Part
from reports.pictures.png import png_of


def draw_what_is_asked(asked: BinaryIO, answer: BinaryIO, kind: str) -> int:
    """Write the file to `answer`; return the exit code: 0 drawn, 1 refused with a message."""
    from reports.map_svg import MissingBoundariesError  # noqa: PLC0415  0.7 s, for maps only

    try:
        answer.write(picture(json.loads(asked.read()), kind))
    except MissingBoundariesError as error:
        print(f"\nGeweigerd: de grenzen van de kaart ({error}) zijn er niet.", file=sys.stderr)
        return 1
    except UndrawableError as error:
        print(f"\nGeweigerd: deze figuur is niet te tekenen: {error}.", file=sys.stderr)
        return 1
    return 0


def picture(request: dict[str, Any], kind: str) -> bytes:
    """Return the file; raises UndrawableError and MissingBoundariesError."""
    words = printable({name: request[name] for name in ("title", "finding", "source", "mark")})
    with speaking(request["language"]):
        svg = framed(_parts(request["kind"], request["drawing"]), **words)
    return png_of(svg) if kind == "png" else svg.encode()


def _parts(kind: str, drawing: dict[str, Any]) -> list[Part]:
    if kind == "chart":
        from reports.pictures.chart import chart_parts  # noqa: PLC0415

        return chart_parts(drawing)
    if kind == "map":
        from reports.pictures.area_map import map_parts  # noqa: PLC0415

        return map_parts(drawing)
    from reports.pictures.offer_map import offer_parts  # noqa: PLC0415

    return offer_parts(drawing)

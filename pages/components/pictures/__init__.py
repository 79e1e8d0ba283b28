"""Charts and maps to take along: SVG and PNG, drawn by a process of their own when asked for."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from language import Words, current, mark, tr
from pages.components.access.taking import taken
from pages.components.context import PageContext
from pages.components.file_names import file_name
from pages.components.pictures.process import DrawingFailedError, draw

KINDS = {"svg": "image/svg+xml", "png": "image/png"}
ABOUT = Words(
    {
        "svg": mark("Deze figuur als SVG: scherp op elke grootte, voor een verslag of poster."),
        "png": mark("Deze figuur als PNG, voor een presentatie of e-mail."),
    }
)
FICTITIOUS = mark("FICTIEF: voorbeelddata")
_ASSETS = Path(__file__).parent

Drawing = Callable[[], dict[str, Any]]
"""Gives what is drawn as plain values; asked for after the click."""


@dataclass(frozen=True)
class Picture:
    """What a picture says of itself beside its finding, and what its file is called.

    `source` is the whole line: period, sources, reference date, marks and release. `name_of` gives
    the name of a file of a kind (svg, png).
    """

    title: str
    source: str
    release_id: str
    is_fictitious: bool
    name_of: Callable[[str], str]


def picture_of(context: PageContext, name: str, title: str, source: str) -> Picture:
    """Return what a picture on a page says of itself; `name` says in a few words what it is."""
    return Picture(
        title,
        source,
        context.release_id,
        context.info.is_fictitious,
        partial(file_name, context, name),
    )


def offer(picture: Picture, kind: str, drawing: Drawing, *, finding: str, key: str) -> None:
    """Offer what is on the screen as SVG and PNG; `kind` is chart, map or offer."""
    language = current()
    words = words_of(picture, kind, finding)

    def request() -> bytes:
        return json.dumps({**words, "drawing": drawing()}, ensure_ascii=False).encode()

    with st.container(horizontal=True, gap="small"):
        for extension, mime in KINDS.items():
            name = picture.name_of(extension)
            made = taken(name, picture.release_id, partial(_draw, request, extension))
            st.download_button(
                extension.upper(),
                data=partial(_or_apology, made, extension, language),
                file_name=name,
                mime=mime,
                key=f"{key}_{extension}",
                on_click="ignore",
                type="tertiary",
                icon=":material/image:",
                help=ABOUT[extension],
            )


def words_of(picture: Picture, kind: str, finding: str) -> dict[str, str]:
    """Return what is asked of the process that draws, beside the drawing itself."""
    return {
        "kind": kind,
        "language": current(),
        "title": picture.title,
        "finding": finding,
        "source": picture.source,
        "mark": tr(FICTITIOUS) if picture.is_fictitious else "",
    }


def _draw(request: Callable[[], bytes], extension: str) -> bytes:
    return draw(request(), extension)


def _or_apology(made: Callable[[], bytes], extension: str, language: str) -> bytes:
    """Return the picture or, when that failed, one that says so: the browser would in English."""
    try:
        return made()
    except DrawingFailedError:
        return (_ASSETS / f"mislukt.{language}.{extension}").read_bytes()

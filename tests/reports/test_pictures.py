"""Every chart and map of every page as a picture: whole, on its own, and with what it is in it."""

import json
import struct
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from language import LANGUAGES
from pages.components import charts, map_view, pictures
from pages.components.offer import map_and_table
from reports.__main__ import main
from reports.pictures.command import picture
from reports.pictures.png import png_of
from reports.pictures.words import lines_of, width_of
from tests.pages.app_driver import (
    GROWTH,
    OFFER,
    OVERVIEW,
    PAGES_WITH_FIGURES,
    PARTICIPATION,
    PARTNERS,
    REGION,
    assert_healthy,
    open_app,
)
from warehouse.releases import Release

COMPARE = "pages/evaluatie/vergelijken.py"
SVG = "{http://www.w3.org/2000/svg}"
Requests = list[dict[str, Any]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Requests:
    """What the buttons of a page would ask, in order."""
    found: Requests = []

    def offer(
        one: pictures.Picture,
        kind: str,
        drawing: Callable[[], dict[str, Any]],
        *,
        finding: str,
        key: str,
    ) -> None:
        request = {**pictures.words_of(one, kind, finding), "drawing": drawing()}
        found.append(json.loads(json.dumps(request)))

    for module in (pictures, charts, map_view, map_and_table):
        monkeypatch.setattr(module, "offer", offer)
    return found


def as_text(svg: bytes) -> str:
    return " ".join("".join(ElementTree.fromstring(svg).itertext()).split())


def assert_stands_alone(svg: bytes, request: dict[str, Any]) -> None:
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in {"script", "image", "foreignObject"}
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not (name.endswith("href") and not value.startswith("#"))
    text = svg.decode()
    assert "url(http" not in text
    assert "@import" not in text
    # Names of vocabularies are no addresses to fetch; there is no other.
    assert set(text.split("http")[1:]) <= {
        part for part in text.split("http")[1:] if part.startswith("://www.w3.org/")
    }
    lines = [element.text or "" for element in root.findall(f"{SVG}text")]
    written = " ".join(lines)
    for part in ("title", "finding", "source", "mark"):
        assert " ".join(request[part].split()) in written, part


def assert_is_png_of(png: bytes, svg: bytes) -> None:
    root = ElementTree.fromstring(svg)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", png[16:24])
    assert wide == 2 * int(root.attrib["width"])
    assert abs(high - 2 * float(root.attrib["height"])) <= 2


VIEWS: list[tuple[str, dict[str, str], int]] = [
    *((page, {}, 0) for page in PAGES_WITH_FIGURES),
    *((page, {"taal": "en"}, 1) for page in (OVERVIEW, PARTICIPATION, OFFER, GROWTH, REGION)),
    (OFFER, {"kaartbeeld": "Aanbod en bereik"}, 3),
    (OFFER, {"kaartbeeld": "Aanbod en bereik", "rsv": "Zeeland", "gemeente": "Goes"}, 3),
    (PARTICIPATION, {"rsv": "Zeeland", "gemeente": "Goes"}, 3),
    (PARTNERS, {"rsv": "Zeeland"}, 2),
]


@pytest.mark.parametrize(("page", "query", "at_least"), VIEWS)
def test_every_chart_and_map_can_be_drawn(
    page: str, query: dict[str, str], at_least: int, example_release: Release, asked: Requests
) -> None:
    assert_healthy(open_app(page, query))
    assert len(asked) >= at_least
    for request in asked:
        svg = picture(json.loads(json.dumps(request)), "svg")
        assert_stands_alone(svg, request)
        mark = "FICTITIOUS" if query.get("taal") == "en" else "FICTIEF"
        assert mark in as_text(svg)
        assert example_release.release_id in as_text(svg)
        assert_is_png_of(png_of(svg.decode()), svg)


def test_the_months_of_two_releases_can_be_drawn(newer_release: Release, asked: Requests) -> None:
    assert_healthy(open_app(COMPARE))
    assert [request["kind"] for request in asked] == ["chart"]
    svg = picture(asked[0], "svg")
    assert_stands_alone(svg, asked[0])


def test_the_map_takes_along_no_more_than_is_drawn(
    example_release: Release, asked: Requests
) -> None:
    open_app(PARTICIPATION)
    drawing = next(request["drawing"] for request in asked if request["kind"] == "map")
    assert all(
        number is None or isinstance(number, int) for number in drawing["classes_of"].values()
    )
    assert "values" not in drawing


def a_request(**changed: Any) -> dict[str, Any]:
    figure = {
        "data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2], "marker": {"color": "#154273"}}],
        "layout": {"font": {"size": 14}},
    }
    words = {"title": "Gestart", "finding": "Het stijgt.", "source": "Bron: x.", "mark": ""}
    return {"kind": "chart", "language": "nl", **words, "drawing": figure, **changed}


def test_the_same_request_gives_the_same_bytes() -> None:
    for kind in ("svg", "png"):
        assert picture(a_request(), kind) == picture(a_request(), kind)


def test_words_are_words_whatever_is_in_them() -> None:
    svg = picture(a_request(title="<script>x</script> & 'y' 漢"), "svg")
    root = ElementTree.fromstring(svg)
    assert root.find(f".//{SVG}script") is None
    assert "<script>x</script> & 'y' ?" in [text.text for text in root.findall(f"{SVG}text")]


def test_only_fictitious_figures_have_the_mark() -> None:
    assert "FICTIEF" not in picture(a_request(), "svg").decode()
    assert "FICTIEF" in picture(a_request(mark="FICTIEF: x"), "svg").decode()


def test_days_that_were_written_down_are_days_again() -> None:
    line = {
        "type": "scatter", "mode": "lines", "line": {"color": "#154273"},
        "x": ["2023-01-01T00:00:00", "2024-01-01T00:00:00"], "y": [1, 2],
    }  # fmt: skip
    svg = picture(a_request(drawing={"data": [line]}), "svg")
    assert "2023" in as_text(svg)
    assert "T00:00" not in as_text(svg)


def test_figures_and_months_follow_the_language() -> None:
    line = {
        "type": "scatter", "mode": "lines", "line": {"color": "#154273"},
        "x": ["2023-03-01T00:00:00", "2023-10-01T00:00:00"], "y": [1000, 2000],
    }  # fmt: skip
    drawing = {"data": [line], "layout": {"yaxis": {"tickformat": ",.0f"}}}
    dutch, english = (
        as_text(picture(a_request(language=language, drawing=drawing), "svg"))
        for language in ("nl", "en")
    )
    assert "mei 2023" in dutch
    assert "1.200" in dutch
    assert "May 2023" in english
    assert "1,200" in english


def test_lines_fit_and_no_word_is_lost() -> None:
    words = "Van 342 gemeenten hebben er vier een dubbel signaal en de andere niet"
    lines = lines_of(words, 16, 200)
    assert " ".join(lines) == words
    assert all(width_of(line, 16) <= 200 for line in lines)
    assert width_of(words, 20, is_bold=True) > width_of(words, 20) > width_of(words, 10)


def test_the_command_refuses_in_dutch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import types

    def ask(request: dict[str, Any]) -> int:
        given = types.SimpleNamespace(buffer=io.BytesIO(json.dumps(request).encode()))
        monkeypatch.setattr("sys.stdin", given)
        return main(["figure", "svg"])

    assert ask(a_request(drawing={"data": [{"type": "pie"}]})) == 1
    assert "niet te tekenen" in capsys.readouterr().err
    drawing = {
        "url": "weg.json", "classes": [], "classes_of": {}, "title": "x",
    }  # fmt: skip
    assert ask(a_request(kind="map", drawing=drawing)) == 1
    assert "grenzen" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_for_when_it_fails_is_one_picture_in_two_forms(language: str) -> None:
    folder = pictures._ASSETS
    svg = (folder / f"mislukt.{language}.svg").read_text("utf-8")
    assert f'lang="{language}"' in svg
    assert_is_png_of((folder / f"mislukt.{language}.png").read_bytes(), svg.encode())
    assert png_of(svg) == (folder / f"mislukt.{language}.png").read_bytes()

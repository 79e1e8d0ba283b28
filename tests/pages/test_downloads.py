"""Everything on every page can be taken along: each table, chart and map, named by what it is."""

import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
import streamlit as st

from language import LANGUAGES
from pages.components import pictures
from pages.components.access import visitor
from pages.components.context import PageContext
from pages.components.pictures import process
from tests.pages.app_driver import (
    AGENDA,
    DELIVERIES,
    DIVERSITY,
    FRAMES,
    OFFER,
    PAGES_WITH_FIGURES,
    PARTICIPATION,
    PARTNERS,
    REGION,
    WORK_AGENDA,
    assert_healthy,
    open_app,
)
from warehouse.queries import release_info
from warehouse.releases import Release

TABLES = {"table", "dataframe"}
DRAWN = {"plotly_chart", "bidi_component", "deck_gl_json_chart"}
HEADS = {"title", "header", "subheader"}
ACCOUNTABILITY = "pages/gegevens/verantwoording.py"
VIEWS: list[tuple[str, dict[str, Any]]] = [
    *((page, {}) for page in PAGES_WITH_FIGURES),
    (PARTICIPATION, {"rsv": "Zeeland", "gemeente": "Goes", "vergelijk": "Vergelijkbare gemeenten"}),
    (PARTICIPATION, {"gebieden": "true"}),
    (OFFER, {"kaartbeeld": "Aanbod en bereik"}),
    (OFFER, {"kaartbeeld": "Plaatsen per 1.000 jongeren", "rsv": "Zeeland"}),
    (REGION, {"rsv": "Fryslân"}),
    (AGENDA, {"rsv": "Zeeland", "gemeente": "Goes"}),
    (FRAMES, {"rsv": "Zeeland"}),
    (PARTNERS, {"rsv": "Zeeland"}),
    (WORK_AGENDA, {"rsv": "Zeeland"}),
    (DELIVERIES, {"rsv": "Zeeland"}),
]
# A table that stands beside its download elsewhere on the page: what its alt text begins with.
COMPANIONS = {
    (ACCOUNTABILITY, ""): "one file above them holds all indicators, a row for each",
    (DELIVERIES, "Alle 19 RSV's"): "a few words on each cell of the table below it, which has it",
    (DELIVERIES, "18 van de 19 RSV's"): "the same, when one is late",
    (FRAMES, ""): "judgements in a word; the file at the head of the page holds each finding",
    (WORK_AGENDA, "Cijfer bij"): "a few rows of the file with the figures of all tasks",
    (WORK_AGENDA, "Plan: "): "a few rows of the file with all actions",
}


@dataclass
class Section:
    """What stands under one heading."""

    tables: list[str] = field(default_factory=list)
    drawn: int = 0
    files: list[Any] = field(default_factory=list)

    def count(self, kind: str) -> int:
        labels = {"csv": "Download als CSV", "xlsx": "Excel", "svg": "SVG", "png": "PNG"}
        return sum(button.proto.label == labels[kind] for button in self.files)


def sections(page: str, query: dict[str, Any]) -> dict[str, Section]:
    app = open_app(page, query)
    assert_healthy(app)
    found, heading = {"": Section()}, ""
    for element in app._tree:
        if element.type in HEADS:
            heading = element.value
        section = found.setdefault(heading, Section())
        if element.type in TABLES:
            section.tables.append(element.proto.alt)
        # A chart that stands upright on a phone is the same chart.
        section.drawn += element.type in DRAWN and "_telefoon" not in element.proto.id
        if element.type == "download_button":
            section.files.append(element)
    return found


def is_companion(page: str, alt: str) -> bool:
    return any(where == page and alt.startswith(begin) for where, begin in COMPANIONS)


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_everything_has_its_downloads(
    page: str, query: dict[str, Any], example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("drawn at a rerun")

    monkeypatch.setattr(pictures, "draw", fail)
    found = sections(page, query)
    for heading, section in found.items():
        alone = [alt for alt in section.tables if not is_companion(page, alt)]
        assert section.count("csv") >= len(alone), (heading, alone)
        assert section.count("csv") == section.count("xlsx")
        assert section.count("svg") == section.count("png") == section.drawn, heading
    buttons = [button for section in found.values() for button in section.files]
    assert len({button.proto.id for button in buttons}) == len(buttons)


def test_pages_with_charts_and_maps_are_among_them(example_release: Release) -> None:
    found = sections(OFFER, {"kaartbeeld": "Aanbod en bereik"})
    drawn = Counter(bool(section.drawn) for section in found.values())
    assert drawn[True] == 3


def files_of(
    page: str, query: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Callable[[], bytes]]:
    """What makes each file of a page, as the server gets it, by the name of the file."""
    makers: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def noted(label: str, **options: Any) -> Any:
        makers[options["file_name"]] = options["data"]
        return button(label, **options)

    with monkeypatch.context() as patch:
        patch.setattr(st, "download_button", noted)
        assert_healthy(open_app(page, query))
    return makers


def made_by_the_server(make: Callable[[], bytes]) -> bytes:
    """A file is made after the page has run, by a thread that knows nothing of the visitor."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(make).result()


@pytest.mark.parametrize(
    ("language", "heads", "sheets", "about"),
    [
        ("nl", "Thema;Moment;Doelgroep", ["Cijfers", "Toelichting"], "Peildatum"),
        ("en", "Theme;Moment;Target group", ["Figures", "Explanation"], "Reference date"),
    ],
)
def test_a_table_is_made_in_the_language_of_the_page(
    *,
    language: str,
    heads: str,
    sheets: list[str],
    about: str,
    example_release: Release,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    makers = files_of(DIVERSITY, {"taal": language}, monkeypatch)
    name = "fictief-dekkingsmatrix-2024-02-29"
    csv = made_by_the_server(makers[f"{name}.csv"]).decode("utf-8-sig").splitlines()
    assert csv[2].startswith(heads)
    xlsx = io.BytesIO(made_by_the_server(makers[f"{name}.xlsx"]))
    book = pd.read_excel(xlsx, sheet_name=None, header=None, engine="openpyxl")
    assert list(book) == sheets
    figures, explanation = book.values()
    assert list(figures.iloc[2, :3]) == heads.split(";")
    assert about in set(explanation.to_numpy().ravel())


def test_the_file_of_a_region_has_the_rows_and_all_columns_of_its_table(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"rsv": "Zeeland"}
    (table,) = (t.value for t in open_app(REGION, query).table if "Projecten" in t.value)
    makers = files_of(REGION, query, monkeypatch)
    (name,) = (name for name in makers if "regio-RSV" in name and name.endswith("csv"))
    file = pd.read_csv(
        io.BytesIO(made_by_the_server(makers[name])), sep=";", decimal=",", header=2, thousands="."
    )
    assert file["Gemeente"].tolist() == table["Gemeente"].tolist()
    assert file["Projecten"].astype(str).tolist() == table["Projecten"].tolist()
    renamed = {"Gestart": "Aantal", "95%-interval": "Van (95%)"}
    assert {renamed.get(column, column) for column in table} <= set(file)


def test_a_file_has_the_same_name_in_each_language(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in (DIVERSITY, OFFER):
        dutch, english = (list(files_of(page, {"taal": code}, monkeypatch)) for code in LANGUAGES)
        assert english == dutch


def a_picture(release: Release) -> tuple[PageContext, pictures.Picture]:
    info = release_info(release.release_id)
    context = PageContext(release, info, info.reference_date)
    return context, pictures.picture_of(context, "Gestart, per maand", "Gestart", context.source)


def offered(
    release: Release, monkeypatch: pytest.MonkeyPatch, figure: dict[str, Any]
) -> dict[str, Any]:
    """What the two buttons of a chart get, by label."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        "streamlit.download_button", lambda label, **options: given.update({label: options})
    )
    _, picture = a_picture(release)
    pictures.offer(picture, "chart", lambda: figure, finding="Het stijgt.", key="k")
    return given


def a_chart() -> dict[str, Any]:
    figure = go.Figure(go.Bar(x=["a", "b"], y=[1, 2], marker={"color": "#154273"}))
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


def test_a_picture_is_named_by_what_it_is(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = offered(example_release, monkeypatch, a_chart())
    assert [options["file_name"] for options in given.values()] == [
        "fictief-Gestart-per-maand-2024-02-29.svg",
        "fictief-Gestart-per-maand-2024-02-29.png",
    ]


def test_a_picture_comes_from_a_process_of_its_own(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = offered(example_release, monkeypatch, a_chart())
    svg = given["SVG"]["data"]().decode()
    assert all(part in svg for part in ("Het stijgt.", "FICTIEF", example_release.release_id))
    assert given["PNG"]["data"]().startswith(b"\x89PNG")


def test_a_picture_that_fails_says_so_in_dutch(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = offered(example_release, monkeypatch, {"data": [{"type": "pie", "values": [1]}]})
    assert "kon niet worden getekend" in given["SVG"]["data"]().decode()


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LONGEST_S", 0.01)
    with pytest.raises(process.DrawingFailedError):
        process.draw(b"{}", "svg")
    monkeypatch.setattr(process, "LONGEST_S", 60)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(process.DrawingFailedError):
        process.draw(b"{}", "svg")


def test_a_picture_waits_briefly_for_its_turn(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wants a table is served by the same threads, and would wait along."""
    assert process.LONGEST_WAIT_S <= 5
    monkeypatch.setattr(process, "LONGEST_WAIT_S", 0.05)
    given = offered(example_release, monkeypatch, a_chart())
    for _ in range(process.AT_ONCE):
        assert process._room.acquire(timeout=1)
    try:
        began = time.monotonic()
        assert "kon niet worden getekend" in given["SVG"]["data"]().decode()
        assert time.monotonic() - began < 2
    finally:
        for _ in range(process.AT_ONCE):
            process._room.release()


def test_a_picture_is_logged_and_only_for_who_may(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def noted(name: str, release_id: str, make: Any) -> Any:
        asked.append((name, release_id))

        def refuse() -> bytes:
            raise visitor.SignedOutError

        return refuse

    monkeypatch.setattr(pictures, "taken", noted)
    given = offered(example_release, monkeypatch, a_chart())
    assert {release_id for _, release_id in asked} == {example_release.release_id}
    assert [name for name, _ in asked] == [options["file_name"] for options in given.values()]
    with pytest.raises(visitor.SignedOutError):
        given["SVG"]["data"]()

"""Every page in English: nothing on it stays Dutch but names and what people delivered."""

import json
import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app_driver import (
    OVERVIEW,
    PAGES,
    PARTICIPATION,
    PARTNERS,
    REGION,
    assert_healthy,
    open_app,
    words,
)
from warehouse.queries import municipalities, rsvs
from warehouse.reference import read_reference
from warehouse.releases import Release

# Words that English does not have and that hardly a Dutch sentence does without.
DUTCH = re.compile(
    r"\b(de|het|een|en|van|voor|niet|geen|zijn|wordt|worden|bij|naar|ook|deze|dat|dit|uit|aan|"
    r"heeft|hebben|maar|nog|dan|alle|elk|elke|gemeente|gemeenten|jongeren|cijfer|"
    r"cijfers|projecten|trajecten|maanden|maand|jaar|uitgave|peildatum|bestand|regel|regels|kies|"
    r"toon|gestart|afgerond|lopend|lager|hoger|vergelijkbaar|onbekend|gegevens|doelgroepen|"
    r"organisaties|partijen|thema's|momenten|bron|tegen|tot|sinds|hier|uw|u)\b",
    re.IGNORECASE,
)

# The input files keep their names, and so do their columns.
FILES = re.compile(r"\b(deelname|aanbod|gemeente_code|maand)\b")

# What the load wrote in the release is Dutch for every reader.
OF_THE_LOAD = re.compile(r"^landelijke doelen wijken af .*$", re.MULTILINE)


def drawn(app: AppTest) -> list[str]:
    """Every text in what the browser draws itself: charts, and the map of municipalities."""
    specs = [element.proto.spec for element in app.get("plotly_chart")]
    specs += [element.proto.json for element in app.get("bidi_component")]
    return [text for spec in specs for text in texts_in(json.loads(spec or "{}"))]


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_in(part)]
    return value.splitlines() if isinstance(value, str) else []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_english(example_release: Release, page: str) -> None:
    assert dutch_on(page, example_release) == ""


@pytest.mark.parametrize("page", [OVERVIEW, PARTICIPATION, REGION])
def test_what_a_page_waits_for_in_english(short_release: Release, page: str) -> None:
    assert dutch_on(page, short_release) == ""


def dutch_on(page: str, release: Release) -> str:
    """Return the lines of a page in English that have Dutch words, but for what was delivered."""
    app = open_app(page, {"taal": "en"})
    assert_healthy(app)
    delivered = [
        *rsvs(release.release_id).values(),
        *municipalities(release.release_id)["area_name"],
        *read_reference("municipalities.csv")["province_name"].unique(),
        "Maatschappelijke Diensttijd",
        "Nederlands",
    ]
    names = sorted(map(str, delivered), key=len, reverse=True)
    shown = "\n".join([words(app), *drawn(app)]).replace("-<br>", "-").replace("<br>", " ")
    without_names = FILES.sub("", re.sub("|".join(map(re.escape, names)), "", shown))
    without_names = OF_THE_LOAD.sub("", without_names)
    return "\n".join(line for line in without_names.splitlines() if DUTCH.search(line))


def test_the_other_language_shows_the_same_view(example_release: Release) -> None:
    app = open_app(PARTNERS, {"taal": "en", "rsv": "Zeeland"})
    app.radio(key="tijdvak").set_value("By month").run()
    (link,) = [html for html in words(app).splitlines() if "hreflang" in html]
    query = dict(parse_qsl(unescape(re.search(r'href="\?([^"]*)"', link)[1])))
    assert {"rsv": "RSV15", "tijdvak": "1", "taal": "nl"}.items() <= query.items()
    dutch = open_app(PARTNERS, query)
    assert_healthy(dutch)
    assert not dutch.warning
    assert dutch.radio(key="tijdvak").value == "Per maand"
    assert dutch.selectbox(key="rsv").value == "Zeeland"


def test_a_language_that_is_not_there_is_said(example_release: Release) -> None:
    app = open_app(PARTNERS, {"taal": "<b>fr</b>"})
    assert_healthy(app)
    assert "de taal `<b>fr</b>`" in app.warning[0].value
    assert app.title[0].value == "Partners"
    app = open_app(PARTNERS, {"taal": "EN"})
    assert not app.warning
    assert "English" not in words(app)

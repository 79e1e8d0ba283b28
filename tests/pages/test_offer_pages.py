"""Aanbod and Diversiteit as a visitor sees them: figures of the release, choices in the address."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from tests.pages.app_driver import (
    DIVERSITY,
    OFFER,
    ROOT,
    assert_healthy,
    click_on_map,
    click_on_row,
    codes_on_map,
    open_app,
    sent_to_map,
    table_with,
    words,
)
from warehouse.queries import (
    choice_cells,
    choice_summary,
    covering,
    offer_capacity,
    offer_nationwide,
    offer_points,
    white_spots,
)
from warehouse.releases import Release
from warehouse.settings import outlines_name

PAGES = pytest.mark.parametrize("page", [OFFER, DIVERSITY])
CHOICE = {
    "rsv": "Zeeland",
    "thema": "Sport",
    "doelgroep": "Alle jongeren",
    "moment": "Naast school",
    "variant": "MDT-basis",
    "afstand": "20 km",
    "stand": "2023 (jan 2023 t/m dec 2023)",
    "kaartbeeld": "Plaatsen per 1.000 jongeren",
    "keuzes": "2",
    "extra": "5",
    "soort": "Momenten",
}


def test_the_headlines_are_those_of_the_release(example_release: Release) -> None:
    app = open_app(OFFER)
    country = offer_capacity(example_release.release_id, period="peildatum", area_kind="country")
    apart = offer_nationwide(example_release.release_id, period="peildatum").iloc[0]
    tiles = {metric.label: metric.value for metric in app.metric}
    assert tiles["Lopende projecten"] == formats.number(country["running_projects"].iloc[0])
    assert tiles["Plaatsen"] == formats.number(country["places"].iloc[0])
    assert tiles["Landelijk en online, apart"] == formats.number(apart["running_projects"])


def test_every_choice_is_in_the_address(example_release: Release) -> None:
    app = open_app(OFFER, CHOICE)
    assert_healthy(app)
    assert {box.key: box.value for box in app.selectbox if box.key in CHOICE} == {
        key: CHOICE[key] for key in CHOICE if key not in ("kaartbeeld", "soort")
    }
    assert {radio.key: radio.value for radio in app.radio} == {
        key: CHOICE[key] for key in ("kaartbeeld", "soort")
    }
    assert "(Sport; Naast school; Alle jongeren)" in words(app)
    assert "binnen 20 km" in words(app)


def test_the_map_shows_the_kinds_of_the_release(example_release: Release) -> None:
    app = open_app(OFFER, {"thema": "Eenzaamheid en waardig ouder worden"})
    sent = sent_to_map(app)
    expected = white_spots(
        example_release.release_id, period="peildatum", within_km=10, theme="eenzaamheid"
    ).set_index("area_code")["white_spot"]
    kinds = dict(zip(codes_on_map(sent), sent["index"], strict=True))
    order = {"0": "own", "1": "within_reach", "2": "none", "-": "unknown"}
    assert {code: order[kind] for code, kind in kinds.items()} == expected.to_dict()
    assert set(expected) == {"own", "within_reach", "none"}


REACH = {"kaartbeeld": "Aanbod en bereik"}


def deck_of(app: AppTest) -> dict[str, Any]:
    """What the browser gets to draw offer and reach with, layers by name."""
    (element,) = app.get("deck_gl_json_chart")
    spec: dict[str, Any] = json.loads(element.proto.json)
    return {**spec, "layers": {layer["id"]: layer for layer in spec["layers"]}}


def test_points_and_cells_are_those_of_the_release(example_release: Release) -> None:
    app = open_app(OFFER, {**REACH, "rsv": "Zeeland", "afstand": "20 km", "gemeente": "Goes"})
    assert_healthy(app)
    deck = deck_of(app)
    release_id = example_release.release_id
    points = offer_points(release_id, period="peildatum", rsv_code="RSV15")
    drawn = {row[1]: row for row in deck["layers"]["aanbod"]["data"]}
    assert len(drawn) == len(points)
    for row in points.to_dict("records"):
        text = f"{row['area_name']}: {formats.count_of(row['running_projects'], 'project', 'proj')}"
        (found,) = [drawn[name] for name in drawn if name.startswith(text)]
        assert found[2:] == [row["longitude"], row["latitude"]]
        assert f"{formats.number(row['places'])} plaats" in found[1]
    cells = choice_cells(release_id, period="peildatum", within_km=20, rsv_code="RSV15")
    sent = {
        row[0] + "ffffff": (int(layer["id"][-1]), row[1])
        for layer in deck["layers"].values()
        if layer["id"].startswith("bereik")
        for row in layer["data"]
    }
    assert set(sent) == set(cells["h3_cell"])
    for cell, themes in zip(cells["h3_cell"], cells["themes"], strict=True):
        number, text = sent[cell]
        assert f": {formats.number(themes, 1)} thema's" in text
        assert (number == 0) == (themes == 0)
    assert len(deck["layers"]["gekozen"]["data"]) == 1
    named = set(table_with(app, "Buiten bereik (%)")["Gemeente"])
    assert len(named) == 13
    assert set(points["area_name"]) <= named


def test_nothing_of_the_map_of_reach_comes_from_elsewhere(example_release: Release) -> None:
    deck = deck_of(open_app(OFFER, REACH))
    assert deck["mapStyle"] == "app/static/map/empty-style.json"
    style = json.loads((ROOT / "static/map/empty-style.json").read_text(encoding="utf-8"))
    assert style["sources"] == {}
    addresses = [
        layer["data"] for layer in deck["layers"].values() if isinstance(layer["data"], str)
    ]
    assert addresses == [f"app/static/boundaries/{outlines_name(example_release.boundaries_file)}"]
    assert "http" not in json.dumps(deck)


def test_the_map_of_reach_stays_small(example_release: Release) -> None:
    (element,) = open_app(OFFER, {**REACH, "afstand": "20 km"}).get("deck_gl_json_chart")
    assert len(element.proto.json) <= 60_000


def test_the_share_out_of_reach_is_that_of_the_chapter_below(example_release: Release) -> None:
    query = {**REACH, "thema": "Sport", "rsv": "Zeeland", "afstand": "5 km"}
    app = open_app(OFFER, query)
    summary = choice_summary(
        example_release.release_id,
        dimension="theme",
        at_least=3,
        period="peildatum",
        area_kind="rsv",
        within_km=5,
        rsv_code="RSV15",
        theme="sport",
    )
    share = formats.percentage(summary["share_none"].iloc[0] * 100)
    assert f"{share} van de jongeren heeft niets ervan binnen 5 km" in words(app)
    assert "loopt aanbod (Sport)" in words(app)
    assert "Thema's" not in table_with(app, "Buiten bereik (%)")
    assert "voor een deel binnen 5 km" in app.main.get("html")[-1].value


@pytest.mark.parametrize(
    ("choice", "layers"),
    [("Alleen aanbod", {"grenzen", "aanbod"}), ("Alleen bereik", {"grenzen", "bereik"})],
)
def test_a_layer_of_the_map_is_a_choice(
    example_release: Release, choice: str, layers: set[str]
) -> None:
    app = open_app(OFFER, {**REACH, "lagen": choice})
    assert {name.split("-")[0] for name in deck_of(app)["layers"]} == layers
    assert ("plaatsen</li>" in app.main.get("html")[-1].value) == ("aanbod" in layers)


def test_no_offer_passes_and_the_map_of_reach_says_so(example_release: Release) -> None:
    query = {**REACH, "rsv": "Zeeland", "thema": "Sport", "variant": "MDT-plus"}
    app = open_app(OFFER, {**query, "moment": "In de vakantie"})
    assert_healthy(app)
    assert "In 0 van 13 gemeenten loopt aanbod" in words(app)
    assert "100% van de jongeren heeft niets ervan" in words(app)


def test_the_best_places_for_more_offer(example_release: Release) -> None:
    app = open_app(OFFER, {"extra": "4", "rsv": "Groningen", "afstand": "5 km"})
    plans = covering(example_release.release_id, period="peildatum", within_km=5, rsv_code="RSV01")
    table = table_with(app, "Stap")
    assert table["Gemeente"].tolist() == plans[plans["number"] == 4]["area_name"].tolist()
    assert "de beste drie hoeven de beste twee niet te bevatten" in words(app)


@PAGES
def test_a_municipality_from_the_list_the_map_and_the_address(
    example_release: Release, page: str
) -> None:
    app = open_app(page, {"gemeente": "Aalten"})
    assert_healthy(app)
    assert sent_to_map(app)["selected"] == "GM0197"
    app.selectbox(key="gemeente").set_value("Vlaardingen").run()
    assert sent_to_map(app)["selected"] == "GM0622"
    click_on_map(app, "GM0344")
    assert_healthy(app)
    assert app.selectbox(key="gemeente").value == "Utrecht"


def test_a_row_of_the_list_tells_its_story(example_release: Release) -> None:
    app = open_app(OFFER)
    name = app.dataframe[0].value["Gemeente"].iloc[1]
    click_on_row(app, 1)
    assert_healthy(app)
    assert f"**{name}**: witte vlek; " in words(app)


def test_empty_cells_are_named_in_a_sentence_and_a_table(example_release: Release) -> None:
    app = open_app(DIVERSITY, {"rsv": "Zeeland", "kolommen": "Momenten"})
    assert_healthy(app)
    assert "van thema en moment geen lopend project" in words(app)
    assert not table_with(app, "Geen lopend project voor moment").empty


@pytest.mark.parametrize("kind", ["Thema's", "Momenten", "Doelgroepen"])
@pytest.mark.parametrize("measure", ["Naar grootte", "Alle even zwaar", "Vooral de grote"])
def test_every_measure_of_diversity(example_release: Release, kind: str, measure: str) -> None:
    app = open_app(DIVERSITY, {"soort": kind, "maat": measure, "tel": "Projecten"})
    assert_healthy(app)
    assert "Het minst divers is" in words(app)
    assert "geen officiële definitie" in words(app)


def test_an_earlier_reference_date_has_its_own_diversity_and_lags(
    example_release: Release,
) -> None:
    now, then = open_app(DIVERSITY), open_app(DIVERSITY, {"peildatum": "31 dec 2021"})
    assert_healthy(then)
    assert "Reguliere varianten op 31 dec 2021, de peildatum" in " ".join(
        caption.value for caption in then.caption
    )
    for title in ("Het minst divers is", "vergelijkbare RSV's"):
        (of_now,), (of_then,) = (
            [text.value for text in app.markdown if title in text.value and "**" in text.value][:1]
            for app in (now, then)
        )
        assert of_now != of_then


def test_a_lens_does_not_filter_the_other_page(example_release: Release) -> None:
    app = open_app(DIVERSITY, {"lens": "Sport"})
    assert "Sport:" in words(app)
    app.switch_page(OFFER).run()
    assert_healthy(app)
    assert app.selectbox(key="thema").value == "Alle thema's"


@PAGES
def test_the_short_variant_and_a_past_year_are_shown(example_release: Release, page: str) -> None:
    year = "2022 (jan 2022 t/m dec 2022)"
    app = open_app(page, {"variant": "MDT-kort (apart)", "stand": year, "afstand": "5 km"})
    assert_healthy(app)
    assert any(f"Periode: {year}" in caption.value for caption in app.caption)


@PAGES
def test_without_offer_the_page_says_so(small_release: Release, page: str) -> None:
    app = open_app(page)
    assert_healthy(app)
    assert "nog geen aanbod aangeleverd" in app.info[0].value
    assert not app.metric
    assert not app.get("bidi_component")


def test_where_nothing_was_delivered_no_cell_says_zero(small_release: Release) -> None:
    assert choice_cells(small_release.release_id, period="peildatum", within_km=10).empty

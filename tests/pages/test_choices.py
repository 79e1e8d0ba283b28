"""Choices: from widgets, from the map, from a table, and from an address that anyone may write."""

import re
from itertools import product
from typing import Any

import pandas as pd
import pytest

from pages.components.texts import VARIANTS
from tests.pages.app_driver import (
    AGENDA,
    OVERVIEW,
    PAGES_WITH_MAP,
    PARTICIPATION,
    REGION,
    assert_healthy,
    click_on_map,
    click_on_row,
    codes_on_map,
    open_app,
    sent_to_map,
    words,
)
from warehouse.queries import municipalities, participation, periods, rsvs
from warehouse.releases import Release

UNKNOWN = {
    "unknown": {
        "rsv": "Nergens",
        "cijfer": "Gewonnen",
        "variant": "MDT-max",
        "periode": "2050",
        "gemeente": "Nergenshuizen",
        "afstand": "7 km",
        "vergelijk": "België",
        "gebieden": "misschien",
    },
    "empty": {"rsv": "", "cijfer": "", "variant": "", "periode": "", "gemeente": ""},
    "twice": {"rsv": ["Zeeland", "x"], "cijfer": ["Lopend", "y"], "gemeente": ["Goes", "Goes"]},
    "code": {"rsv": "'; drop table mart.area; --", "gemeente": "<script>alert(1)</script>"},
    "long": {"rsv": "é" * 5000, "gemeente": "\u202e\x00🧭", "periode": "12m"},
    "other keys": {"embed": "true", "sessie": "1", "rsv ": "Zeeland"},
    "of another page": {"zoek_gemeente": "Goes", "kaart": "GM0344", "signalen": "1"},
}
PAGES_WITH_CHOICES = (OVERVIEW, PARTICIPATION, REGION, AGENDA)
MEASURES = ["Gestart", "Lopend", "Afgerond"]


def value_of(app: Any, key: str) -> Any:
    return app.selectbox(key=key).value


@pytest.mark.parametrize("query", UNKNOWN.values(), ids=UNKNOWN.keys())
@pytest.mark.parametrize("page", PAGES_WITH_CHOICES)
def test_an_address_that_is_no_choice_gives_a_valid_view(
    example_release: Release, page: str, query: dict[str, Any]
) -> None:
    app = open_app(page, query)
    assert_healthy(app)
    assert example_release.release_id in words(app)
    for box in app.selectbox:
        assert box.value is None or box.value in box.options


def without_link(text: str) -> str:
    """The link to the other language holds the address as it was typed."""
    return re.sub(r"<a href=[^\n]*hreflang[^\n]*\n", "", text)


def test_an_unknown_value_leaves_the_default(example_release: Release) -> None:
    default = without_link(words(open_app(PARTICIPATION)))
    for name, value in product(["rsv", "cijfer", "variant", "periode", "gemeente"], ["", "0"]):
        app = open_app(PARTICIPATION, {name: value})
        assert_healthy(app)
        said = "".join(f"{warning.value}\n" for warning in app.warning)
        assert (f"`{value}`" in said) == bool(value)
        assert without_link(words(app)) == said + default, (name, value)


def test_an_address_is_a_view(example_release: Release) -> None:
    labels = periods(example_release.release_id)["label"].tolist()
    query = {
        "rsv": "Zeeland",
        "cijfer": "Afgerond",
        "variant": VARIANTS["plus"],
        "periode": labels[1],
        "gemeente": "Goes",
        "peildatum": "29 feb 2024",
    }
    app = open_app(PARTICIPATION, query)
    assert_healthy(app)
    assert {box.key: box.value for box in app.selectbox} == {
        name: value for name, value in query.items() if name != "cijfer"
    }
    assert "Afgerond" in sent_to_map(app)["title"]
    assert sent_to_map(app)["zoom"] == "RSV15"
    assert sent_to_map(app)["selected"] == "GM0664"


def every_choice(release: Release) -> list[dict[str, str]]:
    """Each pair of variant and measure once; periods and partnerships in turn."""
    labels = periods(release.release_id)["label"].tolist()
    areas = ["Heel Nederland", *rsvs(release.release_id).values()]
    pairs = list(product(VARIANTS.values(), MEASURES))
    return [
        {
            "variant": variant,
            "cijfer": measure,
            "periode": labels[turn % len(labels)],
            "rsv": areas[turn * 4 % len(areas)],
        }
        for turn, (variant, measure) in enumerate(pairs)
    ]


def test_every_variant_and_measure_has_a_view(example_release: Release) -> None:
    for query in every_choice(example_release):
        app = open_app(PARTICIPATION, query)
        assert_healthy(app)
        assert len(codes_on_map(sent_to_map(app))) == 342, query


def test_every_partnership_has_a_view(example_release: Release) -> None:
    for name in rsvs(example_release.release_id).values():
        app = open_app(REGION, {"rsv": name})
        assert_healthy(app)
        assert value_of(app, "rsv") == name


def test_choices_go_along_to_another_page(example_release: Release) -> None:
    app = open_app(PARTICIPATION, {"rsv": "Zeeland"})
    app.selectbox(key="gemeente").set_value("Goes").run()
    app.switch_page(REGION).run()
    assert_healthy(app)
    assert value_of(app, "rsv") == "Zeeland"
    app.switch_page(OVERVIEW).run()
    assert value_of(app, "gemeente") == "Goes"


@pytest.mark.parametrize("page", PAGES_WITH_MAP)
def test_a_municipality_from_the_list(example_release: Release, page: str) -> None:
    app = open_app(page)
    app.selectbox(key="gemeente").set_value("Vlaardingen").run()
    assert_healthy(app)
    assert sent_to_map(app)["selected"] == "GM0622"
    assert sentence_about(app, "Vlaardingen", example_release)
    app.selectbox(key="gemeente").set_value(None).run()
    assert sent_to_map(app)["selected"] is None


@pytest.mark.parametrize("page", PAGES_WITH_MAP)
def test_a_municipality_from_the_map(example_release: Release, page: str) -> None:
    app = click_on_map(open_app(page), "GM0622")
    assert_healthy(app)
    assert value_of(app, "gemeente") == "Vlaardingen"
    assert sent_to_map(app)["selected"] == "GM0622"
    assert app.query_params["gemeente"] in ("Vlaardingen", ["Vlaardingen"])
    assert sentence_about(app, "Vlaardingen", example_release)
    click_on_map(app, None, turn=2)
    assert value_of(app, "gemeente") is None
    assert sent_to_map(app)["selected"] is None


@pytest.mark.parametrize("page", PAGES_WITH_MAP)
def test_a_municipality_from_the_table(example_release: Release, page: str) -> None:
    app = open_app(page)
    name = app.dataframe[0].value["Gemeente"].iloc[2]
    click_on_row(app, 2)
    assert_healthy(app)
    assert value_of(app, "gemeente") == name


def test_the_state_of_the_map_survives_a_rerun(example_release: Release) -> None:
    app = open_app(PARTICIPATION)
    app.session_state["kaart"] = {"selected": {"code": "GM0344", "turn": 5}}
    app.run()
    assert_healthy(app)
    assert sent_to_map(app)["selected"] == "GM0344"


def test_a_click_outside_the_chosen_partnership_leaves_one_story(
    example_release: Release,
) -> None:
    app = click_on_map(open_app(PARTICIPATION, {"rsv": "Zeeland"}), "GM0344")
    assert_healthy(app)
    assert_one_story(app, example_release)


def test_another_partnership_leaves_one_story(example_release: Release) -> None:
    app = open_app(PARTICIPATION, {"gemeente": "Utrecht"})
    app.selectbox(key="rsv").set_value("Zeeland").run()
    assert_healthy(app)
    assert_one_story(app, example_release)


def assert_one_story(app: Any, release: Release) -> None:
    """List, map, address and sentence may not each say something else."""
    codes = municipalities(release.release_id).set_index("area_name")["area_code"]
    name = value_of(app, "gemeente")
    assert sent_to_map(app)["selected"] == (codes[name] if name else None)
    assert ("gemeente" in app.query_params) == bool(name)
    if name:
        assert sentence_about(app, name, release)


def test_which_partnership_a_municipality_belongs_to(example_release: Release) -> None:
    known = municipalities(example_release.release_id).set_index("area_name")["rsv_name"]
    app = open_app(REGION)
    app.selectbox(key="zoek_gemeente").set_value("Middelburg").run()
    assert_healthy(app)
    assert value_of(app, "rsv") == known["Middelburg"] == "Zeeland"


def sentence_about(app: Any, name: str, release: Release) -> bool:
    """Whether the story of a municipality gives its count and its rate."""
    choice = {"period": "12m", "measure": "started", "variant_group": "regulier"}
    rows = participation(release.release_id, **choice, area_kind="municipality")
    row: pd.Series = rows.set_index("area_name").loc[name]
    count = f"{int(row['trajectory_count']):,}".replace(",", ".")
    rate = f"{row['rate_per_1000']:.1f}".replace(".", ",")
    return any(
        f"**{name}**" in text.value and count in text.value and rate in text.value
        for text in app.markdown
    )

"""Every choice of every page by its address: right, by code, wrong, and monstrous."""

import ast
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import spelling
from tests.pages.app_driver import (
    ACCESSIBILITY,
    AGENDA,
    DELIVERIES,
    DIVERSITY,
    EVALUATION,
    FACILITATORS,
    FRAMES,
    GROWTH,
    LOG,
    OFFER,
    OVERVIEW,
    PAGES,
    PARTICIPATION,
    PARTNERS,
    REGION,
    ROOT,
    WORK_AGENDA,
    assert_healthy,
    open_app,
    words,
)
from tests.warehouse.freezing import put_down
from warehouse.queries import municipalities, rsvs
from warehouse.releases import Release

BROAD, COMPARISON = "pages/evaluatie/breed.py", "pages/evaluatie/vergelijken.py"
REACH = {"kaartbeeld": "reach"}
# Key in the address → a page that has it, and what else must be chosen there.
CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "rsv": (PARTICIPATION, {}),
    "cijfer": (PARTICIPATION, {}),
    "variant": (PARTICIPATION, {}),
    "periode": (PARTICIPATION, {}),
    "gemeente": (OVERVIEW, {}),
    "peildatum": (PARTICIPATION, {}),
    "vergelijk": (PARTICIPATION, {"gemeente": "GM0664"}),
    "thema": (OFFER, {}),
    "moment": (OFFER, {}),
    "doelgroep": (OFFER, {}),
    "stand": (OFFER, {}),
    "afstand": (AGENDA, {}),
    "kaartbeeld": (OFFER, {}),
    "lagen": (OFFER, REACH),
    "soort": (OFFER, {}),
    "keuzes": (OFFER, {}),
    "extra": (OFFER, {}),
    "kolommen": (DIVERSITY, {}),
    "vak": (DIVERSITY, {}),
    "maat": (DIVERSITY, {}),
    "tel": (DIVERSITY, {}),
    "lens": (DIVERSITY, {}),
    "doelmaat": (GROWTH, {}),
    "doeljaar": (GROWTH, {}),
    "weergave": (GROWTH, {}),
    "pad": (GROWTH, {}),
    "tijdvak": (PARTNERS, {}),
    "onderdeel": (WORK_AGENDA, {}),
    "status": (WORK_AGENDA, {}),
    "verandering": (BROAD, {}),
    "scherm": (EVALUATION, {}),
    "van_dag": (COMPARISON, {}),
    "naar_dag": (COMPARISON, {}),
}
# What is no choice between options: a value that is one, another way to write it, and one that is
# none.
VALUES: dict[str, tuple[str, str, str, Any, str]] = {
    "gebieden": (PARTICIPATION, "true", "ja", True, "misschien"),
    "te_laat": (WORK_AGENDA, "true", "1", True, "x"),
    "inleveren": (WORK_AGENDA, "true", "ja", True, "open"),
    "kader_fte_total": (FRAMES, "true", "JA", True, "open"),
    "notities_regio": (REGION, "true", "aan", True, "open"),
    "notities_themas": (BROAD, "true", "ja", True, "open"),
    "extra_RSV05": (GROWTH, "25", "25.0", 25, "5001"),
    "gewicht_jongeren": (FACILITATORS, "7", "7.0", 7, "11"),
    "fte": (FACILITATORS, "20,5", "20.5", None, "veel"),
    "dag": (FRAMES, "2024-03-01", "01-03-2024", None, "2024-02-30"),
}
NEEDED = {"inleveren": {"rsv": "RSV15"}}
# Needs more than one release or layout, and has tests of its own below or in test_layouts.py.
ELSEWHERE = {"uitgave", "van", "naar", "indeling"}
# Keys that are not written out where they are bound → the ones above that go through there.
BY_NAME = {
    ("components/filters.py", "key"): {"cijfer", "verandering"},
    ("offer/filters.py", "key"): {
        *("thema", "moment", "doelgroep", "stand", "afstand", "kaartbeeld", "lagen", "soort"),
        *("keuzes", "extra", "kolommen", "vak", "maat", "tel", "lens"),
    },
    ("work_agenda/actions.py", "key"): {"onderdeel", "status"},
    ("comparison/sides.py", "key"): {"van", "van_dag", "naar", "naar_dag"},
    ("evaluation/presentation.py", "KEY"): {"scherm"},
    ("components/reference_date.py", "KEY"): {"peildatum"},
    ("components/snapshot_choice.py", "KEY"): {"uitgave"},
    ("growth/choices.py", "_key(code)"): {"extra_RSV05"},
    ("fte_division/choices.py", "entry['address']"): {"gewicht_jongeren"},
    ("frames/view.py", "f'kader_{frame.code}'"): {"kader_fte_total"},
    ("notes/__init__.py", "key"): {"notities_regio"},
}
KNOWN = {*CHOICES, *VALUES, *ELSEWHERE}
MONSTERS = (
    "x" * 10_000,
    "<script>window.ran = 1</script>[link](http://kwaad.example)`![a](http://b)",
    "\x00\x07\u202e\u200b\ud7ff\U0001f480 ${7*7} {name} %s",
    "../../etc/passwd",
)


def bound_keys() -> set[tuple[str, str]]:
    """Folder, file and key of every widget that is bound to the address."""
    found = set()
    for path in (ROOT / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                given = {word.arg: word.value for word in node.keywords}
                if "bind" in given:
                    found.add((f"{path.parent.name}/{path.name}", ast.unparse(given["key"])))
    return found


def test_every_choice_in_an_address_is_tried_here() -> None:
    written_out = set()
    for file, key in bound_keys():
        if (file, key) not in BY_NAME:
            assert key.startswith("'"), f"{file} binds {key}: add it to the table of this module"
            written_out.add(key.strip("'"))
    named = written_out.union(*BY_NAME.values())
    assert named == KNOWN


def bound(app: AppTest) -> set[str]:
    """Keys that Streamlit holds in the address now."""
    with app.session_state._state.query_params() as params:  # type: ignore[union-attr]
        return set(params._bindings_by_param)


@pytest.mark.parametrize("page", [page for page in PAGES if page != LOG])
def test_nothing_is_in_an_address_without_being_settled(
    example_release: Release, page: str
) -> None:
    app = open_app(page)
    assert bound(app) <= set(app.session_state["address"].drawn)


def choice_of(app: AppTest, key: str) -> tuple[list[str], Any]:
    """Options of a choice, and how the address deals with it."""
    (box,) = [box for box in (*app.selectbox, *app.radio) if box.key == key]
    return list(box.options), app.session_state["address"].choices[key]


@pytest.mark.parametrize("key", CHOICES)
def test_a_choice_by_label_code_and_other_spelling(example_release: Release, key: str) -> None:
    page, query = CHOICES[key]
    start = {"scherm": "stand"} if key == "scherm" else {}
    app = open_app(page, {**query, **start})
    options, choice = choice_of(app, key)
    usual = app.session_state.get(key)
    label = next(option for option in reversed(options) if option != usual)
    code = choice.code(label)
    for written in (label, code, label.upper(), code.lower(), f" {label} "):
        app = open_app(page, {**query, key: written})
        assert_healthy(app)
        assert not app.warning, written
        assert app.session_state[key] == label, written
        app.run()
        assert app.session_state[key] == label, written


@pytest.mark.parametrize("key", CHOICES)
def test_a_choice_that_does_not_exist_is_said_once(example_release: Release, key: str) -> None:
    page, query = CHOICES[key]
    app = open_app(page, query)
    usual = app.session_state.get(key)
    app = open_app(page, {**query, key: "zzz"})
    assert_healthy(app)
    (warning,) = [each.value for each in app.warning if "`zzz`" in each.value]
    assert "De link vraagt om `zzz`" in warning
    assert app.session_state.get(key) == usual
    assert usual is None or spelling.bare(str(usual))[:8] in spelling.bare(warning)
    app.run()  # it stays to be read, until someone chooses
    assert [each.value for each in app.warning if "`zzz`" in each.value] == [warning]
    app.switch_page(REGION if page != REGION else OVERVIEW).run()
    assert not [each for each in app.warning if "`zzz`" in each.value]


@pytest.mark.parametrize("key", VALUES)
def test_a_value_in_two_ways_and_a_wrong_one(example_release: Release, key: str) -> None:
    page, right, other, value, wrong = VALUES[key]
    for written in (right, other):
        app = open_app(page, {**NEEDED.get(key, {}), key: written})
        assert_healthy(app)
        assert not [each for each in app.warning if "De link vraagt" in each.value], written
        found = app.session_state[key]
        assert found == value if value is not None else str(found) in {right, other}, written
    app = open_app(page, {**NEEDED.get(key, {}), key: wrong})
    assert_healthy(app)
    assert f"De link vraagt om `{wrong}`" in app.warning[0].value


def test_a_choice_of_ones_own_ends_the_message(example_release: Release) -> None:
    app = open_app(PARTICIPATION, {"rsv": "Zeelandd"})
    assert "Bedoelde u Zeeland?" in app.warning[0].value
    app.selectbox(key="rsv").select("Zeeland").run()
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("monster", MONSTERS, ids=["long", "script", "signs", "path"])
def test_monsters_do_no_harm(example_release: Release, page: str, monster: str) -> None:
    query = dict.fromkeys(KNOWN | {"levering", "onbekend"}, monster)
    app = open_app(page, query)
    assert_healthy(app)
    for warning in app.warning:
        assert len(warning.value) < 300 * len(query)
        outside = "".join(warning.value.split("`")[::2])  # what is not quoted as code
        assert not any(sign in outside for sign in "<>[]${}\u202e"), outside


def test_no_value_and_a_repeated_key(example_release: Release) -> None:
    app = open_app(PARTICIPATION, {"rsv": "", "gemeente": ""})
    assert_healthy(app)
    assert not app.warning
    app = open_app(PARTICIPATION, {"rsv": ["Twente", "RSV15"]})
    assert_healthy(app)
    assert app.session_state["rsv"] == "Zeeland"
    app = open_app(PARTICIPATION, {"rsv": ["Twente", "zzz"]})
    assert "`zzz`" in app.warning[0].value
    assert app.session_state["rsv"] == "Heel Nederland"


def test_what_came_by_an_address_reaches_the_pages_that_know_it(example_release: Release) -> None:
    query = {"cijfer": "running", "afstand": "20", "rsv": "RSV15", "gemeente": "GM0664"}
    app = open_app(OVERVIEW, query)  # knows the municipality only
    app.switch_page(PARTICIPATION).run()
    assert app.session_state["rsv"] == "Zeeland"
    assert app.session_state["cijfer"] == "Lopend"
    assert app.session_state["gemeente"] == "Goes"
    app.switch_page(AGENDA).run()
    assert app.session_state["afstand"] == "20 km"
    assert app.session_state["rsv"] == "Zeeland"


def test_what_a_page_opens_with_is_no_choice(example_release: Release) -> None:
    first = sorted(rsvs(example_release.release_id).values())[0]
    app = open_app(REGION)
    assert app.session_state["rsv"] == first
    app.switch_page(PARTICIPATION).run()
    assert app.session_state["rsv"] == "Heel Nederland"
    app.selectbox(key="rsv").select(first).run()  # the same, but chosen
    app.switch_page(REGION).run()
    app.switch_page(PARTICIPATION).run()
    assert app.session_state["rsv"] == first


@pytest.mark.parametrize("asked", ["GM0010", "delfzijl"])
def test_a_municipality_of_before_leads_to_its_successor(
    example_release: Release, asked: str
) -> None:
    app = open_app(OVERVIEW, {"gemeente": asked})
    assert app.session_state["gemeente"] == "Eemsdelta"
    assert f"`{asked}` is een gemeente van vroeger en hoort nu bij Eemsdelta" in words(app)


def shared(app: AppTest) -> list[dict[str, str]]:
    """Click the button of a page; returns the choices in each of the links."""
    app.button(key="deel").click().run()
    assert_healthy(app)
    data = [json.loads(each.proto.json or "{}") for each in app.get("bidi_component")]
    (links,) = [each["links"] for each in data if "links" in each]
    return [dict(parse_qsl(link["query"], strict_parsing=bool(link["query"]))) for link in links]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_its_link(example_release: Release, page: str) -> None:
    first, *more = shared(open_app(page))
    without_day = {LOG, DELIVERIES, ACCESSIBILITY, "pages/gegevens/aanleveren.py"}
    assert len(more) == (page not in without_day)
    if page not in {*without_day, COMPARISON}:
        assert first["uitgave"] == example_release.release_id
        assert "uitgave" not in more[0]


def test_a_link_holds_the_view_and_opens_it(example_release: Release) -> None:
    known = municipalities(example_release.release_id).set_index("area_name")
    app = open_app(PARTICIPATION, {"rsv": "Zeeland", "cijfer": "Afgerond", "gebieden": "true"})
    app.selectbox(key="gemeente").select("Goes").run()
    app.selectbox(key="peildatum").select("31 dec 2022").run()
    exact, newest = shared(app)
    code = str(known.loc["Goes", "rsv_code"])
    chosen = {"rsv": code, "cijfer": "completed", "gemeente": "GM0664", "gebieden": "true"}
    for link in (exact, newest):
        assert {key: link[key] for key in chosen} == chosen
        assert link["peildatum"] == "2022-12-31"
    assert exact["uitgave"] == example_release.release_id
    opened = open_app(PARTICIPATION, exact)
    assert_healthy(opened)
    assert not opened.warning
    for key in ("rsv", "cijfer", "variant", "periode", "gemeente", "peildatum", "gebieden"):
        assert opened.session_state[key] == app.session_state[key], key
    assert "green-badge[Actieve uitgave, van " in words(opened)
    assert shared(opened) == [exact, newest]


def test_a_link_to_a_release_that_is_gone(own_release: Release) -> None:
    gone = "2021-01-31-0123456789"
    app = open_app(PARTICIPATION, {"uitgave": gone})
    assert_healthy(app)
    assert f"`{gone}` (meer). U ziet de actieve uitgave" in app.warning[0].value
    assert f"uitgave {own_release.release_id}" in words(app)


def test_a_link_to_a_snapshot(own_release: Release) -> None:
    put_down(own_release, "Nulmeting")
    exact, newest = shared(open_app(PARTICIPATION, {"uitgave": "nulmeting"}))
    assert exact["uitgave"] == "nulmeting"
    assert {"uitgave", "peildatum"}.isdisjoint(newest)


def test_a_comparison_names_both_releases(example_release: Release) -> None:
    exact, newest = shared(open_app(COMPARISON))
    assert exact["van"] == exact["naar"] == example_release.release_id
    assert newest["naar"] == "actief"
    assert exact["van_dag"] == newest["van_dag"] == "2022-12-31"
    assert_healthy(opened := open_app(COMPARISON, exact))
    assert not opened.warning

"""What the map sends to the browser and which selection it gives back."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.components import map as area_map_module
from pages.components.map import MapData, Memory, map_payload, resolve_selection
from tests.pages.app_driver import codes_on_map

ASSETS = Path(area_map_module.__file__).parent / "map"
MODULE = area_map_module._STATIC / "map.js"
CLASSES = (("minder dan 5", "#eff3ff"), ("5 tot 10", "#6baed6"), ("10 of meer", "#08519c"))


def example(**changes: object) -> MapData:
    data = MapData(
        url="app/static/boundaries/boundaries-0123456789ab.json",
        values={
            "GM0344": (2, "12,3", "4.121 van 335.000 jongeren"),
            "GM0014": (None, "geen gegevens", ""),
            "GM0363": (0, "1,0", "indicatief: klein aantal"),
        },
        classes=CLASSES,
        title="Gestart per gemeente",
        finding="Eén van de drie gemeenten blijft achter.",
        unit="per 1.000 jongeren",
    )
    return replace(data, **changes)


def clicked(code: str | None, turn: int = 1) -> dict[str, object]:
    return {"code": code, "turn": turn}


def test_values_travel_in_columns_by_code() -> None:
    payload = map_payload(example())
    assert payload["steps"] == "14 330 19"
    assert payload["index"] == "-20"
    assert str(payload["values"]).split("\n") == ["geen gegevens", "12,3", "1,0"]
    assert str(payload["notes"]).split("\n")[0] == ""
    assert payload["classes"] == [list(one) for one in CLASSES]


@given(st.sets(st.integers(1, 9_999)))
def test_codes_come_back_out_of_their_steps(numbers: set[int]) -> None:
    codes = [f"GM{number:04}" for number in sorted(numbers)]
    payload = map_payload(example(values=dict.fromkeys(codes, (0, "1", ""))))
    assert codes_on_map(payload) == codes


def legend(**changes: object) -> list[tuple[str, str, str]]:
    return re.findall(
        r'<li><i class="swatch ([a-z]*)" style="background:([^"]*)"></i>(.*?)</li>',
        str(map_payload(example(**changes))["legend"]),
    )


def test_legend_has_the_classes_in_order_and_only_what_is_drawn() -> None:
    classes = [("", colour, label) for label, colour in CLASSES]
    hatched = ("hatched", "", "geen gegevens")
    rsv, province = ("rsv", "", "grens RSV"), ("province", "", "grens provincie binnen RSV")
    assert legend() == [*classes, hatched, rsv]
    assert legend(values={"GM0344": (0, "1", "")}, show_province=True) == [*classes, rsv, province]
    assert legend(show_rsv=False, show_province=True)[-1] == ("province", "", "grens provincie")


def test_legend_texts_cannot_be_markup() -> None:
    assert legend(classes=[("<b> & meer", "#fff")] * 3)[0][2] == "&lt;b&gt; &amp; meer"


def test_342_areas_with_long_notes_stay_under_20_kb() -> None:
    values = {
        f"GM{number:04}": (
            number % 3,
            f"{number % 90},{number % 10}",
            f"{number:04} ".ljust(40, "x"),
        )
        for number in range(342)
    }
    assert len(json.dumps(map_payload(example(values=values)))) <= 20_000


def test_a_line_break_in_a_text_does_not_shift_the_columns() -> None:
    values = {"GM0014": (0, "1\n2", "a\r\nb\tc"), "GM0344": (1, "3", "d")}
    payload = map_payload(example(values=values))
    assert payload["values"] == "1 2\n3"
    assert payload["notes"] == "a b c\nd"


@pytest.mark.parametrize("class_index", [-1, 3])
def test_class_outside_the_legend_is_refused(class_index: int) -> None:
    with pytest.raises(ValueError, match="not one of the 3 classes"):
        map_payload(example(values={"GM0014": (class_index, "1", "")}))


def test_outlines_zoom_and_unknown_selection() -> None:
    payload = map_payload(example(show_province=True, zoom_rsv="RSV09", selected="GM9999"))
    assert payload["outlines"] == "with-rsv with-province"
    assert payload["zoom"] == "RSV09"
    assert payload["selected"] is None
    assert map_payload(example(show_rsv=False))["outlines"] == ""


def test_payload_without_areas_is_still_whole() -> None:
    payload = map_payload(example(values={}))
    assert (payload["steps"], payload["index"]) == ("", "")


def test_a_click_selects_and_a_later_rerun_keeps_it() -> None:
    memory = resolve_selection(clicked("GM0344"), example(), Memory())
    assert memory.selected == "GM0344"
    assert resolve_selection(clicked("GM0344"), example(), memory).selected == "GM0344"


def test_a_click_clears() -> None:
    memory = resolve_selection(clicked("GM0344", 1), example(), Memory())
    assert resolve_selection(clicked(None, 2), example(), memory).selected is None


def test_a_page_that_stores_the_answer_changes_nothing() -> None:
    memory = resolve_selection(clicked("GM0344"), example(), Memory())
    memory = resolve_selection(clicked("GM0344"), example(selected="GM0344"), memory)
    assert memory.selected == "GM0344"
    cleared = resolve_selection(clicked(None, 2), example(selected="GM0344"), memory)
    assert cleared.selected is None
    assert resolve_selection(clicked(None, 2), example(), cleared).selected is None


def test_a_new_wish_of_the_page_wins_over_an_old_click() -> None:
    memory = resolve_selection(clicked("GM0344", 1), example(), Memory())
    memory = resolve_selection(clicked("GM0344", 1), example(selected="GM0363"), memory)
    assert memory.selected == "GM0363"
    # The same municipality again is a new click: its moment differs.
    again = resolve_selection(clicked("GM0344", 2), example(selected="GM0363"), memory)
    assert again.selected == "GM0344"


def test_selection_survives_a_visit_to_another_page() -> None:
    memory = resolve_selection(clicked("GM0344"), example(), Memory())
    assert resolve_selection(None, example(), memory).selected == "GM0344"


@pytest.mark.parametrize(
    "event", [clicked("GM9999"), clicked("<b>"), {"turn": 3}, 7, [], {"code": 5}]
)
def test_what_the_browser_sends_is_not_trusted(event: object) -> None:
    memory = resolve_selection(event, example(selected=None), Memory(selected="GM0344"))
    assert memory.selected is None
    assert map_payload(example(), memory)["selected"] is None


def test_selection_that_left_the_data_is_dropped() -> None:
    memory = resolve_selection(clicked("GM0344"), example(), Memory())
    fewer = example(values={"GM0014": (0, "1", "")})
    assert resolve_selection(clicked("GM0344"), fewer, memory).selected is None


def test_answer_carries_the_moment_of_the_click() -> None:
    memory = resolve_selection(clicked("GM0344", 1_700_000_000_000), example(), Memory())
    payload = map_payload(example(), memory)
    assert (payload["selected"], payload["turn"]) == ("GM0344", 1_700_000_000_000)
    odd = resolve_selection({"code": "GM0344", "turn": "x"}, example(), Memory())
    assert map_payload(example(), odd)["turn"] == 0


def test_assets_name_no_outside_address() -> None:
    for asset in [*ASSETS.iterdir(), *MODULE.parent.iterdir()]:
        hosts = re.findall(r"(?:https?:)?//([a-z0-9.-]+\.[a-z]{2,})", asset.read_text("utf-8"))
        assert set(hosts) <= {"www.w3.org"}, asset.name  # the namespace of SVG, never fetched


def test_loader_fetches_the_module_by_its_content() -> None:
    version = hashlib.sha256(MODULE.read_bytes()).hexdigest()[:12]
    named = area_map_module._version(MODULE.name)
    loader = area_map_module._source("loader.js").replace("$version", named)
    address = re.findall(r'import\(new URL\("([^"]*)", document.baseURI\)\)', loader)
    assert address == [f"app/static/map/map.js?v={version}"]
    assert MODULE.parts[-3:] == ("static", "map", "map.js")


def test_the_look_is_fetched_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    monkeypatch.setattr(
        area_map_module.st.components.v2, "component", lambda _, **of: made.update(of)
    )
    area_map_module._component.__wrapped__("nl")
    look = MODULE.with_name("map.css")
    version = hashlib.sha256(look.read_bytes()).hexdigest()[:12]
    assert f'<link rel="stylesheet" href="app/static/map/map.css?v={version}" />' in made["html"]
    assert "figcaption" in look.read_text("utf-8")
    assert "css" not in made


def test_loader_and_module_agree() -> None:
    loader, module = (ASSETS / "loader.js").read_text("utf-8"), MODULE.read_text("utf-8")
    assert loader.count("export default") == 1
    assert ".show(" in loader
    assert "export async function show(" in module
    assert "import " not in module  # a second file would need a version of its own


def test_what_goes_with_every_rerun_stays_light_and_the_script_short() -> None:
    resent = [area_map_module._source(name) for name in ("map.html", "loader.js")]
    assert sum(map(len, resent)) < 1_900
    scripts = [*ASSETS.glob("*.js"), MODULE]
    assert sum(len(script.read_text("utf-8").splitlines()) for script in scripts) < 245


def page() -> None:
    import streamlit as st

    from pages.components.map import MapData, area_map

    choice = st.selectbox("Gemeente", [None, "GM0014", "GM0344"], key="choice")
    data = MapData(
        url="app/static/boundaries/boundaries-0123456789ab.json",
        values={"GM0014": (0, "1,0", ""), "GM0344": (None, "geen gegevens", "")},
        classes=[("alles", "#08519c")],
        title="Kaart",
        finding="Eén.",
        selected=choice,
    )
    st.text(f"gekozen: {area_map(data, key='kaart')}")


def sent(app: AppTest) -> dict:
    return json.loads(app.get("bidi_component")[0].proto.json)


@pytest.mark.parametrize("turn", [1, 2])
def test_in_an_app_every_session_gets_the_component(turn: int) -> None:
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.text[0].value == "gekozen: None"
    assert sent(app)["steps"] == "14 330"


def test_in_an_app_click_then_list_then_click() -> None:
    app = AppTest.from_function(page).run()
    app.session_state["kaart"] = {"selected": {"code": "GM0344", "turn": 5}}
    app.run()
    assert app.text[0].value == "gekozen: GM0344"
    assert (sent(app)["selected"], sent(app)["turn"]) == ("GM0344", 5)
    app.selectbox(key="choice").set_value("GM0014").run()
    assert app.text[0].value == "gekozen: GM0014"
    app.session_state["kaart"] = {"selected": "GM9999"}
    app.run()
    assert app.text[0].value == "gekozen: None"
    assert not app.exception

"""Facilitators as a visitor sees them, also with odd deliveries and other numbers of RSVs."""

from typing import Any

import pandas as pd
import pytest

from pages.components.facilitators.findings import NO_CAUSE
from tests.pages.app_driver import (
    FACILITATORS,
    OVERVIEW,
    REGION,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from tests.warehouse.publishing import publish_changed
from warehouse.connection import cursor
from warehouse.releases import Release

CHOICE = {
    "fte": "14,25",
    "gewicht_jongeren": "2",
    "gewicht_gemist": "7",
    "gewicht_oppervlakte": "0",
    "gewicht_gemeenten": "10",
    "rsv": "Flevoland",
}
ODD = """
insert into mart.appointment (rsv_code, role, fte, valid_from, valid_to, appointment_step,
    file_name, line)
values
    ('RSV01', 'kwartiermaker', 0.5, '2024-01-01', null, 'aangesteld', 'b*[1].csv', 2),
    ('RSV10', 'regiofacilitator', 0.3, '2024-01-01', null, 'aangesteld', 'b*[1].csv', 3),
    ('RSV98', 'regiofacilitator', 0.7, '2024-01-01', null, 'aangesteld', 'b*[1].csv', 4)
"""
ONE_RSV = """
update mart.membership set rsv_code = 'RSV09';
delete from mart.area where area_kind = 'rsv' and area_code <> 'RSV09'
"""
# A new partnership for one municipality, and one that has none (any more).
TWENTY_ONE = """
insert into mart.area (area_kind, area_code, area_name)
values ('rsv', 'RSV20', 'Stad'), ('rsv', 'RSV21', 'Opgeheven');
update mart.membership set rsv_code = 'RSV20' where municipality_code = 'GM0014'
"""
UNKNOWN_YOUTH = "delete from mart.youth_population where municipality_code = 'GM0014'"
UNKNOWN_MISSING = """
update mart.participation set missing_participants_lower = null
where area_kind = 'municipality' and area_code = 'GM0014'
"""


def number(text: str) -> float:
    return float(text.strip("\u2007").replace(".", "").replace(",", ".").replace("−", "-"))


def proposal_of(app: Any) -> pd.Series:
    table = table_with(app, "Voorstel")
    return table.set_index("RSV")["Voorstel"].map(number)


def test_headlines_and_the_sentence_that_it_is_no_cause(example_release: Release) -> None:
    app = open_app(FACILITATORS)
    assert_healthy(app)
    assert [metric.value for metric in app.metric] == ["13,85", "17", "2", "1"]
    screen = words(app)
    assert "13,85 fte aangesteld in 17 van 19 RSV's" in screen
    assert "vacant zijn Noord-Holland Noord en Zeeland" in screen
    assert NO_CAUSE in screen
    who = table_with(app, "Stap").set_index("RSV")
    assert len(who) == 19
    assert who.loc["Zeeland", "Stap"] == "voorgedragen"
    assert who.loc["Noord-Holland Noord", "Stap"] == "getoetst"
    assert not any("opmerking" in box.label for box in app.expander)


def test_every_choice_is_in_the_address(example_release: Release) -> None:
    app = open_app(FACILITATORS, CHOICE)
    assert_healthy(app)
    assert app.text_input(key="fte").value == "14,25"
    assert {slider.key: slider.value for slider in app.slider} == {
        key: int(value) for key, value in CHOICE.items() if key.startswith("gewicht")
    }
    table = table_with(app, "Voorstel")
    assert list(table.columns) == [
        "RSV", "Nu", "Voorstel", "Verschil", "Jongeren", "Gemist ≥", "Gemeenten",
    ]  # fmt: skip
    parts = proposal_of(app)
    assert round(parts.sum(), 2) == 14.25
    assert parts.between(0.5, 1.0).all()
    assert ((parts / 0.05).round(6) % 1 == 0).all()
    assert "Flevoland: 0,50 fte is volgens de richtlijn 2,25 dagen per week." in words(app)
    days = table_with(app, "Bij 1 fte")
    assert days["Bij 1 fte"].map(number).tolist() == [0.5, 0.5, 1.5, 2.0, 4.5]


def test_the_usual_division_is_by_young_people(example_release: Release) -> None:
    app = open_app(FACILITATORS)
    table = table_with(app, "Voorstel").set_index("RSV")
    assert round(proposal_of(app).sum(), 2) == 15.0
    known = table[table["Nu"].str.strip() != "–"]
    assert known["Verschil"].map(number).eq(0).all()  # the example data are divided so
    assert set(table.index[table["Nu"] == "–"]) == {"Noord-Holland Noord", "Zeeland"}


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"fte": "9,45"}, "9,45 fte is te weinig: 19 RSV's maal ten minste 0,5 fte is 9,50 fte"),
        ({"fte": "19.05"}, "19,05 fte is te veel: 19 RSV's maal ten hoogste 1,0 fte is 19,00 fte"),
        ({"fte": "15,01"}, "15,01 fte is geen getal in hele stappen van 0,05 fte"),
        ({"fte": "1e300"}, "te veel"),
        ({"gewicht_jongeren": "0"}, "Alle gewichten staan op 0"),
    ],
)
def test_why_there_is_no_proposal(
    example_release: Release, query: dict[str, str], reason: str
) -> None:
    app = open_app(FACILITATORS, query)
    assert_healthy(app)
    assert any(reason in info.value for info in app.info), [info.value for info in app.info]
    assert not any("Voorstel" in table.value for table in app.dataframe)


@pytest.mark.parametrize("written", ["veel", "nan"])
def test_what_is_no_number_gives_no_proposal_when_typed_and_is_said_of_a_link(
    example_release: Release, written: str
) -> None:
    app = open_app(FACILITATORS, {"fte": written})
    assert_healthy(app)
    assert any(written in warning.value for warning in app.warning)
    assert proposal_of(app).sum() > 0  # as without the link
    app.text_input(key="fte").set_value(written).run()
    assert any("geen getal" in info.value for info in app.info)


@pytest.mark.parametrize("total", ["9,5", "9,55", "18,95", "19"])
def test_the_ends_of_what_can_be_divided(example_release: Release, total: str) -> None:
    app = open_app(FACILITATORS, {"fte": total, "gewicht_gemist": "10", "gewicht_jongeren": "0"})
    assert_healthy(app)
    assert round(proposal_of(app).sum(), 2) == number(total)


def test_an_address_that_is_no_choice_gives_a_valid_view(example_release: Release) -> None:
    strange = ("", "x", "-1", "11", "1e9", "5.5", "'; drop table mart.area; --")
    for text in strange:
        app = open_app(FACILITATORS, dict.fromkeys(CHOICE, text))
        assert_healthy(app)
        assert all(0 <= slider.value <= 10 for slider in app.slider)
        assert example_release.release_id in words(app)


def test_what_is_odd_stands_on_the_page_with_file_and_line(own_release: Release) -> None:
    publish_changed(own_release, ODD)
    app = open_app(FACILITATORS)
    assert_healthy(app)
    screen = words(app)
    assert (
        "Buiten de grenzen van 0,5 tot 1,0 fte: Groningen (1,20) en Noord-Holland Noord (0,30)"
        in (screen)
    )
    assert (
        r"0,30 fte is minder dan de ondergrens, vanaf 1 jan 2024 (b\*\[1\].csv, regel 3)" in screen
    )
    assert "twee aanstellingen tegelijk, samen 1,20 fte, vanaf 1 jan 2024" in screen
    assert "RSV98: dit RSV is niet bekend" in screen
    who = table_with(app, "Stap")
    assert (who["RSV"] == "Groningen").sum() == 2
    assert [metric.value for metric in app.metric] == ["14,65", "18", "1", "2"]


@pytest.mark.parametrize(
    ("change", "count", "total"), [(ONE_RSV, 1, "0,7"), (TWENTY_ONE, 20, "15")]
)
def test_another_number_of_partnerships(
    own_release: Release, change: str, count: int, total: str
) -> None:
    publish_changed(own_release, change)
    app = open_app(FACILITATORS, {"fte": total, "gewicht_gemeenten": "3"})
    assert_healthy(app)
    parts = proposal_of(app)
    assert len(parts) == count
    assert round(parts.sum(), 2) == number(total)
    screen = words(app)
    assert ("Zonder gemeenten op 29 feb 2024: Opgeheven" in screen) == (count == 20)
    if count == 20:
        assert "vacant" in table_with(app, "Jongeren per fte").set_index("RSV").loc["Stad", "Fte"]


def test_without_any_partnership_the_page_says_so(own_release: Release) -> None:
    publish_changed(own_release, "delete from mart.membership; delete from mart.appointment")
    app = open_app(FACILITATORS)
    assert_healthy(app)
    assert "geen RSV met gemeenten" in app.info[0].value


def test_an_unknown_number_is_named_and_can_be_left_out(own_release: Release) -> None:
    publish_changed(own_release, UNKNOWN_YOUTH)
    app = open_app(FACILITATORS)
    assert_healthy(app)
    assert any("Onbekend: jongeren van Groningen" in info.value for info in app.info)
    app.slider(key="gewicht_jongeren").set_value(0)
    app.slider(key="gewicht_oppervlakte").set_value(4).run()
    assert_healthy(app)
    assert round(proposal_of(app).sum(), 2) == 15.0


def test_what_was_not_delivered_is_no_vacancy(small_release: Release) -> None:
    app = open_app(FACILITATORS, {"gewicht_gemist": "0"})
    assert_healthy(app)
    screen = words(app)
    assert "nog geen facilitatoren aangeleverd" in screen
    assert "vacant" not in screen
    assert {metric.value for metric in app.metric} == {"geen gegevens"}
    assert round(proposal_of(app).sum(), 2) == 14.25


def test_overview_and_region_say_the_same(example_release: Release) -> None:
    assert "13,85 fte aangesteld in 17 van 19 RSV's" in words(open_app(OVERVIEW))
    app = open_app(REGION, {"rsv": "Groningen"})
    assert "Aangesteld: 0,70 fte regiofacilitator, binnen de grenzen 0,5–1,0." in words(app)
    tiles = {metric.label: metric.value for metric in app.metric}
    assert tiles["Fte facilitator"] == "0,70"
    vacant = open_app(REGION, {"rsv": "Zeeland"})
    assert {m.label: m.value for m in vacant.metric}["Fte facilitator"] == "vacant"
    assert "geen facilitator aangesteld; er is een kandidaat (voorgedragen)." in words(vacant)


def test_where_the_total_comes_from_is_said(example_release: Release) -> None:
    screen = words(open_app(FACILITATORS))
    assert "Aan het begin 15,00: nu aangesteld 13,85 en kandidaten op een vacature 1,15." in screen


def test_missed_participants_that_are_partly_unknown_are_named(own_release: Release) -> None:
    publish_changed(own_release, UNKNOWN_MISSING)
    assert "niet van elke gemeente bekend" not in words(open_app(FACILITATORS))
    app = open_app(FACILITATORS, {"gewicht_gemist": "5"})
    assert_healthy(app)
    (warning,) = app.warning
    assert "niet van elke gemeente bekend" in warning.value
    assert "Groningen (9 van de 10)" in warning.value


@pytest.mark.parametrize(("day", "year"), [("31 aug 2023", 2023), ("29 feb 2024", 2024)])
def test_young_people_are_those_of_the_year_of_the_day(
    example_release: Release, day: str, year: int
) -> None:
    app = open_app(FACILITATORS, {"peildatum": day})
    assert_healthy(app)
    assert words(app).count(f"jongeren op 1 januari {year}") == 2
    with cursor(example_release.release_id) as own:
        (people,) = own.execute(
            "select sum(youth_population) from mart.youth_population where year = ?", [year]
        ).fetchone() or (0,)
    assert table_with(app, "Voorstel")["Jongeren"].map(number).sum() == people

"""Kaders as a visitor sees it: the frames of the release, on a day and for a region of choice."""

import pytest

from pages.components.frames.texts import verdicts_finding
from tests.pages.app_driver import (
    FRAMES,
    OVERVIEW,
    REGION,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from tests.warehouse.publishing import publish_changed
from warehouse.frames import frame_verdicts, load_frames
from warehouse.queries import frame_checks
from warehouse.releases import Release

TWENTY_ONE = """
insert into mart.area by name
    select 'rsv' as area_kind, code as area_code, 'RSV ' || code as area_name, code as rsv_code
    from (values ('RSV20'), ('RSV21')) as extra (code);
update mart.membership set rsv_code = 'RSV20' where municipality_code = 'GM0014';
update mart.membership set rsv_code = 'RSV21' where municipality_code = 'GM0037';
"""
ONE = """
delete from mart.area where area_kind = 'rsv' and area_code <> 'RSV01';
update mart.area set rsv_code = 'RSV01' where rsv_code is not null;
update mart.membership set rsv_code = 'RSV01';
"""


def test_the_page_says_what_the_release_says(example_release: Release) -> None:
    app = open_app(FRAMES)
    assert_healthy(app)
    day = example_release.reference_date
    verdicts = frame_verdicts(frame_checks(example_release.release_id, reference_date=day))
    assert f"**{verdicts_finding(verdicts)}**" in words(app)
    table = table_with(app, "Kader")
    assert table["Kader"].tolist() == [frame.title for frame in load_frames().values()]
    assert table["Oordeel"].str.contains("voldoet|niet te bepalen").all()
    assert len(app.expander) == len(load_frames())
    assert table_with(app, "Evaluatie").shape == (19, 9)


def test_a_region_and_a_day_from_the_address(example_release: Release) -> None:
    app = open_app(FRAMES, {"rsv": "Zeeland", "dag": "2023-06-15"})
    assert_healthy(app)
    assert app.date_input(key="dag").value.isoformat() == "2023-06-15"
    screen = words(app)
    assert "**Zeeland: van de 9 kaders" in screen
    assert "Getoetst op 15 jun 2023." in screen
    assert len(table_with(app, "Kader")) == len(app.expander) == 9


def test_a_frame_that_is_opened_shows_its_evidence(example_release: Release) -> None:
    """Also from the address; what is closed is not made."""
    assert "Zo getoetst." not in words(open_app(FRAMES))
    app = open_app(FRAMES, {"kader_appointment_file": "true"})
    assert_healthy(app)
    table = table_with(app, "Waar het staat")
    assert table["Waar het staat"].iloc[0] == "facilitatoren_fictief.csv, regel 17"
    assert table["Bevinding"].iloc[0] == "**Zeeland**: VOG: niet in orde"
    assert "20 van de 21 bevindingen; de download heeft alle." in words(app)
    assert "Bron van de regel: Presentatie beslisdag 28 maart 2023" in words(app)


def test_every_frame_opens(example_release: Release) -> None:
    for rsv in ("Heel Nederland", "Zeeland"):
        app = open_app(FRAMES, {"rsv": rsv} | {f"kader_{code}": "true" for code in load_frames()})
        assert_healthy(app)
        assert words(app).count("Zo getoetst.") == len(app.expander)
        assert len(app.get("page_link")) == len(app.expander)


def test_a_day_after_the_data_is_said(example_release: Release) -> None:
    app = open_app(FRAMES, {"dag": "2030-12-31"})
    assert_healthy(app)
    assert "De gegevens lopen tot en met 29 feb 2024" in app.info[0].value


@pytest.mark.parametrize("day", ["gisteren", "1900-01-01", "2031-01-01", "", "2024-02-30"])
def test_a_day_that_cannot_be_chosen_leaves_the_usual_one(
    example_release: Release, day: str
) -> None:
    app = open_app(FRAMES, {"dag": day})
    assert_healthy(app)
    assert app.date_input(key="dag").value == example_release.reference_date


def test_twenty_one_partnerships_are_a_breach_and_no_failure(own_release: Release) -> None:
    publish_changed(own_release, TWENTY_ONE)
    app = open_app(FRAMES)
    assert_healthy(app)
    rows = table_with(app, "Kader").set_index("Kader")["Oordeel"]
    assert "voldoet niet" in rows["Aantal RSV's"]
    assert "21 RSV's; dat is meer dan 20" in rows["Aantal RSV's"]
    assert len(table_with(app, "Evaluatie")) == 21


def test_one_partnership_has_a_page(own_release: Release) -> None:
    publish_changed(own_release, ONE)
    app = open_app(FRAMES)
    assert_healthy(app)
    assert len(table_with(app, "Evaluatie")) == 1


def test_a_partnership_without_municipalities_on_the_day(own_release: Release) -> None:
    publish_changed(
        own_release,
        "update mart.membership set valid_to = date '2023-12-31' where rsv_code = 'RSV15'",
    )
    app = open_app(FRAMES, {"rsv": "Zeeland"})
    assert_healthy(app)
    assert "Zeeland heeft op 29 feb 2024 geen gemeente" in app.info[0].value
    app = open_app(FRAMES, {"rsv": "Zeeland", "dag": "2023-12-31"})
    assert_healthy(app)
    assert len(app.expander) == 9


def test_what_was_not_delivered_is_asked_for(small_release: Release) -> None:
    app = open_app(FRAMES)
    assert_healthy(app)
    rows = table_with(app, "Kader").set_index("Kader")["Oordeel"]
    for title in ("Werkagenda", "Omvang per RSV", "Vijfhoek vertegenwoordigd"):
        assert "niet te bepalen" in rows[title]
    assert "nodig is: Facilitatoren (bestand facilitatoren)" in words(app)
    assert "voldoet:, op de" not in words(app)


@pytest.mark.parametrize("page", [OVERVIEW, REGION])
def test_other_pages_have_the_headline(example_release: Release, page: str) -> None:
    app = open_app(page, {"rsv": "Zeeland"})
    assert_healthy(app)
    screen = words(app)
    if page == REGION:
        assert "**Zeeland: van de 9 kaders" in screen
        assert "Niet gehaald: Facilitator of kwartiermaker, Aanstelling compleet." in screen
    else:
        assert "**Van de 14 kaders voldoen er 6 (waarvan 3" in screen


def test_an_earlier_day_says_what_is_known_only_in_hindsight(example_release: Release) -> None:
    app = open_app(FRAMES, {"dag": "2023-12-01", "kader_evaluation_meeting": "true"})
    assert_healthy(app)
    assert "U toetst een dag vóór het einde van de gegevens (29 feb 2024)" in app.info[0].value
    assert "(zoals aangeleverd; hoe het op deze dag was, is niet bekend)" in words(app)
    assert not open_app(FRAMES).info

"""Partners and Werkagenda as a visitor sees them, with every choice in the address."""

import pytest

from pages.components import formats
from tests.pages.app_driver import (
    OVERVIEW,
    PARTNERS,
    REGION,
    WORK_AGENDA,
    assert_healthy,
    open_app,
    table_with,
    words,
)
from warehouse.queries import partner_sectors, partners, shared_partners, work_agenda_actions
from warehouse.reference import work_agenda_tasks
from warehouse.releases import Release

PAGES = pytest.mark.parametrize("page", [PARTNERS, WORK_AGENDA])


def test_the_matrix_and_the_lists_are_those_of_the_release(example_release: Release) -> None:
    release_id, on = example_release.release_id, {"reference_date": example_release.reference_date}
    app = open_app(PARTNERS)
    assert_healthy(app)
    sectors = partner_sectors(release_id, **on)
    matrix = table_with(app, "Bedrijven")
    assert matrix["RSV"].tolist() == sectors["rsv_name"].unique().tolist()
    counts = sectors.loc[sectors["sector"] == "bedrijven", "partners"].tolist()
    assert [int(text) for text in matrix["Bedrijven"]] == counts
    assert len(table_with(app, "Partner sinds")) == len(partners(release_id, rsv_code=None, **on))
    assert len(table_with(app, "Aantal RSV's")) == len(shared_partners(release_id, **on))
    lacking = sectors[(sectors["partners"] == 0)]
    for name, sector in zip(lacking["rsv_name"], lacking["sector_label"], strict=True):
        assert f"{name} (zonder {sector.lower()})" in words(app)


def test_the_choices_of_partners_are_in_the_address(example_release: Release) -> None:
    app = open_app(PARTNERS, {"rsv": "Twente", "tijdvak": "Per maand"})
    assert_healthy(app)
    assert app.radio(key="tijdvak").value == "Per maand"
    assert "RSV" not in table_with(app, "Partner sinds").columns
    assert "feb 2024" in table_with(app, "Wie stopte")["Tijdvak"].tolist()
    assert "**Twente heeft " in words(app)


def test_every_task_stands_beside_its_figure(example_release: Release) -> None:
    for query in ({}, {"rsv": "Twente"}):
        app = open_app(WORK_AGENDA, query)
        assert_healthy(app)
        screen = words(app)
        for task in work_agenda_tasks().values():
            assert task["title"] in screen
            assert task["rule"] in screen
            labels = [figure["label"] for figure in task["figures"]]
            assert any(label in screen for label in labels), task["part"]
        assert "bewijst niet dat het plan werkt" in screen


def test_the_choices_of_the_work_agenda_are_in_the_address(example_release: Release) -> None:
    query = {
        "onderdeel": "b. Divers aanbod",
        "status": "Bezig",
        "te_laat": "true",
    }
    app = open_app(WORK_AGENDA, query)
    assert_healthy(app)
    every = work_agenda_actions(
        example_release.release_id, rsv_code=None, reference_date=example_release.reference_date
    )
    kept = every[every["is_overdue"] & (every["agenda_part"] == "b") & (every["status"] == "bezig")]
    assert table_with(app, "Eigenaar")["Actie"].tolist() == kept["action"].tolist()
    assert f"{formats.count_of(len(kept), 'actie', 'acties')} van de {len(every)}" in words(app)
    assert "Duurzame inbedding" not in {heading.value for heading in app.subheader}


def test_what_lacks_an_owner_or_a_deadline_is_named_with_its_line(
    cooperation_release: Release,
) -> None:
    app = open_app(WORK_AGENDA)
    assert_healthy(app)
    lacking = table_with(app, "Ontbreekt")
    assert lacking[["Actie", "Ontbreekt", "Bestand", "Regel"]].to_numpy().tolist() == [
        ["zonder dag", "eigenaar en deadline", "werkagenda.csv", "5"],
        ["te laat", "eigenaar", "werkagenda.csv", "10"],
    ]
    actions = table_with(app, "Deadline")
    assert "niet genoemd" in actions["Deadline"].tolist()
    assert "vervallen" in actions["Status"].tolist()


@PAGES
@pytest.mark.parametrize("rsv", ["Oost", "West", "Noord", "Wadden"])
def test_a_partnership_that_ended_or_delivered_nothing(
    cooperation_release: Release, page: str, rsv: str
) -> None:
    app = open_app(page, {"rsv": rsv})
    assert_healthy(app)
    screen = words(app)
    said = {
        (PARTNERS, "Oost"): "Oost heeft 3 partners in 4 van de 5 sectoren; geen partner uit maats",
        (PARTNERS, "West"): "West heeft 3 partners in 3 van de 5 sectoren",
        (PARTNERS, "Noord"): "Van Noord zijn geen partners aangeleverd",
        (PARTNERS, "Wadden"): "Wadden heeft op deze dag geen gemeenten en geen partners.",
        (WORK_AGENDA, "Oost"): "Oost: 7 acties, waarvan 3 klaar en 1 te laat",
        (WORK_AGENDA, "West"): "West: 1 actie, waarvan 0 klaar en 1 te laat",
        (WORK_AGENDA, "Noord"): "Noord: geen werkagenda aangeleverd",
        (WORK_AGENDA, "Wadden"): "Wadden: 1 actie, waarvan 0 klaar en 1 te laat",
    }
    assert said[page, rsv] in screen
    assert "nan" not in screen.lower().split()


def test_one_that_ended_is_marked_as_long_as_it_has_an_agenda(
    cooperation_release: Release,
) -> None:
    app = open_app(WORK_AGENDA)
    rows = table_with(app, "b. Divers aanbod")["RSV"]
    assert [name for name in rows if "gestopt" in name] == ["Wadden (gestopt)"]
    assert "Geen werkagenda aangeleverd: Noord." in words(app)


@PAGES
def test_without_the_file_the_page_says_what_to_deliver(small_release: Release, page: str) -> None:
    app = open_app(page)
    assert_healthy(app)
    assert len(app.info) == 1
    assert "Lever het bestand" in app.info[0].value
    assert [link.proto.page for link in app.get("page_link")] == ["aanleveren"]


@PAGES
def test_an_address_that_is_no_choice_gives_a_valid_view(
    example_release: Release, page: str
) -> None:
    query = {"rsv": "Nergens", "onderdeel": "z", "status": "", "te_laat": "x", "tijdvak": "eeuw"}
    app = open_app(page, query)
    assert_healthy(app)
    assert app.selectbox(key="rsv").value == "Heel Nederland"


def test_region_and_overview_say_the_same_and_lead_there(example_release: Release) -> None:
    for page, query in ((OVERVIEW, {}), (REGION, {"rsv": "Twente"})):
        app = open_app(page, query)
        assert_healthy(app)
        links = {link.proto.page for link in app.get("page_link")}
        assert {"partners", "werkagenda"} <= links
        for goal, part in ((PARTNERS, "sector"), (WORK_AGENDA, "acties, waarvan")):
            (said,) = (text.value for text in app.markdown if part in text.value)
            assert said in words(open_app(goal, query))
        assert "acties op alle onderdelen, zonder de vervallen acties" in words(app)

"""Kansen, and look-alikes and connected areas on Deelname and Regio, through the app."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pages.components.agenda import work_list
from pages.components.context import PageContext
from tests.pages.app_driver import (
    AGENDA,
    PARTICIPATION,
    REGION,
    assert_healthy,
    click_on_row,
    open_app,
    table_with,
    words,
)
from tests.pages.test_figures_on_screen import numbers_in
from warehouse.queries import agenda, peers, release_info
from warehouse.releases import Release


def agenda_at(release: Release, within_km: float) -> pd.DataFrame:
    return agenda(
        release.release_id, period="12m", within_km=within_km, white_spot_km=10, at_least=3
    )


@pytest.mark.parametrize("km", [5, 10, 20])
def test_the_list_is_that_of_the_release(example_release: Release, km: int) -> None:
    app = open_app(AGENDA, {"afstand": f"{km} km"})
    assert_healthy(app)
    table = table_with(app, "Gemist ≥")
    truth = agenda_at(example_release, km)
    assert table["Gemeente"].tolist() == truth["area_name"].tolist()
    shown = [numbers_in(text)[0] for text in table["Thema's"]]
    assert shown == pytest.approx(truth["mean_choices"].tolist(), abs=0.0501)


def test_a_row_selects_a_municipality_and_says_why(example_release: Release) -> None:
    app = click_on_row(open_app(AGENDA), 1)
    assert_healthy(app)
    row = agenda_at(example_release, 10).iloc[1]
    assert app.selectbox(key="gemeente").value == row["area_name"]
    assert f"{row['area_name']} staat op plaats 2 van de agenda" in words(app)
    assert f"RSV {row['rsv_name']} heeft" in words(app)
    assert not table_with(app, "Waarom").empty


def test_a_partnership_narrows_the_list_and_keeps_the_places(example_release: Release) -> None:
    table = table_with(open_app(AGENDA, {"rsv": "Zeeland"}), "Gemist ≥")
    truth = agenda_at(example_release, 10)
    own = truth[truth["rsv_name"] == "Zeeland"]
    assert table["Gemeente"].tolist() == own["area_name"].tolist()
    assert [numbers_in(text)[0] for text in table["Plaats"]] == (own.index + 1).tolist()


def test_the_work_list(example_release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    made = offered(example_release, monkeypatch)
    assert made["file_name"] == "fictief-werklijst-2024-02-29.xlsx"
    content = made["data"]()
    assert content == made["data"](), "the same release gives the same bytes"
    rows = agenda_at(example_release, 10).head(2)
    table = pd.read_excel(io.BytesIO(content), header=1, engine="calamine")
    assert table["Gemeente"].tolist() == rows["area_name"].tolist()
    assert table["Gemist ≥"].tolist() == pytest.approx(
        rows["missing_participants_lower"].tolist(), abs=0.00051
    )
    assert table["Per 1.000"].tolist() == pytest.approx(rows["rate_per_1000"].tolist(), abs=0.00051)
    assert table[["Waarom", "Voorbeelden"]].notna().all(axis=None)
    assert table[["Afspraak", "Wie", "Wanneer", "Stand"]].isna().all(axis=None)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert "fictief" in book["Werklijst"]["A1"].value
    told = {name.value: text.value for name, text in book["Toelichting"].iter_rows(max_col=2)}
    assert told["Uitgave"] == example_release.release_id
    assert told["Peildatum"] == "29 feb 2024"
    assert told["Let op"] == (
        "fictief: voorbeelddata; voorlopige indeling (aanname); bevolking is een schatting"
    )
    assert "bestand deelname" in told["Bron"]
    assert told["Wat"] == "'=1+1"
    partners = pd.read_excel(io.BytesIO(content), "Partners", header=1, engine="calamine")
    assert set(partners["RSV"]) == set(rows["rsv_name"])
    assert len(partners) == 5 * rows["rsv_name"].nunique()
    (validation,) = book["Werklijst"].data_validations.dataValidation
    assert validation.formula1 == '"Niet begonnen,Bezig,Klaar,Vervallen"'


def offered(release: Release, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page hands to the button for the first two municipalities."""
    made: dict[str, Any] = {}
    monkeypatch.setattr(
        "streamlit.download_button", lambda _, **options: made.update(options), raising=True
    )
    context = PageContext(release, release_info(release.release_id), release.reference_date)
    rows = agenda_at(release, 10).assign(place=[*range(1, 343)]).head(2)
    work_list.offer(context, rows, 10, name="werklijst", description="=1+1")
    return made


def test_the_work_list_is_made_after_the_click_only(
    example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("made at a rerun")

    monkeypatch.setattr("pages.components.agenda.work_list.work_list", fail)
    assert_healthy(open_app(AGENDA))


def test_without_offer_the_agenda_says_so(small_release: Release) -> None:
    app = open_app(AGENDA, {"gemeente": "Almere"})
    assert_healthy(app)
    assert "er is geen aanbod aangeleverd" in app.info[0].value
    assert "over het aanbod is niets aangeleverd" in words(app)
    assert not app.get("plotly_chart")


def test_a_municipality_that_delivered_nothing(small_release: Release) -> None:
    app = open_app(AGENDA, {"gemeente": "Groningen"})
    assert_healthy(app)
    assert "Groningen" in app.info[-1].value


def test_look_alikes_are_asked_for(example_release: Release) -> None:
    plain = open_app(PARTICIPATION, {"gemeente": "Breda"})
    assert "Tegenover vergelijkbare" not in plain.dataframe[0].value.columns
    query = {"gemeente": "Breda", "vergelijk": "Vergelijkbare gemeenten"}
    app = open_app(PARTICIPATION, query)
    assert_healthy(app)
    assert "Tegenover vergelijkbare" in app.dataframe[0].value.columns
    truth = peers(example_release.release_id, area_kind="municipality", area_code="GM0758")
    assert table_with(app, "Naam")["Naam"].tolist() == truth["area_name"].tolist()


def test_look_alikes_of_a_partnership(example_release: Release) -> None:
    app = open_app(REGION, {"rsv": "Zeeland"})
    assert_healthy(app)
    truth = peers(example_release.release_id, area_kind="rsv", area_code="RSV15")
    assert table_with(app, "Naam")["Naam"].tolist() == truth["area_name"].tolist()
    assert any("van 1 januari 2023" in caption.value for caption in app.caption)


def test_connected_areas_are_a_layer(example_release: Release) -> None:
    assert "aaneengesloten gebied " not in words(open_app(PARTICIPATION))
    app = open_app(PARTICIPATION, {"gebieden": "true"})
    assert_healthy(app)
    assert "Geen aaneengesloten gebied blijft aantoonbaar achter" in words(app)


def test_every_layer_on_a_small_release(small_release: Release) -> None:
    for name in ("Almere", "Groningen"):
        query = {"gemeente": name, "vergelijk": "Vergelijkbare gemeenten", "gebieden": "true"}
        assert_healthy(open_app(PARTICIPATION, query))

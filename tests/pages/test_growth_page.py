"""Groeiambitie as a visitor sees it: targets, chances, scenario, and what is not known."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import formats
from pages.components.growth.findings import chance
from pages.components.texts import GROWTH_MEASURES
from tests.pages.app_driver import GROWTH, OVERVIEW, REGION, assert_healthy, open_app, table_with
from tests.pages.app_driver import words as all_words
from tests.warehouse.publishing import publish_changed
from warehouse.queries import backtest, target_standing
from warehouse.releases import Release

THIS_YEAR = {"measure": "gestart", "year": 2024}


def tiles(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_the_country_stands_as_in_the_release(example_release: Release) -> None:
    app = open_app(GROWTH)
    assert_healthy(app)
    row = target_standing(
        example_release.release_id, **THIS_YEAR, reference_date=example_release.reference_date
    ).iloc[0]
    assert row["area_name"] == "Nederland"
    assert tiles(app) == {
        "Doel": "80.000",
        "Bereikt": "12.800",
        "Verwacht aan het eind": formats.number(row["expected"]),
        "Kans op het doel": chance(row["chance"]),
        "Nodig per maand": "6.720",
    }
    said = all_words(app)
    assert "2.420 minder dan het landelijke doel (80.000)" in said
    assert "Er zijn geen maanden na de peildatum die nog vollopen" in said
    assert "en geen enkele maand is als voorlopig weggelaten" in said
    assert "Het verst vooruit, 12 maanden, lag landelijk 2 van de 3 uitkomsten" in said
    assert len(table_with(app, "Besluit")) == 20


def test_an_earlier_day_has_the_expectation_of_then(example_release: Release) -> None:
    app = open_app(GROWTH, {"peildatum": "28 feb 2023"})
    assert_healthy(app)
    row = target_standing(
        example_release.release_id, measure="gestart", year=2023, reference_date=date(2023, 2, 28)
    ).iloc[0]
    assert tiles(app)["Verwacht aan het eind"] == formats.number(row["expected"])
    said = all_words(app)
    assert "Maanden na deze eerdere peildatum tellen niet mee" in said
    assert "tot en met 29 feb 2024" in said  # the back-test, whatever the day
    overview = all_words(open_app(OVERVIEW, {"peildatum": "28 feb 2023"}))
    assert "Nederland, gestarte trajecten in 2023: onzeker." in overview
    assert formats.number(row["expected"]) in overview


@pytest.mark.parametrize("measure", GROWTH_MEASURES.values())
@pytest.mark.parametrize("view", ["Opgeteld binnen het jaar", "Per jaar"])
@pytest.mark.parametrize("year", ["2023", "2024"])
def test_every_measure_year_and_view(
    example_release: Release, measure: str, view: str, year: str
) -> None:
    app = open_app(
        GROWTH,
        {"doelmaat": measure, "weergave": view, "doeljaar": year, "pad": "Naar seizoen",
         "rsv": "Zeeland"},
    )  # fmt: skip
    assert_healthy(app)
    assert app.selectbox(key="doelmaat").value == measure
    assert app.radio(key="weergave").value == view
    assert app.selectbox(key="doeljaar").value == year
    assert app.radio(key="pad").value == "Naar seizoen"


def test_a_year_that_is_over_is_reached_or_not(example_release: Release) -> None:
    app = open_app(GROWTH, {"doeljaar": "2023"})
    assert "gestarte trajecten in 2023: niet bereikt" in all_words(app)
    assert set(table_with(app, "Besluit")["Status"]) == {"bereikt", "niet bereikt"}
    assert "Kans" not in table_with(app, "Besluit")


def test_what_has_no_forecast_says_why(example_release: Release) -> None:
    app = open_app(GROWTH, {"doelmaat": "Toegekende plaatsen"})
    assert "Plaatsen worden in rondes toegekend" in all_words(app)
    assert tiles(app)["Oordeel"] == "Onder het pad"
    running = open_app(GROWTH, {"doelmaat": "Lopende trajecten"})
    assert "geen doel voor deze maat" in running.info[0].value


def test_a_scenario_is_in_the_address_and_moves_the_country(example_release: Release) -> None:
    app = open_app(GROWTH, {"extra_RSV01": "25", "extra_RSV12": "400"})
    assert_healthy(app)
    now, then = (
        target_standing(
            example_release.release_id, **THIS_YEAR,
            reference_date=example_release.reference_date, extra_per_month=extra,
        ).iloc[0]
        for extra in ({}, {"RSV01": 25, "RSV12": 400})
    )  # fmt: skip
    assert then["expected"] - now["expected"] == pytest.approx(4250)
    said = all_words(app)
    assert "+4.250 in 2024" in said
    assert f"van {chance(now['chance'])} naar {chance(then['chance'])}" in said
    app.number_input(key="extra_RSV12").set_value(0).run()
    assert "+250 in 2024" in all_words(app)
    app.button(key="scenario_leeg").click().run()
    assert "Nog niets gewijzigd" in all_words(app)


def test_the_back_test_of_the_release_is_shown(example_release: Release) -> None:
    app = open_app(GROWTH)
    tested = backtest(example_release.release_id, measure="gestart")
    first = tested[(tested["area_kind"] == "country") & (tested["months_ahead"] == 1)].iloc[0]
    table = table_with(app, "Binnen 80% (%)")
    shown = table.iloc[0]["Binnen 80% (%)"].strip()
    assert shown == formats.number(100 * first["held_80"] / first["tested"])


def test_without_targets_the_page_offers_the_template(small_release: Release) -> None:
    app = open_app(GROWTH)
    assert_healthy(app)
    assert "bestand **groeiambitie**" in app.info[0].value
    assert not app.metric
    app.expander[0].open = True
    assert "Sjabloon en uitleg" in [box.label for box in app.expander]


def test_overview_and_region_tell_it_in_a_sentence(example_release: Release) -> None:
    assert "Nederland, gestarte trajecten in 2024: achter." in all_words(open_app(OVERVIEW))
    said = all_words(open_app(REGION, {"rsv": "Zeeland"}))
    assert "Zeeland, gestarte trajecten in 2024: achter." in said
    assert "Zeeland, projecten in 2024: onder het pad" in said


def test_targets_ahead_past_and_without_the_country(own_release: Release) -> None:
    publish_changed(
        own_release,
        """
        insert into mart.ambition values
            ('NL', 2025, 'gestart', 60000, 'concept'),
            ('RSV01', 2027, 'gestart', 10, 'concept'),
            ('WEG', 2024, 'gestart', 500, 'concept'),
            ('RSV01', 2020, 'gestart', 10, 'vastgesteld');
        delete from mart.ambition where area_code = 'NL' and year = 2023;
        """,
    )
    ahead = open_app(GROWTH, {"doeljaar": "2025"})
    assert_healthy(ahead)
    assert tiles(ahead)["Nodig per maand"] == "5.000"
    assert "%" in tiles(ahead)["Kans op het doel"]
    far = open_app(GROWTH, {"doeljaar": "2027", "rsv": "Groningen"})
    assert_healthy(far)
    assert "nog niet te bepalen" in all_words(far)
    before = open_app(GROWTH, {"doeljaar": "2020", "rsv": "Groningen"})
    assert_healthy(before)
    assert "nog niet te bepalen" in all_words(before)
    assert "een landelijk doel ontbreekt" in all_words(open_app(GROWTH, {"doeljaar": "2023"}))
    assert "WEG" in table_with(open_app(GROWTH), "Besluit")["Gebied"].tolist()


def test_hidden_is_not_ended_and_not_nothing(own_release: Release) -> None:
    publish_changed(
        own_release,
        """
        update mart.growth_month set value = null
        where area_code = 'RSV01' and measure = 'gestart' and month = date '2024-02-01';
        delete from mart.growth_month
        where area_code = 'RSV02' and measure = 'gestart' and month > date '2023-10-01';
        delete from mart.forecast where area_code = 'RSV02'
        """,
    )
    hidden = open_app(GROWTH, {"rsv": "Groningen"})
    assert_healthy(hidden)
    said = all_words(hidden)
    assert "In 1 maand van 2024 is het aantal te klein om te tonen; dat is geen nul" in said
    assert tiles(hidden)["Bereikt"].startswith("ten minste ")
    assert "Nodig per maand" not in tiles(hidden)
    assert table_with(hidden, "Besluit").set_index("Gebied")["Verwacht"]["Groningen"] == (
        formats.NO_DATA
    )
    assert "Verwacht" not in table_with(hidden, "Pad")
    ended = open_app(GROWTH, {"rsv": "Fryslân"})
    assert_healthy(ended)
    assert "na okt 2023 is er niets meer aangeleverd" in all_words(ended)
    for view in ("Per jaar", "Opgeteld binnen het jaar"):
        assert_healthy(open_app(GROWTH, {"rsv": "Groningen", "weergave": view}))
    reached = table_with(hidden, "Besluit").set_index("Gebied")["Bereikt"]
    assert reached["Groningen"].startswith("≥ ")
    assert reached["Fryslân"] == formats.NO_DATA


def test_one_partnership_that_began_lately(own_release: Release) -> None:
    publish_changed(
        own_release,
        """
        delete from mart.growth_month
        where area_code = 'RSV01' and measure = 'gestart' and month < date '2023-06-01';
        insert into mart.growth_month
            values ('NL', 'gestart', date '2024-03-01', 100, true),
                   ('NL', 'gestart', date '2033-03-01', 1, true);
        """,
    )
    app = open_app(GROWTH, {"rsv": "Groningen"})
    assert_healthy(app)
    assert "nog te weinig maanden bekend" in all_words(app)
    standing = table_with(app, "Besluit").set_index("Gebied")["Status"]
    assert standing["Groningen"] == "nog niet te bepalen"
    country = all_words(open_app(GROWTH))
    assert "1 maand na de peildatum loopt nog vol: voorlopig" in country
    assert "en 1 maand is als voorlopig weggelaten" in country

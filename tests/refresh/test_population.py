"""Counts per age: complete, once each, adding up, on the boundaries of one year."""

from typing import Any

import pandas as pd
import pytest

from etl.messages import LoadRefusedError
from etl.sources.refresh.addresses import Addresses
from etl.sources.refresh.client import Client
from etl.sources.refresh.population import fetch_population
from tests.refresh import statline
from tests.refresh.loopback import Loopback
from tests.refresh.statline import Row, inhabitants

# Brielle and Westvoorne merged into Voorne aan Zee; Utrecht stayed.
THEN = {"GM0501": "GM1992", "GM0614": "GM1992", "GM0344": "GM0344"}
NOW = {"GM1992": "GM1992", "GM0344": "GM0344"}
DIVISIONS = {2022: THEN, 2023: NOW}


@pytest.fixture
def sources(server: Loopback) -> statline.Sources:
    small = statline.Sources(
        periods=[statline.period(year) for year in (2021, 2022, 2023)],
        population={
            2022: statline.population_rows(2022, sorted(THEN), ["GM1992", "GM0003"]),
            2023: statline.population_rows(2023, sorted(NOW), ["GM0501", "GM0614"]),
        },
        rows_per_page=37,
    )
    server.answer = small.answer
    return small


def fetched(client: Client, addresses: Addresses) -> pd.DataFrame:
    return fetch_population(client, addresses, DIVISIONS)


def test_every_municipality_year_and_age_is_there_once(
    client: Client, addresses: Addresses, sources: statline.Sources, server: Loopback
) -> None:
    table = fetched(client, addresses)
    assert list(table.columns) == [
        "gemeente_code", "jaar", "leeftijd_van", "leeftijd_tot", "aantal", "status",
    ]  # fmt: skip
    assert len(table) == 2 * 2 * 18
    assert not table.duplicated(["gemeente_code", "jaar", "leeftijd_van"]).any()
    assert (table["leeftijd_van"] == table["leeftijd_tot"]).all()
    assert set(table["leeftijd_van"]) == set(range(12, 30))
    assert set(table["gemeente_code"]) == set(NOW)
    assert len(server.requests) == 1 + 4 + 3  # six and five regions of twenty ages, 37 a page


def test_a_count_is_that_of_cbs_and_mergers_are_added_up(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    cells = fetched(client, addresses).set_index(["gemeente_code", "jaar", "leeftijd_van"])
    assert cells.loc[("GM0344", 2022, 17), "aantal"] == inhabitants("GM0344", 2022, 17)
    assert cells.loc[("GM1992", 2023, 29), "aantal"] == inhabitants("GM1992", 2023, 29)
    merged = inhabitants("GM0501", 2022, 12) + inhabitants("GM0614", 2022, 12)
    assert cells.loc[("GM1992", 2022, 12), "aantal"] == merged


@pytest.mark.parametrize(
    ("period", "status"),
    [
        (statline.period(2023, "Definitief"), "definitief"),
        (statline.period(2023, "Voorlopig"), "voorlopig"),
        (statline.period(2023, "NaderVoorlopig"), "voorlopig"),
        (statline.period(2023, None), "definitief"),
        (statline.period(2023, None, "*"), "voorlopig"),
    ],
    ids=["definitive", "provisional", "revised", "no status", "a star"],
)
def test_the_status_is_that_of_the_period(
    client: Client, addresses: Addresses, sources: statline.Sources, period: Row, status: str
) -> None:
    sources.periods = [statline.period(2022), period]
    table = fetched(client, addresses)
    assert set(table.loc[table["jaar"] == 2023, "status"]) == {status}
    assert set(table.loc[table["jaar"] == 2022, "status"]) == {"definitief"}


def is_cell(row: Row, region: str, age: int, year: int) -> bool:
    code = f"{10_000 + 100 * age}"
    found = (row["RegioS"].strip(), row["Leeftijd"].strip(), row["Perioden"])
    return found == (region, code, f"{year}JJ00")


def with_cell(region: str, age: int, value: Any, year: int = 2023) -> statline.Change:
    def change(rows: list[Row]) -> list[Row]:
        for row in rows:
            if is_cell(row, region, age, year):
                row["BevolkingOp1Januari_1"] = value
        return rows

    return change


def without(**wrong: str) -> statline.Change:
    return lambda rows: [
        row for row in rows if any(row[column].strip() != value for column, value in wrong.items())
    ]


def with_all(column: str, value: str) -> statline.Change:
    return lambda rows: [{**row, column: value} for row in rows]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (without(RegioS="GM0344"), r"1 gemeenten zonder alle leeftijden \(GM0344\)"),
        (without(Leeftijd="12900"), "3 gemeenten zonder alle leeftijden"),
        (lambda rows: [], "3 gemeenten zonder alle leeftijden"),
        (with_cell("GM0344", 20, None), r"1 gemeenten zonder alle leeftijden \(GM0344\)"),
        (lambda rows: rows + rows[3 * 6 : 3 * 6 + 1], "NL01 staat er dubbel in"),
        (with_cell("GM0344", 20, 5), r"tellen niet op tot Nederland \(leeftijd 20\)"),
        (with_cell("NL01", 12, 5), r"tellen niet op tot Nederland \(leeftijd 12\)"),
        (with_cell("GM0344", 20, -1), "-1 is geen aantal"),
        (with_cell("GM0344", 20, 12.5), "12.5 is geen aantal"),
        (with_cell("GM0344", 20, True), "True is geen aantal"),
        (with_cell("GM0344", 20, "12"), "'12' is geen aantal"),
        (with_cell("GM0501", 20, 3), "inwoners in GM0501"),
        (with_all("Geslacht", "3000"), "niet om gevraagd"),
        (with_all("Perioden", "2019JJ00"), "niet om gevraagd"),
        (with_all("Leeftijd", "10000"), "niet om gevraagd"),
        (with_all("RegioS", "PV20  "), "niet om gevraagd"),
        (lambda rows: [{"ID": 1}], "geen tekst in RegioS"),
    ],
)
def test_half_or_wrong_answers_are_refused(
    client: Client,
    addresses: Addresses,
    sources: statline.Sources,
    change: statline.Change,
    found: str,
) -> None:
    sources.change["bevolking"] = change
    with pytest.raises(LoadRefusedError, match=found):
        fetched(client, addresses)


def test_a_whole_number_written_with_a_point_is_a_count(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    value = float(inhabitants("GM0344", 2023, 20))
    sources.change["bevolking"] = with_cell("GM0344", 20, value)
    cells = fetched(client, addresses).set_index(["gemeente_code", "jaar", "leeftijd_van"])
    assert cells.loc[("GM0344", 2023, 20), "aantal"] == value
    assert cells["aantal"].dtype == "int64"


def test_without_a_national_figure_there_is_nothing_to_add_up_to(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    sources.change["bevolking"] = without(RegioS="NL01")
    assert len(fetched(client, addresses)) == 72


def test_a_year_that_cbs_does_not_have_is_named(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    sources.periods = [statline.period(2022)]
    with pytest.raises(LoadRefusedError, match="geen bevolking van 2023"):
        fetched(client, addresses)

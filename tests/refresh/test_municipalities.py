"""The list of municipalities and what became of earlier ones."""

import pytest

from etl.boundary_year import municipality_codes
from etl.messages import LoadRefusedError
from etl.sources.refresh.addresses import Addresses
from etl.sources.refresh.client import Client
from etl.sources.refresh.division import successors
from etl.sources.refresh.municipalities import fetch_municipalities
from tests.refresh import statline
from tests.refresh.loopback import Loopback
from tests.refresh.statline import Row

EXPECTED = ["GM0014", "GM0344"]


@pytest.fixture
def sources(server: Loopback) -> statline.Sources:
    small = statline.Sources(
        municipalities=[
            statline.municipality_row("GM0344", "Utrecht", "PV26", "Utrecht"),
            statline.municipality_row("GM0014", "Groningen", "PV20", "Groningen"),
        ]
    )
    server.answer = small.answer
    return small


def test_codes_and_names_lose_their_spaces(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    table = fetch_municipalities(client, addresses.municipalities(2023), EXPECTED)
    assert table.to_numpy().tolist() == [
        ["GM0014", "Groningen", "PV20", "Groningen"],
        ["GM0344", "Utrecht", "PV26", "Utrecht"],
    ]


def test_the_province_is_found_in_whatever_column_it_stands(
    client: Client, addresses: Addresses, sources: statline.Sources
) -> None:
    def elsewhere(rows: list[Row]) -> list[Row]:
        for row in rows:
            row["Code_31"], row["Naam_32"] = row.pop("Code_28"), row.pop("Naam_29")
        return rows

    sources.change["gemeenten"] = elsewhere
    table = fetch_municipalities(client, addresses.municipalities(2024), EXPECTED)
    assert table["province_name"].tolist() == ["Groningen", "Utrecht"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda rows: rows[:1], "GM0014 ontbreekt"),
        (lambda rows: [*rows, rows[0]], "GM0344 staat er dubbel in"),
        (lambda rows: [*rows, {**rows[0], "Code_1": "GM9999"}], "GM9999 te veel"),
        (lambda rows: [{**row, "Code_28": ""} for row in rows], "provincies ontbreken"),
        (lambda rows: [], "provincies ontbreken"),
        (lambda rows: [{"Title": "iets anders"}], "geen tekst in Code_1"),
    ],
)
def test_an_incomplete_list_is_refused(
    client: Client,
    addresses: Addresses,
    sources: statline.Sources,
    change: statline.Change,
    found: str,
) -> None:
    sources.change["gemeenten"] = change
    with pytest.raises(LoadRefusedError, match=found):
        fetch_municipalities(client, addresses.municipalities(2023), EXPECTED)


def test_a_year_without_a_table_is_refused(addresses: Addresses) -> None:
    with pytest.raises(LoadRefusedError, match="voor 1999 is geen tabel") as refusal:
        addresses.municipalities(1999)
    assert "2023 of 2024" in refusal.value.expected


@pytest.mark.parametrize(("year", "then"), [(2021, 352), (2022, 345), (2023, 342), (2024, 342)])
def test_every_municipality_lies_in_one_of_the_boundary_year(year: int, then: int) -> None:
    mapped = successors(year, 2023)
    assert len(mapped) == then
    assert set(mapped.values()) == municipality_codes(2023)


def test_mergers_of_later_years_count_and_of_earlier_years_do_not() -> None:
    assert successors(2022, 2023)["GM0457"] == "GM0363"  # Weesp, part of Amsterdam in March 2022
    assert successors(2021, 2023)["GM0370"] == "GM0439"  # Beemster, part of Purmerend
    assert successors(2022, 2023)["GM0757"] == "GM0757"  # Boxtel got part of Haaren in 2021


def test_a_split_municipality_is_refused() -> None:
    with pytest.raises(LoadRefusedError, match="GM0788 gaat niet op in één gemeente"):
        successors(2020, 2023)

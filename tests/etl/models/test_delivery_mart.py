"""Delivery status: whose rows they are, how new, how many refused, provisional or not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from etl.contracts import CONTRACTS
from tests.etl.conftest import SmallCountry
from tests.etl.delivery_writer import trajectory, write_csv
from warehouse.reference import read_reference
from warehouse.releases import active_release_id, release_path

LAYOUT = read_reference("provisional_rsv_layout.csv").set_index("municipality_code")["rsv_code"]
UTRECHT, GRONINGEN, MIDDELBURG, AMSTERDAM = "GM0344", "GM0014", "GM0687", "GM0363"
Load = Callable[[], int]


def code_of(municipality: str) -> str:
    return str(LAYOUT[municipality])


def monthly(municipality: str, months: range, each: int = 10, **cells: object) -> list[dict]:
    """That many trajectories a month of 2023, some on its last days."""
    return [
        trajectory(
            number,
            traject_id=f"{municipality}-{month}-{number}",
            gemeente_code=municipality,
            startdatum=date(2023, month, 28 - number % 3),
            **cells,
        )
        for month in months
        for number in range(each)
    ]


def deliveries() -> pd.DataFrame:
    path = release_path(str(active_release_id()))
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.table("mart.delivery").df()


def cell(input_name: str, rsv_code: str | None) -> dict[str, Any]:
    """One row of the mart; rsv_code None is what belongs to no partnership alone."""
    frame = deliveries()
    codes = frame["rsv_code"].isna() if rsv_code is None else frame["rsv_code"] == rsv_code
    (row,) = frame[(frame["input_name"] == input_name) & codes].to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_every_input_of_every_partnership_has_a_row(quick_load: Load) -> None:
    assert quick_load() == 0
    frame = deliveries()
    of_rsv = frame[frame["rsv_code"].notna()]
    assert not frame.duplicated(["input_name", "rsv_code"]).any()
    assert set(of_rsv["rsv_code"]) == set(LAYOUT)
    assert set(frame["input_name"]) == set(CONTRACTS)
    assert set(of_rsv["input_name"]) == set(CONTRACTS) - {"bevolking"}
    assert len(of_rsv) == 19 * 9
    nothing = of_rsv[of_rsv["input_name"] != "deelname"]
    assert (nothing["row_count"] == 0).all()
    assert nothing["is_overdue"].all()
    assert nothing[["status", "newest_day", "file_names", "refused_share"]].isna().all().all()


def test_a_file_of_one_partnership_makes_no_other_look_delivered(
    inbox: Path, quick_load: Load
) -> None:
    """Without offer nothing tells where a young person takes part, but the file does."""
    rows = [*monthly(UTRECHT, range(1, 9)), *monthly(AMSTERDAM, range(8, 9), 2)]
    write_csv(inbox / "deelname.csv", rows)
    assert quick_load() == 0
    own, other = cell("deelname", code_of(UTRECHT)), cell("deelname", code_of(AMSTERDAM))
    assert (own["row_count"], own["newest_day"].date()) == (80, date(2023, 8, 28))
    assert not own["is_overdue"]
    assert (other["row_count"], other["is_overdue"]) == (0, True)
    assert pd.isna(other["newest_day"])
    assert cell("deelname", None)["row_count"] == 2


def test_a_partnership_that_begins_late_in_a_file_of_many_has_delivered(
    inbox: Path, quick_load: Load
) -> None:
    write_csv(inbox / "deelname.csv", [
        *monthly(UTRECHT, range(1, 13), 20), *monthly(MIDDELBURG, range(12, 13), 2),
    ])  # fmt: skip
    assert quick_load() == 0
    found = cell("deelname", code_of(MIDDELBURG))
    assert (found["row_count"], found["is_overdue"]) == (2, False)


def test_an_offer_of_others_in_several_partnerships_is_one_row(
    inbox: Path, quick_load: Load
) -> None:
    offer = {
        "naam": "Samen", "organisatie": "Stichting", "thema": "zorg", "variant": "basis",
        "moment": "vakantie", "doelgroep": "alle", "gemeente_code": UTRECHT, "plaatsen": 5,
        "startdatum": "2023-06-01",
    }  # fmt: skip
    own = [{"aanbod_id": f"A{number}", **offer} for number in range(40)]
    places = f'"{UTRECHT}, {GRONINGEN}, {MIDDELBURG}"'
    write_csv(inbox / "aanbod.csv", [*own, {"aanbod_id": "B", **offer, "gemeente_code": places}])
    write_csv(inbox / "deelname.csv", monthly(UTRECHT, range(1, 9)))
    assert quick_load() == 0
    assert cell("aanbod", code_of(UTRECHT))["row_count"] == 41
    assert cell("aanbod", None)["row_count"] == 1


def test_residents_at_an_offer_elsewhere_are_no_delivery(inbox: Path, quick_load: Load) -> None:
    offer = {
        "aanbod_id": "A1", "naam": "Samen", "organisatie": "Stichting", "thema": "zorg",
        "variant": "basis", "moment": "vakantie", "doelgroep": "alle",
        "gemeente_code": f'"{UTRECHT}, Amersfoort"', "plaatsen": 5, "startdatum": "2023-06-01",
    }  # fmt: skip
    planned = {**offer, "aanbod_id": "A2", "gemeente_code": "landelijk", "startdatum": "2030-01-01"}
    write_csv(inbox / "aanbod.csv", [offer, planned])
    rows = [
        *monthly(UTRECHT, range(1, 9), aanbod_id="A1"),
        *monthly(GRONINGEN, range(1, 9), aanbod_id="A1"),
        *monthly(MIDDELBURG, range(1, 9), aanbod_id="onbekend nummer"),
    ]
    write_csv(inbox / "deelname.csv", rows)
    assert quick_load() == 0
    counts = {code: cell("deelname", code_of(code))["row_count"] for code in (UTRECHT, GRONINGEN)}
    assert counts == {UTRECHT: 80, GRONINGEN: 0}
    assert cell("deelname", code_of(MIDDELBURG))["row_count"] == 80
    # Two municipalities of one partnership are one row, and a planned day is not a newest day.
    here = cell("aanbod", code_of(UTRECHT))
    assert (here["row_count"], here["newest_day"].date()) == (1, date(2023, 6, 1))
    assert not here["is_overdue"]
    assert cell("aanbod", None)["row_count"] == 1


@pytest.mark.parametrize(("last_month", "is_overdue"), [(8, False), (7, False), (6, True)])
def test_overdue_is_more_than_a_month_behind_the_reference_date(
    inbox: Path, quick_load: Load, last_month: int, is_overdue: bool
) -> None:
    write_csv(inbox / "deelname.csv", monthly(UTRECHT, range(1, 9)))
    write_csv(inbox / "deelname zeeland.csv", monthly(MIDDELBURG, range(1, last_month + 1)))
    assert quick_load() == 0
    found = cell("deelname", code_of(MIDDELBURG))
    assert found["newest_day"].date() == date(2023, last_month, 28)
    assert found["is_overdue"] == is_overdue
    assert not cell("deelname", code_of(UTRECHT))["is_overdue"]


def test_a_mistyped_month_makes_no_delivery_new(inbox: Path, quick_load: Load) -> None:
    slip = trajectory(1, gemeente_code=GRONINGEN, startdatum="2023-08-15")
    write_csv(inbox / "deelname.csv", monthly(UTRECHT, range(1, 9), 20))
    write_csv(inbox / "deelname noord.csv", [*monthly(GRONINGEN, range(1, 5), 20), slip])
    assert quick_load() == 0
    found = cell("deelname", code_of(GRONINGEN))
    assert (found["row_count"], found["newest_day"].date()) == (81, date(2023, 4, 28))
    assert found["is_overdue"]


def test_provisional_and_invented_hold_for_the_partnership_of_the_file_alone(
    inbox: Path, quick_load: Load
) -> None:
    write_csv(inbox / "deelname.csv", monthly(UTRECHT, range(1, 9)))
    write_csv(inbox / "deelname_Voorlopige cijfers.csv", monthly(GRONINGEN, range(1, 9)))
    write_csv(inbox / "deelname CONCEPT fictief.csv", monthly(MIDDELBURG, range(1, 9)))
    assert quick_load() == 0
    found = {code: cell("deelname", code_of(code)) for code in (UTRECHT, GRONINGEN, MIDDELBURG)}
    assert [row["status"] for row in found.values()] == ["definitief", "voorlopig", "voorlopig"]
    assert [row["is_fictitious"] for row in found.values()] == [False, False, True]
    assert [row["file_names"] for row in found.values()] == [
        "deelname.csv", "deelname_Voorlopige cijfers.csv", "deelname CONCEPT fictief.csv",
    ]  # fmt: skip


def test_a_status_in_the_rows_makes_provisional(inbox: Path, quick_load: Load) -> None:
    goal = {"jaar": 2023, "maat": "gestart", "doel": 5}
    write_csv(
        inbox / "groeiambitie.csv",
        [
            {"gebied": "RSV01", **goal, "status": "vastgesteld"},
            {"gebied": "RSV01", **goal, "jaar": 2024, "status": "ontwerp"},
            {"gebied": "RSV02", **goal, "status": "definitief"},
            {"gebied": "Nederland", **goal, "status": "definitief"},
        ],
    )
    assert quick_load() == 0
    found = {code: cell("groeiambitie", code) for code in ("RSV01", "RSV02", "RSV03")}
    assert [row["status"] for row in found.values()][:2] == ["voorlopig", "definitief"]
    assert pd.isna(found["RSV03"]["status"])
    assert [row["row_count"] for row in found.values()] == [2, 1, 0]
    assert cell("groeiambitie", None)["row_count"] == 1


def test_refused_rows_are_counted_where_they_belong(inbox: Path, quick_load: Load) -> None:
    def bad(municipality: str, number: int, **cells: object) -> dict[str, object]:
        return trajectory(number, gemeente_code=municipality, **cells)

    rows = [
        *monthly(UTRECHT, range(1, 9)),
        *monthly(GRONINGEN, range(1, 9)),
        bad("Utrecht", 1, leeftijd=99, variant="lang"),  # two reasons, one row
        bad(GRONINGEN, 2, leeftijd=99),
        bad(GRONINGEN, 3, einddatum="2023-01-01"),  # a rule over columns
        monthly(UTRECHT, range(1, 2))[0],  # stood before
        bad("Utrrecht", 4),  # whose it is cannot be read
    ]
    write_csv(inbox / "deelname.csv", rows)
    bands = [(12, 29), *[(age, age) for age in range(30, 70)], (28, 29)]
    write_csv(
        inbox / "bevolking.csv",
        [
            {
                "gemeente_code": UTRECHT, "jaar": 2023, "leeftijd_van": first,
                "leeftijd_tot": last, "aantal": 1, "status": "definitief",
            }
            for first, last in bands
        ],
    )  # fmt: skip
    member = {"geldig_vanaf": "2023-01-01", "geldig_tot": None, "status": "vastgesteld"}
    members = [
        {"rsv_code": code, "gemeente_code": place, **member} for place, code in LAYOUT.items()
    ]
    twice = {**members[-1], "geldig_vanaf": "2023-02-01"}
    write_csv(inbox / "rsv_gemeenten.csv", [*members, twice])
    assert quick_load() == 0
    utrecht, groningen = cell("deelname", code_of(UTRECHT)), cell("deelname", code_of(GRONINGEN))
    assert (utrecht["row_count"], utrecht["rows_refused"]) == (80, 2)
    assert (groningen["row_count"], groningen["rows_refused"]) == (80, 2)
    assert utrecht["refused_share"] == pytest.approx(2 / 82)
    assert cell("deelname", code_of(MIDDELBURG))["rows_refused"] == 0
    assert (cell("deelname", None)["row_count"], cell("deelname", None)["rows_refused"]) == (0, 1)
    assert cell("bevolking", None)["rows_refused"] == 1  # no partnership delivers it
    assert cell("rsv_gemeenten", members[-1]["rsv_code"])["rows_refused"] == 1
    refused = deliveries()["rows_refused"].sum()
    assert refused == 7  # no row of this delivery names two partnerships: none is lost


def test_status_of_the_small_country(small_country: SmallCountry) -> None:
    """R1 Noord and R2 Midden deliver; Zuid nothing; Oost long ago."""
    frame = small_country.mart("delivery").dropna(subset="rsv_code")
    found = frame.set_index(["input_name", "rsv_code"])
    part = found.loc["deelname"]
    assert part["is_overdue"].to_dict() == {"R1": False, "R2": False, "R3": True, "R4": True}
    assert part["row_count"]["R3"] == 0
    assert found.loc["rsv_gemeenten"]["status"].to_dict() == {
        "R1": "definitief", "R2": "voorlopig", "R3": "definitief", "R4": "definitief",
    }  # fmt: skip
    assert found.loc["partners"]["row_count"].to_dict() == {"R1": 4, "R2": 1, "R3": 0, "R4": 0}
    meetings = found.loc["bijeenkomsten"]
    assert meetings["newest_day"]["R1"].date() == date(2024, 2, 29)  # planned ones do not count
    assert meetings["is_overdue"].to_dict() == {"R1": False, "R2": False, "R3": True, "R4": True}

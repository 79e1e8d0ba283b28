"""The fetched population in the inbox, beside what may already be there."""

from pathlib import Path

import pandas as pd
import pytest

from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files, sha256_of
from etl.sources.refresh.delivery import NAME, deliver, redundant_files, write_delivery
from warehouse.settings import archive_folder

YEARS = (2021, 2022, 2023, 2024)
HEADER = "gemeente_code;jaar;leeftijd_van;leeftijd_tot;aantal;status\n"
OWN = HEADER + "GM0344;2023;12;29;12345;definitief\n"


def population(**columns: object) -> pd.DataFrame:
    row = {
        "gemeente_code": "GM0344",
        "jaar": 2023,
        "leeftijd_van": 12,
        "leeftijd_tot": 12,
        "aantal": 4321,
        "status": "definitief",
        **columns,
    }
    return pd.DataFrame([row])


def test_the_file_is_as_the_contract_wants_it(tmp_path: Path) -> None:
    path = write_delivery(population(), tmp_path)
    assert path.read_text(encoding="utf-8") == HEADER + "GM0344;2023;12;12;4321;definitief\n"


@pytest.mark.parametrize(
    "wrong",
    [{"gemeente_code": "GM9999"}, {"aantal": -1}, {"jaar": 1999}, {"status": "ruw"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_the_contract_refuses_is_not_delivered(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    with pytest.raises(LoadRefusedError, match="past niet in het contract"):
        write_delivery(population(**wrong), tmp_path)


def test_the_population_of_the_example_is_redundant(example_inbox: Path) -> None:
    assert [path.name for path in redundant_files(example_inbox, YEARS)] == [
        "bevolking_voorbeeld.csv"
    ]


@pytest.mark.parametrize("name", ["bevolking_eigen.csv", "export.csv"])
def test_figures_of_ones_own_are_never_put_aside(inbox: Path, name: str) -> None:
    (inbox / name).write_text(OWN, encoding="utf-8")
    with pytest.raises(LoadRefusedError, match="al een eigen bestand met bevolking") as refusal:
        redundant_files(inbox, YEARS)
    assert refusal.value.file_name == name
    assert (inbox / name).read_text(encoding="utf-8") == OWN


def test_a_file_with_a_row_that_cannot_be_read_is_ones_own(inbox: Path) -> None:
    (inbox / "bevolking.csv").write_text(OWN.replace("GM0344", "GM9999"), encoding="utf-8")
    with pytest.raises(LoadRefusedError, match="al een eigen bestand"):
        redundant_files(inbox, YEARS)


def test_other_years_and_other_files_are_no_hindrance(inbox: Path) -> None:
    (inbox / "bevolking_2026.csv").write_text(OWN.replace("2023", "2026"), encoding="utf-8")
    (inbox / "notities.txt").write_text("geen invoer", encoding="utf-8")
    (inbox / NAME).write_text(OWN, encoding="utf-8")
    assert redundant_files(inbox, YEARS) == []
    assert redundant_files(inbox / "er niet", YEARS) == []


def test_delivering_replaces_an_earlier_delivery(inbox: Path, tmp_path: Path) -> None:
    (inbox / NAME).write_text("oud", encoding="utf-8")
    path = write_delivery(population(), tmp_path)
    deliver(path, inbox, [])
    assert [file.name for file in inbox.iterdir()] == [NAME]
    assert (inbox / NAME).read_bytes() == path.read_bytes()


def test_what_is_replaced_goes_to_the_archive(inbox: Path, tmp_path: Path) -> None:
    old = inbox / "bevolking.csv"
    old.write_text(OWN, encoding="utf-8")
    kept = archive_folder() / f"{sha256_of(old)}.csv"
    deliver(write_delivery(population(), tmp_path), inbox, [old])
    assert [path.name for path in inbox_files(inbox)] == [NAME]
    assert kept.read_text(encoding="utf-8") == OWN

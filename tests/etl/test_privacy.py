"""Personal data is refused at the door, and nothing of it is kept anywhere."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.__main__ import main
from etl.check import check_sheet
from etl.contracts import CONTRACTS
from etl.contracts.lookups import Lookups
from etl.load import check, load
from etl.messages import LoadRefusedError
from etl.personal import is_personal_header
from methods.personal import is_bsn
from tests.etl.delivery_writer import sheet_of, trajectories, write_csv

SHORT = settings(max_examples=80, deadline=None, database=None, derandomize=True)
BSN = "111222333"  # the number on the specimen passport
HEADER = ["traject_id", "gemeente_code", "startdatum", "status", "variant", "leeftijd"]
ROW = ["T1", "363", "1-9-2023", "gestart", "basis", "17"]


def slow_eleven_test(digits: str) -> bool:
    """The rule as the government writes it: 9a + 8b + … + 2h − i is divisible by 11."""
    if len(digits) == 8:
        digits = "0" + digits
    if len(digits) != 9 or int(digits) == 0:
        return False
    total = 0
    for weight, digit in zip(range(9, 1, -1), digits[:8], strict=True):
        total += weight * int(digit)
    return (total - int(digits[8])) % 11 == 0


@settings(SHORT, max_examples=500)
@given(digits=st.text("0123456789", max_size=11))
@example(BSN)
@example("000000000")
@example("00000000")
@example("12345672")
def test_the_eleven_test(digits: str) -> None:
    assert is_bsn(digits) == slow_eleven_test(digits)


def test_one_in_eleven_numbers_passes() -> None:
    assert sum(is_bsn(str(number)) for number in range(123_000_000, 123_011_000)) == 1000


def check_cells(lookups: Lookups, header: list[str], row: list[str], contract: str) -> None:
    list(check_sheet(sheet_of(contract, header, [row]), 1, lookups))


@pytest.mark.parametrize(
    "header",
    [
        "BSN", "bsn_nummer", "Burgerservicenummer", "Voornaam", "ACHTERNAAM", "naam",
        "Naam jongere", "Adres", "straat", "huisnummer", "Postcode", "E-mail", "e-mailadres",
        "Telefoon nummer", "mobiel", "Geboortedatum", "geboorte-datum",
    ],
)  # fmt: skip
def test_a_header_that_names_personal_data(lookups: Lookups, header: str) -> None:
    with pytest.raises(LoadRefusedError) as refusal:
        check_cells(lookups, [*HEADER, header], [*ROW, ""], "deelname")
    assert f"de kolom {header} hoort bij persoonsgegevens" in str(refusal.value)
    assert "Er is niets van dit bestand bewaard" in str(refusal.value)
    assert refusal.value.file_name == "deelname.csv"


def test_no_input_asks_for_personal_data() -> None:
    for contract in CONTRACTS.values():
        for column in contract.columns:
            for header in (column.name, *column.aliases):
                wanted = contract.allows_contact_details and column.name.startswith("contact")
                assert is_personal_header(header, contract.name) == wanted, header


@pytest.mark.parametrize(
    "text",
    [
        BSN, "1112.22.333", "1112 22 333", "111 222 333", f" {BSN} ", "12345672", "123.45.672",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", ["traject_id", "opleiding", "opmerking"])
def test_a_valid_bsn_in_any_column(lookups: Lookups, text: str, column: str) -> None:
    header = [*HEADER, "opleiding", "opmerking"]
    row = dict(zip(header, [*ROW, "", ""], strict=True)) | {column: text}
    with pytest.raises(LoadRefusedError, match=f"in de kolom {column} staat een geldig burgerserv"):
        check_cells(lookups, header, list(row.values()), "deelname")


@pytest.mark.parametrize("text", ["111222334", "11122233", "1112223330", f"T{BSN}", "2023-09-01"])
def test_other_numbers_are_let_through(lookups: Lookups, text: str) -> None:
    check_cells(lookups, [*HEADER, "opmerking"], [*ROW, text], "deelname")


@pytest.mark.parametrize("text", ["a@b.nl", "Jan <jan.de-vries+1@school.example.nl>", "x A@B.CO y"])
def test_an_email_address_in_any_column(lookups: Lookups, text: str) -> None:
    with pytest.raises(LoadRefusedError, match="in de kolom opmerking staat een e-mailadres"):
        check_cells(lookups, [*HEADER, "opmerking"], [*ROW, text], "deelname")
    check_cells(lookups, [*HEADER, "opmerking"], [*ROW, "2 @ 3, en b.nl"], "deelname")


@pytest.mark.parametrize(
    ("text", "what"), [(BSN, "burgerservicenummer"), ("a@b.nl", "e-mailadres")]
)
def test_cells_beyond_the_header_are_looked_at_too(lookups: Lookups, text: str, what: str) -> None:
    with pytest.raises(LoadRefusedError, match=f"in een cel buiten de tabel staat een .*{what}"):
        check_cells(lookups, HEADER, [*ROW, "", text], "deelname")


def test_contact_details_of_a_partnership_are_allowed_but_no_bsn(lookups: Lookups) -> None:
    header = ["rsv_code", "naam", "contact_naam", "contact_email", "telefoon"]
    row = ["R1", "Noord", "Team Noord", "noord@example.nl", "050 123 4567"]
    check_cells(lookups, header, row, "rsv")
    with pytest.raises(LoadRefusedError, match="burgerservicenummer"):
        check_cells(lookups, header, [*row[:2], BSN, *row[3:]], "rsv")


def personal(kind: str) -> list[dict[str, object]]:
    rows = trajectories(300)
    if kind == "header":
        return [{**row, "achternaam": "Geheimpje"} for row in rows]
    rows = [{**row, "opmerking": ""} for row in rows]
    rows[-1]["opmerking"] = {"bsn": BSN, "mail": "Geheimpje@example.nl"}[kind]
    return rows


@pytest.mark.parametrize("kind", ["header", "bsn", "mail"])
@pytest.mark.parametrize("command", ["load", "check"])
def test_nothing_of_a_refused_file_is_kept(
    *,
    inbox: Path,
    data_folder: Path,
    kind: str,
    command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_csv(inbox / "deelname.csv", personal(kind))
    write_csv(
        inbox / "aanbod.csv",
        [
            {
                "aanbod_id": "A1", "naam": "Samen", "organisatie": "Stichting", "thema": "zorg",
                "variant": "basis", "moment": "vakantie", "doelgroep": "alle", "gemeente_code": 363,
                "plaatsen": 5, "startdatum": "2023-01-01",
            }
        ],
    )  # fmt: skip
    before = {path.name for path in inbox.iterdir()}
    assert main([command, "--inbox", str(inbox)]) == 1
    said = capsys.readouterr()
    assert "Geweigerd: deelname.csv" in said.err
    for secret in ("Geheimpje", BSN):
        assert secret not in said.out + said.err
    kept = [path.name for path in data_folder.rglob("*") if path.is_file()]
    assert kept in ([], [".load.lock"])
    assert {path.name for path in inbox.iterdir()} == before


def test_a_file_that_turned_personal_during_the_load_is_not_archived(
    inbox: Path, data_folder: Path
) -> None:
    path = write_csv(inbox / "deelname.csv", trajectories(3))

    def meanwhile(step: str) -> None:
        if step == "controles":
            write_csv(path, personal("header"))

    with pytest.raises(LoadRefusedError, match="veranderd terwijl het gelezen werd"):
        load(inbox, meanwhile)
    kept = [path for path in data_folder.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [".load.lock"]


def test_the_check_leaves_nothing_behind(inbox: Path, data_folder: Path) -> None:
    write_csv(inbox / "deelname.csv", trajectories(3))
    assert check(inbox, lambda _: None).rejected.empty
    assert list(data_folder.rglob("*")) == []

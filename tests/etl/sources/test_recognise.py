"""Which input a file is: by its columns, and held against its name."""

import shutil
import zipfile
from pathlib import Path

import pytest

from etl.contracts import CONTRACTS, Contract
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files, open_sheet, sha256_of
from etl.sources.recognise import Recognition, contract_in_name, recognise

OFFER = (
    "aanbod_id,naam,organisatie,thema,variant,moment,doelgroep,gemeente_code,plaatsen,startdatum"
)
TRAJECTORY = "traject_id,gemeente_code,startdatum,status,variant,leeftijd"


def by_header(header: str, file_name: str = "levering.csv") -> Recognition:
    return recognise(file_name, [header.split(",")])


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.name)
def test_every_input_is_known_by_its_columns_alone(contract: Contract) -> None:
    full = by_header(",".join(column.name for column in contract.columns))
    required = by_header(",".join(column.name for column in contract.columns if column.required))
    for found in (full, required):
        assert found.contract is contract
        assert (found.missing_columns, found.extra_columns) == ([], [])


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.name)
def test_order_case_spaces_and_aliases_are_forgiven(contract: Contract) -> None:
    columns = list(reversed(contract.columns))
    loud = by_header(",".join(f" {column.name.replace('_', ' ').upper()} " for column in columns))
    assert loud.contract is contract
    assert loud.positions == {column.name: at for at, column in enumerate(columns)}
    for column in columns:
        for alias in column.aliases:
            named = ",".join(alias if other is column else other.name for other in columns)
            assert by_header(named).positions == loud.positions, alias


def test_the_example_files_are_known_under_any_name(example_inbox: Path, tmp_path: Path) -> None:
    for path in inbox_files(example_inbox):
        head = tmp_path / f"levering{path.suffix}"
        if path.suffix == ".csv":
            with path.open("rb") as stream:
                head.write_bytes(b"".join(stream.readlines(20_000)))
        else:
            shutil.copy(path, head)
        expected = contract_in_name(path.name)
        assert expected is not None
        assert open_sheet(head).recognition.contract is expected


@pytest.mark.parametrize(
    ("name", "contract"),
    [
        ("Deelname 2023.csv", "deelname"),
        ("deelname_fictief.csv", "deelname"),
        ("RSV.xlsx", "rsv"),
        ("rsv_gemeenten.csv", "rsv_gemeenten"),
        ("RSV-gemeenten (1).csv", "rsv_gemeenten"),
        ("mijn deelname.csv", None),
        ("export.csv", None),
    ],
)
def test_the_name_of_a_file_says_what_it_is(name: str, contract: str | None) -> None:
    assert contract_in_name(name) is (CONTRACTS[contract] if contract else None)


def test_a_file_that_is_not_what_its_name_says() -> None:
    with pytest.raises(LoadRefusedError) as refusal:
        by_header(OFFER, "deelname.csv")
    text = str(refusal.value)
    assert "deelname.csv: de naam zegt Deelname (deelname), maar" in text
    assert "de kolommen passen bij Aanbod (aanbod)." in text
    assert "Verwacht: de kolommen traject_id, gemeente_code, startdatum, [einddatum]" in text
    assert "een naam die begint met aanbod" in text


def test_the_name_decides_between_two_that_fit() -> None:
    both = f"{TRAJECTORY},{OFFER},einddatum"
    assert by_header(both, "deelname.csv").contract.name == "deelname"
    assert by_header(both, "aanbod.csv").contract.name == "aanbod"


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.name)
def test_every_required_column_is_missed(contract: Contract) -> None:
    required = [column.name for column in contract.columns if column.required]
    for missing in required:
        header = [name for name in required if name != missing]
        if len(header) < 2:
            continue
        with pytest.raises(LoadRefusedError) as refusal:
            recognise(f"{contract.name}.csv", [["titel"], header])
        assert f"kolom ontbreekt: {missing} (kopregel: regel 2)" in refusal.value.found
        assert missing in refusal.value.expected


def test_more_columns_missing_are_all_named() -> None:
    with pytest.raises(LoadRefusedError, match="kolommen ontbreken: status, variant"):
        by_header("traject_id,gemeente_code,startdatum,leeftijd", "deelname.csv")


def test_of_two_columns_with_one_name_the_first_counts_and_the_second_is_reported() -> None:
    found = by_header("rsv_code,naam,Naam,opmerking,")
    assert found.positions == {"rsv_code": 0, "naam": 1}
    assert found.extra_columns == ["Naam", "opmerking"]


def test_a_columns_own_name_wins_over_an_alias() -> None:
    found = by_header(f"gemeente,{TRAJECTORY}")
    assert found.positions["gemeente_code"] == 2
    assert found.extra_columns == ["gemeente"]


def test_an_unknown_header_is_shown() -> None:
    with pytest.raises(LoadRefusedError) as refusal:
        by_header("kleur,smaak")
    assert "de kopregel is niet herkend: kleur, smaak." in str(refusal.value)
    assert all(contract.title_and_name in refusal.value.expected for contract in CONTRACTS.values())
    assert refusal.value.advice == (
        "Gebruik het sjabloon van de invoer en laat de kopregel zoals die is."
    )
    with pytest.raises(LoadRefusedError) as refusal:
        by_header("kleur,smaak", "aanbod.csv")
    assert refusal.value.expected.startswith("Aanbod (aanbod), met de kolommen aanbod_id, naam,")
    assert "het sjabloon van Aanbod" in refusal.value.advice


def test_an_empty_file_is_said_to_be_empty_and_the_template_is_named() -> None:
    for rows in ([], [["", " "]]):
        with pytest.raises(LoadRefusedError) as refusal:
            recognise("Deelname 2023.csv", rows)
        assert refusal.value.found == "het bestand is leeg."
        assert refusal.value.advice == "Vul het sjabloon van Deelname in en lever dat aan."


def test_what_excel_cannot_open_is_not_to_be_opened_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "deelname.xlsx"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(LoadRefusedError) as refusal:
        open_sheet(path)
    assert refusal.value.advice == (
        "Vraag het oorspronkelijke Excel-bestand op, of gebruik het sjabloon."
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "")
    with pytest.raises(LoadRefusedError, match="Word-bestand") as refusal:
        open_sheet(path)
    assert refusal.value.advice.startswith("Vraag het oorspronkelijke")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7\n", "een pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "een oud Excel- of Office-bestand (.xls)"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "beveiligd met een wachtwoord",
        ),
        (b"\x89PNG", "een afbeelding"),
        (b"\x1f\x8b", "een ingepakt bestand (.gz)"),
        (b"\xef\xbb\xbf <HTML><table>", "een webpagina of xml"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, start: bytes, kind: str) -> None:
    path = tmp_path / "deelname.csv"
    path.write_bytes(start + b"rsv_code;naam\nA;b\n")
    with pytest.raises(LoadRefusedError) as refusal:
        open_sheet(path)
    assert str(refusal.value).startswith(f"deelname.csv: het bestand is {kind}")


def test_the_inbox_leaves_out_what_nobody_delivered(tmp_path: Path) -> None:
    for name in ("b.csv", "A.xlsx", ".gitkeep", "~$A.xlsx"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "map").mkdir()
    assert [path.name for path in inbox_files(tmp_path)] == ["A.xlsx", "b.csv"]
    assert inbox_files(tmp_path / "nergens") == []


def test_a_hash_names_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    # FIPS 180-4, example of SHA-256
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

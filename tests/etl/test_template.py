"""Templates: what a user downloads can be filled, and what is filled can be read."""

import csv
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from etl.__main__ import main
from etl.check import check_sheet
from etl.contracts import CONTRACTS, Contract
from etl.contracts.choices import choices
from etl.contracts.lookups import Lookups
from etl.sources.files import open_sheet
from etl.sources.recognise import recognise
from etl.template import (
    CHOICES_SHEET,
    DATA_SHEET,
    EXAMPLE_ROW,
    EXPLANATION_SHEET,
    HEADER_ROW,
    known_lists,
    write_template,
    write_templates,
)
from tests.etl.delivery_writer import trajectories, write_csv
from tests.warehouse.publishing import forget_everything
from warehouse.releases import Release
from warehouse.templates import read_templates, templates_folder

EVERY = list(CONTRACTS.values())
every_contract = pytest.mark.parametrize("contract", EVERY, ids=CONTRACTS)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, lookups: Lookups) -> dict[str, Path]:
    """The ten templates, read only."""
    paths = write_templates(tmp_path_factory.mktemp("templates"), lookups)
    return dict(zip(CONTRACTS, paths, strict=True))


def drop_downs(workbook: Workbook) -> dict[str, tuple[list[str], set[int]]]:
    """Column name → what its drop-down offers, and the first and last row that have it."""
    sheet = workbook[DATA_SHEET]
    found = {}
    for validation in sheet.data_validations.dataValidation:
        (place,) = validation.sqref.ranges
        name = sheet.cell(HEADER_ROW, place.min_col).value
        title, cells = validation.formula1.split("!")
        first_column, first, last_column, last = range_boundaries(cells)
        assert first_column == last_column
        assert (validation.type, title) == ("list", CHOICES_SHEET)  # no "=": Excel wants none
        offered = [workbook[title].cell(row, first_column).value for row in range(first, last + 1)]
        assert workbook[title].cell(last + 1, first_column).value is None
        found[name] = (offered, {place.min_row, place.max_row})
    return found


@every_contract
def test_a_template_is_known_for_its_input_by_one_sheet(
    templates: dict[str, Path], contract: Contract
) -> None:
    path = templates[contract.name]
    sheet = open_sheet(path)
    assert sheet.recognition.contract is contract
    assert sheet.recognition.header == tuple(column.name for column in contract.columns)
    assert not sheet.recognition.extra_columns
    workbook = load_workbook(path)
    assert workbook.sheetnames[0] == workbook.active.title == DATA_SHEET
    for other in workbook.sheetnames[1:]:
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in workbook[other].iter_rows(values_only=True)
        ]
        with pytest.raises(Exception, match="niet herkend"):
            recognise("bestand.xlsx", rows)


@every_contract
def test_the_example_row_is_a_sound_row(
    templates: dict[str, Path],
    contract: Contract,
    lookups: Lookups,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = open_sheet(templates[contract.name])
    (aside,) = check_sheet(sheet, 1, lookups)
    assert (aside.rows_in, aside.rows_set_aside, aside.accepted.num_rows) == (1, 1, 0)
    monkeypatch.setattr("etl.check.without_example_row", lambda batch, *_: (batch, []))
    (checked,) = check_sheet(sheet, 1, lookups)
    assert checked.rejected.to_pylist() == []
    assert checked.accepted.num_rows == 1


@every_contract
def test_a_row_typed_below_the_example_is_read(
    templates: dict[str, Path], contract: Contract, lookups: Lookups, tmp_path: Path
) -> None:
    """With what the drop-downs offer, and a number that begins with zero as a text."""
    workbook = load_workbook(templates[contract.name])
    offered = drop_downs(workbook)
    typed = [
        offered[column.name][0][-1] if column.name in offered else column.example
        for column in contract.columns
    ]
    for position, text in enumerate(typed, start=1):
        workbook[DATA_SHEET].cell(EXAMPLE_ROW + 1, position, text)
    path = tmp_path / f"{contract.name} maart.xlsx"
    workbook.save(path)
    sheet = open_sheet(path)
    (rows,) = sheet.batches()
    assert rows["line"].to_pylist() == [EXAMPLE_ROW, EXAMPLE_ROW + 1]
    cells = rows.slice(1).select([f"c{at}" for at in range(len(typed))]).to_pylist()
    assert list(cells[0].values()) == typed
    (checked,) = check_sheet(sheet, 1, lookups)
    assert checked.accepted["line"].to_pylist() == [EXAMPLE_ROW + 1], checked.rejected.to_pylist()
    assert checked.rows_set_aside == 1


@every_contract
def test_a_template_saved_as_csv_is_still_its_input(
    templates: dict[str, Path], contract: Contract, tmp_path: Path
) -> None:
    rows = load_workbook(templates[contract.name])[DATA_SHEET].iter_rows(values_only=True)
    path = tmp_path / "bestand.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    sheet = open_sheet(path)
    assert sheet.recognition.contract is contract
    assert [batch["line"].to_pylist() for batch in sheet.batches()] == [[EXAMPLE_ROW]]


@every_contract
def test_every_choice_of_a_drop_down_is_accepted(
    templates: dict[str, Path], contract: Contract, lookups: Lookups
) -> None:
    workbook = load_workbook(templates[contract.name])
    offered = drop_downs(workbook)
    coded = [column for column in contract.columns if column.choices is not None]
    assert set(offered) == {column.name for column in coded}
    for column in coded:
        assert column.parser is not None
        parse = column.parser(lookups)
        texts, rows = offered[column.name]
        assert len(texts) == len(set(texts)) > 1
        assert EXAMPLE_ROW in rows
        assert max(rows) >= 1000
        assert column.choices is not None
        codes = choices(column.choices, lookups)
        assert list(codes) == texts
        for text, code in codes.items():
            # The code beside it in the list means the same.
            read = parse(text)
            assert read == parse(code), text
            assert read in (code, [code], code == "ja"), text


def test_the_lists_are_whole(lookups: Lookups) -> None:
    assert len(choices("municipality", lookups)) == 342
    assert len(choices("rsv", lookups)) == 19
    assert next(iter(choices("rsv_or_country", lookups))) == "Nederland"
    names = list(choices("municipality", lookups))
    assert names.index("'s-Gravenhage") in range(
        names.index("Goirle"), names.index("Gulpen-Wittem")
    )  # where a reader looks for it


@every_contract
def test_the_explanation_names_every_column(templates: dict[str, Path], contract: Contract) -> None:
    sheet = load_workbook(templates[contract.name])[EXPLANATION_SHEET]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    explained = {row[0]: row for row in rows}
    for column in contract.columns:
        _, filling, explanation, example, aliases = explained[column.name]
        assert (explanation, example) == (column.explanation, column.example)
        assert (filling == "verplicht") == (not column.may_be_empty)
        assert all(alias in aliases for alias in column.aliases)
    said = " ".join(row[0] for row in rows)
    assert contract.purpose in said
    assert all(f"{rule.column}: {rule.expected}" in said for rule in contract.rules)
    assert ("BSN" in said) == (not contract.allows_contact_details)


@every_contract
def test_what_a_user_types_stays_as_typed_and_the_header_in_sight(
    templates: dict[str, Path], contract: Contract
) -> None:
    workbook = load_workbook(templates[contract.name])
    sheet = workbook[DATA_SHEET]
    for position, column in enumerate(contract.columns, start=1):
        dimension = sheet.column_dimensions[sheet.cell(HEADER_ROW, position).column_letter]
        assert dimension.number_format == "@"
        assert dimension.width > max(len(column.name), len(column.example))
    assert sheet.freeze_panes == f"A{EXAMPLE_ROW}"
    assert contract.title in str(sheet["A1"].value)
    # A text that Excel would run as a formula has no place in a template.
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def test_the_same_contract_gives_the_same_bytes(lookups: Lookups, tmp_path: Path) -> None:
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    for path in (first, second):
        write_template(CONTRACTS["deelname"], lookups, path)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        # Nothing in it tells when it was made, or the bytes would differ tomorrow.
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 3, 28, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", properties)) == {"2023-03-28T00:00:00Z"}
    assert properties.count("2023-03-28T00:00:00Z") == 2


def test_the_command_writes_ten_templates(
    data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates"]) == 0
    names = {path.name for path in (data_folder / "templates").glob("*.xlsx")}
    assert names == {f"{name}_sjabloon.xlsx" for name in CONTRACTS}
    said = capsys.readouterr().out
    assert f"10 sjablonen geschreven in {data_folder / 'templates'}." in said
    assert all(name in said for name in names)
    assert main(["templates", "--folder", str(tmp_path / "elders" / "map")]) == 0
    assert len(list((tmp_path / "elders" / "map").glob("*.xlsx"))) == 10


def test_the_catalogue_names_every_input_and_column(data_folder: Path) -> None:
    assert read_templates() == []
    assert main(["templates", "--folder", str(templates_folder())]) == 0
    found = {template.name: template for template in read_templates()}
    assert list(found) == list(CONTRACTS)
    for name, contract in CONTRACTS.items():
        columns = [column["name"] for column in found[name].columns]
        assert columns == [column.name for column in contract.columns]
        assert found[name].path.is_file()


def test_a_template_offers_the_partnerships_that_were_delivered(
    published: Release, data_folder: Path
) -> None:
    assert known_lists().rsv_names == {"R1": "Noord", "R2": "Midden", "R3": "Zuid", "R4": "Oost"}
    forget_everything()
    published.path.write_bytes(bytes(published.file_bytes))
    assert len(known_lists().rsv_names) == 19


def test_without_a_release_the_provisional_partnerships(data_folder: Path) -> None:
    assert len(known_lists().rsv_names) == 19


def test_invented_partnerships_are_not_offered(quick_load: Callable[[], int], inbox: Path) -> None:
    write_csv(inbox / "rsv_fictief.csv", [{"rsv_code": "X1", "naam": "Verzonnen"}])
    place = {"rsv_code": "X1", "gemeente_code": "GM0344", "geldig_vanaf": "2023-03-28"}
    write_csv(inbox / "rsv_gemeenten_fictief.csv", [{**place, "status": "voorlopig"}])
    write_csv(inbox / "deelname.csv", trajectories(3))
    assert quick_load() == 0
    assert "X1" not in known_lists().rsv_names

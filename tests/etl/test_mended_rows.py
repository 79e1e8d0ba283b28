"""A refused row of a workbook in which one cell is mended reads as if it had been right at once."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from etl.check import check_sheet
from etl.contracts import CONTRACTS
from etl.contracts.lookups import Lookups
from etl.delivered import DeliveredFile
from etl.drafts.refused_workbook import write_refused
from etl.sources.files import open_sheet

TRAJECTORY = {
    "traject_id": "007", "gemeente_code": "0363", "startdatum": date(2024, 2, 4),
    "einddatum": datetime(2024, 3, 5, 8, 30),  # noqa: DTZ001  xlsx knows no time zone
    "status": "Voltooid", "variant": "MDT-plus", "leeftijd": 17, "aantal": "1.000",
}  # fmt: skip
FTE = {
    "rsv_code": "RSV01", "rol": "kwartiermaker", "fte": 0.8, "vanaf": date(2023, 9, 1),
    "tot": None, "stap": "toets",
}  # fmt: skip
OFFER = {
    "aanbod_id": "-0012", "naam": "@Samen", "organisatie": "'t Huis", "thema": "zorg; schaatsen",
    "variant": "basis", "moment": "vakantie", "doelgroep": "vmbo, mbo",
    "gemeente_code": "0363\nNuenen", "plaatsen": 12000, "startdatum": 45170,
}  # fmt: skip


def written(path: Path, row: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(list(row))
    book.active.append(list(row.values()))
    book.save(path)
    return path


def read(path: Path, lookups: Lookups) -> tuple[DeliveredFile, list[dict[str, object]], pa.Table]:
    sheet = open_sheet(path)
    (batch,) = check_sheet(sheet, 1, lookups)
    return DeliveredFile(1, path, sheet, ""), batch.accepted.to_pylist(), batch.rejected


@pytest.mark.parametrize(
    ("name", "sound", "column", "slip"),
    [
        ("deelname", TRAJECTORY, "variant", "lang"),
        ("deelname", {**TRAJECTORY, "leeftijd": "+17", "traject_id": 7}, "status", "anders"),
        ("deelname", TRAJECTORY, "einddatum", date(2024, 1, 1)),
        ("facilitatoren", FTE, "rol", "anders"),
        ("facilitatoren", {**FTE, "fte": "0,80"}, "vanaf", None),
        ("facilitatoren", FTE, "fte", "veel"),
        ("aanbod", OFFER, "variant", "lang"),
        ("aanbod", {**OFFER, "plaatsen": "12.000"}, "gemeente_code", "Atlantis"),
    ],
)
def test_the_rest_of_the_row_is_read_the_same(
    *, tmp_path: Path, lookups: Lookups, name: str, sound: dict, column: str, slip: object
) -> None:
    _, (expected,), _ = read(written(tmp_path / f"{name}.xlsx", sound), lookups)
    delivered = written(tmp_path / f"{name}.xlsx", {**sound, column: slip})
    file, accepted, reasons = read(delivered, lookups)
    assert accepted == []
    refused = tmp_path / f"{name} geweigerd.xlsx"
    write_refused(refused, file, reasons)
    book = openpyxl.load_workbook(refused)
    header = [cell.value for cell in book.active[1]]
    book.active.cell(2, header.index(column) + 1, sound[column])
    book.save(refused)
    _, mended, _ = read(refused, lookups)
    assert mended == [expected]


def test_only_an_apostrophe_before_a_sign_of_a_formula_is_taken_away(
    tmp_path: Path, lookups: Lookups
) -> None:
    names = ("'=1+1", "'t Huis", "''-x", "'", "+31")
    path = tmp_path / "rsv.csv"
    path.write_text("rsv_code;naam\n" + "".join(f"R{at};{name}\n" for at, name in enumerate(names)))
    _, accepted, _ = read(path, lookups)
    assert [row["naam"] for row in accepted] == ["=1+1", "'t Huis", "''-x", "'", "+31"]


def test_a_double_offer_keeps_its_own_themes(lookups: Lookups) -> None:
    """Of a double only what was read is kept, so that must read as itself."""
    parser = CONTRACTS["aanbod"].column("thema").parser
    assert parser is not None
    parse = parser(lookups)
    once = parse("zorg; schaatsen")
    assert once == ["zorg", "overig:schaatsen"]
    assert parse(", ".join(once)) == once

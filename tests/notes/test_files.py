"""Notes as files: harmless in a spreadsheet, and actions that a delivery takes in whole."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.check import CheckedBatch, check_sheet
from etl.contracts import CONTRACTS
from etl.contracts.lookups import load_lookups
from etl.load import load
from etl.sources.files import open_sheet
from notes.content import Content, Place, accepted
from notes.errors import RefusedError
from notes.export import WIDTHS, notes_csv, notes_workbook, write_export
from notes.models import Note
from notes.vocabulary import action_states, agenda_parts
from notes.work_agenda import COLUMNS, LONGEST_CELL, actions_of, work_agenda_file
from tests.notes.conftest import action, place, story
from tests.pages.small_inbox import write_small_inbox

LONG = "Een actie die niet in een cel past. " * 100
FORMULAS = ("=1+1", "+31", "-2", "@SUM(A1)", '=HYPERLINK("http://x";"y")')


def kept(
    content: Content, where: Place | None = None, *, number: int = 1, **fields: object
) -> Note:
    """A note as the database would give it."""
    moment = datetime(2024, 3, 1, 9, 30, tzinfo=UTC) + timedelta(minutes=number)
    note = Note(id=UUID(int=number), version=1, created_at=moment, **vars(where or place()))
    written = {"author_role": "beheer", "changed_at": moment, "is_removed": False, **fields}
    note.write(accepted(content), **written)  # type: ignore[arg-type]
    return note


def csv_rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith("\ufeff".encode())
    stream = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(stream, delimiter=";"))


def test_a_csv_for_dutch_excel() -> None:
    note = kept(action("regel een\nregel; twee", themes=("werving", "onbekend"), ambition="Meer"))
    (row,) = csv_rows(notes_csv([note], {"RSV01": "Groningen"}))
    assert list(row) == list(WIDTHS)
    assert (row["RSV"], row["Figuur"], row["Peildatum"]) == (
        "Groningen", "Groei van het RSV", "29-02-2024",
    )  # fmt: skip
    assert row["Tekst"] == "regel een\nregel; twee"
    assert (row["Soort"], row["Wie"], row["Wanneer"]) == ("Actie", "Regiofacilitator", "01-05-2024")
    assert (row["Stand"], row["Ambitie"]) == ("Bezig", "Meer")
    assert row["Onderdeel"] == "a. Aanbod overal en voor iedereen"
    assert row["Thema's"] == "Werving van jongeren, onbekend"


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_runs_as_a_formula(formula: str, tmp_path: Path) -> None:
    notes = [kept(action(formula, owner=formula, ambition=formula))]
    (row,) = csv_rows(notes_csv(notes))
    sheet = openpyxl.load_workbook(io.BytesIO(notes_workbook(notes))).worksheets[0]
    cells = dict(zip((c.value for c in sheet[1]), sheet[2], strict=True))
    for column in ("Tekst", "Wie", "Ambitie"):
        assert row[column] == f"'{formula}"
        assert (cells[column].data_type, cells[column].value) == ("s", f"'{formula}")
        assert cells[column].hyperlink is None
    (delivered,) = csv_rows(work_agenda_file(notes))
    assert {delivered[name] for name in ("actie", "eigenaar", "ambitie")} == {f"'{formula}"}


def test_a_workbook_is_the_same_each_time_and_holds_the_longest_note(tmp_path: Path) -> None:
    notes = [kept(story("x" * 10_000)), kept(story("<script>"), place(rsv_code="NL"), number=2)]
    assert notes_workbook(notes) == notes_workbook(notes)
    write_export(tmp_path / "n.XLSX", notes)
    rows = list(openpyxl.load_workbook(tmp_path / "n.XLSX").worksheets[0].values)
    assert rows[1][list(WIDTHS).index("Tekst")] == "x" * 10_000
    assert rows[2][0] == "Nederland"
    write_export(tmp_path / "leeg.xlsx", [])
    with pytest.raises(ValueError, match="pdf"):
        write_export(tmp_path / "n.pdf", notes)


def checked(content: bytes, folder: Path) -> CheckedBatch:
    """What the check of a delivery makes of a file."""
    path = folder / "werkagenda-acties.csv"
    path.write_bytes(content)
    (batch,) = check_sheet(open_sheet(path), 1, load_lookups())
    return batch


def test_the_columns_are_those_of_the_contract() -> None:
    assert tuple(column.name for column in CONTRACTS["werkagenda"].columns) == COLUMNS


def test_actions_pass_the_check_of_a_delivery(tmp_path: Path) -> None:
    notes = [
        kept(action("Gesprek met\ndrie gemeenten; nu", status=state, agenda_part=part), number=at)
        for at, (part, state) in enumerate(
            ((part, state) for part in agenda_parts() for state in action_states()), start=1
        )
    ]
    notes += [
        kept(action(LONG, owner=None, due_date=None), number=101),
        kept(action(LONG), number=102),
        kept(action("=1+1", ambition="'s-Hertogenbosch doet mee"), number=103),
        kept(action("GESPREK met drie gemeenten; nu"), place(rsv_code="RSV02"), number=104),
        kept(story(), number=105),
        kept(action("van het land"), place(rsv_code="NL"), number=106),
        kept(action("verwijderd"), number=107, is_removed=True),
    ]
    expected = len(agenda_parts()) * len(action_states()) + 4
    assert len(actions_of(notes)) == expected
    batch = checked(work_agenda_file(notes), tmp_path)
    assert batch.rejected.num_rows == 0
    rows = batch.accepted.to_pylist()
    assert len(rows) == expected
    keys = {(row["rsv_code"], row["onderdeel"], row["actie"].casefold()) for row in rows}
    assert len(keys) == expected  # the key of the contract
    by_action = {(row["onderdeel"], row["actie"]): row for row in rows}
    first = by_action["a", "Gesprek met drie gemeenten; nu"]
    assert (first["eigenaar"], first["deadline"]) == ("Regiofacilitator", date(2024, 5, 1))
    assert first["ambitie"] == "In de hele regio is er aanbod waar alle jongeren bij kunnen."
    assert by_action["a", "=1+1"]["ambitie"] == "'s-Hertogenbosch doet mee"
    cut, again = [row for row in rows if row["actie"].startswith("Een actie die")]
    assert (cut["eigenaar"], cut["deadline"]) == (None, None)
    assert cut["actie"].endswith("…")
    assert again["actie"].endswith("… (2)")
    assert max(len(row["actie"]) for row in rows) <= LONGEST_CELL


def test_the_file_is_loaded_with_a_delivery(data_folder: Path) -> None:
    inbox = data_folder / "inbox"
    write_small_inbox(inbox)
    alone = load(inbox, lambda _: None).release
    content = work_agenda_file([kept(action()), kept(action("Nog een"), number=2)])
    (inbox / "werkagenda-acties-RSV01-2024-02-29.csv").write_bytes(content)
    together = load(inbox, lambda _: None).release
    assert together.rows_rejected == alone.rows_rejected
    assert together.rows_loaded == alone.rows_loaded + 2


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(
    texts=st.lists(st.text(min_size=1, max_size=600), min_size=1, max_size=5),
    ambition=st.text(max_size=80),
)
def test_whatever_an_action_says_it_is_taken_in(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], ambition: str
) -> None:
    notes = []
    for number, text in enumerate(texts, start=1):
        try:
            notes.append(kept(action(text, ambition=ambition), number=number))
        except RefusedError:
            continue
    if not notes:
        return
    batch = checked(work_agenda_file(notes), tmp_path_factory.mktemp("agenda"))
    assert batch.rejected.num_rows == 0
    assert batch.accepted.num_rows == len(notes)

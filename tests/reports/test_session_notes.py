"""Notes of the session go along in the pack, and one that could not be read says so."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from notes import store
from notes.content import Content, Place
from notes.database import FILE_NAME, VARIABLE, forget_engines
from notes.migrate import upgrade
from notes.vocabulary import action_states
from reports.__main__ import main
from reports.make import open_context, shelf_of
from reports.session_notes import AWAY, session_notes
from tests.reports.test_make import text_of
from warehouse.packs import PDF, XLSX
from warehouse.queries import municipalities
from warehouse.releases import Release

DAY = date(2024, 6, 30)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / FILE_NAME
    monkeypatch.setenv(VARIABLE, f"sqlite:///{file}")
    upgrade()
    yield file
    forget_engines()


def write(release_id: str, rsv_code: str, text: str, kind: str = "story", day: date = DAY) -> None:
    who = {"owner": "Gemeente", "due_date": date(2024, 5, 1)} if kind == "decision" else {}
    place = Place(release_id, day, "groei", "Groeiambitie", rsv_code)
    store.add(place, Content(kind, text, **who), "programmateam")


def test_notes_go_along_in_the_order_they_were_written(
    own_country: Release, database: Path
) -> None:
    release_id = own_country.release_id
    write(release_id, "R1", "Eerst dit.")
    write(release_id, "R1", "Dan <b>dat</b>.", kind="decision")
    write(release_id, "R2", "Van een ander.")
    write("eerdere-uitgave", "R1", "Van toen.")
    write("latere-uitgave", "R1", "Van later.", day=date(2024, 12, 31))
    first, second, earlier = session_notes(release_id, ["R1", "R2"], DAY)["R1"]
    assert "uitgave eerdere-uitgave" in earlier.splitlines()[0]
    assert first.startswith("Verhaal bij Groeiambitie (programmateam, ")
    assert second.endswith("Dan <b>dat</b>.\nAfgesproken: wie: Gemeente; wanneer: 1 mei 2024")
    assert main(["pack", "R1"]) == 0
    shelf = shelf_of(open_context(None))
    printed = text_of(shelf.file("R1", PDF))
    assert "Dan <b>dat</b>." in printed
    assert "Van toen." in printed  # a correction after the session loses no report
    assert "Van een ander." not in printed and "Van later." not in printed
    kept = shelf.file("R1", XLSX).read_bytes()
    assert main(["pack", "R1"]) == 0
    assert shelf.file("R1", XLSX).read_bytes() == kept
    write(release_id, "R1", "En dit kwam later.")
    assert main(["pack", "R1"]) == 0
    assert "En dit kwam later." in text_of(shelf.file("R1", PDF))


def test_a_note_says_of_which_day_and_place_and_everything_that_was_agreed(
    own_country: Release, database: Path
) -> None:
    release_id = own_country.release_id
    known = municipalities(release_id).iloc[0]
    place = Place(
        release_id, date(2023, 6, 30), "groei", "Groeiambitie", "R1", str(known["area_code"])
    )
    action = Content(
        "action", "Bellen.", ("geld",), agenda_part="a", ambition="Meer jongeren", status="bezig"
    )
    store.add(place, action, "programmateam")
    (text,) = session_notes(release_id, ["R1"], DAY)["R1"]
    head, said, agreed, about = text.splitlines()
    assert f"({known['area_name']}, peildatum 30 jun 2023, programmateam, " in head
    assert said == "Bellen."
    assert agreed.startswith("Afgesproken: wie: nog open; wanneer: nog open; onderdeel: a. ")
    assert agreed.endswith(f"; ambitie: Meer jongeren; stand: {action_states()['bezig'].lower()}")
    assert about == "Thema's: Geld en regels"
    assert "peildatum" not in session_notes(release_id, ["R1"], date(2023, 6, 30))["R1"][0]


def test_a_database_that_is_away_is_said_in_the_pack(own_country: Release, database: Path) -> None:
    forget_engines()
    database.rename(database.with_suffix(".weg"))
    told = session_notes(own_country.release_id, ["R1", "NL"], DAY)
    assert told == {"R1": [AWAY], "NL": [AWAY]}
    assert main(["pack", "R1"]) == 0
    assert AWAY in text_of(shelf_of(open_context(None)).file("R1", PDF))


def test_a_pack_with_notes_is_not_replaced_while_they_are_away(
    own_country: Release, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(own_country.release_id, "R1", "Dit blijft.")
    assert main(["pack", "R1"]) == 0
    forget_engines()
    database.rename(database.with_suffix(".weg"))
    shelf = shelf_of(open_context(None))
    kept = shelf.file("R1", PDF).read_bytes()
    assert main(["pack", "R1"]) == 1
    assert "De notities zijn nu niet bereikbaar" in capsys.readouterr().err
    assert main(["all"]) == 1  # the others are made, and say it; then the zip
    assert "De notities zijn nu niet bereikbaar" in capsys.readouterr().err
    assert shelf.file("R1", PDF).read_bytes() == kept
    assert shelf.ready() == {"R1", "R2", "R3", "R4", "NL", "ALLE"}
    assert AWAY in text_of(shelf.file("R2", PDF))


def test_where_nobody_ever_wrote_a_note_there_is_nothing_to_say(own_country: Release) -> None:
    assert session_notes(own_country.release_id, ["R1"], DAY) == {}

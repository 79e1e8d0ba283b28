"""Notes are kept, with every version; two editors at once lose nothing. On both databases."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from notes import store
from notes.content import LONGEST_TEXT
from notes.database import writing
from notes.errors import NoteGoneError, NotesUnavailableError, RefusedError
from notes.models import NoteVersion
from notes.questions import notes_of, theme_counts
from notes.store import ConflictError
from tests.notes.conftest import action, place, story

SCRIPT = "<script>alert('x')</script> '; drop table note; -- **vet** %s :smile:"


def test_a_note_is_kept_as_it_was_written(database: str) -> None:
    before = datetime.now(UTC)
    written = action(SCRIPT, themes=("werving", "geld"), ambition="In elke gemeente een plek")
    kept = store.add(place(municipality_code="GM0014"), written, "beheer")
    found = store.find(kept.id)
    assert found.content == written
    assert (found.version, found.is_removed, found.author_role) == (1, False, "beheer")
    assert (found.release_id, found.figure, found.rsv_code) == ("2024-02-29-a", "groei", "RSV01")
    assert (found.reference_date, found.municipality_code) == (date(2024, 2, 29), "GM0014")
    assert before <= found.created_at <= datetime.now(UTC)
    assert found.created_at.utcoffset() == timedelta(0)


def test_the_longest_note_fits_and_a_longer_one_is_refused(database: str) -> None:
    long = "Zeeën €😀 " * (LONGEST_TEXT // 9) + "x" * (LONGEST_TEXT % 9)
    assert len(long) == LONGEST_TEXT
    assert store.find(store.add(place(), story(long), "beheer").id).text == long
    with pytest.raises(RefusedError, match=r"ten hoogste 10\.000 tekens; nu zijn het er 10\.001"):
        store.add(place(), story(long + "x"), "beheer")
    assert len(notes_of()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (story("  \n\x00"), "Schrijf eerst een tekst"),
        (story("Bel 06-12345678"), "In de tekst staat een telefoonnummer"),
        (story("BSN 111222333"), "In de tekst staat een geldig burgerservicenummer"),
        (action(owner="jan@voorbeeld.nl"), "In wie het doet staat een e-mailadres"),
        (action(ambition="mail a@b.nl"), "In de ambitie staat een e-mailadres"),
        (action(agenda_part=None), "onderdeel van de werkagenda"),
        (action(status="misschien"), "de stand"),
        (action(due_date=date(2016, 1, 1)), "Kies een dag van 2017"),
        (story(kind="gerucht"), "wat voor notitie"),
    ],
)
def test_what_is_refused_says_why_and_keeps_nothing(content, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        store.add(place(), content, "beheer")


def test_what_belongs_to_another_kind_is_not_kept(database: str) -> None:
    loose = action(kind="story")
    assert store.add(place(), loose, "beheer").content == story("Gesprek met drie gemeenten")
    decision = store.add(place(), action(kind="decision"), "beheer")
    assert (decision.owner, decision.agenda_part) == ("Regiofacilitator", None)


def test_signs_that_no_database_can_hold_are_left_out(database: str) -> None:
    kept = store.add(place(), story("een\x00twee\r\ndrie\x1b[31m \ud800 "), "beheer")
    assert store.find(kept.id).text == "eentwee\ndrie[31m ?"


def test_every_version_stays_readable(database: str) -> None:
    note = store.add(place(), story("een"), "programmateam")
    store.edit(note.id, action("twee"), "beheer", based_on=1)
    store.remove(note.id, "beheer", based_on=2)
    assert notes_of() == []
    assert [n.text for n in notes_of(with_removed=True)] == ["twee"]
    back = store.put_back(note.id, "programmateam", based_on=3)
    assert (back.version, back.text, back.is_removed) == (4, "twee", False)
    versions = store.history(note.id)
    assert [(v.version, v.text, v.author_role, v.is_removed) for v in versions] == [
        (4, "twee", "programmateam", False),
        (3, "twee", "beheer", True),
        (2, "twee", "beheer", False),
        (1, "een", "programmateam", False),
    ]
    assert versions[2].content == action("twee")
    assert versions[3].changed_at == note.created_at


def test_nothing_new_is_no_version(database: str) -> None:
    note = store.add(place(), story("een"), "beheer")
    assert store.edit(note.id, story(" een "), "programmateam", based_on=1).version == 1
    assert len(store.history(note.id)) == 1


def test_the_second_editor_sees_both_texts_and_saves_on_top(database: str) -> None:
    note = store.add(place(), story("begin"), "beheer")
    store.edit(note.id, story("van de eerste"), "programmateam", based_on=1)
    with pytest.raises(ConflictError) as conflict:
        store.edit(note.id, story("van de tweede"), "beheer", based_on=1)
    theirs = conflict.value.theirs
    assert (theirs.text, theirs.version, theirs.author_role) == (
        "van de eerste", 2, "programmateam",
    )  # fmt: skip
    merged = f"{theirs.text}\nvan de tweede"
    store.edit(note.id, story(merged), "beheer", based_on=theirs.version)
    assert [v.text for v in store.history(note.id)] == [merged, "van de eerste", "begin"]


def test_an_edit_of_what_was_removed_meanwhile_stands_again(database: str) -> None:
    note = store.add(place(), story("begin"), "beheer")
    store.remove(note.id, "programmateam", based_on=1)
    with pytest.raises(ConflictError) as conflict:
        store.edit(note.id, story("begin"), "beheer", based_on=1)
    assert conflict.value.theirs.is_removed
    assert not store.edit(note.id, story("begin"), "beheer", based_on=2).is_removed


def test_what_was_changed_meanwhile_is_not_removed(database: str) -> None:
    note = store.add(place(), story("begin"), "beheer")
    store.edit(note.id, story("nieuw"), "programmateam", based_on=1)
    with pytest.raises(ConflictError):
        store.remove(note.id, "beheer", based_on=1)
    assert store.find(note.id).text == "nieuw"


def test_many_editors_at_the_same_moment(database: str) -> None:
    note = store.add(place(), story("begin"), "beheer")
    editors = 8
    barrier = threading.Barrier(editors)

    def edit(number: int) -> str:
        barrier.wait()
        try:
            store.edit(note.id, story(f"van {number}"), "beheer", based_on=1)
        except ConflictError as conflict:
            return conflict.theirs.text
        return "gewonnen"

    with ThreadPoolExecutor(editors) as pool:
        said = list(pool.map(edit, range(editors)))
    assert said.count("gewonnen") == 1
    winner = f"van {said.index('gewonnen')}"
    assert set(said) == {"gewonnen", winner}
    assert [v.text for v in store.history(note.id)] == [winner, "begin"]


def test_editors_who_keep_trying_all_get_their_text_in(database: str) -> None:
    note = store.add(place(), story("begin"), "beheer")
    editors = 6

    def insist(number: int) -> None:
        based_on = 1
        while True:
            try:
                store.edit(note.id, story(f"van {number}"), "beheer", based_on=based_on)
            except ConflictError as conflict:
                based_on = conflict.theirs.version
            else:
                return

    with ThreadPoolExecutor(editors) as pool:
        list(pool.map(insist, range(editors)))
    versions = store.history(note.id)
    assert [v.version for v in versions] == list(range(editors + 1, 0, -1))
    assert {v.text for v in versions} == {"begin", *(f"van {n}" for n in range(editors))}


@pytest.mark.parametrize(
    "change",
    [
        lambda gone: store.edit(gone, story(), "beheer", based_on=1),
        lambda gone: store.remove(gone, "beheer", based_on=1),
        store.find,
    ],
)
def test_a_note_that_is_not_there(database: str, change: Callable) -> None:
    with pytest.raises(NoteGoneError):
        change(uuid4())


def test_a_version_belongs_to_a_note(database: str) -> None:
    orphan = NoteVersion(note_id=uuid4(), version=1)
    orphan.write(story(), author_role="beheer", changed_at=datetime.now(UTC), is_removed=False)
    with pytest.raises(NotesUnavailableError) as error, writing() as session:
        session.add(orphan)
    assert isinstance(error.value.__cause__, IntegrityError)


def test_questions(database: str) -> None:
    store.add(place(), story("a", themes=("werving", "geld")), "beheer")
    store.add(place(rsv_code="RSV02"), action("b", themes=("werving",)), "beheer")
    store.add(place(rsv_code="NL", figure="kaders"), story("c"), "beheer")
    store.add(place(release_id="2023-11-30-b"), story("d", themes=("geld",)), "beheer")
    gone = store.add(place(), story("weg", themes=("geld",)), "beheer")
    store.remove(gone.id, "beheer", based_on=1)

    def texts(**asked: str) -> list[str]:
        return [note.text for note in notes_of(**asked)]

    assert texts() == ["d", "c", "b", "a"]
    assert texts(rsv_code="RSV01") == ["d", "a"]
    assert texts(rsv_code="RSV01", release_id="2024-02-29-a") == ["a"]
    assert texts(figure="kaders") == ["c"]
    assert theme_counts("2024-02-29-a").to_numpy().tolist() == [
        ["RSV01", "geld", 1], ["RSV01", "werving", 1], ["RSV02", "werving", 1],
    ]  # fmt: skip
    assert list(theme_counts("geen").columns) == ["rsv_code", "theme", "notes"]

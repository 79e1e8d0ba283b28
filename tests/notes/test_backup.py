"""A backup holds everything, moves between databases, and comes back whole or not at all."""

import hashlib
import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from notes import store
from notes.__main__ import main
from notes.backup import backup, restore
from notes.content import Content
from notes.database import VARIABLE, reading, writing
from notes.errors import BackupError, RefusedError
from notes.migrate import upgrade
from notes.models import Base
from notes.questions import notes_of
from notes.vocabulary import KINDS, action_states, agenda_parts, themes
from tests.notes.conftest import BOTH, action, new_database, place, story


def everything() -> list[list[tuple]]:
    """Every row of every table."""
    with reading() as session:
        return [
            [tuple(row) for row in session.execute(select(t).order_by(*t.primary_key))]
            for t in Base.metadata.sorted_tables
        ]


def write_some() -> None:
    note = store.add(place(), story("een\n€ 😀 \"'; --", themes=("geld",)), "beheer")
    store.edit(note.id, story("twee"), "programmateam", based_on=1)
    store.add(place(rsv_code="NL", municipality_code="GM0014"), action("=1+1"), "beheer")
    gone = store.add(place(), story("weg"), "beheer")
    store.remove(gone.id, "beheer", based_on=1)


@pytest.mark.parametrize("kind", BOTH)
def test_there_and_back_and_to_the_other_database(
    database: str,
    kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_some()
    before, file = everything(), tmp_path / "notities.jsonl"
    assert backup(file) == 3
    monkeypatch.setenv(VARIABLE, new_database(kind, request, tmp_path))
    upgrade()
    assert restore(file) == 3
    assert everything() == before
    again = tmp_path / "nog eens.jsonl"
    backup(again)
    assert again.read_bytes() == file.read_bytes()
    # What was put back goes on as it was.
    (note,) = [note for note in notes_of() if note.version == 2]
    assert store.edit(note.id, story("drie"), "beheer", based_on=2).version == 3


def test_notes_that_are_there_are_not_overwritten_unasked(database: str, tmp_path: Path) -> None:
    write_some()
    file = tmp_path / "notities.jsonl"
    backup(file)
    store.add(place(), story("later"), "beheer")
    before = everything()
    with pytest.raises(BackupError, match="--replace"):
        restore(file)
    assert everything() == before
    assert restore(file, replace=True) == 3
    assert "later" not in {note.text for note in notes_of(with_removed=True)}


def test_another_version_of_the_same_number_is_not_overwritten(
    database: str, tmp_path: Path
) -> None:
    note, file = store.add(place(), story("een"), "beheer"), tmp_path / "notities.jsonl"
    backup(file)
    read = store.edit(note.id, story("wat iemand las"), "beheer", based_on=1)
    restore(file, replace=True)
    store.edit(note.id, story("wat er nu staat"), "programmateam", based_on=1)
    for change in (partial(store.edit, note.id, story("erover")), partial(store.remove, note.id)):
        with pytest.raises(store.ConflictError) as conflict:
            change("beheer", based_on=read.version, read_of=read.changed_at)
    theirs = conflict.value.theirs
    assert (theirs.text, theirs.version, theirs.is_removed) == ("wat er nu staat", 2, False)
    read_again = {"based_on": theirs.version, "read_of": theirs.changed_at}
    assert store.edit(note.id, story("erna"), "beheer", **read_again).version == 3


def without_hash(lines: list[bytes]) -> list[bytes]:
    return [lines[0], *lines[2:]]


def with_other_text(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b"twee", b"drie") for line in lines]


def with_orphan(lines: list[bytes]) -> list[bytes]:
    """A file whose hash is right, made by hand: a version of a note that is not in it."""
    kept = [line for line in lines[:-1] if b'"table": "note"' not in line]
    digest = hashlib.sha256(b"".join(kept)).hexdigest()
    return [*kept, json.dumps({"rows": len(kept) - 1, "sha256": digest}).encode() + b"\n"]


@pytest.mark.parametrize(
    "spoil",
    [
        without_hash,
        with_other_text,
        with_orphan,
        lambda lines: lines[:-1],
        lambda lines: [*lines[:-1], lines[-1][:20]],
        lambda lines: [],
        lambda lines: [b"\xff\xfe\x00"],
        lambda lines: [b"[1]\n", b"[2]\n"],
    ],
)
def test_a_damaged_backup_changes_nothing(database: str, tmp_path: Path, spoil) -> None:
    write_some()
    file = tmp_path / "notities.jsonl"
    backup(file)
    before = everything()
    file.write_bytes(b"".join(spoil(file.read_bytes().splitlines(keepends=True))))
    with pytest.raises(BackupError, match="geen hele reservekopie"):
        restore(file, replace=True)
    assert everything() == before


def test_a_backup_of_another_schema_says_what_to_do(database: str, tmp_path: Path) -> None:
    first = json.dumps({"format": "mdt-notities", "schema": "0000"}).encode() + b"\n"
    last = json.dumps({"rows": 0, "sha256": hashlib.sha256(first).hexdigest()}).encode()
    file = tmp_path / "oud.jsonl"
    file.write_bytes(first + last)
    with pytest.raises(BackupError, match="schema 0000, nu 0001"):
        restore(file)


def test_a_backup_that_fails_leaves_the_last_one(database: str, tmp_path: Path) -> None:
    file = tmp_path / "notities.jsonl"
    file.mkdir()
    with pytest.raises(OSError):
        backup(file)
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


contents = st.builds(
    Content,
    kind=st.sampled_from(list(KINDS)),
    text=st.text(min_size=1, max_size=200),
    themes=st.lists(st.sampled_from(list(themes())), max_size=3).map(tuple),
    owner=st.none() | st.text(max_size=60),
    due_date=st.none() | st.dates(date(2017, 1, 1), date(2040, 12, 31)),
    agenda_part=st.sampled_from(list(agenda_parts())),
    ambition=st.none() | st.text(max_size=60),
    status=st.none() | st.sampled_from(list(action_states())),
)


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(written=st.lists(contents, min_size=1, max_size=4))
def test_whatever_is_written_comes_back_the_same(
    database: str, tmp_path: Path, written: list[Content]
) -> None:
    with writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    for content in written:
        try:
            note = store.add(place(), content, "beheer")
            store.edit(note.id, written[0], "beheer", based_on=1)
        except RefusedError:
            continue
    before, file = everything(), tmp_path / "notities.jsonl"
    backup(file)
    restore(file, replace=True)
    assert everything() == before


def test_the_commands(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_some()
    file, table = tmp_path / "n.jsonl", tmp_path / "n.csv"
    assert main(["backup", str(file)]) == 0
    assert main(["restore", str(file)]) == 1
    assert main(["restore", str(file), "--replace"]) == 0
    assert main(["export", str(table), "--rsv", "NL"]) == 0
    assert main(["export", str(tmp_path / "n.pdf")]) == 2
    said = capsys.readouterr()
    assert "3 notities, met alle eerdere versies" in said.out
    assert "1 notitie." in said.out
    assert "--replace" in said.err
    assert table.read_text("utf-8-sig").count("29-02-2024") == 1
    assert main(["restore", str(tmp_path / "is er niet.jsonl")]) == 1
    with pytest.raises(SystemExit) as stopped:
        main(["verkeerd"])
    assert stopped.value.code == 2


def test_a_command_without_tables_says_what_to_do(
    empty_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "n.jsonl")]) == 1
    assert "python -m notes upgrade" in capsys.readouterr().err
    assert main(["upgrade"]) == 0
    assert main(["backup", str(tmp_path / "n.jsonl")]) == 0

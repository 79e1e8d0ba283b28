"""A database that is away is said so, quickly, without an address or a password."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notes import store
from notes.__main__ import main
from notes.database import FILE_NAME, VARIABLE, forget_engines
from notes.errors import NotesUnavailableError, SchemaMissingError
from notes.migrate import upgrade
from notes.questions import notes_of
from tests.notes.conftest import place, story
from tests.notes.postgres import start


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    forget_engines()


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////no/such/folder/notes.sqlite",
        "sqlite://",
        "geen adres",
        "mysql://gebruiker:geheim@localhost/notes",
        "postgresql://gebruiker:geheim@127.0.0.1:1/notes",
        "postgresql+psycopg://gebruiker:geheim@127.0.0.1:1/notes",
    ],
)
def test_nothing_there(
    address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, address)
    started = time.perf_counter()
    with pytest.raises(NotesUnavailableError) as error:
        notes_of()
    assert not isinstance(error.value, SchemaMissingError)
    with pytest.raises(NotesUnavailableError):
        store.add(place(), story(), "beheer")
    assert time.perf_counter() - started < 5
    assert main(["upgrade"]) == 1
    assert "geheim" not in f"{error.value}{capfd.readouterr()}"


def test_a_file_that_is_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "notes.sqlite"
    file.write_text("geen database " * 100)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{file}")
    with pytest.raises(NotesUnavailableError):
        notes_of()


def test_a_file_that_is_taken_away_and_comes_back(data_folder: Path) -> None:
    with pytest.raises(SchemaMissingError):
        notes_of()
    assert not (data_folder / FILE_NAME).exists()  # a question makes no database
    upgrade()
    store.add(place(), story("er nog"), "beheer")
    file = data_folder / FILE_NAME
    away = file.rename(file.with_suffix(".weg"))
    with pytest.raises(NotesUnavailableError):
        store.add(place(), story(), "beheer")
    away.rename(file)
    assert [note.text for note in notes_of()] == ["er nog"]


def test_a_server_that_stops_and_starts_again(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("pg")
    server = start(folder, "stop")
    monkeypatch.setenv(VARIABLE, server.get_uri())
    upgrade()
    store.add(place(), story("voor de storing"), "beheer")
    server.cleanup()
    with pytest.raises(NotesUnavailableError):
        notes_of()
    again = start(folder, "delete")
    monkeypatch.setenv(VARIABLE, again.get_uri())
    assert [note.text for note in notes_of()] == ["voor de storing"]
    forget_engines()
    again.cleanup()

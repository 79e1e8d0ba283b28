"""The schema that migrations make is the one the models describe, and an upgrade is safe."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from notes import store
from notes.database import database_url, engine_of, forget_engines, reading, writing
from notes.errors import NotesUnavailableError, SchemaMissingError
from notes.migrate import configuration, downgrade, upgrade
from notes.models import REVISIONS, Base
from notes.questions import notes_of
from tests.notes.conftest import place, story


def test_models_and_migrations_do_not_drift(database: str) -> None:
    with reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_known_revisions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(configuration()).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_a_second_upgrade_keeps_what_is_there(database: str) -> None:
    store.add(place(), story("blijft"), "beheer")
    upgrade()
    assert [note.text for note in notes_of()] == ["blijft"]


def test_upgrades_at_the_same_moment_wait_for_each_other(empty_database: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: upgrade(), range(2)))
    assert notes_of() == []


def test_down_and_up_again(database: str) -> None:
    downgrade("base")
    forget_engines()
    engine = engine_of(database_url())
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    with pytest.raises(SchemaMissingError):
        notes_of()
    upgrade()
    assert notes_of() == []


def test_a_database_without_tables_asks_for_an_upgrade(empty_database: str) -> None:
    if empty_database.startswith("sqlite"):
        sqlite3.connect(database_url().database or "").close()
    with pytest.raises(SchemaMissingError):
        notes_of()


def test_a_newer_schema_is_left_alone(database: str) -> None:
    with writing() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    forget_engines()
    with pytest.raises(NotesUnavailableError, match="nieuwere versie") as error:
        notes_of()
    assert not isinstance(error.value, SchemaMissingError)


def test_sqlite_lets_people_read_while_someone_writes(tmp_path: Path) -> None:
    upgrade()  # in the data folder
    store.add(place(), story("staat er"), "beheer")
    with writing() as session:
        assert session.scalar(text("pragma journal_mode")) == "wal"
        assert session.scalar(text("pragma foreign_keys")) == 1
        assert [note.text for note in notes_of()] == ["staat er"]

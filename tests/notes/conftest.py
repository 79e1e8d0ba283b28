"""Two databases, both real: a SQLite file and a PostgreSQL server."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from notes.content import Content, Place
from notes.database import VARIABLE, forget_engines
from notes.migrate import upgrade
from tests.notes.postgres import start

BOTH = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture(scope="session")
def server_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, stopped and deleted in the end."""
    server = start(tmp_path_factory.mktemp("pg"), "delete")
    # Nothing in it outlives the tests, so nothing waits for the disk.
    server.psql("alter system set fsync = off; select pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()


def new_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of a database with nothing in it, not even a table."""
    name = f"notes_{next(_numbers)}"
    if kind == "sqlite":
        return f"sqlite:///{folder / name}.sqlite"
    address = make_url(request.getfixturevalue("server_address"))
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return address.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=BOTH)
def empty_database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A database without tables, as the one that notes are kept in."""
    address = new_database(request.param, request, tmp_path)
    monkeypatch.setenv(VARIABLE, address)
    yield address
    forget_engines()


@pytest.fixture
def database(empty_database: str) -> str:
    """A database that is ready to write in."""
    upgrade()
    return empty_database


def place(**fields: object) -> Place:
    usual: dict = {
        "release_id": "2024-02-29-a", "reference_date": date(2024, 2, 29), "figure": "groei",
        "figure_title": "Groei van het RSV", "rsv_code": "RSV01",
    }  # fmt: skip
    return Place(**{**usual, **fields})


def story(text: str = "Er gebeurde iets.", **fields: object) -> Content:
    return Content(**{"kind": "story", "text": text, **fields})  # type: ignore[arg-type]


def action(text: str = "Gesprek met drie gemeenten", **fields: object) -> Content:
    usual: dict = {
        "owner": "Regiofacilitator", "due_date": date(2024, 5, 1), "agenda_part": "a",
        "status": "bezig",
    }  # fmt: skip
    return Content(**{"kind": "action", "text": text, **usual, **fields})  # type: ignore[arg-type]

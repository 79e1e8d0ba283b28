"""Reach the database of the notes: SQLite in the data folder, or PostgreSQL by one setting."""

import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from notes.errors import NotesUnavailableError, SchemaMissingError
from notes.models import REVISIONS
from warehouse.settings import data_folder

VARIABLE = "MDT_NOTES_DATABASE"
FILE_NAME = "notes.sqlite"
BUSY_S = 5  # how long one writer waits for another
CONNECT_S = 3
_POSTGRESQL_OPTIONS = f"-c lock_timeout={BUSY_S}s -c statement_timeout=15s"

log = logging.getLogger("regiomonitor")
_engines: dict[URL, Engine] = {}
_with_schema: set[URL] = set()
_lock = threading.Lock()


def is_default() -> bool:
    """Say whether notes are kept in the data folder: no other database was asked for."""
    return not os.environ.get(VARIABLE, "").strip()


def database_url() -> URL:
    """Return where notes are kept; raises NotesUnavailableError when the setting is no such place.

    PostgreSQL is always reached through psycopg 3.
    """
    if is_default():
        return URL.create("sqlite", database=str(data_folder() / FILE_NAME))
    try:
        url = make_url(os.environ[VARIABLE].strip())
    except (ArgumentError, ValueError):  # the address may hold a password: it is not repeated
        raise NotesUnavailableError(f"{VARIABLE} is geen adres van een database.") from None
    if url.drivername.split("+")[0] in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise NotesUnavailableError(f"{VARIABLE} wijst niet naar een SQLite-bestand of PostgreSQL.")


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an embedded database; None for a server."""
    return Path(str(url.database)).absolute() if url.drivername == "sqlite" else None


def engine_of(url: URL, *, may_create: bool = False) -> Engine:
    """Return a new engine. An embedded database that is not there is only made when asked for."""
    file = sqlite_file(url)
    if file is None:
        asked = {"connect_timeout": CONNECT_S, "options": _POSTGRESQL_OPTIONS}
        return create_engine(
            url,
            pool_pre_ping=True,
            connect_args={name: value for name, value in asked.items() if name not in url.query},
        )

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{file.as_uri()}?mode={'rwc' if may_create else 'rw'}",
            uri=True,
            timeout=BUSY_S,
            isolation_level=None,  # the event below begins transactions
            check_same_thread=False,
        )
        connection.execute("pragma foreign_keys = on")
        if may_create:
            # Readers go on while one writes; it stays so for the file.
            connection.execute("pragma journal_mode = wal")
        return connection

    # Without a pool no connection outlives a file that is taken away or put back.
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin as a writer at once: a reader that turns writer fails instead of waiting its turn."""
    is_writer = connection.get_execution_options().get("is_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def reading() -> Iterator[Session]:
    """Yield a session that reads; raises NotesUnavailableError when the database is away."""
    with readable_errors(), Session(_engine(), expire_on_commit=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Yield a session whose changes are kept together, or not at all; errors as in reading."""
    with readable_errors():
        writer = _engine().execution_options(is_writer=True)
        with Session(writer, expire_on_commit=False) as session, session.begin():
            yield session


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn what a database says into NotesUnavailableError; the details go to the log."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as error:
        # What the database says may hold the text of a note; its code for it cannot.
        cause = error.__cause__
        code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
        log.exception("the database of the notes failed, code %s", code)
        raise NotesUnavailableError("De database met notities is niet bereikbaar.") from error


def forget_engines() -> None:
    """Close every connection."""
    with _lock:
        for engine in _engines.values():
            engine.dispose()
        _engines.clear()
        _with_schema.clear()


def _engine() -> Engine:
    url = database_url()
    file = sqlite_file(url)
    if file is not None and not file.exists():
        if file.parent.is_dir():
            raise SchemaMissingError("Er is nog geen database met notities.")
        raise NotesUnavailableError("De map van de database met notities is er niet.")
    with _lock:
        if url not in _engines:
            _engines[url] = engine_of(url)
        engine = _engines[url]
    if url not in _with_schema:
        with engine.connect() as connection:
            _require_schema(connection)
        _with_schema.add(url)
    return engine


def _require_schema(connection: Connection) -> None:
    found = None
    if inspect(connection).has_table("alembic_version"):
        found = connection.scalar(text("select version_num from alembic_version"))
    if found is not None and found not in REVISIONS:
        raise NotesUnavailableError("De database met notities is van een nieuwere versie.")
    if found != REVISIONS[-1]:
        raise SchemaMissingError("De database met notities is nog niet klaargezet.")

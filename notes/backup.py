"""Keep all notes with their history in one file, and put them back in either database.

The file is JSON lines: a first line that says what it is, a line per row, and a last line with the
number of rows and a hash, so that a file that was cut off or changed is not put back. Nothing in it
depends on the database it came from: it is also how notes move from SQLite to PostgreSQL.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DataError, IntegrityError

from notes.database import reading, writing
from notes.errors import BackupError
from notes.models import REVISIONS, Base

FORMAT = "mdt-notities"
_TABLES = Base.metadata.sorted_tables  # parents first
_READ: dict[type, Any] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def backup(path: Path) -> int:
    """Write every note and version as they were at one moment; return how many notes."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    with reading() as session:
        # PostgreSQL would else see each table at another moment; SQLite never does.
        connection = session.connection(execution_options={"isolation_level": "SERIALIZABLE"})
        lines = [_line({"format": FORMAT, "schema": REVISIONS[-1]}), *_dumped(connection)]
        notes: int = connection.scalar(select(func.count()).select_from(_TABLES[0])) or 0
    lines.append(_line({"rows": len(lines) - 1, "sha256": _hash(lines)}))
    try:
        with partial.open("wb") as stream:
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return notes


def restore(path: Path, *, replace: bool = False) -> int:
    """Put a backup back, all of it or nothing; return how many notes.

    Raises BackupError when the file is no whole backup, or when there are notes already and
    `replace` does not say that they may go.
    """
    rows = _read(path)
    with writing() as session:
        connection = session.connection()
        if not replace and connection.scalar(select(func.count()).select_from(_TABLES[0])):
            raise BackupError(
                "Er staan al notities in de database. Maak er eerst een reservekopie van, en "
                "gebruik dan --replace: wat er nu staat gaat weg."
            )
        for table in reversed(_TABLES):
            connection.execute(table.delete())
        try:
            for table in _TABLES:
                if rows[table.name]:
                    connection.execute(table.insert(), rows[table.name])
        except (IntegrityError, DataError) as error:
            raise _damaged(path) from error
    return len(rows[_TABLES[0].name])


def _dumped(connection: Connection) -> Iterator[bytes]:
    for table in _TABLES:
        for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
            yield _line({"table": table.name, "row": dict(row)})


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, default=_written).encode("utf-8") + b"\n"


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _hash(lines: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    lines = path.read_bytes().splitlines(keepends=True)
    try:
        first, *records, last = [json.loads(line) for line in lines]
        if first["format"] != FORMAT or last["sha256"] != _hash(lines[:-1]):
            raise _damaged(path)
        if first["schema"] != REVISIONS[-1]:
            raise BackupError(
                f"{path.name} is gemaakt met een andere versie van het dashboard (schema "
                f"{first['schema']}, nu {REVISIONS[-1]}). Zet hem terug met die versie, en draai "
                "daarna `python -m notes upgrade` met deze."
            )
        return {
            table.name: [
                _values(table, record["row"]) for record in records if record["table"] == table.name
            ]
            for table in _TABLES
        }
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error


def _values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {
        column.name: None if row[column.name] is None else _value(column.type, row[column.name])
        for column in table.columns
    }


def _value(kind: Any, value: Any) -> Any:
    return _READ.get(kind.python_type, lambda kept: kept)(value)


def _damaged(path: Path) -> BackupError:
    return BackupError(
        f"{path.name} is geen hele reservekopie van notities: het bestand is beschadigd, veranderd "
        "of iets anders. Er is niets teruggezet."
    )

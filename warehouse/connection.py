"""The door to DuckDB: a cursor on one release, read-only, with the outside world shut off.

A release is attached to an in-memory connection of its own. Queries take a cursor each: one
connection shared by threads gives silently wrong answers.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.releases import release_path

# An evaluation may keep an older release open beside the active one; more is not needed.
LARGEST_OPEN = 4
# A release that was damaged and rebuilt has the same name and another file.
FileKey = tuple[str, int, int, int]
_open: OrderedDict[FileKey, duckdb.DuckDBPyConnection] = OrderedDict()
_unreadable: set[FileKey] = set()
_lock = threading.Lock()


class UnreadableReleaseError(Exception):
    """The release file is gone or damaged."""


@contextmanager
def cursor(release_id: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a cursor on a release; raises UnreadableReleaseError when it cannot be read."""
    try:
        key = _file_key(release_id)
        # A cursor keeps its database open, also when the connection is dropped meanwhile.
        own = _connection(key).cursor()
        own.execute("use release")
    except OSError as error:
        raise UnreadableReleaseError(release_id) from error
    except duckdb.Error as error:
        _give_up(key)
        raise UnreadableReleaseError(release_id) from error
    try:
        yield own
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException) as error:
        _give_up(key)
        raise UnreadableReleaseError(release_id) from error
    finally:
        own.close()


def is_known_unreadable(release_id: str) -> bool:
    """Say whether reading this very file has failed before in this process."""
    try:
        return _file_key(release_id) in _unreadable
    except OSError:
        return True


def _file_key(release_id: str) -> FileKey:
    status = release_path(release_id).stat()
    return (release_id, status.st_ino, status.st_mtime_ns, status.st_size)


def _give_up(key: FileKey) -> None:
    with _lock:
        _open.pop(key, None)
        _unreadable.add(key)


def _connection(key: FileKey) -> duckdb.DuckDBPyConnection:
    with _lock:
        if key not in _open:
            _open[key] = _attach(key[0])
            while len(_open) > LARGEST_OPEN:
                _open.popitem(last=False)
        _open.move_to_end(key)
        return _open[key]


def _attach(release_id: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"threads": 2})
    # ATTACH takes no parameters; a quote in the path is the only sign that could break out.
    path = str(release_path(release_id)).replace("'", "''")
    connection.execute("attach '" + path + "' as release (read_only)")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection

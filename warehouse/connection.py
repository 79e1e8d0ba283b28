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
_open: OrderedDict[str, duckdb.DuckDBPyConnection] = OrderedDict()
_lock = threading.Lock()


class UnreadableReleaseError(Exception):
    """The release file is gone or damaged."""


@contextmanager
def cursor(release_id: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a cursor on a release; raises UnreadableReleaseError when it cannot be read."""
    try:
        # A cursor keeps its database open, also when the connection is dropped meanwhile.
        own = _connection(release_id).cursor()
        own.execute("use release")
    except duckdb.Error as error:
        forget(release_id)
        raise UnreadableReleaseError(release_id) from error
    try:
        yield own
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException) as error:
        forget(release_id)
        raise UnreadableReleaseError(release_id) from error
    finally:
        own.close()


def forget(release_id: str) -> None:
    """Drop the connection to a release, so that the next query opens it anew."""
    with _lock:
        _open.pop(release_id, None)


def _connection(release_id: str) -> duckdb.DuckDBPyConnection:
    with _lock:
        if release_id not in _open:
            _open[release_id] = _attach(release_id)
            while len(_open) > LARGEST_OPEN:
                _open.popitem(last=False)
        _open.move_to_end(release_id)
        return _open[release_id]


def _attach(release_id: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"threads": 2})
    # ATTACH takes no parameters; a quote in the path is the only sign that could break out.
    path = str(release_path(release_id)).replace("'", "''")
    connection.execute("attach '" + path + "' as release (read_only)")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection

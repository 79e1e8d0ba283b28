"""Bring the database to a version of its schema. Never imported by a page: it needs alembic."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from notes.database import database_url, engine_of, is_default, readable_errors, sqlite_file
from notes.errors import NotesUnavailableError

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK_KEY = 7_305_116_203  # any number that is ours: two upgrades at once wait for each other


def upgrade(revision: str = "head") -> None:
    """Bring the schema up to a revision, in one transaction; does nothing when it is there."""
    _run(command.upgrade, revision)


def downgrade(revision: str) -> None:
    """Bring the schema back to a revision; 'base' takes the tables away with all that is in them.

    Only for a test, or by hand after a backup.
    """
    _run(command.downgrade, revision)


def configuration() -> Config:
    """Return what alembic needs to know."""
    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return found


def _run(step: Callable[[Config, str], None], revision: str) -> None:
    url = database_url()
    file = sqlite_file(url)
    if file is not None and is_default():
        file.parent.mkdir(parents=True, exist_ok=True)
    if file is not None and not file.parent.is_dir():
        raise NotesUnavailableError("De map van de database met notities is er niet.")
    engine = engine_of(url, may_create=True)
    config = configuration()
    try:
        with readable_errors(), engine.execution_options(is_writer=True).begin() as transaction:
            if file is None:
                transaction.execute(text(f"select pg_advisory_xact_lock({_LOCK_KEY})"))
            config.attributes["connection"] = transaction
            step(config, revision)
    finally:
        engine.dispose()

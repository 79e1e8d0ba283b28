"""What can go wrong with notes, so that a page can say it and keep what was typed."""

from collections.abc import Sequence


class NotesUnavailableError(Exception):
    """The database cannot be reached or read; the text is Dutch and names no address."""


class SchemaMissingError(NotesUnavailableError):
    """The database is there, but its tables are missing or old: run `python -m notes upgrade`."""


class RefusedError(Exception):
    """A note that cannot be kept as it is; `problems` say why, each a Dutch sentence."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


class NoteGoneError(Exception):
    """The note is not in the database: a backup from before it was put back."""


class BackupError(Exception):
    """A backup that cannot be made or put back; the text is Dutch and says what to do."""

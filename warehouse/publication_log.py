"""Who published, rolled back or froze what, and when: lines are added, never changed."""

import errno
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from warehouse.settings import data_folder

LOG_NAME = "publicaties.jsonl"
COMMAND_LINE = "opdrachtregel"  # the role of whoever works in a terminal
PUBLISHED, ROLLED_BACK = "gepubliceerd", "teruggedraaid"
FROZEN, WITHDRAWN, RESTORED = "bevroren als stand", "stand ingetrokken", "stand hersteld"


@dataclass(frozen=True)
class Publication:
    """One line of the log. `role` says in which role someone acted; no names are kept."""

    moment: str
    role: str
    action: str
    release_id: str
    replaced_release_id: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class PublicationLog:
    """What the log holds, newest first, and how many of its lines cannot be read."""

    publications: tuple[Publication, ...]
    damaged_lines: int


def log_path() -> Path:
    """Return the file of the log."""
    return data_folder() / LOG_NAME


def add_publication(entry: Publication) -> None:
    """Add one line; raises OSError when it cannot be written as a whole."""
    # The line end before it keeps a line that a full disk cut off from spoiling this one.
    line = "\n" + json.dumps(asdict(entry), ensure_ascii=False) + "\n"
    log_path().parent.mkdir(parents=True, exist_ok=True)
    # One write to a file opened for appending: two writers never mix their lines.
    handle = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        content = line.encode("utf-8")
        if os.write(handle, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(log_path()))
    finally:
        os.close(handle)


def read_publication_log() -> PublicationLog:
    """Return the log; a damaged line hides no other, and is counted."""
    try:
        lines = [line for line in log_path().read_bytes().split(b"\n") if line.strip()]
    except FileNotFoundError:
        return PublicationLog((), 0)
    found = [_publication(line) for line in lines]
    whole = tuple(publication for publication in found if publication is not None)
    return PublicationLog(whole[::-1], len(found) - len(whole))


def _publication(line: bytes) -> Publication | None:
    try:
        content = json.loads(line)
        files = content.pop("files")
        publication = Publication(**content, files=tuple(files))
        is_aware = datetime.fromisoformat(publication.moment).tzinfo is not None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    texts = (publication.role, publication.action, publication.release_id)
    are_texts = all(isinstance(text, str) for text in (*texts, *publication.files))
    return publication if is_aware and are_texts and isinstance(files, list) else None

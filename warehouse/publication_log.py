"""Who published or rolled back what, and when: lines are added, never changed."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from warehouse.settings import data_folder

LOG_NAME = "publicaties.jsonl"
COMMAND_LINE = "opdrachtregel"  # the role of whoever works in a terminal
PUBLISHED, ROLLED_BACK = "gepubliceerd", "teruggedraaid"


@dataclass(frozen=True)
class Publication:
    """One line of the log. `role` says in which role someone acted; no names are kept."""

    moment: str
    role: str
    action: str
    release_id: str
    replaced_release_id: str
    files: tuple[str, ...]


def log_path() -> Path:
    """Return the file of the log."""
    return data_folder() / LOG_NAME


def add_publication(entry: Publication) -> None:
    """Add one line; a line is written whole or not at all."""
    # The line end before it keeps a line that a full disk cut off from spoiling this one.
    line = "\n" + json.dumps(asdict(entry), ensure_ascii=False) + "\n"
    log_path().parent.mkdir(parents=True, exist_ok=True)
    # One write to a file opened for appending: two writers never mix their lines.
    handle = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(handle, line.encode("utf-8"))
    finally:
        os.close(handle)


def read_publications() -> list[Publication]:
    """Return the log, newest first; a line that is not whole is left out."""
    try:
        lines = log_path().read_bytes().split(b"\n")
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            content = json.loads(line)
            found.append(Publication(**{**content, "files": tuple(content["files"])}))
        except (ValueError, KeyError, TypeError):
            continue
    return found[::-1]

"""Evaluation snapshots: a release and a reference date under a name, to come back to."""

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from warehouse.connection import is_known_unreadable
from warehouse.json_files import read_json, write_json
from warehouse.releases import Release, read_release
from warehouse.settings import snapshots_folder

LONGEST_NAME = 60
GONE, DAMAGED, OUTDATED = "gone", "damaged", "outdated"


@dataclass(frozen=True)
class Snapshot:
    """The manifest of a snapshot; moments are ISO 8601 in UTC.

    `content_hash` and `file_sha256` are those of the release when it was frozen. `role` says in
    which role someone froze it; no names are kept. One that was withdrawn says when and by whom.
    """

    name: str
    title: str
    release_id: str
    reference_date: date
    content_hash: str
    file_sha256: str
    role: str
    moment: str
    withdrawn_moment: str = ""
    withdrawn_role: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it is no longer offered."""
        return bool(self.withdrawn_moment)

    def release(self) -> Release | None:
        """Return the manifest of its release; None when there is none that can be read."""
        return read_release(self.release_id)

    def fault(self) -> str | None:
        """Say why it cannot be opened: gone, damaged or outdated; None when it can."""
        release = self.release()
        if release is None or not release.path.is_file():
            return GONE
        if release.is_outdated():
            return OUTDATED
        if not release.is_whole() or is_known_unreadable(self.release_id):
            return DAMAGED
        # A release that was damaged and loaded again has the same figures in another file.
        rebuilt = release.file_sha256 if release.content_hash == self.content_hash else ""
        try:
            is_sound = _sha256_now(release.path) in {self.file_sha256, rebuilt}
        except OSError:
            return GONE
        return None if is_sound else DAMAGED


def snapshot_name(title: str) -> str:
    """Return the title in small letters, figures and hyphens; empty when it has none of those."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].rstrip("-")


def write_snapshot(snapshot: Snapshot) -> None:
    """Write the manifest; there or not there, never half."""
    write_json(_path(snapshot.name), asdict(snapshot))


def forget_snapshot(name: str) -> None:
    """Remove the manifest of one that was not frozen after all."""
    _path(name).unlink(missing_ok=True)


def list_snapshots() -> list[Snapshot]:
    """List the snapshots, newest first, withdrawn ones too; an unreadable one is left out."""
    found = [read_snapshot(path.stem) for path in snapshots_folder().glob("*.json")]
    known = [snapshot for snapshot in found if snapshot is not None]
    return sorted(known, key=lambda snapshot: (snapshot.moment, snapshot.name), reverse=True)


def damaged_snapshots() -> list[str]:
    """Name the manifests that cannot be read."""
    names = sorted(path.stem for path in snapshots_folder().glob("*.json"))
    return [name for name in names if read_snapshot(name) is None]


def read_snapshot(name: str) -> Snapshot | None:
    """Read one manifest; None when there is none that can be read."""
    if snapshot_name(name) != name:  # it may come from an address: never a path
        return None
    try:
        return _as_snapshot(read_json(_path(name)) or {})
    except (ValueError, KeyError, TypeError):
        return None


def _as_snapshot(content: dict[str, Any]) -> Snapshot:
    if not all(isinstance(value, str) for value in content.values()):
        raise TypeError
    datetime.fromisoformat(content["moment"])
    day = date.fromisoformat(content["reference_date"])
    return Snapshot(**{**content, "reference_date": day})


def _path(name: str) -> Path:
    return snapshots_folder() / f"{name}.json"


def _sha256_now(path: Path) -> str:
    status = path.stat()
    return _sha256(path, status.st_ino, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=128)
def _sha256(path: Path, _inode: int, _changed_ns: int, _size: int) -> str:
    """Read a file once for as long as nobody touches it: this stands before every page."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""Published releases: where they are, which one is active, and what each speaks of."""

from collections.abc import Container
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from warehouse.json_files import read_json, write_json
from warehouse.settings import releases_folder

POINTER = "active.json"
# Raised when a published table changes its columns: pages cannot read a release of before.
SCHEMA_VERSION = 2


class NoReleaseError(Exception):
    """There is no release that can be read."""


@dataclass(frozen=True)
class Release:
    """The manifest beside a release file.

    `content_hash` is the same for the same content, `inputs_hash` for the same files, reference
    data and models; `file_bytes` tells a damaged file from a whole one without reading it.
    `files` maps the name of each delivered file to the hash under which the archive keeps it.
    """

    release_id: str
    created_at: str
    reference_date: date
    is_fictitious: bool
    content_hash: str
    inputs_hash: str
    file_sha256: str
    file_bytes: int
    rows_loaded: int
    rows_rejected: int
    inputs: tuple[str, ...]
    boundaries_file: str
    files: dict[str, str] = field(default_factory=dict)
    schema_version: int = 0

    @property
    def path(self) -> Path:
        """Return the DuckDB file of this release."""
        return release_path(self.release_id)

    def is_whole(self) -> bool:
        """Say whether this version can read it and the file has the size it was published with."""
        return not self.is_outdated() and self.has_its_size()

    def has_its_size(self) -> bool:
        """Say whether the file has the size it was published with, whatever version made it."""
        try:
            return self.path.stat().st_size == self.file_bytes
        except OSError:
            return False

    def is_outdated(self) -> bool:
        """Say whether another version of the product made it, with other tables."""
        return self.schema_version != SCHEMA_VERSION


def release_path(release_id: str) -> Path:
    """Return the path of a release file."""
    return releases_folder() / f"{release_id}.duckdb"


def write_manifest(release: Release) -> None:
    """Write the manifest beside the release file."""
    write_json(releases_folder() / f"{release.release_id}.json", asdict(release))


def activate(release_id: str) -> None:
    """Point to a release; an atomic swap, so that a reader sees the old or the new one."""
    write_json(releases_folder() / POINTER, {"release_id": release_id})


def list_releases() -> list[Release]:
    """List published releases, newest first; an unreadable manifest is left out."""
    found = [read_release(path.stem) for path in releases_folder().glob("*.json")]
    known = [release for release in found if release is not None]
    return sorted(known, key=lambda release: release.created_at, reverse=True)


def read_release(release_id: str) -> Release | None:
    """Read one manifest; None when there is none that can be read."""
    try:
        return as_release(read_json(releases_folder() / f"{release_id}.json") or {})
    except (ValueError, KeyError, TypeError):
        return None


def as_release(manifest: dict[str, Any]) -> Release:
    """Return a release from its manifest; raises KeyError, TypeError or ValueError."""
    return Release(
        **{
            **manifest,
            "reference_date": date.fromisoformat(manifest["reference_date"]),
            "inputs": tuple(manifest["inputs"]),
        }
    )


def active_release_id() -> str | None:
    """Return what the pointer names; None when it is absent or unreadable."""
    pointer = read_json(releases_folder() / POINTER) or {}
    return str(pointer["release_id"]) if "release_id" in pointer else None


def current_release(unreadable: Container[str] = ()) -> tuple[Release, str | None]:
    """Return the release to show, and the id of the active one when that cannot be read.

    `unreadable` names releases of which reading has failed, whatever their size says.
    Raises NoReleaseError when no release is whole.
    """
    active_id = active_release_id()
    active = read_release(active_id) if active_id else None
    if active and active.is_whole() and active.release_id not in unreadable:
        return active, None
    for release in list_releases():
        if release.is_whole() and release.release_id not in unreadable:
            return release, active_id or "?"
    raise NoReleaseError

"""Make a published release the active one: a journal first, so that a kill halfway is finished.

A release knows the files it was made of. Publishing from the page and rolling back also put the
inbox in the state of that release, so that a later load does not undo what a user chose.
"""

import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.archive import archived_file
from etl.messages import LoadRefusedError
from etl.sources.files import inbox_files, sha256_of
from warehouse.json_files import read_json, write_json
from warehouse.publication_log import Publication, add_publication, read_publication_log
from warehouse.releases import Release, activate, active_release_id, read_release
from warehouse.settings import data_folder, inbox_folder

JOURNAL_NAME = "switch.json"


@dataclass(frozen=True)
class Switch:
    """What is to be done: the line for the log, and whether the inbox follows the release."""

    publication: Publication
    updates_inbox: bool


def switch_to(
    release: Release, *, role: str, action: str, files: tuple[str, ...], updates_inbox: bool
) -> None:
    """Activate a release that is in its place, and log it; the caller holds the load lock.

    `files` names what was delivered for it. Raises LoadRefusedError when a file in the inbox
    that was never loaded would be overwritten.
    """
    replaced = active_release_id() or ""
    if updates_inbox:
        _refuse_to_overwrite(release, _files_of(replaced))
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    publication = Publication(moment, role, action, release.release_id, replaced, files)
    write_json(_journal(), asdict(Switch(publication, updates_inbox)))
    finish_interrupted_switch()


def finish_interrupted_switch() -> None:
    """Do what the journal says, if there is one; every step may be done twice."""
    content = read_json(_journal())
    if content is None:
        _journal().unlink(missing_ok=True)
        return
    line = content["publication"]
    publication = Publication(**{**line, "files": tuple(line["files"])})
    release = read_release(publication.release_id)
    if release is not None:
        if content["updates_inbox"]:
            _bring_inbox_to(release, _files_of(publication.replaced_release_id))
        activate(release.release_id)
        if publication not in read_publication_log().publications:
            add_publication(publication)
    _journal().unlink()


def unloaded_files(release: Release | None) -> list[str]:
    """Name the files in the inbox that the release was not made of."""
    known = release.files if release else {}
    return [p.name for p in inbox_files(inbox_folder()) if known.get(p.name) != sha256_of(p)]


def _bring_inbox_to(release: Release, replaced: dict[str, str]) -> None:
    inbox = inbox_folder()
    inbox.mkdir(parents=True, exist_ok=True)
    for name, sha256 in release.files.items():
        path = inbox / name
        if not (path.is_file() and sha256_of(path) == sha256):
            partial = inbox / f".{name}.partial"
            shutil.copyfile(archived_file(name, sha256), partial)
            partial.replace(path)
    for name in replaced.keys() - release.files.keys():
        path = inbox / name
        # A file that was changed since it was loaded waits for a load; it is not ours to remove.
        if path.is_file() and sha256_of(path) == replaced[name]:
            path.unlink()


def _refuse_to_overwrite(release: Release, replaced: dict[str, str]) -> None:
    for name, sha256 in release.files.items():
        path = inbox_folder() / name
        if path.is_file() and sha256_of(path) not in (sha256, replaced.get(name)):
            raise LoadRefusedError(
                "in de inbox staat een ander bestand met deze naam dat nog niet geladen is.",
                "een inbox zonder bestanden die nog niet geladen zijn.",
                "Laad dat bestand eerst, of haal het uit de inbox.",
                name,
            )


def _files_of(release_id: str) -> dict[str, str]:
    release = read_release(release_id) if release_id else None
    return release.files if release else {}


def _journal() -> Path:
    return data_folder() / JOURNAL_NAME

"""Make a release the active one: a journal first, so that a kill halfway is finished.

A release knows the files it was made of. Publishing from the page and rolling back also put the
inbox in the state of that release, so that a later load does not undo what a user chose.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.archive import archived_file, copy_verified
from etl.messages import HalfDoneError, LoadRefusedError
from etl.publish import put_in_place
from etl.sources.files import inbox_files, sha256_of
from warehouse.full_disk import is_full_disk
from warehouse.json_files import read_json, write_json
from warehouse.publication_log import Publication, add_publication, read_publication_log
from warehouse.releases import Release, activate, active_release_id, as_release, read_release
from warehouse.settings import data_folder, inbox_folder

JOURNAL_NAME = "switch.json"


@dataclass(frozen=True)
class Switch:
    """What is to be done: what to activate, where it was built (or nowhere), what to log."""

    publication: Publication
    release: Release
    build_file: str
    updates_inbox: bool


def switch_to(
    release: Release,
    *,
    role: str,
    action: str,
    files: tuple[str, ...],
    build_file: Path | None = None,
    updates_inbox: bool,
) -> None:
    """Put a release in place if it was just built, activate and log it, and let the inbox follow.

    The caller holds the load lock; `files` names what was delivered for it. Raises
    LoadRefusedError, with nothing changed, when a file in the inbox that was never loaded would be
    overwritten, and HalfDoneError when the inbox could not follow yet.
    """
    replaced = active_release_id() or ""
    if updates_inbox:
        refuse_to_overwrite(release)
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    publication = Publication(moment, role, action, release.release_id, replaced, files)
    place = str(build_file) if build_file else ""
    write_json(_journal(), asdict(Switch(publication, release, place, updates_inbox)))
    finish_interrupted_switch()


def finish_interrupted_switch() -> None:
    """Do what the journal says, if there is one; every step may be done twice."""
    switch = _read_journal()
    if switch is None:
        _journal().unlink(missing_ok=True)
        return
    release = switch.release
    if switch.build_file and Path(switch.build_file).is_file():
        put_in_place(Path(switch.build_file), release)
    if read_release(release.release_id) is not None:
        activate(release.release_id)
        if switch.publication not in read_publication_log().publications:
            _log(switch.publication)
        if switch.updates_inbox:
            _let_inbox_follow(release, _files_of(switch.publication.replaced_release_id))
    _journal().unlink(missing_ok=True)


def unloaded_files(release: Release | None) -> list[str]:
    """Name the files in the inbox that the release was not made of."""
    known = release.files if release else {}
    return [p.name for p in inbox_files(inbox_folder()) if known.get(p.name) != sha256_of(p)]


def refuse_to_overwrite(release: Release) -> None:
    """Raise LoadRefusedError when the inbox has another file, never loaded, of the same name."""
    replaced = _files_of(active_release_id() or "")
    for name, sha256 in release.files.items():
        path = inbox_folder() / name
        is_changed = replaced.get(name) != sha256
        if is_changed and path.is_file() and sha256_of(path) not in (sha256, replaced.get(name)):
            raise LoadRefusedError(
                "in de inbox staat een ander bestand met deze naam dat nog niet geladen is.",
                "een inbox zonder bestanden die nog niet geladen zijn.",
                "Laad dat bestand eerst, of laat de beheerder het uit de inbox halen.",
                name,
            )


def _log(publication: Publication) -> None:
    try:
        add_publication(publication)
    except OSError as error:
        raise HalfDoneError(
            f"uitgave {publication.release_id} is actief, maar de regel daarvan in het logboek is "
            f"nog niet geschreven ({'de schijf is vol' if is_full_disk(error) else error}).",
            "een gegevensmap waarin nog iets bij kan.",
            "Maak ruimte vrij; de volgende opdracht maakt het af.",
        ) from None


def _let_inbox_follow(release: Release, replaced: dict[str, str]) -> None:
    try:
        _bring_inbox_to(release, replaced)
    except OSError as error:
        if is_full_disk(error):
            raise HalfDoneError(
                f"uitgave {release.release_id} is actief, maar de inbox is nog niet bijgewerkt: "
                "de schijf is vol.",
                "ruimte voor de bestanden van deze uitgave.",
                "Maak ruimte vrij; de volgende opdracht maakt het af.",
            ) from None
        raise HalfDoneError(
            f"uitgave {release.release_id} is actief, maar de inbox is nog niet bijgewerkt "
            f"({error.strerror or error}).",
            "bestanden in de inbox die nergens open staan.",
            "Sluit het bestand in andere programma's; de volgende opdracht maakt het af.",
            Path(str(error.filename or "")).name,
        ) from None


def _bring_inbox_to(release: Release, replaced: dict[str, str]) -> None:
    inbox = inbox_folder()
    inbox.mkdir(parents=True, exist_ok=True)
    for name, sha256 in release.files.items():
        path = inbox / name
        if path.is_file() and (replaced.get(name) == sha256 or sha256_of(path) == sha256):
            continue  # as it was; if someone changed it since, that waits for a load
        if archived_file(name, sha256).is_file():
            copy_verified(archived_file(name, sha256), path, sha256)
    for name in replaced.keys() - release.files.keys():
        path = inbox / name
        # A file that was changed since it was loaded waits for a load; it is not ours to remove.
        if path.is_file() and sha256_of(path) == replaced[name]:
            path.unlink()


def _files_of(release_id: str) -> dict[str, str]:
    release = read_release(release_id) if release_id else None
    return release.files if release else {}


def _read_journal() -> Switch | None:
    content = read_json(_journal()) or {}
    try:
        line = content["publication"]
        publication = Publication(**{**line, "files": tuple(line["files"])})
        release = as_release(content["release"])
        return Switch(publication, release, content["build_file"], content["updates_inbox"])
    except (KeyError, TypeError, ValueError):
        return None


def _journal() -> Path:
    return data_folder() / JOURNAL_NAME

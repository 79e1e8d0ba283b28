"""Go back to an earlier release, with the inbox as it was then."""

from etl.archive import archived_file
from etl.lock import only_one_load
from etl.messages import LoadRefusedError
from etl.publish import has_map
from etl.switch import switch_to
from warehouse.publication_log import ROLLED_BACK
from warehouse.releases import Release, active_release_id, list_releases, read_release


def roll_back(release_id: str, role: str) -> str:
    """Make an earlier release active; return what was done, in Dutch.

    Raises LoadRefusedError when it cannot be read.
    """
    with only_one_load():
        release = read_release(release_id)
        if release is None or not _is_usable(release):
            raise _unusable(release_id)
        if release_id == active_release_id():
            return f"Uitgave {release_id} is al actief."
        can_restore = _is_archived(release)
        switch_to(release, role=role, action=ROLLED_BACK, files=(), updates_inbox=can_restore)
    said = f"Actief: {release_id}."
    if not can_restore:
        said += (
            " De inbox is niet teruggezet, want het archief heeft de bestanden van deze uitgave "
            "niet meer: een volgende 'load' publiceert weer wat in de inbox staat."
        )
    return said


def _is_usable(release: Release) -> bool:
    return release.is_whole() and has_map(release)


def _is_archived(release: Release) -> bool:
    return bool(release.files) and all(
        archived_file(name, sha256).is_file() for name, sha256 in release.files.items()
    )


def _unusable(release_id: str) -> LoadRefusedError:
    known = ", ".join(r.release_id for r in list_releases() if _is_usable(r)) or "geen"
    return LoadRefusedError(
        f"uitgave {release_id} is er niet, is beschadigd of is van een oudere versie.",
        f"een van: {known}.",
        "Kies een naam uit 'python -m etl releases'.",
    )

"""Freeze a release and a reference date as an evaluation snapshot, and withdraw or restore one.

Nothing removes a release, so a snapshot names it and keeps no copy of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from etl.lock import only_one_load
from etl.messages import LoadRefusedError
from etl.publish import has_map, is_sound
from warehouse.publication_log import (
    FROZEN,
    RESTORED,
    WITHDRAWN,
    Publication,
    add_publication,
)
from warehouse.queries import offered_days
from warehouse.releases import Release, active_release_id, read_release
from warehouse.snapshots import (
    DAMAGED,
    GONE,
    OUTDATED,
    Snapshot,
    damaged_snapshots,
    forget_snapshot,
    list_snapshots,
    read_snapshot,
    snapshot_name,
    write_snapshot,
)

LONGEST_TITLE = 60
# What the screen calls the absence of a snapshot.
RESERVED = "actieve-uitgave"
STATES = {
    GONE: "uitgave is weg",
    DAMAGED: "uitgave is beschadigd",
    OUTDATED: "uitgave is van een andere versie",
}


def freeze(title: str, release_id: str | None, day: str | None, role: str) -> str:
    """Freeze a release, the active one unless told, on a day; return what was done, in Dutch.

    The day is the newest of the release unless told. Raises LoadRefusedError, with nothing
    frozen, for a title that cannot be used, an unusable release or a day it does not offer.
    """
    with only_one_load():
        title = " ".join(title.split())
        name = _free_name(title)
        release = _usable_release(release_id or active_release_id())
        snapshot = Snapshot(
            name=name,
            title=title,
            release_id=release.release_id,
            reference_date=_offered_day(release, day),
            content_hash=release.content_hash,
            file_sha256=release.file_sha256,
            role=role,
            moment=_now(),
        )
        write_snapshot(snapshot)
        try:
            _log(snapshot, FROZEN, role, snapshot.moment)
        except OSError:
            forget_snapshot(name)  # nothing is frozen of which the log does not know
            raise
    return (
        f"Bevroren: '{title}' ({name}), uitgave {release.release_id}, "
        f"peildatum {snapshot.reference_date:%d-%m-%Y}."
    )


def withdraw(name: str, role: str) -> str:
    """No longer offer a snapshot; it is kept, so that it can be restored."""
    with only_one_load():
        snapshot = _known(name)
        if snapshot.is_withdrawn:
            return f"Stand {name} was al ingetrokken."
        changed = replace(snapshot, withdrawn_moment=_now(), withdrawn_role=role)
        write_snapshot(changed)
        _log(changed, WITHDRAWN, role, changed.withdrawn_moment)
    return f"Ingetrokken: stand {name}. Herstellen kan met 'python -m etl unfreeze {name} --undo'."


def restore(name: str, role: str) -> str:
    """Offer a withdrawn snapshot again."""
    with only_one_load():
        snapshot = _known(name)
        if not snapshot.is_withdrawn:
            return f"Stand {name} was niet ingetrokken."
        write_snapshot(replace(snapshot, withdrawn_moment="", withdrawn_role=""))
        _log(snapshot, RESTORED, role, _now())
    return f"Hersteld: stand {name}."


def lines() -> Iterator[str]:
    """Give one line per snapshot, newest first, and one per manifest that cannot be read."""
    for snapshot in list_snapshots():
        fault = snapshot.fault()
        state = "  INGETROKKEN" if snapshot.is_withdrawn else ""
        state += f"  {STATES[fault].upper()}" if fault else ""
        yield (
            f"{snapshot.name}  '{snapshot.title}'  uitgave {snapshot.release_id}  "
            f"peildatum {snapshot.reference_date:%d-%m-%Y}  bevroren {snapshot.moment[:10]} "
            f"door {snapshot.role}{state}"
        )
    for name in damaged_snapshots():
        yield f"{name}  BESTAND NIET TE LEZEN: zet een reservekopie terug of bevries opnieuw"


def _free_name(title: str) -> str:
    name = snapshot_name(title)
    if not name or len(title) > LONGEST_TITLE or not title.isprintable() or name == RESERVED:
        raise LoadRefusedError(
            "deze titel is niet te gebruiken.",
            f"1 tot en met {LONGEST_TITLE} tekens, met ten minste één letter of cijfer.",
            "Kies een titel zoals 'Evaluatie maart 2024'.",
        )
    if name in {*(snapshot.name for snapshot in list_snapshots()), *damaged_snapshots()}:
        raise LoadRefusedError(
            f"er is al een stand met de naam {name}, misschien een ingetrokken.",
            "een titel die nog niet gebruikt is.",
            "Kies een andere titel, of herstel de ingetrokken stand.",
        )
    return name


def _usable_release(release_id: str | None) -> Release:
    release = read_release(release_id) if release_id else None
    if release is None or not (is_sound(release) and has_map(release)):
        raise LoadRefusedError(
            f"uitgave {release_id or '(geen actieve)'} is er niet, is beschadigd of is van een "
            "andere versie.",
            "een uitgave die heel is.",
            "Kies een naam uit 'python -m etl releases'.",
        )
    return release


def _offered_day(release: Release, asked: str | None) -> date:
    offered = offered_days(release.release_id)
    if asked is None:
        return release.reference_date
    for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            day = datetime.strptime(asked.strip(), pattern).date()  # noqa: DTZ007  a calendar day
        except ValueError:
            continue
        if day in offered:
            return day
    known = ", ".join(f"{day:%Y-%m-%d}" for day in offered)
    raise LoadRefusedError(
        f"{asked} is geen peildatum van uitgave {release.release_id}.",
        f"een van: {known}.",
        "Kies een dag waarop 12 gepubliceerde maanden eindigen.",
    )


def _known(name: str) -> Snapshot:
    snapshot = read_snapshot(name)
    if snapshot is None:
        known = ", ".join(each.name for each in list_snapshots()) or "geen"
        raise LoadRefusedError(
            f"er is geen stand met de naam {name} die te lezen is.",
            f"een van: {known}.",
            "Kies een naam uit 'python -m etl snapshots'.",
        )
    return snapshot


def _log(snapshot: Snapshot, action: str, role: str, moment: str) -> None:
    what = f"{action} ({snapshot.title})"
    add_publication(Publication(moment, role, what, snapshot.release_id, "", ()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")

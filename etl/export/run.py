"""Put a whole export in a folder, or nothing: `python -m etl export`."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import filelock
import pandas as pd

from etl.export.dictionary import exported_tables
from etl.export.files import WRITERS, read_table, save_csv
from etl.export.readme import readme
from etl.messages import LoadRefusedError
from etl.publish import is_sound
from warehouse.releases import Release, active_release_id, read_release
from warehouse.snapshots import Snapshot, list_snapshots, read_snapshot

FORMATS = {"csv": ("csv",), "parquet": ("parquet",), "both": ("csv", "parquet")}
README, DICTIONARY = "LEESMIJ.md", "woordenboek.csv"


def export(
    folder: Path,
    kind: str,
    release_id: str | None,
    snapshot_name: str | None,
    report: Callable[[str], None],
) -> Path:
    """Write every published table of a release below `folder`; return where.

    The release is that of the snapshot, or the one named, or the active one. An export of before
    is replaced when the new one is whole. Raises LoadRefusedError when the release is not whole.
    """
    snapshot = _snapshot(snapshot_name) if snapshot_name else None
    release = _release(snapshot, release_id)
    # With the word before it, so that a snapshot of any title has a folder of its own.
    target = folder / f"{prefix(release)}-{f'stand-{snapshot.name}' if snapshot else 'uitgave'}"
    folder.mkdir(parents=True, exist_ok=True)
    partial, replaced = folder / f".{target.name}.partial", folder / f".{target.name}.replaced"
    with _only_one_export(folder):
        for left in (partial, replaced):  # by an export that was killed
            shutil.rmtree(left, ignore_errors=True)
        partial.mkdir()
        try:
            _write_everything(partial, FORMATS[kind], release, snapshot, report)
            if target.exists():
                target.replace(replaced)
            partial.replace(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
            shutil.rmtree(replaced, ignore_errors=True)
    return target


def prefix(release: Release) -> str:
    """Return what every file name begins with: which release, and whether it is fictief."""
    return f"{'fictief-' if release.is_fictitious else ''}{release.release_id}"


def _write_everything(
    folder: Path,
    formats: tuple[str, ...],
    release: Release,
    snapshot: Snapshot | None,
    report: Callable[[str], None],
) -> None:
    facts = {
        "release_id": release.release_id,
        "reference_date": release.reference_date.isoformat(),
        "fictief": "ja" if release.is_fictitious else "nee",
    }
    tables = exported_tables()
    with duckdb.connect(config={"threads": 1}) as connection:
        path = str(release.path).replace("'", "''")  # ATTACH takes no parameters
        connection.execute("attach '" + path + "' as release (read_only)")
        for name in formats:
            (folder / name).mkdir()
        for table in tables:
            report(table.name)
            rows = read_table(connection, table)
            for name in formats:
                file_name = f"{prefix(release)}-{table.name}.{name}"
                WRITERS[name](rows, folder / name / file_name, facts)
        dictionary = pd.concat([table.describe(connection) for table in tables])
    save_csv(dictionary, folder / f"{prefix(release)}-{DICTIONARY}")
    text = readme(release, snapshot, dictionary, formats)
    (folder / README).write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _only_one_export(folder: Path) -> Iterator[None]:
    lock = filelock.FileLock(folder / ".export.lock")
    try:
        with lock.acquire(blocking=False):
            yield
    except filelock.Timeout:
        raise LoadRefusedError(
            "er wordt op dit moment al een export in deze map geschreven.",
            "één tegelijk.",
            "Wacht tot die klaar is, of kies een andere map met --folder.",
        ) from None


def _snapshot(name: str) -> Snapshot:
    snapshot = read_snapshot(name)
    if snapshot is None or snapshot.is_withdrawn:
        known = ", ".join(each.name for each in list_snapshots() if not each.is_withdrawn)
        raise LoadRefusedError(
            f"er is geen bevroren stand {name}, of ze is ingetrokken.",
            f"een van: {known or 'geen'}.",
            "Kies een naam uit 'python -m etl snapshots'.",
        )
    if fault := snapshot.fault():
        raise LoadRefusedError(
            f"de uitgave van stand {name} is niet te openen ({fault}).",
            "een uitgave die heel is en van deze versie.",
            "Zet een reservekopie van de map releases terug.",
        )
    return snapshot


def _release(snapshot: Snapshot | None, release_id: str | None) -> Release:
    asked = snapshot.release_id if snapshot else release_id or active_release_id()
    release = read_release(asked) if asked else None
    if release is None or not is_sound(release):
        raise LoadRefusedError(
            f"uitgave {asked or '(geen actieve)'} is er niet, is beschadigd of is van een andere "
            "versie.",
            "een uitgave die heel is.",
            "Kies een naam uit 'python -m etl releases'.",
        )
    return release

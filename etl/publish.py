"""Turn a finished build into a release: verify it, put it in place, then swap the pointer."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from etl.messages import LoadRefusedError
from etl.sources.files import sha256_of
from warehouse.models import model_sql
from warehouse.releases import Release, activate, read_release, release_path, write_manifest


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """Return a hash of all published rows, whatever their order; `connection` has release."""
    digest = hashlib.sha256()
    for (table,) in connection.execute(model_sql("publish/published_tables")).fetchall():
        row = connection.execute(model_sql("publish/table_hash"), [f"release.mart.{table}"])
        digest.update(f"{table}:{row.fetchone()}\n".encode())
    return digest.hexdigest()


def publish(build_file: Path, content: str, inputs: str) -> Release:
    """Verify the built file, move it among the releases, and make it the active one.

    The manifest is written before the pointer, so a kill at any moment leaves either the old
    release active or the new one whole; a sound release with the same content keeps its file,
    for it may be the active one. Raises LoadRefusedError when the file does not read
    back as it was written.
    """
    with duckdb.connect(str(build_file), read_only=True) as connection:
        if content_hash(connection) != content:
            raise LoadRefusedError(
                "de nieuwe uitgave leest niet terug zoals ze geschreven is.",
                "een bestand dat na het schrijven heel is.",
                "Controleer de schijf en probeer het opnieuw. De vorige uitgave blijft actief.",
            )
        info = connection.execute(model_sql("publish/release_summary")).fetchone()
    assert info is not None
    reference_date, is_fictitious, boundaries_file, delivered, loaded, rejected = info
    release_id = _release_id(reference_date, content)
    path = release_path(release_id)
    if not is_sound(read_release(release_id)):
        build_file.replace(path)
    release = Release(
        release_id=release_id,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        reference_date=reference_date,
        is_fictitious=is_fictitious,
        content_hash=content,
        inputs_hash=inputs,
        file_sha256=sha256_of(path),
        file_bytes=path.stat().st_size,
        rows_loaded=loaded,
        rows_rejected=rejected,
        inputs=tuple(delivered),
        boundaries_file=boundaries_file,
    )
    write_manifest(release)
    activate(release_id)
    return release


def is_sound(release: Release | None) -> bool:
    """Say whether the file is to the byte what was published."""
    return (
        release is not None
        and release.is_whole()
        and sha256_of(release.path) == release.file_sha256
    )


def _release_id(reference_date: date, content: str) -> str:
    """Name a release by its reference date and content: the same content, the same name."""
    return f"{reference_date:%Y-%m-%d}-{content[:10]}"

"""Turn a finished build into a release: verify it, describe it, put it in place."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from etl.messages import LoadRefusedError
from etl.sources.files import sha256_of
from warehouse import settings
from warehouse.models import model_sql
from warehouse.releases import SCHEMA_VERSION, Release, read_release, write_manifest


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """Return a hash of all published rows, whatever their order; `connection` has release."""
    digest = hashlib.sha256()
    for (table,) in connection.execute(model_sql("publish/published_tables")).fetchall():
        row = connection.execute(model_sql("publish/table_hash"), [f"release.mart.{table}"])
        digest.update(f"{table}:{row.fetchone()}\n".encode())
    return digest.hexdigest()


def describe(build_file: Path, content: str, inputs: str, files: dict[str, str]) -> Release:
    """Verify the built file and return its manifest.

    Raises LoadRefusedError when the file does not read back as it was written.
    """
    is_one_file = not build_file.with_name(f"{build_file.name}.wal").exists()
    with duckdb.connect(str(build_file), read_only=True) as connection:
        if not is_one_file or content_hash(connection) != content:
            raise LoadRefusedError(
                "de nieuwe uitgave leest niet terug zoals ze geschreven is.",
                "een bestand dat na het schrijven heel is.",
                "Controleer de schijf en probeer het opnieuw. De vorige uitgave blijft actief.",
            )
        info = connection.execute(model_sql("publish/release_summary")).fetchone()
    assert info is not None
    reference_date, is_fictitious, boundaries_file, delivered, loaded, rejected = info
    return Release(
        release_id=_release_id(reference_date, content),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        reference_date=reference_date,
        is_fictitious=is_fictitious,
        content_hash=content,
        inputs_hash=inputs,
        file_sha256=sha256_of(build_file),
        file_bytes=build_file.stat().st_size,
        rows_loaded=loaded,
        rows_rejected=rejected,
        inputs=tuple(delivered),
        boundaries_file=boundaries_file,
        files=files,
        schema_version=SCHEMA_VERSION,
    )


def put_in_place(build_file: Path, release: Release) -> Release:
    """Move a built file among the releases with its manifest; it is not active yet.

    A sound release with the same content keeps its file, for it may be the active one.
    """
    present = read_release(release.release_id)
    if present is not None and is_sound(present):
        release = replace(release, file_sha256=present.file_sha256, file_bytes=present.file_bytes)
    else:
        build_file.replace(release.path)
    write_manifest(release)
    return release


def is_sound(release: Release | None) -> bool:
    """Say whether the file is to the byte what was published."""
    return release is not None and release.is_whole() and is_sound_file(release.path, release)


def has_map(release: Release) -> bool:
    """Say whether the map files of a release are there."""
    name = release.boundaries_file
    return all(
        (settings.BOUNDARIES_FOLDER / file).is_file()
        for file in (name, settings.outlines_name(name))
    )


def is_sound_file(path: Path, release: Release) -> bool:
    """Say whether a file is to the byte the one the manifest describes."""
    return path.is_file() and sha256_of(path) == release.file_sha256


def _release_id(reference_date: date, content: str) -> str:
    """Name a release by its reference date and content: the same content, the same name."""
    return f"{reference_date:%Y-%m-%d}-{content[:10]}"

"""Publish a changed copy of a release, through the same door as a load."""

import shutil

import duckdb

from etl.publish import content_hash, describe, put_in_place
from warehouse import connection, kept
from warehouse.queries import run
from warehouse.releases import Release, activate
from warehouse.settings import releases_folder


def publish_changed(release: Release, sql: str) -> Release:
    """Return a new active release: the given one after a statement on its marts."""
    build_file = releases_folder() / "release.duckdb"
    shutil.copy(release.path, build_file)
    with duckdb.connect(str(build_file)) as build:
        build.execute(sql)
        content = content_hash(build)
    changed = describe(build_file, content, f"changed by a test: {sql}", release.files)
    changed = put_in_place(build_file, changed)
    activate(changed.release_id)
    return changed


def forget_everything() -> None:
    """Drop kept answers and connections: two data folders may hold the same release id."""
    run._answer.cache_clear()
    kept.forget()
    connection._open.clear()
    connection._unreadable.clear()

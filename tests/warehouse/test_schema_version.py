"""A release of another version must be known by its number, not by a page that fails."""

import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from warehouse.releases import SCHEMA_VERSION, NoReleaseError, Release, current_release

KNOWN = json.loads(Path(__file__).with_name("schema_versions.json").read_text())


def test_the_version_is_raised_when_a_published_table_changes(example_release: Release) -> None:
    with duckdb.connect(str(example_release.path), read_only=True) as connection:
        columns = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() "
            "where schema_name = 'mart' order by table_name, column_index"
        ).fetchall()
    found = hashlib.sha256(json.dumps(columns).encode()).hexdigest()[:16]
    assert KNOWN.get(str(SCHEMA_VERSION)) == found, (
        "the published tables changed: raise SCHEMA_VERSION in warehouse/releases.py and add "
        f'"{SCHEMA_VERSION + 1}": "{found}" to schema_versions.json'
    )


def test_a_release_of_another_version_is_not_shown(
    own_example_release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert current_release()[0] == own_example_release
    monkeypatch.setattr("warehouse.releases.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(NoReleaseError):
        current_release()

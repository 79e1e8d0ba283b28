"""Put a snapshot down without the command: what a test of reading needs."""

from datetime import date

from warehouse.releases import Release
from warehouse.snapshots import Snapshot, snapshot_name, write_snapshot

BASELINE = date(2022, 12, 31)


def put_down(release: Release, title: str, day: date = BASELINE, **changed: str) -> Snapshot:
    """Freeze a release on a day under a title; `changed` overrides what would be written."""
    facts = {
        "release_id": release.release_id,
        "content_hash": release.content_hash,
        "file_sha256": release.file_sha256,
        "role": "programmateam",
        "moment": "2024-03-01T10:00:00+00:00",
        **changed,
    }
    snapshot = Snapshot(name=snapshot_name(title), title=title, reference_date=day, **facts)
    write_snapshot(snapshot)
    return snapshot

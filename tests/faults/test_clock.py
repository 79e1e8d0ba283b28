"""The clock of the server is set back: order follows what happened, not what the clock said."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from access import log as access_log
from access.log import Event, read_log
from tests.access.test_log import ANNA
from tests.etl.delivery_writer import trajectory, write_csv
from warehouse.drafts import clear_old_drafts, find_draft, new_draft
from warehouse.publication_log import read_publication_log
from warehouse.releases import active_release_id, current_release, list_releases

BACK = timedelta(days=400)


class Earlier(datetime):
    """A clock that is more than a year behind."""

    @classmethod
    def now(cls, tz: object = None) -> "Earlier":
        return super().now(tz) - BACK  # type: ignore[arg-type, return-value]


def test_a_load_after_the_clock_was_set_back_is_the_active_one(
    quick_load: Callable[[], int], inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quick_load() == 0
    first = active_release_id()
    write_csv(inbox / "deelname 2.csv", [trajectory(9)])
    monkeypatch.setattr("etl.publish.datetime", Earlier)
    monkeypatch.setattr("etl.switch.datetime", Earlier)
    assert quick_load() == 0
    second = active_release_id()
    assert second != first
    assert current_release()[0].release_id == second
    # By its clock the first is the newer one; nothing that is shown goes by that.
    assert [release.release_id for release in list_releases()] == [first, second]
    assert [one.release_id for one in read_publication_log().publications] == [second, first]
    assert quick_load() == 0  # nothing changed
    assert active_release_id() == second


def test_the_log_of_who_did_what_stays_one_chain(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for about in ("one", "two", "three"):
        if about == "two":
            monkeypatch.setattr(access_log, "datetime", Earlier)
        access_log.write(ANNA, Event.DOWNLOADED, role="lezer", about=about)
    log = read_log()
    assert [entry.about for entry in log.entries] == ["three", "two", "one"]
    assert (log.damaged_lines, log.breaks) == (0, 0)
    assert log.entries[0].moment < log.entries[-1].moment  # as the clock said it


def test_a_delivery_in_preparation_is_kept(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = new_draft()
    present = draft.folder.stat().st_mtime
    monkeypatch.setattr("warehouse.drafts.time.time", lambda: present - BACK.total_seconds())
    clear_old_drafts()
    assert find_draft(draft.draft_id) == draft

"""Evaluation meetings: the months agreed on, and one meeting for each partnership."""

from datetime import date
from pathlib import Path

import pytest

from tests.pages.conftest import published, shown
from tests.warehouse.cooperation_country import write_cooperation
from tests.warehouse.publishing import publish_changed
from warehouse import queries
from warehouse.releases import Release

MEETINGS = """
delete from mart.meeting where meeting_kind = 'evaluatie';
delete from mart.meeting where rsv_code = 'RSV04';
insert into mart.meeting (rsv_code, meeting_kind, meeting_date, attendees) values
    ('RSV01', 'evaluatie', '2023-09-01', 10),
    ('RSV01', 'evaluatie', '2024-02-01', 20),
    ('RSV01', 'evaluatie', '2024-02-20', 30),
    ('RSV02', 'evaluatie', '2024-03-01', null)
"""


@pytest.fixture
def cooperation(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    return shown(published(shared_folder, "cooperation-data", write_cooperation), monkeypatch)


def test_the_months_are_those_of_the_frame() -> None:
    assert queries.evaluation_months() == (date(2023, 11, 1), date(2024, 2, 29))


def test_the_first_meeting_within_the_months_counts(own_release: Release) -> None:
    changed = publish_changed(own_release, MEETINGS)
    found = queries.evaluation_meetings(
        changed.release_id, reference_date=changed.reference_date
    ).set_index("rsv_code")
    assert len(found) == 19
    first = found.loc["RSV01"]
    assert (first["meeting_date"].date(), first["attendees"]) == (date(2024, 2, 1), 20)
    assert first["is_within"]
    assert not found.loc["RSV02", "is_within"]
    assert found.drop(index=["RSV01", "RSV02"])["meeting_date"].isna().all()
    assert found.index[~found["has_meetings"]].tolist() == ["RSV04"]


def test_a_partnership_that_ended_needs_no_evaluation(cooperation: Release) -> None:
    found = queries.evaluation_meetings(
        cooperation.release_id, reference_date=cooperation.reference_date
    )
    assert found["rsv_name"].tolist() == ["Noord", "Oost", "West"]

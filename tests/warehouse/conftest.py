"""Releases that a test may damage; what is kept of them never reaches another test."""

from collections.abc import Iterator

import pytest

from tests.warehouse.publishing import forget_everything, publish_changed
from warehouse.releases import Release

MORE_PARTICIPANTS = "update mart.participation set trajectory_count = trajectory_count + 100000"


@pytest.fixture
def own_release(own_example_release: Release) -> Iterator[Release]:
    forget_everything()
    yield own_example_release
    forget_everything()


@pytest.fixture
def newer_release(own_release: Release) -> Release:
    """A second release, active, with 100,000 more trajectories in every row."""
    return publish_changed(own_release, MORE_PARTICIPANTS)

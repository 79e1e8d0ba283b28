"""Memory stays flat; `MDT_LONG=1` soaks for an hour with 30 visitors at a time."""

import os
from pathlib import Path

import pytest

from tests.bench.soak import Soak, Soaked, soak
from tests.bench.users import wrong_answers
from tests.browser.serving import served
from warehouse.queries import rsvs
from warehouse.releases import Release

IS_LONG = bool(os.environ.get("MDT_LONG"))
ASKED = Soak() if IS_LONG else Soak(users=4, seconds=12, pause_s=0.5, choices=8, samples=12)


@pytest.mark.bench
def test_memory_stays_flat(example_release: Release, example_data: Path, tmp_path: Path) -> None:
    regions = sorted(rsvs(example_release.release_id).values())
    with served(example_data, tmp_path / "log.txt") as server:
        soaked = soak(server, regions, ASKED)
    print(f"{soaked.drift():.3f} x; MB: {[round(mb) for mb in soaked.memory_mb]}")
    assert soaked.failures == []
    assert len(soaked.seconds) >= ASKED.users
    assert wrong_answers(soaked) == []
    # What is kept still fills in the first minutes; a leak of sessions would be more than that.
    assert soaked.drift() < (1.05 if IS_LONG else 1.5)


def test_drift_is_of_the_last_two_thirds() -> None:
    assert Soaked(memory_mb=[100, 150, 200, 200, 210, 210]).drift() == pytest.approx(1.05)

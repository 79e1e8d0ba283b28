"""Two loads at once, as two programs: the second is told, and changes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import filelock

from tests.etl.delivery_writer import trajectories, write_csv
from warehouse.releases import Release, active_release_id
from warehouse.settings import PROJECT_FOLDER, inbox_folder, releases_folder


def test_a_second_program_is_told(own_release: Release, data_folder: Path) -> None:
    write_csv(inbox_folder() / "deelname_nieuw.csv", trajectories(3))
    before = {path: path.read_bytes() for path in releases_folder().glob("*.json")}
    with filelock.FileLock(releases_folder() / ".load.lock"):  # as a load holds it
        second = subprocess.run(
            [sys.executable, "-m", "etl", "load"],
            cwd=PROJECT_FOLDER,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    assert second.returncode == 1
    assert "er wordt op dit moment al geladen of gepubliceerd" in second.stderr
    assert "Wacht tot dat klaar is" in second.stderr
    assert "De vorige uitgave blijft actief." in second.stderr
    assert "Traceback" not in second.stderr
    assert active_release_id() == own_release.release_id
    assert {path: path.read_bytes() for path in releases_folder().glob("*.json")} == before

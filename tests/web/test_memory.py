"""The collector of the server: what is imported is set apart, and it looks seldom."""

import subprocess
import sys
from pathlib import Path

from web.memory import NEW_OBJECTS

ROOT = Path(__file__).parents[2]
SAY = "import gc, serve; print(gc.get_freeze_count(), gc.get_threshold()[0], len(gc.get_objects()))"


def test_the_server_sets_its_libraries_apart() -> None:
    """In a process of its own: what was set apart stays so."""
    said = subprocess.run(
        [sys.executable, "-c", SAY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    apart, between, left = map(int, said.stdout.splitlines()[-1].split())
    assert apart > 50_000
    assert left < apart / 20
    assert between == NEW_OBJECTS

"""A run of pytest by itself, to see what it says without something that it needs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run_one_test(
    test: Path, *plugins: str, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the tests of a file with these plugins only, in this environment; return what it said."""
    chosen = [part for name in (*plugins, "no:cacheprovider") for part in ("-p", name)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *chosen, str(test)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_ADDOPTS": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )

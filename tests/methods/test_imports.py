import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_pages_can_import_the_methods_without_the_heavy_libraries() -> None:
    only_at_load = {"proportions", "smoothing"}
    stems = {path.stem for path in (ROOT / "methods").glob("[a-z]*.py")} - only_at_load
    modules = sorted(f"methods.{stem}" for stem in stems)
    code = (
        f"import sys, {', '.join(modules)}\n"
        "heavy = {'esda', 'libpysal', 'statsmodels', 'scipy.stats', 'pandas', 'duckdb'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"

"""`python -m tests.bench`: figures for speed and size, and of the forecast, in docs/metingen.md."""

import os
import platform
import tempfile
from datetime import datetime
from pathlib import Path

from etl.load import load
from etl.sources.example import write_example
from tests.bench.checking import measure_checks
from tests.bench.crowds import measure_crowds, measure_several, nginx_or_exit
from tests.bench.forecasting import coverage_table, measure_coverage
from tests.bench.loading import measure_large_loads
from tests.bench.measuring import (
    Sizes,
    measure_browser,
    measure_load,
    measure_reruns,
    table,
    two_servers,
)
from tests.browser.serving import ROOT

WRITTEN = ROOT / "docs" / "metingen.md"
HEAD = """# Metingen

Written by `make bench` on {day}; {machine}. Read the ratios: each figure stands beside an anchor
that was measured in the same run, and other work on the machine shows in both. Goals, and what was
done to reach them, are in [besluiten.md](besluiten.md)."""


def main(sizes: Sizes) -> None:
    """Measure everything on example data of its own, and print the table."""
    nginx = nginx_or_exit()
    with tempfile.TemporaryDirectory(prefix="mdt-bench-") as name:
        folder = Path(name)
        # Compiled once, as an installation leaves it, whatever this machine is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        inbox = folder / "data" / "inbox"
        write_example(inbox)
        os.environ["MDT_DATA"] = str(inbox.parent)
        load(inbox, lambda _: None)
        rows = measure_load(inbox, folder, sizes)
        rows += measure_large_loads(inbox, folder, sizes)
        rows += measure_checks(folder, sizes)
        with two_servers(inbox.parent, folder) as (server, empty):
            rows += measure_reruns(server, empty, sizes)
            rows += measure_browser(server, empty, sizes)
            rows += measure_crowds(server, inbox.parent, sizes.crowds)
        rows += measure_several(nginx, inbox.parent, folder, sizes.crowds)
    coverage = measure_coverage(seeds=sizes.seeds, countries=sizes.countries)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    parts = (
        HEAD.format(day=f"{datetime.now().astimezone():%Y-%m-%d}", machine=machine),
        table(rows),
        coverage_table(coverage),
    )
    WRITTEN.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(WRITTEN.read_text("utf-8"))


if __name__ == "__main__":
    main(Sizes())

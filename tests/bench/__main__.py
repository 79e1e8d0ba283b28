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
from tests.bench.painting import measure_painting
from tests.bench.processes import two_servers
from tests.bench.reruns import measure_reruns
from tests.bench.rows import Sizes, table
from tests.browser.serving import ROOT

WRITTEN = ROOT / "docs" / "metingen.md"
HEAD = """# Metingen

Written by `make bench` on {day}; {machine}. Read the ratios: each figure stands beside an anchor
that was measured in the same run, and other work on the machine shows in both. Goals, and what was
done to reach them, are in [besluiten.md](besluiten.md)."""


def main(sizes: Sizes) -> None:
    """Measure everything on example data of its own, and write the page part by part."""
    nginx = nginx_or_exit()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    day = datetime.now().astimezone().date()
    WRITTEN.write_text(HEAD.format(day=day, machine=machine), encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="mdt-bench-") as name:
        folder = Path(name)
        # Compiled once, as an installation leaves it, whatever this machine is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        inbox = folder / "data" / "inbox"
        write_example(inbox)
        os.environ["MDT_DATA"] = str(inbox.parent)
        load(inbox, lambda _: None)
        data = inbox.parent
        _write("A load", table(measure_large_loads(inbox, folder, sizes)))
        _write("A check", table(measure_checks(folder, sizes)))
        with two_servers(data, folder) as (server, empty):
            _write("One rerun", table(measure_reruns(server, empty, sizes)))
            _write("A cold browser", table(measure_painting(server, empty, sizes)))
            _write("Many users, one process", table(measure_crowds(server, data, sizes)))
        several = measure_several(nginx, data, folder, sizes)
        _write("Many users, two processes behind nginx", table(several))
    coverage = measure_coverage(seeds=sizes.seeds, countries=sizes.countries)
    _write("The forecast, held against what came", coverage_table(coverage))


def _write(title: str, found: str) -> None:
    """Add a part to the page: who stops the bench keeps what was measured."""
    with WRITTEN.open("a", encoding="utf-8") as stream:
        stream.write(f"\n\n## {title}\n\n{found}")
    print(f"{title}\n{found}\n", flush=True)


if __name__ == "__main__":
    main(Sizes())

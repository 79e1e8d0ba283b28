"""`python -m tests.bench`: figures for speed and size as a markdown table, and of the forecast."""

import os
import platform
import tempfile
from pathlib import Path

from etl.load import load
from etl.sources.example import write_example
from tests.bench.checking import measure_checks
from tests.bench.forecasting import coverage_table, measure_coverage
from tests.bench.measuring import (
    Sizes,
    measure_browser,
    measure_load,
    measure_reruns,
    table,
    two_servers,
)


def main(sizes: Sizes) -> None:
    """Measure everything on example data of its own, and print the table."""
    with tempfile.TemporaryDirectory(prefix="mdt-bench-") as name:
        folder = Path(name)
        inbox = folder / "data" / "inbox"
        write_example(inbox)
        os.environ["MDT_DATA"] = str(inbox.parent)
        load(inbox, lambda _: None)
        rows = measure_load(inbox, folder, sizes)
        rows += measure_checks(folder, sizes)
        with two_servers(inbox.parent, folder) as (server, empty):
            rows += measure_reruns(server, empty, sizes)
            rows += measure_browser(server, empty, sizes)
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
    print(table(rows))
    coverage = measure_coverage(seeds=sizes.seeds, countries=sizes.countries)
    print(f"\n{coverage_table(coverage)}")


if __name__ == "__main__":
    main(Sizes())

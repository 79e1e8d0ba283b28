"""Tables as files, to work on elsewhere: export."""

import argparse
from pathlib import Path

from etl.commands.parser import Commands
from etl.commands.progress import report
from warehouse.settings import data_folder


def add(commands: Commands) -> None:
    """Add export."""
    export = commands.add_parser("export", help="schrijf alle tabellen met uitleg als bestanden")
    which = export.add_mutually_exclusive_group()
    which.add_argument("--release", default=None, help="uitgave (standaard: de actieve)")
    which.add_argument("--snapshot", default=None, help="naam van een bevroren stand")
    export.add_argument(
        "--folder", type=Path, default=data_folder() / "export", help="map voor de export"
    )
    export.add_argument("--format", choices=("csv", "parquet", "both"), default="both")
    export.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> int:
    from etl.export.run import export  # noqa: PLC0415

    place = export(options.folder, options.format, options.release, options.snapshot, report)
    print(f"Geschreven: {place}")
    return 0

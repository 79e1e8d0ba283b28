"""Command line of the ETL: python -m etl load | check | releases | activate | freeze | export …

Exit codes: 0 published or unchanged, 1 refused with messages, 2 wrong use.
"""

import argparse
import sys
from collections.abc import Callable

from etl.commands import deliveries, exporting, files, loading, releases, snapshots
from etl.commands.parser import Parser
from etl.disk import full_disk_is_refused
from etl.messages import HalfDoneError, LoadRefusedError
from warehouse.settings import data_folder

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        with full_disk_is_refused(str(data_folder())):
            return command(options)
    except HalfDoneError as remark:
        print(f"\nNog niet af: {remark}", file=sys.stderr)
        return 1
    except LoadRefusedError as refusal:
        print(f"\nGeweigerd: {refusal}", file=sys.stderr)
    except OSError as error:
        print(f"\nMislukt. {error.filename or ''}: {error.strerror or error}.", file=sys.stderr)
        print("Staat het bestand nog open in een ander programma?", file=sys.stderr)
    print("De vorige uitgave blijft actief.", file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser(prog="python -m etl", description="MDT Regiomonitor: laden")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for group in (loading, files, releases, snapshots, exporting, deliveries):
        group.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Command line of the log: python -m access tidy | verify.

Exit codes: 0 done or whole, 1 the log is damaged, 2 wrong use.
"""

import argparse
import sys
from datetime import UTC, datetime

from access.log import MONTHS_VARIABLE, kept_months, read_log, remove_old
from access.settings import SettingsError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m access", description="Het logboek")
    commands = parser.add_subparsers(required=True, metavar="opdracht", dest="command")
    commands.add_parser("tidy", help=f"wis maanden ouder dan {MONTHS_VARIABLE} (nu 24 als leeg)")
    commands.add_parser("verify", help="kijk of er niets aan het logboek veranderd is")
    options = parser.parse_args(arguments)
    return _tidy() if options.command == "tidy" else _verify()


def _tidy() -> int:
    try:
        removed = remove_old(datetime.now(UTC), kept_months())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Gewist: {', '.join(removed) or 'niets'}. Bewaartermijn: {kept_months()} maanden.")
    return 0


def _verify() -> int:
    log = read_log()
    print(
        f"{len(log.entries)} regels gelezen, {log.damaged_lines} beschadigd, "
        f"{log.breaks} plaatsen waar de keten niet klopt."
    )
    return 1 if log.damaged_lines or log.breaks else 0


if __name__ == "__main__":
    sys.exit(main())

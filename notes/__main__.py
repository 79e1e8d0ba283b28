"""Command line of the notes: python -m notes upgrade | backup | restore | export.

Exit codes: 0 done, 1 not possible and why, 2 wrong use.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from notes.errors import BackupError, NotesUnavailableError, SchemaMissingError

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except SchemaMissingError as error:
        print(f"{error} Draai eerst: python -m notes upgrade", file=sys.stderr)
    except (BackupError, NotesUnavailableError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Mislukt. {error.filename or ''}: {error.strerror or error}.", file=sys.stderr)
    return 1


class _Parser(argparse.ArgumentParser):
    """argparse speaks English; a wrong use is answered in Dutch."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            2, f"Verkeerd gebruik ({message}).\nBekijk de opdrachten met: {self.prog} --help\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m notes", description="MDT Regiomonitor: notities en afspraken")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    upgrade = commands.add_parser("upgrade", help="zet de database klaar, of werk haar bij")
    upgrade.set_defaults(command=_upgrade)
    backup = commands.add_parser("backup", help="bewaar alle notities met hun geschiedenis")
    backup.add_argument("file", type=Path, help="het bestand dat gemaakt wordt")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="zet een reservekopie terug")
    restore.add_argument("file", type=Path, help="een bestand van de opdracht backup")
    restore.add_argument(
        "--replace", action="store_true", help="wat er nu staat mag weg: alle notities"
    )
    restore.set_defaults(command=_restore)
    export = commands.add_parser("export", help="schrijf notities voor een rekenblad")
    export.add_argument("file", type=Path, help="een naam die eindigt op .csv of .xlsx")
    export.add_argument("--release", default=None, help="alleen bij deze uitgave")
    export.add_argument("--rsv", default=None, help="alleen van dit RSV (code, of NL)")
    export.set_defaults(command=_export)
    return parser


def _upgrade(_: argparse.Namespace) -> int:
    from notes.migrate import upgrade  # noqa: PLC0415  only this command needs alembic

    upgrade()
    print("De database met notities staat klaar.")
    return 0


def _backup(options: argparse.Namespace) -> int:
    from notes.backup import backup  # noqa: PLC0415

    notes = backup(options.file)
    print(f"Bewaard in {options.file}: {_amount(notes)}, met alle eerdere versies.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from notes.backup import restore  # noqa: PLC0415
    from notes.migrate import upgrade  # noqa: PLC0415

    upgrade()
    print(f"Teruggezet: {_amount(restore(options.file, replace=options.replace))}.")
    return 0


def _export(options: argparse.Namespace) -> int:
    from notes.export import SUFFIXES, write_export  # noqa: PLC0415
    from notes.questions import notes_of  # noqa: PLC0415

    if options.file.suffix.lower() not in SUFFIXES:
        print("Kies een bestandsnaam die eindigt op .csv of .xlsx.", file=sys.stderr)
        return 2
    notes = notes_of(release_id=options.release, rsv_code=options.rsv)
    write_export(options.file, notes)
    print(f"Geschreven in {options.file}: {_amount(len(notes))}.")
    return 0


def _amount(notes: int) -> str:
    return f"{notes} notitie" if notes == 1 else f"{notes} notities"


if __name__ == "__main__":
    sys.exit(main())

"""Check the inbox and publish it: load, check."""

import argparse
import time
from dataclasses import replace

from etl.commands.parser import Commands, add_inbox
from etl.commands.progress import report


def add(commands: Commands) -> None:
    """Add load and check."""
    for name, command, explanation in (
        ("load", _load, "controleer de inbox en publiceer een nieuwe uitgave"),
        ("check", _check, "controleer de inbox zonder te publiceren"),
    ):
        sub = commands.add_parser(name, help=explanation)
        add_inbox(sub)
        sub.set_defaults(command=command)


def _load(options: argparse.Namespace) -> int:
    from etl.helper import second_process  # noqa: PLC0415  only this needs the heavy libraries
    from etl.load import load  # noqa: PLC0415

    started = time.perf_counter()
    with second_process() as helper:
        result = load(options.inbox, report, helper)
    release = result.release
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    if result.is_new:
        print(
            f"Gepubliceerd: {release.release_id} (peildatum {release.reference_date:%d-%m-%Y}), "
            f"{release.rows_loaded} rijen geladen, {release.rows_rejected} geweigerd, "
            f"in {seconds} s."
        )
    else:
        print(f"Niets veranderd: uitgave {release.release_id} is actief ({seconds} s).")
    return 0


def _check(options: argparse.Namespace) -> int:
    from etl.load import check  # noqa: PLC0415

    result = check(options.inbox, report)
    rejected = result.rejected
    for file_name, note in result.notes:
        print(f"Let op: {file_name}, {note}.")
    for row in rejected.itertuples():
        print(
            f"{row.file_name}, regel {row.line}, kolom {row.column_name}: gevonden "
            f"'{row.found}'; verwacht {row.expected}. {row.advice}".rstrip()
        )
    rows = len(rejected.drop_duplicates(["file_id", "line"]))
    print(f"{rows} {'rij' if rows == 1 else 'rijen'} geweigerd." if rows else "Alles is goed.")
    for refusal in result.refusals:
        reasonless = replace(refusal, found=refusal.found.splitlines()[0])
        print(f"Zo is er niet te laden. {reasonless}")
    return 1 if rows else 0

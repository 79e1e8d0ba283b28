"""Command line of the ETL: python -m etl load | check | releases | activate | freeze | export …

Exit codes: 0 published or unchanged, 1 refused with messages, 2 wrong use.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from etl.disk import full_disk_is_refused
from etl.drafts import STEPS, run_step
from etl.messages import HalfDoneError, LoadRefusedError
from warehouse.drafts import Draft, find_draft
from warehouse.publication_log import COMMAND_LINE
from warehouse.settings import data_folder, inbox_folder

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


class _Parser(argparse.ArgumentParser):
    """argparse speaks English; a wrong use is answered in Dutch."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            2, f"Verkeerd gebruik ({message}).\nBekijk de opdrachten met: {self.prog} --help\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m etl", description="MDT Regiomonitor: laden")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for name, command, explanation in (
        ("load", _load, "controleer de inbox en publiceer een nieuwe uitgave"),
        ("check", _check, "controleer de inbox zonder te publiceren"),
        ("example", _example, "zet voorbeelddata (fictief) in de inbox"),
    ):
        sub = commands.add_parser(name, help=explanation)
        sub.add_argument("--inbox", type=Path, default=inbox_folder(), help="map met de bestanden")
        sub.set_defaults(command=command)
        if name == "example":
            sub.add_argument("--seed", type=int, default=None, help="andere toevalsreeks")
            sub.add_argument(
                "--if-empty", action="store_true", help="doe niets als er al bestanden staan"
            )
    templates = commands.add_parser(
        "templates", help="schrijf voor elke invoer een sjabloon (xlsx)"
    )
    templates.add_argument(
        "--folder", type=Path, default=data_folder() / "templates", help="map voor de sjablonen"
    )
    templates.set_defaults(command=_templates)
    refresh = commands.add_parser("refresh", help="haal bevolking en grenzen op bij CBS en PDOK")
    refresh.add_argument("--inbox", type=Path, default=inbox_folder(), help="map met de bestanden")
    refresh.add_argument("--year", type=int, default=None, help="grensjaar van de grenzen")
    refresh.set_defaults(command=_refresh)
    commands.add_parser("releases", help="toon de uitgaven").set_defaults(command=_releases)
    activate = commands.add_parser("activate", help="maak een eerdere uitgave actief")
    activate.add_argument("release", help="naam van de uitgave, zie 'releases'")
    activate.add_argument("--role", default=COMMAND_LINE, help="rol voor het logboek")
    activate.set_defaults(command=_activate)
    _add_snapshot_commands(commands)
    export = commands.add_parser("export", help="schrijf alle tabellen met uitleg als bestanden")
    which = export.add_mutually_exclusive_group()
    which.add_argument("--release", default=None, help="uitgave (standaard: de actieve)")
    which.add_argument("--snapshot", default=None, help="naam van een bevroren stand")
    export.add_argument(
        "--folder", type=Path, default=data_folder() / "export", help="map voor de export"
    )
    export.add_argument("--format", choices=("csv", "parquet", "both"), default="both")
    export.set_defaults(command=_export)
    draft = commands.add_parser("draft", help="een stap van een levering in voorbereiding")
    draft.add_argument("step", choices=STEPS, help="wat er moet gebeuren")
    draft.add_argument("draft", help="kenmerk van de levering")
    draft.add_argument("--role", default=COMMAND_LINE, help="rol voor het logboek")
    draft.set_defaults(command=_draft)
    agenda = commands.add_parser("agenda", help="controleer de werkagenda die één RSV aanlevert")
    agenda.add_argument("draft", help="kenmerk van de levering")
    agenda.add_argument("rsv", help="code van het RSV")
    agenda.set_defaults(command=_agenda)
    return parser


def _add_snapshot_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    freeze = commands.add_parser("freeze", help="bevries een uitgave als evaluatiestand")
    freeze.add_argument("--title", required=True, help="titel van de stand")
    freeze.add_argument("--release", default=None, help="uitgave (standaard: de actieve)")
    freeze.add_argument("--date", default=None, help="peildatum, jjjj-mm-dd (standaard: nieuwste)")
    freeze.add_argument("--role", default=COMMAND_LINE, help="rol voor het logboek")
    freeze.set_defaults(command=_freeze)
    unfreeze = commands.add_parser("unfreeze", help="trek een stand in, of herstel haar")
    unfreeze.add_argument("name", help="naam van de stand, zie 'snapshots'")
    unfreeze.add_argument("--undo", action="store_true", help="herstel een ingetrokken stand")
    unfreeze.add_argument("--role", default=COMMAND_LINE, help="rol voor het logboek")
    unfreeze.set_defaults(command=_unfreeze)
    commands.add_parser("snapshots", help="toon de bevroren standen").set_defaults(
        command=_snapshots
    )


def _report(step: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')}  {step}", flush=True)


def _load(options: argparse.Namespace) -> int:
    from etl.helper import second_process  # noqa: PLC0415  only this needs the heavy libraries
    from etl.load import load  # noqa: PLC0415

    started = time.perf_counter()
    with second_process() as helper:
        result = load(options.inbox, _report, helper)
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

    result = check(options.inbox, _report)
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


def _example(options: argparse.Namespace) -> int:
    from etl.sources.example import write_example  # noqa: PLC0415
    from etl.sources.files import REFRESHED_POPULATION, inbox_files, is_example  # noqa: PLC0415

    files = inbox_files(options.inbox)
    present = [path for path in files if path.name != REFRESHED_POPULATION]
    if present and options.if_empty:
        return 0
    own = [path.name for path in present if not is_example(path.name)]
    if own:
        raise LoadRefusedError(
            f"in {options.inbox} staan al eigen bestanden: {', '.join(own)}.",
            "een lege map, of een map met alleen voorbeelddata.",
            "Kies een andere map met --inbox, of haal uw bestanden er eerst uit.",
        )
    seed = {} if options.seed is None else {"seed": options.seed}
    is_refreshed = len(present) < len(files)
    summary = write_example(options.inbox, with_population=not is_refreshed, **seed)
    print(f"Voorbeelddata (fictief) geschreven in {options.inbox}: {len(summary.files)} bestanden.")
    return 0


def _templates(options: argparse.Namespace) -> int:
    from etl.catalogue import write_catalogue  # noqa: PLC0415
    from etl.template import known_lists, write_templates  # noqa: PLC0415

    paths = write_templates(options.folder, known_lists())
    write_catalogue(options.folder)
    for path in paths:
        print(f"  {path.name}")
    print(f"{len(paths)} sjablonen geschreven in {options.folder}.")
    return 0


def _refresh(options: argparse.Namespace) -> int:
    from etl.sources.refresh.run import refresh  # noqa: PLC0415

    print(refresh(options.inbox, _report, year=options.year).summary())
    return 0


def _releases(_: argparse.Namespace) -> int:
    from warehouse.releases import active_release_id, list_releases  # noqa: PLC0415

    active = active_release_id()
    for release in list_releases():
        mark = "*" if release.release_id == active else " "
        state = "" if release.is_whole() else "  BESCHADIGD OF WEG"
        label = " fictief" if release.is_fictitious else ""
        print(
            f"{mark} {release.release_id}  peildatum {release.reference_date:%d-%m-%Y}  "
            f"gemaakt {release.created_at}  {release.rows_loaded} rijen{label}  "
            f"({', '.join(release.inputs)}){state}"
        )
    return 0


def _activate(options: argparse.Namespace) -> int:
    from etl.roll_back import roll_back  # noqa: PLC0415

    print(roll_back(options.release, options.role))
    return 0


def _freeze(options: argparse.Namespace) -> int:
    from etl.freeze import freeze  # noqa: PLC0415

    print(freeze(options.title, options.release, options.date, options.role))
    return 0


def _unfreeze(options: argparse.Namespace) -> int:
    from etl.freeze import restore, withdraw  # noqa: PLC0415

    print((restore if options.undo else withdraw)(options.name, options.role))
    return 0


def _snapshots(_: argparse.Namespace) -> int:
    from etl.freeze import lines  # noqa: PLC0415

    for line in lines():
        print(line)
    return 0


def _export(options: argparse.Namespace) -> int:
    from etl.export.run import export  # noqa: PLC0415

    place = export(options.folder, options.format, options.release, options.snapshot, _report)
    print(f"Geschreven: {place}")
    return 0


def _draft(options: argparse.Namespace) -> int:
    run_step(_found_draft(options.draft), options.step, options.role, _report)
    return 0


def _agenda(options: argparse.Namespace) -> int:
    from etl.drafts import agenda  # noqa: PLC0415

    agenda.run(_found_draft(options.draft), options.rsv, _report)
    return 0


def _found_draft(draft_id: str) -> Draft:
    draft = find_draft(draft_id)
    if draft is None:
        raise LoadRefusedError(
            f"levering {draft_id} is er niet (meer).",
            "een levering die in voorbereiding is.",
            "Begin opnieuw op de pagina waar u aanlevert.",
        )
    return draft


if __name__ == "__main__":
    sys.exit(main())

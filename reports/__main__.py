"""Command line of what is made outside the web server: packs, and pictures of the screen.

python -m reports pack RSV01 | all | figure svg|png.

Exit codes: 0 made or already there, 1 refused with a message, 2 wrong use.
"""

import argparse
import shutil
import sys
import time
from datetime import date
from pathlib import Path
from typing import NoReturn

from reports.refusal import PackRefusedError
from warehouse.full_disk import is_full_disk
from warehouse.packs import COUNTRY, EVERYTHING

# The page shows this line too, to whoever asked for the pack.
FULL_DISK = (
    "De schijf van de server is vol; er is geen half pakket bewaard. Vraag de beheerder om ruimte "
    "vrij te maken en maak het pakket dan opnieuw."
)


class _Parser(argparse.ArgumentParser):
    """argparse speaks English; a wrong use is answered in Dutch."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            2, f"Verkeerd gebruik ({message}).\nBekijk de opdrachten met: {self.prog} --help\n"
        )


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = _parser().parse_args(arguments)
    if "picture" in options:
        # Who waits for a picture does not wait for the libraries of a pack, nor the reverse.
        from reports.pictures.command import draw_what_is_asked  # noqa: PLC0415

        return draw_what_is_asked(sys.stdin.buffer, sys.stdout.buffer, options.picture)
    started = time.perf_counter()
    try:
        made = _make(options)
    except PackRefusedError as refusal:
        print(f"\nGeweigerd: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        if is_full_disk(error):
            print(f"\nGeweigerd: {FULL_DISK}", file=sys.stderr)
            return 1
        print(f"\nMislukt. {error.filename or ''}: {error.strerror or error}.", file=sys.stderr)
        return 1
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    print(f"Klaar in {seconds} s: {', '.join(map(str, made))}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m reports", description="MDT Regiomonitor: pakketten op papier")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    pack = commands.add_parser("pack", help="maak het pakket van een regio")
    pack.add_argument("code", type=str.upper, help=f"code van het RSV, of {COUNTRY}")
    everything = commands.add_parser("all", help="maak alle pakketten, samen als zip")
    everything.set_defaults(code=EVERYTHING)
    figure = commands.add_parser("figure", help="teken een figuur van het scherm (stdin: JSON)")
    figure.add_argument("picture", choices=("svg", "png"), help="soort bestand (naar stdout)")
    for sub in (pack, everything):
        sub.add_argument("--release", help="uitgave; anders de actieve")
        sub.add_argument("--day", type=_day, help="eerdere peildatum (jjjj-mm-dd)")
        sub.add_argument("--out", type=Path, help="map waarin de bestanden ook komen")
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _make(options: argparse.Namespace) -> list[Path]:
    from pages.components.evaluation.pack_names import pack_name  # noqa: PLC0415
    from reports.make import make_all, make_pack, open_context, shelf_of  # noqa: PLC0415
    from reports.session_notes import session_notes  # noqa: PLC0415
    from warehouse.queries import rsvs  # noqa: PLC0415

    context = open_context(options.release, options.day)
    names = rsvs(context.release_id)
    notes = session_notes(context.release_id, [*names, COUNTRY], context.reference_date)
    if options.code == EVERYTHING:
        make_all(context, _report, notes)
    else:
        _report(f"pakket van {options.code}")
        make_pack(context, options.code, notes.get(options.code, ()))
    shelf = shelf_of(context)
    kept = {kind: shelf.file(options.code, kind) for kind in shelf.kinds(options.code)}
    if options.out is None:
        return list(kept.values())
    options.out.mkdir(parents=True, exist_ok=True)
    name = names.get(options.code, "Nederland" if options.code == COUNTRY else "alle regio's")
    return [
        Path(shutil.copyfile(path, options.out / pack_name(context, options.code, name, kind)))
        for kind, path in kept.items()
    ]


def _report(step: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')}  {step}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

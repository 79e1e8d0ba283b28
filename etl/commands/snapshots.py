"""What an evaluation rests on: freeze, unfreeze, snapshots."""

import argparse

from etl.commands.parser import Commands, add_role


def add(commands: Commands) -> None:
    """Add freeze, unfreeze and snapshots."""
    freeze = commands.add_parser("freeze", help="bevries een uitgave als evaluatiestand")
    freeze.add_argument("--title", required=True, help="titel van de stand")
    freeze.add_argument("--release", default=None, help="uitgave (standaard: de actieve)")
    freeze.add_argument("--date", default=None, help="peildatum, jjjj-mm-dd (standaard: nieuwste)")
    add_role(freeze)
    freeze.set_defaults(command=_freeze)
    unfreeze = commands.add_parser("unfreeze", help="trek een stand in, of herstel haar")
    unfreeze.add_argument("name", help="naam van de stand, zie 'snapshots'")
    unfreeze.add_argument("--undo", action="store_true", help="herstel een ingetrokken stand")
    add_role(unfreeze)
    unfreeze.set_defaults(command=_unfreeze)
    commands.add_parser("snapshots", help="toon de bevroren standen").set_defaults(
        command=_snapshots
    )


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

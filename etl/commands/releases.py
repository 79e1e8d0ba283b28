"""What was published: releases, activate."""

import argparse

from etl.commands.parser import Commands, add_role


def add(commands: Commands) -> None:
    """Add releases and activate."""
    commands.add_parser("releases", help="toon de uitgaven").set_defaults(command=_releases)
    activate = commands.add_parser("activate", help="maak een eerdere uitgave actief")
    activate.add_argument("release", help="naam van de uitgave, zie 'releases'")
    add_role(activate)
    activate.set_defaults(command=_activate)


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

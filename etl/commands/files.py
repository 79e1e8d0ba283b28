"""The files to start from: example, templates, refresh."""

import argparse
from pathlib import Path

from etl.commands.parser import Commands, add_inbox
from etl.commands.progress import report
from etl.messages import LoadRefusedError
from warehouse.settings import data_folder


def add(commands: Commands) -> None:
    """Add example, templates and refresh."""
    example = commands.add_parser("example", help="zet voorbeelddata (fictief) in de inbox")
    add_inbox(example)
    example.add_argument("--seed", type=int, default=None, help="andere toevalsreeks")
    example.add_argument(
        "--if-empty", action="store_true", help="doe niets als er al bestanden staan"
    )
    example.set_defaults(command=_example)
    templates = commands.add_parser(
        "templates", help="schrijf voor elke invoer een sjabloon (xlsx)"
    )
    templates.add_argument(
        "--folder", type=Path, default=data_folder() / "templates", help="map voor de sjablonen"
    )
    templates.set_defaults(command=_templates)
    refresh = commands.add_parser("refresh", help="haal bevolking en grenzen op bij CBS en PDOK")
    add_inbox(refresh)
    refresh.add_argument("--year", type=int, default=None, help="grensjaar van de grenzen")
    refresh.set_defaults(command=_refresh)


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

    print(refresh(options.inbox, report, year=options.year).summary())
    return 0

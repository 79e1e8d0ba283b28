"""How a command line is read, and the options that several commands share."""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from warehouse.publication_log import COMMAND_LINE
from warehouse.settings import inbox_folder


class Parser(argparse.ArgumentParser):
    """argparse speaks English; a wrong use is answered in Dutch."""

    def error(self, message: str) -> NoReturn:
        """Say in Dutch that the use was wrong, and where to look."""
        self.exit(
            2, f"Verkeerd gebruik ({message}).\nBekijk de opdrachten met: {self.prog} --help\n"
        )


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a group of commands adds itself to."""


def add_inbox(command: Parser) -> None:
    """Let a command work on another inbox."""
    command.add_argument("--inbox", type=Path, default=inbox_folder(), help="map met de bestanden")


def add_role(command: Parser) -> None:
    """Let whoever calls the command say for whom."""
    command.add_argument("--role", default=COMMAND_LINE, help="rol voor het logboek")

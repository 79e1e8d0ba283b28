"""What went wrong with a file or a load, said so that a user can mend it."""

from dataclasses import dataclass


@dataclass
class LoadRefusedError(Exception):
    """The load stops and the last release stays: what was found, expected, and what to do."""

    found: str
    expected: str
    advice: str
    file_name: str = ""

    def __str__(self) -> str:
        """Give the message a user reads, in Dutch."""
        place = f"{self.file_name}: " if self.file_name else ""
        return f"{place}{self.found}\n  Verwacht: {self.expected}\n  Wat u kunt doen: {self.advice}"


class HalfDoneError(LoadRefusedError):
    """The release is active, but something that belongs with it must still be done."""

"""A delivered file: recognised by what it is, and what becomes of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.contracts import CONTRACTS, Contract
from etl.contracts.cells import normalise
from etl.messages import LoadRefusedError
from etl.sources.files import open_sheet, sha256_of
from etl.sources.sheet import Sheet

FICTITIOUS = "fictief"
PROVISIONAL_WORDS = ("voorlopig", "concept")


@dataclass
class DeliveredFile:
    """One file of the inbox and what became of its rows."""

    file_id: int
    path: Path
    sheet: Sheet
    sha256: str
    rows_in: int = 0
    rows_set_aside: int = 0
    rows_refused: int = 0
    fictitious_in: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def is_fictitious(self) -> bool:
        """Say whether its name, or a text in a column (`fictitious_in`), calls it fictitious."""
        return FICTITIOUS in self.path.name.lower() or bool(self.fictitious_in)

    @property
    def contract(self) -> Contract:
        """Return the contract it was recognised as."""
        return self.sheet.recognition.contract

    @property
    def is_provisional(self) -> bool:
        """Say whether its name calls it so; a status within the rows is another matter."""
        return any(word in normalise(self.path.stem) for word in PROVISIONAL_WORDS)


def open_files(paths: Sequence[Path]) -> list[DeliveredFile]:
    """Recognise every file; raises LoadRefusedError for the first that is no input or a copy."""
    files: list[DeliveredFile] = []
    first_of: dict[str, Path] = {}
    for path in paths:
        sheet, sha256 = open_sheet(path), sha256_of(path)
        if sha256 in first_of:
            raise _copy_of(path, first_of[sha256])
        first_of[sha256] = path
        notes = [*sheet.notes, *_doubled_note(sheet)]
        files.append(DeliveredFile(0, path, sheet, sha256, notes=notes))
    order = {name: at for at, name in enumerate(CONTRACTS)}
    files.sort(key=lambda file: (order[file.contract.name], file.path.name))
    for file_id, file in enumerate(files, start=1):
        file.file_id = file_id
    return files


def _doubled_note(sheet: Sheet) -> list[str]:
    doubled = sheet.recognition.doubled_columns
    names = ", ".join(doubled)
    return [f"staat er twee keer, alleen de eerste is gelezen: kolom {names}"] if doubled else []


def _copy_of(path: Path, first: Path) -> LoadRefusedError:
    return LoadRefusedError(
        f"dit bestand is hetzelfde als {first.name}, dat al meetelt.",
        "elk bestand één keer.",
        "Lever het niet opnieuw aan.",
        path.name,
    )

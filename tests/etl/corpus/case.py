"""What a case is, and the sound rows that every case begins with."""

from collections.abc import Callable
from dataclasses import dataclass

HEADER = "traject_id;gemeente_code;startdatum;einddatum;status;variant;leeftijd"
SOUND = "T1;GM0344;1-9-2023;;gestart;basis;17"
Content = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """One file of an inbox.

    A file that is read gives `accepted`, `refused` and `set_aside` rows; one that `is_refused` as a
    whole gives none. `says` is a part of the message, of a reason or of a note.
    """

    name: str
    file_name: str
    content: Content
    says: str = ""
    accepted: int = 0
    refused: int = 0
    set_aside: int = 0

    @property
    def is_refused(self) -> bool:
        """Say whether the file as a whole is refused."""
        return not self.accepted + self.refused


def row(number: int, **cells: object) -> str:
    """Return a sound row of deelname, with other cells where they are given."""
    texts = dict(zip(HEADER.split(";"), SOUND.split(";"), strict=True))
    texts |= {"traject_id": f"T{number}"} | {name: str(cell) for name, cell in cells.items()}
    return ";".join(texts.values())


def table(*lines: str, header: str = HEADER, end: str = "\n") -> str:
    """Return a csv with the header and these lines."""
    return end.join([header, *lines]) + end


def text(
    name: str,
    written: str | bytes,
    says: str = "",
    *,
    accepted: int = 0,
    refused: int = 0,
    set_aside: int = 0,
    encoding: str = "utf-8",
    file_name: str = "deelname.csv",
) -> Case:
    """Return a case of a text file."""
    content = written if isinstance(written, bytes) else written.encode(encoding)
    return Case(name, file_name, lambda: content, says, accepted, refused, set_aside)

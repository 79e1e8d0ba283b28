"""Open a delivered file by what it is, not by what its name says it is."""

import hashlib
from pathlib import Path

from etl.messages import LoadRefusedError
from etl.sources.delimited import read_delimited
from etl.sources.sheet import Sheet
from etl.sources.workbook import read_workbook

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def open_sheet(path: Path) -> Sheet:
    """Recognise and open a csv or xlsx file; raises LoadRefusedError otherwise."""
    with path.open("rb") as stream:
        start = stream.read(4)
    if start == _ZIP:
        return read_workbook(path)
    if start in (_OLE, _PDF):
        kind = "een pdf" if start == _PDF else "een oud Excel-bestand (.xls) of met een wachtwoord"
        raise LoadRefusedError(
            f"het bestand is {kind}.",
            "een csv- of xlsx-bestand zonder wachtwoord.",
            "Open het in Excel en bewaar het als .xlsx.",
            path.name,
        )
    return read_delimited(path)


def sha256_of(path: Path) -> str:
    """Return the hash that names a file in the archive."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def inbox_files(inbox: Path) -> list[Path]:
    """List what was delivered, by name; folders, hidden files and Excel's lock files are not."""
    if not inbox.is_dir():
        return []
    return sorted(
        path for path in inbox.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))
    )

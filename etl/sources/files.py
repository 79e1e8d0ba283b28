"""Open a delivered file by what it is, not by what its name says it is."""

import hashlib
from dataclasses import replace
from pathlib import Path

from etl.messages import LoadRefusedError
from etl.sources import limits
from etl.sources.delimited import read_delimited
from etl.sources.package import ASK_FOR_ORIGINAL
from etl.sources.sheet import Sheet
from etl.sources.workbook import read_workbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_IMAGE, _PDF = "een afbeelding", "een pdf"
_KINDS = {
    b"%PDF": _PDF,
    b"\x89PNG": _IMAGE,
    b"\xff\xd8\xff": _IMAGE,
    b"GIF8": _IMAGE,
    b"II*\x00": _IMAGE,
    b"PK\x05\x06": "een leeg zip-bestand",
    b"Rar!": "een ingepakt bestand (.rar)",
    b"7z\xbc\xaf": "een ingepakt bestand (.7z)",
    b"\x1f\x8b": "een ingepakt bestand (.gz)",
    b"{\\rt": "een Word-bestand (.rtf)",
    b"SQLi": "een database",
    b"PAR1": "een parquet-bestand",
}
_WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml", b"<table")
_WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xls"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
EXAMPLE_MARKS = ("_fictief", "_voorbeeld")
# What a refresh puts in the inbox; it is no file of the user, nor one of the example.
REFRESHED_POPULATION = "bevolking_cbs_03759ned.csv"


def open_sheet(path: Path) -> Sheet:
    """Recognise and open a csv or xlsx file; raises LoadRefusedError otherwise."""
    with path.open("rb") as stream:
        start = stream.read(256)
    if start.startswith(_ZIP):
        return read_workbook(path)
    if start.startswith(_OLE):
        raise _other_kind(path, _kind_of_old_office_file(path))
    for signature, kind in _KINDS.items():
        if start.startswith(signature):
            raise _other_kind(path, kind)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB_PAGE):
        raise _other_kind(path, "een webpagina of xml, ook al heet het misschien anders")
    try:
        return read_delimited(path)
    except LoadRefusedError as refusal:
        if path.suffix.lower() in _WORKBOOK_NAMES and start:
            raise replace(
                refusal, found=f"de naam eindigt op {path.suffix}, maar {refusal.found}"
            ) from None
        raise


def _kind_of_old_office_file(path: Path) -> str:
    limits.refuse_too_large(path, limits.LARGEST_WORKBOOK_BYTES, "een xlsx-bestand")
    if _ENCRYPTED in path.read_bytes():
        return "beveiligd met een wachtwoord"
    return "een oud Excel- of Office-bestand (.xls)"


def _other_kind(path: Path, kind: str) -> LoadRefusedError:
    if kind == _IMAGE:
        advice = f"Lever de tabel zelf aan, niet een afbeelding ervan. {ASK_FOR_ORIGINAL}"
    elif kind == _PDF or "Word" in kind:
        advice = ASK_FOR_ORIGINAL
    elif "ingepakt" in kind or "zip" in kind:
        advice = "Pak het uit en lever elk csv- of xlsx-bestand los aan."
    else:
        advice = "Open het in Excel en bewaar de tabel als .xlsx, zonder wachtwoord."
    return LoadRefusedError(
        f"het bestand is {kind}.",
        "een csv- of xlsx-bestand zonder wachtwoord.",
        advice,
        path.name,
    )


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


def is_example(name: str) -> bool:
    """Say whether a file is called one that `python -m etl example` writes."""
    return any(mark in Path(name).stem for mark in EXAMPLE_MARKS)

"""Packs on paper that were made: where they are kept, and which of them are whole.

packs/<release>/<reference date>/<code>.pdf, .xlsx and .json; a pack is there when its JSON is,
with files of the size it names, made by the program that runs now.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import filelock

from warehouse.json_files import read_json, write_json
from warehouse.settings import PROJECT_FOLDER, data_folder

COUNTRY, EVERYTHING = "NL", "ALLE"
PDF, XLSX, ZIP = ".pdf", ".xlsx", ".zip"
_PROGRAM = ("methods", "pages", "reports", "warehouse")
_SOURCES = {".py", ".sql", ".yaml", ".typ", ".ttf"}


@dataclass(frozen=True)
class Shelf:
    """The packs of one release on one reference date."""

    release_id: str
    reference_date: date

    @property
    def folder(self) -> Path:
        """Return where they are kept."""
        return data_folder() / "packs" / self.release_id / f"{self.reference_date:%Y-%m-%d}"

    def file(self, code: str, kind: str) -> Path:
        """Return the file of a pack, such as that of RSV01 with .pdf."""
        return self.folder / f"{code}{kind}"

    def kinds(self, code: str) -> tuple[str, ...]:
        """Return which files make up a pack."""
        return (ZIP,) if code == EVERYTHING else (PDF, XLSX)

    def progress_file(self, code: str) -> Path:
        """Return what the process that makes a pack says; it stays until the next one."""
        return self.file(code, ".txt")

    def said(self, code: str) -> str:
        """Return what that process has said so far."""
        try:
            return self.progress_file(code).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    def is_ready(self, code: str, notes: str | None = None) -> bool:
        """Say whether a pack is whole; with `notes`, also whether it holds these.

        That of all of them holds the packs that stand, or it is not: one may be made anew.
        """
        made = read_json(self._account(code)) or {}
        if code == EVERYTHING:
            notes = self.members()
        if made.get("program") != program_hash() or notes not in (None, made.get("notes")):
            return False
        sizes = made.get("sizes")
        expected = {kind: _size(self.file(code, kind)) for kind in self.kinds(code)}
        return sizes == expected and None not in expected.values()

    def members(self) -> str:
        """Return what tells the packs that stand from those of another moment."""
        accounts = sorted(self.folder.glob("*.json"))
        return hash_of([f"{a.stem} {read_json(a)}" for a in accounts if a.stem != EVERYTHING])

    def made_at(self, code: str) -> str | None:
        """Return the moment (ISO 8601, UTC) that a pack was made; None when there is none."""
        return (read_json(self._account(code)) or {}).get("made_at")

    def has_said_since(self, code: str) -> bool:
        """Say whether a process said something about a pack after it was made."""
        try:
            said = self.progress_file(code).stat().st_mtime
        except OSError:
            return False
        made = self.made_at(code)
        return made is None or said >= datetime.fromisoformat(made).timestamp()

    def ready(self) -> set[str]:
        """Return the codes of all packs that are whole."""
        return {path.stem for path in self.folder.glob("*.json") if self.is_ready(path.stem)}

    def keep(self, code: str, contents: dict[str, bytes], notes: str) -> None:
        """Keep a pack with the hash of its notes; of EVERYTHING, with the `members` it holds.

        As long as it is not whole, it does not count.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        sizes = {kind: len(content) for kind, content in contents.items()}
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        account = {"program": program_hash(), "notes": notes, "sizes": sizes, "made_at": made_at}
        # Of a region alone and of all of them: two processes may bring the same pack at once.
        with filelock.FileLock(self.folder / ".keep.lock"):
            partials = {kind: self.file(code, f".partial{kind}") for kind in contents}
            try:
                for kind, content in contents.items():
                    partials[kind].write_bytes(content)
                # From here on the disk need not be larger: what stood may go.
                self._account(code).unlink(missing_ok=True)
                for kind, partial in partials.items():
                    partial.replace(self.file(code, kind))
                write_json(self._account(code), account)
            finally:
                for partial in partials.values():
                    partial.unlink(missing_ok=True)

    def _account(self, code: str) -> Path:
        return self.folder / f"{code}.json"


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def hash_of(texts: Sequence[str]) -> str:
    """Return what tells one list of texts from another."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


@cache
def program_hash() -> str:
    """Return what tells this version of the program from one that drew packs otherwise."""
    # With the libraries that draw and set: another version may do so otherwise.
    digest = hashlib.sha256((PROJECT_FOLDER / "requirements.txt").read_bytes())
    for folder in _PROGRAM:
        for path in sorted((PROJECT_FOLDER / folder).rglob("*")):
            if path.suffix in _SOURCES:
                digest.update(path.relative_to(PROJECT_FOLDER).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()

"""Who did what: a line is added and never changed; each says what the line before it was.

One file a month, below logboek/ in the data folder. A line holds a subject id and a role, no name
and no address. The chain shows that a line was changed, taken out or put between; it does not show
that the newest lines were cut off, nor stop whoever may write the folder from making a new chain.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import filelock

from access.person import Person
from access.settings import SettingsError
from language import mark
from warehouse.settings import data_folder

PATIENCE_S = 2.0
LONGEST_TEXT = 200
LONGEST_LINE = 8192  # bytes; a line is far shorter
MONTHS_VARIABLE = "MDT_LOG_MONTHS"
DEFAULT_MONTHS = 24


class Event(StrEnum):
    """What is logged, as it reads in the log."""

    SIGNED_IN = mark("aangemeld")
    SIGNED_OUT = mark("afgemeld")
    REFUSED = mark("geweigerd")
    DELIVERED = mark("aangeleverd")
    ASKED_TO_PUBLISH = mark("publiceren gevraagd")
    PUBLISHED = mark("gepubliceerd")
    ASKED_TO_ROLL_BACK = mark("terugdraaien gevraagd")
    ROLLED_BACK = mark("teruggedraaid")
    DOWNLOADED = mark("gedownload")
    NOTE_EDITED = mark("notitie bewerkt")
    AGENDA_EDITED = mark("werkagenda bijgewerkt")
    SNAPSHOT_MADE = mark("stand bevroren")
    SNAPSHOT_WITHDRAWN = mark("stand ingetrokken")
    SNAPSHOT_RESTORED = mark("stand hersteld")
    PACK_MADE = mark("pakket gemaakt")


class LogUnavailableError(Exception):
    """The log cannot be written; what must be logged is then not done."""


@dataclass(frozen=True)
class Entry:
    """One line. `previous` is the SHA-256 of the line before it; `session` is one sign-in."""

    moment: str
    subject: str
    role: str
    what: str
    about: str
    release_id: str
    session: str
    previous: str = ""


@dataclass(frozen=True)
class Log:
    """Lines, newest first; how many cannot be read, and at how many places the chain is broken."""

    entries: tuple[Entry, ...]
    damaged_lines: int
    breaks: int


def log_folder() -> Path:
    """Return where the log is kept, one file a month."""
    return data_folder() / "logboek"


def kept_months() -> int:
    """Return for how many months lines are kept; raises SettingsError when that is no number."""
    wished = os.environ.get(MONTHS_VARIABLE) or str(DEFAULT_MONTHS)
    if not (wished.isascii() and wished.isdigit() and int(wished)):
        raise SettingsError(
            f"{MONTHS_VARIABLE} is '{wished}' en moet een heel getal van 1 of meer zijn. Kies zo'n "
            f"getal, of haal {MONTHS_VARIABLE} weg: dan geldt {DEFAULT_MONTHS}."
        )
    return int(wished)


def write(person: Person, what: Event, *, role: str, about: str = "", release_id: str = "") -> None:
    """Add a line and see that it is on disk; raises LogUnavailableError."""
    now = datetime.now(UTC)
    entry = Entry(
        moment=now.isoformat(timespec="microseconds"),
        subject=person.subject,
        role=role,
        what=what,
        about=about[:LONGEST_TEXT],
        release_id=release_id[:LONGEST_TEXT],
        session=person.session,
    )
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        # Two writers would both follow the same line.
        with filelock.FileLock(log_folder() / ".lock", timeout=PATIENCE_S):
            _append(log_folder() / f"{_month(now)}.jsonl", entry)
    except (OSError, filelock.Timeout) as error:
        raise LogUnavailableError(str(error)) from error


def months() -> list[str]:
    """Return the months that have lines (2026-11), newest first."""
    return [path.stem for path in reversed(_files())]


def read_log(names: Iterable[str] | None = None) -> Log:
    """Return the log of these months, or all of it; a damaged line hides no other."""
    wanted = set(months() if names is None else names)
    entries: list[Entry] = []
    damaged = breaks = 0
    before = b""
    for path in _files():
        if path.stem not in wanted:
            before = b""
            continue
        # What came before the first line is known only when the month before it is there.
        before = before or _last_line_before(path)
        for line in _lines(path):
            entry = _entry(line)
            if entry is None:
                damaged += 1
            else:
                entries.append(entry)
                breaks += bool(before) and entry.previous != _hash(before)
            before = line
    return Log(tuple(entries[::-1]), damaged, breaks)


def read_on(read: dict[str, int]) -> list[Entry]:
    """Return the lines of the newest two months that were added since the last time, in order.

    `read` holds how many bytes of a month were read, and is kept up to date; it begins empty. A
    month that became shorter is read again. Costs little when there is nothing new.
    """
    entries: list[Entry | None] = []
    for path in _files()[-2:]:
        done = read.get(path.stem, 0)
        try:
            size = path.stat().st_size
            if size == done:
                continue
            with path.open("rb") as stream:
                start = stream.seek(done if done < size else 0)
                added = stream.read()
        except FileNotFoundError:  # old months go, and a clock that was ahead is put right
            continue
        whole, newline, _ = added.rpartition(b"\n")  # another process may be writing the last line
        read[path.stem] = start + len(whole + newline)
        entries += [_entry(line) for line in whole.split(b"\n") if line]
    return [entry for entry in entries if entry is not None]


def remove_old(today: datetime, keep: int) -> list[str]:
    """Remove whole months older than `keep` months before today; return which."""
    oldest = _name(_number(today) - keep)
    old = [path for path in _files() if path.stem < oldest]
    for path in old:
        path.unlink()
    return [path.stem for path in old]


def _month(now: datetime) -> str:
    """Return the month to write in: never one before the newest, or the chain would seem broken.

    The clock of a server is set back now and then; a line says itself when it was. Whoever writes
    holds the lock.
    """
    this, following = _name(_number(now)), _name(_number(now) + 1)
    before = [path for path in _files() if path.stem <= following]
    ahead = [path for path in _files() if path.stem > following]
    # Is the clock behind all of the log, or back in the midst of it, then not the log is ahead.
    if before and ahead and ahead[0].stem != _name(_number(now) + 2):
        _bring_back(ahead, log_folder() / f"{max(this, before[-1].stem)}.jsonl")
    return max([this, *(path.stem for path in _files())])


def _bring_back(ahead: list[Path], target: Path) -> None:
    """Put lines of an hour in which the clock was far ahead behind those of now, in their order.

    Else all that comes later would follow them in a month that never gets old. The chain goes on:
    no line changes. Once more does nothing, should this stop between the two steps.
    """
    content = _whole_lines(target) if target.exists() else b""
    lines = b"".join(map(_whole_lines, ahead))
    if not content.endswith(lines):
        content += lines
    partial = target.with_suffix(".partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(target)
    for path in ahead:
        path.unlink()


def _whole_lines(path: Path) -> bytes:
    return b"".join(line + b"\n" for line in _lines(path))


def _number(moment: datetime) -> int:
    """Count months, for what comes before and after."""
    return moment.year * 12 + moment.month - 1


def _name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _append(path: Path, entry: Entry) -> None:
    last = _last_line(path) or _last_line_before(path)
    previous = _hash(last) if last else ""
    line = json.dumps({**asdict(entry), "previous": previous}, ensure_ascii=False)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line that a full disk cut off must not spoil this one.
        size = os.fstat(handle).st_size
        is_cut_off = size > 0 and _tail(path, 1) != b"\n"
        content = ("\n" if is_cut_off else "").encode() + line.encode("utf-8") + b"\n"
        if os.write(handle, content) != len(content):
            raise OSError("the disk is full")
        os.fsync(handle)
    finally:
        os.close(handle)


def _files() -> list[Path]:
    return sorted(log_folder().glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].jsonl"))


def _lines(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if line]


def _last_line(path: Path) -> bytes:
    lines = [line for line in _tail(path, LONGEST_LINE).split(b"\n") if line]
    return lines[-1] if lines else b""


def _last_line_before(path: Path) -> bytes:
    earlier = [other for other in _files() if other.stem < path.stem]
    return _last_line(earlier[-1]) if earlier else b""


def _tail(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as stream:
            stream.seek(0, os.SEEK_END)
            stream.seek(max(0, stream.tell() - size))
            return stream.read()
    except FileNotFoundError:
        return b""


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _entry(line: bytes) -> Entry | None:
    try:
        content = json.loads(line)
        entry = Entry(**content)
        is_aware = datetime.fromisoformat(entry.moment).tzinfo is not None
    except (ValueError, TypeError):
        return None
    return entry if is_aware and all(isinstance(text, str) for text in content.values()) else None

"""Work agendas that partnerships delivered and nobody published yet: at most one of each.

A facilitator may not publish; what is delivered waits here, whole, until the programme team takes
it along in a release. One JSON file holds the table and who delivered it, so neither can be there
without the other. Every change is made under one lock: what is being published cannot be withdrawn
in the same moment.
"""

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import filelock

from warehouse.json_files import read_json, write_json
from warehouse.releases import active_release_id, read_release
from warehouse.settings import data_folder

INPUT = "werkagenda"
PATIENCE_S = 10.0
FICTITIOUS_MARK = "_fictief"
DAMAGED = ".beschadigd"
_LONGEST_CODE = 60
_NUMBER = re.compile(r" \(\d+\)$")


class ChangedMeanwhileError(Exception):
    """What waits for this partnership is not what someone looked at."""


class BusyError(Exception):
    """Another change goes on for longer than anyone waits; nothing was done."""


@dataclass(frozen=True)
class AgendaDelivery:
    """The work agenda of one partnership, as checked; `content` is the CSV, `sha256` its hash.

    `subject` is the id of who delivered it (empty without sign-in), `moment` an ISO time in UTC.
    """

    rsv_code: str
    file_name: str
    content: str
    sha256: str
    actions: int
    subject: str
    role: str
    moment: str


def own_file_name(rsv_code: str, *, is_fictitious: bool) -> str:
    """Return the name by which a load knows that this is the own agenda of a partnership."""
    return f"{_own_stem(rsv_code)}{FICTITIOUS_MARK if is_fictitious else ''}.csv"


def is_own_file(name: str, rsv_code: str) -> bool:
    """Say whether a file is named as the own agenda of a partnership; words may follow."""
    stem, own = Path(name).stem.casefold(), _own_stem(rsv_code).casefold()
    return stem == own or stem.startswith((f"{own}_", f"{own} "))


def whose_own_file(name: str, rsv_codes: Iterable[str]) -> str:
    """Return which of these partnerships a file is named as the own agenda of; empty for none."""
    # RSV_1 begins as RSV does: the longest is meant.
    return max((code for code in rsv_codes if is_own_file(name, code)), key=len, default="")


def new_delivery(
    rsv_code: str, file_name: str, content: bytes, *, actions: int, subject: str, role: str
) -> AgendaDelivery:
    """Return a delivery of this moment."""
    return AgendaDelivery(
        rsv_code=rsv_code,
        file_name=file_name,
        content=content.decode("utf-8"),
        sha256=hashlib.sha256(content).hexdigest(),
        actions=actions,
        subject=subject,
        role=role,
        moment=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def waiting() -> list[AgendaDelivery]:
    """Return what waits, by the code of the partnership; a damaged file hides no other."""
    found = (_read_waiting(path) for path in _folder().glob("*.json"))
    return sorted((one for one in found if one), key=lambda one: one.rsv_code)


def damaged() -> list[Path]:
    """Return the files that hold a delivery nobody can read, also after another came instead."""
    unread = [path for path in _folder().glob("*.json") if _read(path) is None]
    return sorted([*unread, *_folder().glob(f"*{DAMAGED}")])


def waiting_of(rsv_code: str) -> AgendaDelivery | None:
    """Return what waits of one partnership."""
    return _read_waiting(_path(rsv_code))


def deliver(
    delivery: AgendaDelivery, *, instead_of: str, log: Callable[[], bool] = lambda: True
) -> bool:
    """Let a delivery wait, instead of the one with this hash (empty: nothing waited).

    `log` is called when nothing stands in the way any more; without its consent nothing is done.
    Return whether it was. Raises ChangedMeanwhileError when something else waits: nobody
    overwrites what they never saw; and BusyError.
    """
    with _only_one():
        _refuse_when_changed(delivery.rsv_code, instead_of)
        is_logged = log()
        if is_logged:
            path = _path(delivery.rsv_code)
            if path.exists() and _read(path) is None:  # nobody saw it: it is kept as it is
                path.replace(path.with_suffix(f".{time.time_ns()}{DAMAGED}"))
            write_json(path, asdict(delivery))
        return is_logged


def withdraw(rsv_code: str, sha256: str, *, log: Callable[[], bool] = lambda: True) -> bool:
    """Take back the delivery with this hash, with the consent of `log` as in deliver().

    Return whether it was. Raises ChangedMeanwhileError when another waits, and BusyError.
    """
    with _only_one():
        _refuse_when_changed(rsv_code, sha256)
        is_logged = log()
        if is_logged:
            _path(rsv_code).unlink(missing_ok=True)
        return is_logged


@contextmanager
def publishing(taken: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Hold these deliveries (code, hash) while they are published; they wait no more after it.

    Raises ChangedMeanwhileError, with the code, when one was withdrawn or replaced, and BusyError.
    """
    held = list(taken)
    with _only_one():
        for rsv_code, sha256 in held:
            _refuse_when_changed(rsv_code, sha256)
        try:
            yield
        finally:
            _clear_published()


def clear_published() -> None:
    """Remove what is in the active release already: a publication may have been killed.

    It waits no more as it is: whoever holds the lock is not waited for.
    """
    if any(_folder().glob("*.json")):
        with suppress(BusyError), _only_one(patience_s=0):
            _clear_published()


def _clear_published() -> None:
    for path in _folder().glob("*.json"):
        delivery = _read(path)
        if delivery is not None and _is_published(delivery):
            path.unlink(missing_ok=True)


def _is_published(delivery: AgendaDelivery) -> bool:
    """Say whether the active release has this file; a load may have put a number in its name."""
    active = active_release_id()
    release = read_release(active) if active else None
    name = Path(delivery.file_name)
    return release is not None and any(
        sha256 == delivery.sha256
        and (_NUMBER.sub("", Path(other).stem), Path(other).suffix) == (name.stem, name.suffix)
        for other, sha256 in release.files.items()
    )


def _refuse_when_changed(rsv_code: str, sha256: str) -> None:
    stands = waiting_of(rsv_code)
    if (stands.sha256 if stands else "") != sha256:
        raise ChangedMeanwhileError(rsv_code)


def _read(path: Path) -> AgendaDelivery | None:
    try:
        return AgendaDelivery(**(read_json(path) or {}))
    except TypeError:
        return None


def _read_waiting(path: Path) -> AgendaDelivery | None:
    delivery = _read(path)
    return None if delivery is None or _is_published(delivery) else delivery


@contextmanager
def _only_one(patience_s: float | None = None) -> Iterator[None]:
    _folder().mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(_folder() / ".lock")
    try:
        lock.acquire(timeout=PATIENCE_S if patience_s is None else patience_s)
    except filelock.Timeout:
        raise BusyError from None
    try:
        yield
    finally:
        lock.release()


def _folder() -> Path:
    return data_folder() / "werkagendas"


def _path(rsv_code: str) -> Path:
    # A code is a text that someone chose: it may be no name of a file.
    return _folder() / f"{hashlib.sha256(rsv_code.encode()).hexdigest()[:16]}.json"


def _own_stem(rsv_code: str) -> str:
    code = re.sub(r"[^\w-]", "_", rsv_code)[:_LONGEST_CODE]
    if code != rsv_code:  # another code may be cut to the same text
        code += f"-{hashlib.sha256(rsv_code.encode()).hexdigest()[:8]}"
    return f"{INPUT}_{code}"

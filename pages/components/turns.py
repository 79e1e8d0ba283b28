"""Pages are drawn one at a time, in the order in which they were asked.

Python runs one thread at a time anyway. Drawn together, ten pages are all ready when the last one
is, and hinder each other and the thread that sends what is ready: with 120 users the slowest twenty
in a hundred waited for seconds while the processor had time left (docs/besluiten.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, local

LONGEST_WAIT_S = 2.0
"""A page that hangs holds others up for so long, and no longer."""
_ROOM = BoundedSemaphore(1)
_OF_THREAD = local()


@contextmanager
def in_turn() -> Iterator[None]:
    """Draw a page within this."""
    _take()
    try:
        yield
    finally:
        _give_back()


@contextmanager
def out_of_turn() -> Iterator[None]:
    """Let others go on while a page waits for something else, such as a process of its own."""
    if _give_back():
        try:
            yield
        finally:
            _take()
    else:
        yield


def _take() -> None:
    _OF_THREAD.has_turn = _ROOM.acquire(timeout=LONGEST_WAIT_S)


def _give_back() -> bool:
    """Give the turn back, and say whether there was one."""
    had_turn: bool = getattr(_OF_THREAD, "has_turn", False)
    if had_turn:
        _OF_THREAD.has_turn = False
        _ROOM.release()
    return had_turn

"""Which sign-ins are known and which have ended: signing out ends it in every tab at once.

The cookie of a session that ended is still a good cookie for a month; this is why it is not taken.
The log holds it all, so that a restart forgets nothing and several processes know the same.
"""

import threading
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from access.log import Event, log_folder, read_on
from access.settings import LONGEST_SESSION_HOURS


class Sessions:
    """What is known of the sessions that can still be going on, here and in other processes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: set[str] = set()
        self._ended: set[str] = set()
        self._read: dict[str, int] = {}

    def is_new(self, session: str) -> bool:
        """Say, once, that this session was not seen before."""
        with self._lock:
            self._read_on()
            is_new = session not in self._known
            self._known.add(session)
            return is_new

    def end(self, session: str) -> None:
        """Take this session no more."""
        with self._lock:
            self._ended.add(session)

    def has_ended(self, session: str) -> bool:
        """Say whether someone signed out of this session, wherever that was."""
        with self._lock:
            self._read_on()
            return session in self._ended

    def _read_on(self) -> None:
        """Take what was logged since, by whichever process."""
        oldest = datetime.now(UTC) - timedelta(hours=LONGEST_SESSION_HOURS)
        for entry in read_on(self._read):
            if datetime.fromisoformat(entry.moment) >= oldest:
                self._known.add(entry.session)
                if entry.what == Event.SIGNED_OUT:
                    self._ended.add(entry.session)


def current_sessions() -> Sessions:
    """Return what is known of the sessions in the data folder of now."""
    return _sessions(log_folder())


@lru_cache(maxsize=4)
def _sessions(_: Path) -> Sessions:
    return Sessions()

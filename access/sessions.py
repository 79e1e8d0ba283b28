"""Which sign-ins are known and which have ended: signing out ends it in every tab at once.

The cookie of a session that ended is still a good cookie for a month; this is why it is not taken.
The log holds it all, so that a restart forgets nothing.
"""

import threading
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from access.log import Event, log_folder, months, read_log
from access.settings import LONGEST_SESSION_HOURS


class Sessions:
    """What this server knows of the sessions that can still be going on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: set[str] = set()
        self._ended: set[str] = set()
        oldest = datetime.now(UTC) - timedelta(hours=LONGEST_SESSION_HOURS)
        for entry in read_log(months()[:2]).entries:
            if datetime.fromisoformat(entry.moment) < oldest:
                break
            self._known.add(entry.session)
            if entry.what == Event.SIGNED_OUT:
                self._ended.add(entry.session)

    def is_new(self, session: str) -> bool:
        """Say, once, that this session was not seen before."""
        with self._lock:
            is_new = session not in self._known
            self._known.add(session)
            return is_new

    def end(self, session: str) -> None:
        """Take this session no more."""
        with self._lock:
            self._ended.add(session)

    def has_ended(self, session: str) -> bool:
        """Say whether someone signed out of this session."""
        return session in self._ended


def current_sessions() -> Sessions:
    """Return what is known of the sessions in the data folder of now."""
    return _sessions(log_folder())


@lru_cache(maxsize=4)
def _sessions(_: Path) -> Sessions:
    return Sessions()

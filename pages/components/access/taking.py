"""What someone takes along is logged, at the moment that it is made."""

import time
from collections.abc import Callable
from contextvars import copy_context

from access.log import Event
from access.rights import Action
from access.sessions import current_sessions
from language import current
from pages.components.access.visitor import SignedOutError, current_person, note_of


def taken(name: str, release_id: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return what makes a file for the visitor of now, and logs that it was taken.

    A download is made after the page has run, when nobody can be asked who is there: a session
    that has ended meanwhile gets nothing.
    """
    person = current_person()
    current()
    context = copy_context()  # the language, for one: the file is made elsewhere

    def made() -> bytes:
        if time.time() >= person.ends_at or current_sessions().has_ended(person.session):
            raise SignedOutError
        person.require(Action.DOWNLOAD)
        content = context.copy().run(make)
        note_of(person, Event.DOWNLOADED, Action.DOWNLOAD, about=name, release_id=release_id)
        return content

    return made

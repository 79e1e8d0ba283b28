"""The story of an evaluation session, message by message: for the screen, for paper, for a file.

A message is made when it is asked for, so that a screen costs no more than what it shows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from language import tr
from pages.components.context import PageContext
from pages.components.evaluation import (
    fte_and_frames,
    growth,
    lagging_offer,
    lagging_participation,
    partners,
    questions,
    since_start,
    sources,
    standing,
    work_agenda,
)
from pages.components.evaluation.area import Area, area_of
from pages.components.evaluation.message import Message


@dataclass(frozen=True)
class Chapter:
    """One message before it is made: what it is called, and how to make it."""

    key: str
    dutch_title: str
    message: Callable[[PageContext, Area], Message]

    @property
    def title(self) -> str:
        """Return the title in the language of the reader."""
        return tr(self.dutch_title)


CHAPTERS = tuple(
    Chapter(module.KEY, module.TITLE, module.message)
    for module in (
        standing,
        since_start,
        lagging_participation,
        lagging_offer,
        growth,
        fte_and_frames,
        work_agenda,
        partners,
        questions,
        sources,
    )
)


def region_story(context: PageContext, rsv_code: str) -> list[Message]:
    """Return the whole story of one partnership, in the order in which it is told."""
    return _story(context, area_of(context.release_id, rsv_code))


def national_story(context: PageContext) -> list[Message]:
    """Return the whole story of the country, in the same order."""
    return _story(context, area_of(context.release_id, None))


def _story(context: PageContext, area: Area) -> list[Message]:
    return [chapter.message(context, area) for chapter in CHAPTERS]

"""What a picture of fte on a day says of itself."""

from language import tr
from pages.components import figures, formats
from pages.components.context import PageContext
from pages.components.pictures import Picture, picture_of


def fte_picture(context: PageContext, name: str, title: str) -> Picture:
    """Return title and source of a picture of fte on the reference date; `name` is its file's."""
    day = formats.day(context.reference_date)
    stand = tr("stand op {reference_date}").format(reference_date=day)
    return picture_of(
        context, name, title, figures.source_line(context, ["facilitator_fte"], stand)
    )

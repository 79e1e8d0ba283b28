"""The figure that notes are shown beside."""

from dataclasses import dataclass

from notes.content import Place
from notes.models import Note
from notes.vocabulary import COUNTRY
from pages.components.context import PageContext


@dataclass(frozen=True)
class NotedFigure:
    """The figure that notes are shown beside, for one region or the country."""

    context: PageContext
    figure: str
    title: str
    rsv_code: str | None
    municipality_code: str | None

    @property
    def area_code(self) -> str:
        """Return the code that notes are kept under."""
        return self.rsv_code or COUNTRY

    @property
    def prefix(self) -> str:
        """Return what the keys of this panel in the session begin with."""
        return f"notes_{self.figure}_{self.area_code}_{self.municipality_code}"

    @property
    def place(self) -> Place:
        """Return what a new note here speaks of."""
        return Place(
            release_id=self.context.release_id,
            reference_date=self.context.reference_date,
            figure=self.figure,
            figure_title=self.title,
            rsv_code=self.area_code,
            municipality_code=self.municipality_code,
        )

    def is_of(self, note: Note) -> bool:
        """Say whether a note of the region stands beside this figure."""
        return note.figure == self.figure and (
            self.municipality_code is None or note.municipality_code == self.municipality_code
        )

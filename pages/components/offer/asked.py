"""What a reader of Aanbod or Diversiteit asked of the offer, and how that reads."""

from dataclasses import dataclass

from language import ptr, tr
from pages.components import formats
from pages.components.context import PageContext
from pages.components.file_names import narrowed
from pages.components.offer.findings import choice_text
from pages.components.pictures import Picture, picture_of
from pages.components.texts import VARIANTS
from warehouse.queries import rsvs
from warehouse.queries.offer import OfferFilter


@dataclass(frozen=True)
class Asked:
    """The choices on top of a page; `rsv_code` None is the whole country, `period` a code."""

    context: PageContext
    rsv_code: str | None
    period: str
    period_label: str
    within_km: int
    chosen: OfferFilter

    @property
    def release_id(self) -> str:
        """Return the first argument of every query."""
        return self.context.release_id

    @property
    def area_name(self) -> str:
        """Return the area as it reads within a sentence."""
        if self.rsv_code is None:
            return ptr("in een zin", "Nederland")
        return rsvs(self.release_id)[self.rsv_code]

    @property
    def what(self) -> str:
        """Return which offer counts, such as ' (Sport)'; nothing when all does."""
        return choice_text(self.release_id, self.chosen)

    @property
    def described(self) -> str:
        """Return what a file says of the choices it was made with."""
        variant = VARIANTS[self.chosen["variant_group"]]
        return f"{variant}{self.what}; {self.period_label}; {self.area_name}"

    @property
    def described_with_distance(self) -> str:
        """Return the same for figures that depend on how far a young person travels."""
        return f"{self.described}; {self.within_km} km"

    @property
    def source(self) -> str:
        """Return period, source, reference date and marks."""
        registration = tr("Periode: {period}. Bron: aanbodregistratie (bestand aanbod).")
        return f"{registration.format(period=self.period_label)} {self.context.source}"

    @property
    def source_on_the_day(self) -> str:
        """Return the same for figures that are there of the reference date only."""
        registration = tr(
            "Reguliere varianten op {day}, de peildatum. Bron: aanbodregistratie (bestand aanbod)."
        ).format(day=formats.day(self.context.reference_date))
        return f"{registration} {self.context.source}"

    def file(self, name: str) -> str:
        """Return the name of a file with what it is narrowed down to."""
        return narrowed(name, self.rsv_code, self.chosen["variant_group"])

    def picture(self, name: str, title: str) -> Picture:
        """Return what a picture of these choices says of itself."""
        return picture_of(self.context, self.file(name), title, self.source)

"""What a reader of Deelname asked, and how that reads."""

from dataclasses import dataclass
from typing import Any

from language import tr
from pages.components import figures, filters
from pages.components.context import PageContext
from pages.components.file_names import in_words, narrowed
from pages.components.pictures import Picture, picture_of
from pages.components.texts import STOCKS, VARIANTS
from warehouse.indicators import Indicator, load_indicators
from warehouse.queries import rsvs


@dataclass(frozen=True)
class Asked:
    """The choices on top of the page; `rsv_code` None is the whole country, `period` a code."""

    context: PageContext
    rsv_code: str | None
    measure: str
    variant_group: str
    period: str
    period_label: str

    @property
    def release_id(self) -> str:
        """Return the first argument of every query."""
        return self.context.release_id

    @property
    def slice(self) -> dict[str, Any]:
        """Return the slice of municipalities, as parameters of a query."""
        return {
            "period": self.period,
            "measure": self.measure,
            "variant_group": self.variant_group,
            "area_kind": "municipality",
        }

    @property
    def indicator(self) -> Indicator:
        """Return what is counted."""
        return load_indicators()[self.measure]

    @property
    def area_name(self) -> str:
        """Return the area that the page is about."""
        if self.rsv_code is None:
            return tr(filters.WHOLE_COUNTRY)
        return rsvs(self.release_id)[self.rsv_code]

    @property
    def described(self) -> str:
        """Return what a file says of the choices it was made with."""
        title = f"{self.indicator.title} {self.indicator.unit}"
        return f"{title}; {VARIANTS[self.variant_group]}; {self.period_label}; {self.area_name}"

    def source(self, *figures_shown: str) -> str:
        """Return period, sources, reference date and marks of figures (indicator codes)."""
        shown = list(figures_shown or [self.measure])
        return figures.source_line(self.context, shown, self.period_label)

    def file(self, name: str) -> str:
        """Return the name of a file with figure, period and what it is narrowed down to."""
        codes = [self.measure] if self.measure in STOCKS else [self.measure, self.period]
        return narrowed(f"{name}-{in_words(*codes)}", self.rsv_code, self.variant_group)

    def picture(self, name: str, title: str, *figures_shown: str) -> Picture:
        """Return what a picture of these choices says of itself."""
        return picture_of(self.context, self.file(name), title, self.source(*figures_shown))

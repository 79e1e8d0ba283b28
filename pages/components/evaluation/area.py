"""Of whom a story tells: one partnership, or the country."""

from dataclasses import dataclass

import pandas as pd

from language import mark, ptr
from warehouse.queries import rsvs

COUNTRY = mark("Nederland")


@dataclass(frozen=True)
class Area:
    """A partnership, or the country (`rsv_code` None), as queries and sentences call it."""

    name: str = COUNTRY
    rsv_code: str | None = None

    @property
    def kind(self) -> str:
        """Return the kind of area that queries know it by."""
        return "country" if self.rsv_code is None else "rsv"

    @property
    def code(self) -> str:
        """Return the code that queries know it by."""
        return self.rsv_code or "NL"

    @property
    def head(self) -> str:
        """Return the name as a sentence begins with it; the name of a partnership is its own."""
        return self.name if self.rsv_code else self.name[0].upper() + self.name[1:]

    def part_of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows that belong to it, by their column rsv_code; of the country all."""
        return rows if self.rsv_code is None else rows[rows["rsv_code"] == self.rsv_code]

    def itself_in(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return its own row, by the column area_code; empty when it has none."""
        return rows[rows["area_code"] == self.code]


def area_of(release_id: str, rsv_code: str | None) -> Area:
    """Return the area by the code of a partnership; None is the country."""
    if rsv_code is None:
        return Area(ptr("in een zin", "Nederland"))
    return Area(rsvs(release_id)[rsv_code], rsv_code)

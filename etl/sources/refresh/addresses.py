"""The addresses of CBS and PDOK, and what is asked of them."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import yaml

from etl.messages import LoadRefusedError

_FILE = Path(__file__).with_name("addresses.yaml")
FEATURES_PER_PAGE = 1_000


@dataclass(frozen=True)
class Addresses:
    """Base addresses without a slash at the end, and the tables and years there."""

    cbs: str
    pdok: str
    population_table: str
    population_years: tuple[int, ...]
    municipality_tables: dict[int, str]

    def population(self, collection: str) -> str:
        """Return the address of a collection of the population table."""
        return f"{self.cbs}/{self.population_table}/{collection}"

    def municipalities(self, year: int) -> str:
        """Return the address of the municipalities of a year; refuses a year without a table."""
        if year not in self.municipality_tables:
            known = " of ".join(str(known) for known in sorted(self.municipality_tables))
            raise LoadRefusedError(
                f"voor {year} is geen tabel met gemeenten bekend.",
                f"een grensjaar waarvan de bron bekend is: {known}.",
                "Kies zo'n jaar met --year.",
            )
        return f"{self.cbs}/{self.municipality_tables[year]}/TypedDataSet"

    def boundaries(self, year: int, start: int) -> str:
        """Return the address of one page of municipal boundaries, in WGS84."""
        question = {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": "gebiedsindelingen:gemeente_gegeneraliseerd",
            "outputFormat": "application/json",
            "srsName": "EPSG:4326",
            "count": str(FEATURES_PER_PAGE),
            "startIndex": str(start),
        }
        return f"{self.pdok}/{year}/wfs/v1_0?{urlencode(question, safe=':/')}"


def load_addresses() -> Addresses:
    """Read the addresses; the environment may name other servers."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Addresses(
        cbs=(os.environ.get("MDT_CBS_URL") or data["cbs"]).rstrip("/"),
        pdok=(os.environ.get("MDT_PDOK_URL") or data["pdok"]).rstrip("/"),
        population_table=data["population_table"],
        population_years=tuple(data["population_years"]),
        municipality_tables=data["municipality_tables"],
    )

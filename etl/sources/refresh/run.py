"""Fetch the base data of one boundary year: all parts, complete and sound, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from etl.boundary_year import boundary_year, municipality_codes
from etl.geometry import boundaries_from_polygons
from etl.messages import LoadRefusedError
from etl.sources.refresh.addresses import Addresses, load_addresses
from etl.sources.refresh.base import Part, store, work_folder, write_tables
from etl.sources.refresh.boundaries import fetch_outlines, lie_in_place
from etl.sources.refresh.client import Client, Limits
from etl.sources.refresh.delivery import NAME, deliver, redundant_files, write_delivery
from etl.sources.refresh.division import successors
from etl.sources.refresh.municipalities import fetch_municipalities
from etl.sources.refresh.outlines import fit_together
from etl.sources.refresh.population import fetch_population
from etl.sources.refresh.refusals import count
from warehouse.reference import read_reference

_NO_MEMBERSHIP = pd.DataFrame(columns=["municipality_code", "rsv_code", "rsv_name"])

Report = Callable[[str], None]


@dataclass(frozen=True)
class RefreshResult:
    """What was fetched, and which inbox files it made superfluous."""

    year: int
    municipalities: int
    population_rows: int
    status_by_year: dict[int, str]
    delivery: Path
    replaced: tuple[str, ...]

    def summary(self) -> str:
        """Say in Dutch what there is now, and what to do with it."""
        years = ", ".join(f"{year} {status}" for year, status in self.status_by_year.items())
        lines = [
            f"Opgehaald: {count(self.population_rows)} bevolkingscijfers ({years}) in "
            f"{self.delivery}, en de grenzen van {self.municipalities} gemeenten van {self.year}.",
            *(
                f"{name} had alleen de meegeleverde cijfers en staat nu in het archief."
                for name in self.replaced
            ),
            "Maak er een uitgave van met 'python -m etl load'.",
        ]
        if self.year != boundary_year():
            lines.insert(
                1,
                f"Let op: het grensjaar is {boundary_year()} (MDT_BOUNDARY_YEAR); deze grenzen "
                "tellen pas mee als dat hetzelfde is.",
            )
        return "\n".join(lines)


@dataclass(frozen=True)
class _Fetched:
    municipalities: pd.DataFrame
    population: pd.DataFrame
    outlines: gpd.GeoSeries


def refresh(
    inbox: Path,
    report: Report,
    *,
    year: int | None = None,
    addresses: Addresses | None = None,
    limits: Limits | None = None,
) -> RefreshResult:
    """Fetch municipalities, population and boundaries, check them, and put them in place.

    Without a year: of the boundary year.
    Raises LoadRefusedError with a message for the user; nothing has changed then.
    """
    year = year or boundary_year()
    addresses = addresses or load_addresses()
    addresses.municipalities(year)  # a year without a source is refused before anything is asked
    try:
        with work_folder() as folder:
            redundant = redundant_files(inbox, addresses.population_years)
            fetched = _fetch(Client(report, limits), addresses, year)
            report("op zijn plaats zetten")
            delivery = write_delivery(fetched.population, folder)
            files = write_tables(folder, fetched.municipalities, fetched.outlines)
            parts = _parts(addresses, year, fetched, [*files, delivery])
            deliver(delivery, inbox, redundant)
            store(files, year, parts)
    except OSError as error:
        raise LoadRefusedError(
            f"{error.filename or inbox} is niet te schrijven ({error.strerror}).",
            "mappen waarin geschreven mag worden, en ruimte op de schijf.",
            "Sluit het bestand in andere programma's en voer de opdracht opnieuw uit.",
        ) from error
    by_year = fetched.population.drop_duplicates("jaar")
    return RefreshResult(
        year=year,
        municipalities=len(fetched.municipalities),
        population_rows=len(fetched.population),
        status_by_year=dict(zip(by_year["jaar"], by_year["status"], strict=True)),
        delivery=inbox / NAME,
        replaced=tuple(path.name for path in redundant),
    )


def _fetch(client: Client, addresses: Addresses, year: int) -> _Fetched:
    codes = municipality_codes(year)
    # Figures of a later division cannot be brought back to the municipalities of an earlier one.
    divisions = {
        known: successors(known, year)
        for known in addresses.population_years
        if known <= year or municipality_codes(known) == codes
    }
    municipalities = fetch_municipalities(client, addresses.municipalities(year), codes)
    population = fetch_population(client, addresses, divisions)
    drawn = fetch_outlines(client, lambda start: addresses.boundaries(year, start), year, codes)
    client.report("grenzen: controles")
    lie_in_place(drawn, read_reference("municipality_points.csv"))
    outlines = fit_together(drawn)
    boundaries_from_polygons(outlines, municipalities, _NO_MEMBERSHIP)  # as the load will do
    return _Fetched(municipalities, population, outlines)


def _parts(addresses: Addresses, year: int, fetched: _Fetched, files: list[Path]) -> list[Part]:
    """Say of every file whose it is and where it came from."""
    municipalities, boundaries, population = files
    years = sorted(fetched.population["jaar"].unique())
    return [
        Part.of(
            municipalities,
            f"CBS, Gebieden in Nederland {year} (CC BY 4.0)",
            addresses.municipalities(year),
            len(fetched.municipalities),
        ),
        Part.of(
            boundaries,
            f"CBS/Kadaster, gebiedsindelingen {year} via PDOK (CC BY 4.0), eigen bewerking",
            addresses.boundaries(year, 0),
            len(fetched.outlines),
        ),
        Part.of(
            population,
            f"CBS, {addresses.population_table}, 1 januari {years[0]}-{years[-1]} (CC BY 4.0), "
            f"opgeteld naar de gemeenten van {year}",
            addresses.population("TypedDataSet"),
            len(fetched.population),
        ),
    ]

"""The fetched population as a delivery in the inbox, held against its contract like any file."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from etl.archive import archive_files, copy_verified
from etl.check import check_sheet
from etl.contracts import bevolking
from etl.contracts.lookups import load_lookups
from etl.messages import LoadRefusedError
from etl.sources.files import REFRESHED_POPULATION as NAME
from etl.sources.files import inbox_files, open_sheet, sha256_of
from etl.sources.refresh.refusals import UNCHANGED, unsound
from warehouse.reference import read_reference

_COLUMNS = ["gemeente_code", "jaar", "leeftijd_van", "leeftijd_tot", "aantal", "status"]


def write_delivery(population: pd.DataFrame, folder: Path) -> Path:
    """Write the file and hold it against the contract; nothing may be refused."""
    path = folder / NAME
    population[_COLUMNS].to_csv(path, index=False, sep=";", lineterminator="\n")
    accepted = _accepted(path)
    if accepted is None or len(accepted) != len(population):
        raise unsound("de opgehaalde bevolking past niet in het contract.", "elke rij past.")
    return path


def redundant_files(inbox: Path, population_years: tuple[int, ...]) -> list[Path]:
    """Return the inbox files that only repeat the figures that ship with the product.

    Raises LoadRefusedError for a file with other figures of the same years: two deliveries of
    one municipality and year are refused by the load, and which one is right is not ours to say.
    """
    shipped = read_reference("youth_population.csv")
    columns = ["municipality_code", "year", "age_from", "age_to", "inhabitants", "status"]
    known = set(shipped[columns].itertuples(index=False, name=None))
    redundant = []
    for path in _other_deliveries(inbox):
        accepted = _accepted(path)
        if accepted is not None and known.issuperset(accepted.itertuples(index=False, name=None)):
            redundant.append(path)
        elif accepted is None or accepted["jaar"].isin(population_years).any():
            raise LoadRefusedError(
                "in de inbox staat al een eigen bestand met bevolking.",
                "één bestand per gemeente en jaar.",
                f"Haal dit bestand eerst uit {inbox}, of houd het en laat 'refresh' achterwege. "
                + UNCHANGED,
                path.name,
            )
    return redundant


def deliver(path: Path, inbox: Path, redundant: list[Path]) -> None:
    """Put the file in the inbox in one step; files that it replaces go to the archive."""
    inbox.mkdir(parents=True, exist_ok=True)
    archive_files({path: sha256_of(path) for path in redundant})
    copy_verified(path, inbox / NAME, sha256_of(path))
    for replaced in redundant:
        replaced.unlink()


def _other_deliveries(inbox: Path) -> Iterator[Path]:
    for path in inbox_files(inbox):
        try:
            contract = open_sheet(path).recognition.contract
        except LoadRefusedError:
            continue  # not ours to judge; the load says what is wrong with it
        if contract is bevolking.CONTRACT and path.name != NAME:
            yield path


def _accepted(path: Path) -> pd.DataFrame | None:
    """Return the rows of a delivery as its contract reads them; None when it refuses one."""
    frames = []
    for batch in check_sheet(open_sheet(path), 1, load_lookups()):
        if batch.rejected.num_rows:
            return None
        frames.append(batch.accepted.select(_COLUMNS).to_pandas())
    return pd.concat(frames) if frames else pd.DataFrame(columns=_COLUMNS)

"""The base folder: official boundaries and municipalities of one year, and what they are.

`base.json` names the files by their content. It is replaced in one step when they are all
there, so that a reader finds the old set or the new one, never half of each.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import filelock
import geopandas as gpd
import pandas as pd

from etl.boundary_year import boundary_year
from etl.messages import LoadRefusedError
from etl.sources.files import sha256_of
from warehouse.json_files import write_json
from warehouse.settings import data_folder

_ACCOUNT = "base.json"
_BOUNDARIES = "boundaries"
_CODE = "municipality_code"
_WORK_PREFIX = ".refresh-"


@dataclass(frozen=True)
class Part:
    """One file that was fetched: whose it is, from where, how many rows, and its hash."""

    file: str
    source: str
    address: str
    rows: int
    sha256: str

    @classmethod
    def of(cls, path: Path, source: str, address: str, rows: int) -> "Part":
        """Describe a file that lies ready."""
        return cls(path.name, source, address, rows, sha256_of(path))


def base_folder() -> Path:
    """Return where the base data are kept."""
    return data_folder() / "base"


def official_boundaries(year: int | None = None) -> gpd.GeoSeries | None:
    """Return the official outline (WGS84) per municipality code, or None without base data.

    Without a year: of the boundary year. Base data of another year are none. Raises
    LoadRefusedError when the file is damaged: a load that fell back in silence would draw another
    map.
    """
    part = _boundaries_part(year)
    if part is None:
        return None
    path = base_folder() / part.file
    if not path.is_file() or sha256_of(path) != part.sha256:
        raise _damaged()
    return gpd.read_parquet(path).set_index(_CODE).geometry


def base_fingerprint(year: int | None = None) -> str:
    """Return what `official_boundaries` depends on, for the hash of a release's inputs."""
    part = _boundaries_part(year)
    return part.sha256 if part else ""


@contextmanager
def work_folder() -> Iterator[Path]:
    """Give an empty folder inside the base folder; one refresh at a time has it."""
    base_folder().mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(base_folder() / ".refresh.lock")
    try:
        with lock.acquire(blocking=False):
            for left_behind in base_folder().glob(f"{_WORK_PREFIX}*"):
                shutil.rmtree(left_behind)
            with tempfile.TemporaryDirectory(prefix=_WORK_PREFIX, dir=base_folder()) as folder:
                yield Path(folder)
    except filelock.Timeout:
        raise LoadRefusedError(
            "er wordt al opgehaald.",
            "één keer tegelijk.",
            "Wacht tot dat klaar is en probeer het opnieuw.",
        ) from None


def write_tables(folder: Path, municipalities: pd.DataFrame, outlines: gpd.GeoSeries) -> list[Path]:
    """Write municipalities and boundaries (GeoParquet, WGS84), named by their content."""
    table, areas = folder / "municipalities.csv", folder / f"{_BOUNDARIES}.parquet"
    municipalities.to_csv(table, index=False, lineterminator="\n")
    frame = gpd.GeoDataFrame(
        {_CODE: outlines.index.to_numpy()}, geometry=outlines.to_numpy(), crs=outlines.crs
    )
    frame.to_parquet(areas, index=False)
    return [
        path.rename(folder / f"{path.stem}-{sha256_of(path)[:12]}{path.suffix}")
        for path in (table, areas)
    ]


def store(files: Sequence[Path], year: int, parts: Sequence[Part]) -> None:
    """Move files into the base folder, then let base.json name them; the old ones go last."""
    folder = base_folder()
    for path in files:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        path.replace(folder / path.name)
    account = {
        "year": year,
        "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "parts": [asdict(part) for part in parts],
    }
    write_json(folder / _ACCOUNT, account)
    kept = {_ACCOUNT, *(path.name for path in files)}
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(".") and path.name not in kept:
            path.unlink()


def _boundaries_part(year: int | None) -> Part | None:
    year = year or boundary_year()
    path = base_folder() / _ACCOUNT
    if not path.is_file():
        return None
    try:
        account = json.loads(path.read_text(encoding="utf-8"))
        if account["year"] != year:
            return None
        parts = [Part(**part) for part in account["parts"]]
        return next(part for part in parts if part.file.startswith(_BOUNDARIES))
    except (ValueError, KeyError, TypeError, StopIteration):
        raise _damaged() from None


def _damaged() -> LoadRefusedError:
    return LoadRefusedError(
        f"de opgehaalde grenzen in {base_folder()} zijn beschadigd.",
        "de bestanden zoals 'python -m etl refresh' ze schreef.",
        "Haal ze opnieuw op, of verwijder de map: dan gelden de meegeleverde grenzen.",
    )

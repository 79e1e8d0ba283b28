"""The reference data of the warehouse, as the arrays the example is drawn from."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl.boundary_year import SHIPPED_YEAR

REFERENCE = Path(__file__).parents[3] / "warehouse" / "reference"

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Merger:
    """A municipality that ceased: `old_code` became part of `new_code` on `valid_from`."""

    valid_from: str
    old_code: str
    new_code: str
    old_inhabitants: int
    new_inhabitants: int  # of the new code in the year before; 0 when the code is new


@dataclass(frozen=True)
class World:
    """The 342 municipalities in one fixed order, and the 19 RSVs."""

    codes: list[str]
    names: list[str]
    urbanisation: Ints  # 1 very urban … 5 rural
    youth: dict[int, Floats]  # year → inhabitants aged 12–29
    population_rows: list[list[str]]  # contract bevolking, as delivered
    rsv_codes: list[str]
    rsv_names: list[str]
    rsv: Ints  # position in rsv_codes per municipality
    distance_km: Floats  # between representative points, 342 × 342
    adjacent: Bools  # share a land border, 342 × 342
    mergers: list[Merger]


@dataclass(frozen=True)
class Code:
    """One code of a list with its Dutch label and flag."""

    code: str
    label: str
    flag: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_code_lists() -> dict[str, list[Code]]:
    """Code lists by name, in the order of the file."""
    lists: dict[str, list[Code]] = {}
    for row in _rows("code_lists.csv"):
        lists.setdefault(row["list"], []).append(Code(row["code"], row["label"], row["flag"]))
    return lists


def _mergers(inhabitants: dict[tuple[str, str], int]) -> list[Merger]:
    # A split has no single successor, and none falls inside the period of the example.
    found = []
    for row in _rows("municipality_changes.csv"):
        if row["kind"] != "merger":
            continue
        year = str(int(row["valid_from"][:4]) - 1)
        found.append(
            Merger(
                row["valid_from"],
                row["old_code"],
                row["new_code"],
                inhabitants[year, row["old_code"]],
                inhabitants.get((year, row["new_code"]), 0),
            )
        )
    return found


def load_world() -> World:
    """Read the reference files; everything on the municipal boundaries of 2023."""
    municipalities = list(_rows("municipalities.csv"))
    current = [row for row in municipalities if row["year"] == str(SHIPPED_YEAR)]
    current.sort(key=lambda row: row["municipality_code"])
    codes = [row["municipality_code"] for row in current]
    position = {code: i for i, code in enumerate(codes)}

    youth: dict[int, Floats] = {}
    population_rows = []
    columns = ("municipality_code", "year", "age_from", "age_to", "inhabitants", "status")
    for row in _rows("youth_population.csv"):
        if (row["age_from"], row["age_to"]) == ("12", "29"):
            per_code = youth.setdefault(int(row["year"]), np.zeros(len(codes)))
            per_code[position[row["municipality_code"]]] = float(row["inhabitants"])
            population_rows.append([row[column] for column in columns])

    layout = {row["municipality_code"]: row for row in _rows("provisional_rsv_layout.csv")}
    rsv_names = {row["rsv_code"]: row["rsv_name"] for row in layout.values()}
    rsv_codes = sorted(rsv_names)

    points = {row["municipality_code"]: row for row in _rows("municipality_points.csv")}
    xy_km = np.array([[float(points[c]["rd_x_m"]), float(points[c]["rd_y_m"])] for c in codes])
    xy_km /= 1000
    apart = xy_km[:, None, :] - xy_km[None, :, :]

    adjacent = np.zeros((len(codes), len(codes)), dtype=bool)
    for row in _rows("municipality_neighbours.csv"):
        if row["kind"] == "queen":
            a, b = position[row["municipality_code"]], position[row["neighbour_code"]]
            adjacent[a, b] = adjacent[b, a] = True

    inhabitants = {
        (row["year"], row["municipality_code"]): int(row["inhabitants"]) for row in municipalities
    }
    return World(
        codes=codes,
        names=[row["municipality_name"] for row in current],
        urbanisation=np.array([int(row["urbanisation_class"]) for row in current]),
        youth=youth,
        population_rows=population_rows,
        rsv_codes=rsv_codes,
        rsv_names=[rsv_names[code] for code in rsv_codes],
        rsv=np.array([rsv_codes.index(layout[code]["rsv_code"]) for code in codes]),
        distance_km=np.sqrt((apart**2).sum(axis=2)),
        adjacent=adjacent,
        mergers=_mergers(inhabitants),
    )

"""The municipal division that a load is made on: one setting, 1 January of a year."""

import os
from collections import defaultdict
from collections.abc import Mapping

from etl.messages import LoadRefusedError
from warehouse.reference import read_reference

SHIPPED_YEAR = 2023  # the outlines, points, neighbours, ages and layout that ship are of this year


def boundary_year() -> int:
    """Return the year in MDT_BOUNDARY_YEAR or, without it, the year of what ships.

    Raises LoadRefusedError for a year of which the municipalities are not known.
    """
    wished = os.environ.get("MDT_BOUNDARY_YEAR")
    if not wished:
        return SHIPPED_YEAR
    known = sorted(read_reference("municipalities.csv", usecols=["year"])["year"].unique())
    if wished not in map(str, known):
        raise LoadRefusedError(
            f"grensjaar {wished} (MDT_BOUNDARY_YEAR) is niet bekend.",
            f"een jaar van {known[0]} tot en met {known[-1]}.",
            f"Kies zo'n jaar, of haal MDT_BOUNDARY_YEAR weg: dan geldt {SHIPPED_YEAR}.",
        )
    return int(wished)


def municipality_codes(year: int) -> frozenset[str]:
    """Return the codes of the municipalities on 1 January of a year."""
    municipalities = read_reference("municipalities.csv", dtype=str)
    return frozenset(municipalities.loc[municipalities["year"] == str(year), "municipality_code"])


def lies_in(year: int) -> dict[str, tuple[str, ...]]:
    """Map every code of any year to the municipalities of `year` that it lies in.

    A merger gives one; a split gives several, and so does a code that is younger than `year`.
    """
    municipalities = read_reference("municipalities.csv", dtype=str)
    changes = read_reference("municipality_changes.csv", dtype=str)
    final = frozenset(municipalities.loc[municipalities["year"] == str(year), "municipality_code"])
    forward: dict[str, list[str]] = defaultdict(list)
    backward: dict[str, list[str]] = defaultdict(list)
    for old, new in zip(changes["old_code"], changes["new_code"], strict=True):
        forward[old].append(new)
        backward[new].append(old)

    def follow(code: str, steps: Mapping[str, list[str]]) -> set[str]:
        if code in final:
            return {code}
        return {end for step in steps.get(code, ()) for end in follow(step, steps)}

    return {
        code: tuple(sorted(follow(code, forward) or follow(code, backward)))
        for code in municipalities["municipality_code"].unique()
    }


def refuse_without_outlines(year: int) -> None:
    """Raise LoadRefusedError when the outlines that ship are of other municipalities."""
    if municipality_codes(year) != municipality_codes(SHIPPED_YEAR):
        raise LoadRefusedError(
            f"er zijn geen grenzen van {year}: wat meekomt is van {SHIPPED_YEAR}, met andere "
            "gemeenten.",
            f"een grensjaar met de gemeenten van {SHIPPED_YEAR}, of opgehaalde grenzen van {year}.",
            f"Haal ze op met 'python -m etl refresh --year {year}', of kies met "
            "MDT_BOUNDARY_YEAR een ander jaar.",
        )

"""Which municipalities there were in a year, and what became of them."""

import pandas as pd

from etl.boundary_year import municipality_codes
from etl.messages import LoadRefusedError
from warehouse.reference import read_reference


def successors(from_year: int, boundary_year: int) -> dict[str, str]:
    """Map every municipality of 1 January `from_year` to the one it lies in at `boundary_year`.

    CBS gives figures of a year for the municipalities of that year. A merger is added up; a
    split cannot be, so it is refused.
    """
    changes = read_reference("municipality_changes.csv", dtype=str)
    final = municipality_codes(boundary_year)
    return {code: _follow(code, changes, final) for code in sorted(municipality_codes(from_year))}


def _follow(code: str, changes: pd.DataFrame, final: frozenset[str]) -> str:
    current = code
    while current not in final:
        step = changes[changes["old_code"] == current]
        if len(step) != 1:  # a split has a row for every part
            raise LoadRefusedError(
                f"{code} gaat niet op in één gemeente van het grensjaar.",
                "jaren die met samenvoegingen naar hetzelfde grensjaar om te rekenen zijn.",
                "Kies een ander grensjaar met --year.",
            )
        current = str(step["new_code"].iloc[0])
    return current

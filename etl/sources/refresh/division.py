"""Which municipalities there were in a year, and what became of them."""

from etl.boundary_year import lies_in, municipality_codes
from etl.messages import LoadRefusedError


def successors(from_year: int, boundary_year: int) -> dict[str, str]:
    """Map every municipality of 1 January `from_year` to the one it lies in at `boundary_year`.

    CBS gives figures of a year for the municipalities of that year. A merger is added up; a
    split cannot be, so it is refused.
    """
    every = lies_in(boundary_year)
    places = {code: every[code] for code in sorted(municipality_codes(from_year))}
    for code, final in places.items():
        if len(final) != 1:
            raise LoadRefusedError(
                f"{code} gaat niet op in één gemeente van het grensjaar.",
                "jaren die met samenvoegingen naar hetzelfde grensjaar om te rekenen zijn.",
                "Kies een ander grensjaar met --year.",
            )
    return {code: final[0] for code, final in places.items()}

"""Municipality cells as people write them: codes, old codes, bare numbers and names."""

from typing import Any

import numpy as np

from etl.sources.example.output import Days
from etl.sources.example.reference import Ints, World


class MunicipalityCells:
    """Positions in one list of spellings; the first are the codes of the world, in its order."""

    def __init__(self, world: World, figures: dict[str, Any]) -> None:
        self._world = world
        self._figures = figures
        codes = world.codes
        everyday = figures["everyday_names"]
        old = list(dict.fromkeys(merger.old_code for merger in world.mergers))
        self.spellings = [
            *codes,
            *(everyday.get(code, name) for code, name in zip(codes, world.names, strict=True)),
            *(str(int(code[2:])) for code in codes),
            *(code[2:] for code in codes),
            *old,
        ]
        self._old = {code: 4 * len(codes) + at for at, code in enumerate(old)}

    def write(self, municipality: Ints, start: Days, rng: np.random.Generator) -> Ints:
        """Choose a spelling per row; an old code only on days before the merger."""
        number = len(self._world.codes)
        cell = self._old_codes(municipality, start, rng)
        draw = rng.random(len(cell))
        name_share = self._figures["municipality_as_name"]
        is_name = draw < name_share
        bare = ~is_name & (draw < name_share + self._figures["municipality_without_gm"])
        today = cell < number
        cell[today & is_name] += number
        cell[today & bare] += number * rng.integers(2, 4, int((today & bare).sum()))
        return cell

    def _old_codes(self, municipality: Ints, start: Days, rng: np.random.Generator) -> Ints:
        """Return rows from before a merger partly to the municipality they were in.

        The rest counts as recoded by the supplier.
        """
        cell = municipality.copy()
        keeps = rng.random(len(cell)) < self._figures["old_code_kept"]
        draw = rng.random(len(cell))
        by_new: dict[str, list[Any]] = {}
        for merger in self._world.mergers:
            by_new.setdefault(merger.new_code, []).append(merger)
        for new_code, mergers in by_new.items():
            # Mergers of one municipality at one date only: so it is in 2021–2023.
            before = start < np.datetime64(mergers[0].valid_from)
            new = self._world.codes.index(new_code)
            rows = np.flatnonzero(keeps & before & (municipality == new))
            inhabitants = [merger.old_inhabitants for merger in mergers]
            edges = np.cumsum([*inhabitants, mergers[0].new_inhabitants])
            codes = np.array([*(self._old[merger.old_code] for merger in mergers), new])
            cell[rows] = codes[np.searchsorted(edges, draw[rows] * edges[-1], side="right")]
        return cell

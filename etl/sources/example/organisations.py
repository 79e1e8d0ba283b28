"""Invented organisations, and which of them take part in which RSV."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from etl.sources.example.scene import Scene

SECTORS = ("onderwijs", "gemeenten", "maatschappelijke_organisaties", "fondsen", "bedrijven")
_SECTOR_WEIGHT = np.array([0.24, 0.18, 0.38, 0.07, 0.13])
_MISSING_SECTORS = (3, 4)  # two RSVs lack one sector each, so that the check on it has work
_DECISION_DAY = np.datetime64("2023-03-28")
_NOT_ENDED = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Partner:
    """One organisation in one RSV; `rsv` and `sector` are positions in their lists."""

    rsv: int
    name: str
    sector: int
    member_from: np.datetime64
    member_until: np.datetime64


class NameMaker:
    """Hands out each invented organisation name once."""

    def __init__(self, texts: dict[str, Any], rng: np.random.Generator) -> None:
        self._texts = texts["organisation"]
        self._rng = rng
        self._used: set[str] = set()

    def name(self, sector: int) -> str:
        """Return a new name for a sector, such as "Stichting Noorderlicht (fictief)"."""
        while True:
            prefix, first, last = (
                str(self._rng.choice(parts))
                for parts in (
                    self._texts["sector"][SECTORS[sector]],
                    self._texts["first"],
                    self._texts["last"],
                )
            )
            name = f"{prefix} {first}{last} (fictief)"
            if name not in self._used:
                self._used.add(name)
                return name


def build_partners(scene: Scene, rng: np.random.Generator) -> list[Partner]:
    """8–30 partners per RSV over the five sectors; some in several RSVs, some late, some ended."""
    names = NameMaker(scene.texts, rng)
    count = len(scene.world.rsv_codes)
    missing = dict(zip(rng.choice(count, 2, replace=False).tolist(), _MISSING_SECTORS, strict=True))
    # On some places the network had begun before the decision day (regionale_samenwerking.txt).
    early_regions = set(rng.choice(count, 6, replace=False).tolist())
    shared: list[tuple[str, int]] = []
    partners = []
    for rsv in range(count):
        sectors = [s for s in range(len(SECTORS)) if s != missing.get(rsv)]
        weight = _SECTOR_WEIGHT[sectors] / _SECTOR_WEIGHT[sectors].sum()
        extra = rng.choice(sectors, int(rng.integers(8, 31)) - len(sectors), p=weight)
        seen: set[str] = set()
        for sector in [*sectors, *extra.tolist()]:
            candidates = [name for name, of in shared if of == sector and name not in seen]
            # A municipality works in its own region only; others may be active in several.
            if candidates and sector != 1 and rng.random() < 0.12:
                name = str(rng.choice(candidates))
            else:
                name = names.name(sector)
                shared.append((name, sector))
            seen.add(name)
            start = _start(rsv in early_regions, scene.snapshot, rng)
            partners.append(Partner(rsv, name, sector, start, _NOT_ENDED))
    return _with_ended(partners, scene.snapshot, rng)


def _start(early: bool, snapshot: np.datetime64, rng: np.random.Generator) -> np.datetime64:
    draw = rng.random()
    if early and draw < 0.4:
        return np.datetime64("2021-09-01") + np.timedelta64(int(rng.integers(0, 500)), "D")
    if draw < 0.65:
        return _DECISION_DAY
    days = int((snapshot - _DECISION_DAY).astype(int))
    return _DECISION_DAY + np.timedelta64(int(rng.integers(20, days - 10)), "D")


def _with_ended(
    partners: list[Partner], snapshot: np.datetime64, rng: np.random.Generator
) -> list[Partner]:
    # Only founders of a sector that others of the same RSV still hold may leave, so that no
    # more than the two planned RSVs miss a sector.
    ended = list(partners)
    per_cell: dict[tuple[int, int], int] = {}
    for partner in partners:
        per_cell[partner.rsv, partner.sector] = per_cell.get((partner.rsv, partner.sector), 0) + 1
    for at in rng.permutation(len(partners)):
        partner = partners[at]
        cell = (partner.rsv, partner.sector)
        if partner.member_from == _DECISION_DAY and per_cell[cell] > 2 and rng.random() < 0.04:
            per_cell[cell] -= 1
            until = snapshot - np.timedelta64(int(rng.integers(15, 200)), "D")
            ended[at] = replace(partner, member_until=until)
    return ended

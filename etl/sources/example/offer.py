"""The projects: what they are about, for whom, by whom, where and when."""

from dataclasses import dataclass

import numpy as np

from etl.sources.example.calibration import choose
from etl.sources.example.offer_coverage import Projects, cover, white_spots
from etl.sources.example.offer_periods import SHORT, draw_periods, draw_places
from etl.sources.example.organisations import Partner
from etl.sources.example.output import Days
from etl.sources.example.reference import Bools, Code, Ints
from etl.sources.example.scene import Scene

VARIANTS = ("basis", "extra", "plus", "kort")
YEAR_END = np.datetime64("2023-12-31")
# Who runs projects, by sector of the vijfhoek: mostly social organisations and schools.
_ORGANISER_WEIGHT = np.array([0.18, 0.10, 0.60, 0.04, 0.08])
_ABSENT_THEMES = 2  # themes an RSV does not have at all, so that there is something to find


@dataclass(frozen=True)
class Offer:
    """All projects; positions refer to the code lists and to the municipalities of the world."""

    start: Days
    end: Days  # NaT while no end is known
    variant: Ints
    places: Ints
    moment: Ints
    themes: list[list[int]]
    target_groups: list[list[int]]
    organisations: list[str]
    municipalities: list[list[int]]  # empty for nationwide and online offer

    def runs_on(self, day: np.datetime64) -> Bools:
        """Which projects run on a day."""
        return (self.start <= day) & (np.isnat(self.end) | (self.end >= day))

    @property
    def is_regular(self) -> Bools:
        """Which projects are basis, extra or plus."""
        return self.variant != VARIANTS.index("kort")

    @property
    def ids(self) -> list[str]:
        """Identifiers that carry the word."""
        return [f"fictief-a{number:04d}" for number in range(1, len(self.start) + 1)]


def build_offer(scene: Scene, partners: list[Partner], rng: np.random.Generator) -> Offer:
    """Draw the projects; counts of running projects, places and target groups are met exactly."""
    world, lists, figures = scene.world, scene.lists, scene.figures["offer"]
    cohort, start, end = draw_periods(figures, rng)
    variant = choose(rng, figures["variant"], len(cohort))
    variant[cohort == SHORT] = VARIANTS.index("kort")
    runs = (cohort != SHORT) & (start <= YEAR_END) & (np.isnat(end) | (end > YEAR_END))
    white = white_spots(world, figures, rng)
    # Projects of 2024 and the short ones keep out of white spots too, but close none.
    keeps_out = np.isnat(end) | (end > YEAR_END)
    is_national, has_neighbour = (
        rng.random(len(cohort)) < figures[share] for share in ("national_share", "neighbour_share")
    )
    projects = Projects(runs, keeps_out, is_national, has_neighbour)
    coverage = cover(world, white, projects, rng)
    return Offer(
        start=start,
        end=end,
        variant=variant,
        places=draw_places(figures, cohort, rng),
        moment=choose(rng, figures["moment"], len(cohort)),
        themes=_themes(coverage.rsv, len(world.rsv_codes), len(lists["theme"]), rng),
        target_groups=_target_groups(
            lists["target_group"], runs, figures["less_privileged_share"], rng
        ),
        organisations=_organisations(partners, coverage.rsv, rng),
        municipalities=coverage.municipalities,
    )


def _themes(rsv: Ints, rsvs: int, themes: int, rng: np.random.Generator) -> list[list[int]]:
    weight = rng.gamma(1.5, 1.0, (rsvs + 1, themes)) + 0.15
    for region in range(rsvs):
        weight[region, rng.choice(themes, _ABSENT_THEMES, replace=False)] = 0
    weight /= weight.sum(axis=1, keepdims=True)
    numbers = rng.choice([1, 2, 3], len(rsv), p=[0.6, 0.3, 0.1])
    # −1, nationwide, reads the last row: every theme exists there.
    return [
        rng.choice(themes, number, replace=False, p=weight[region]).tolist()
        for region, number in zip(rsv, numbers, strict=True)
    ]


def _target_groups(
    codes: list[Code], runs: Bools, share: float, rng: np.random.Generator
) -> list[list[int]]:
    is_less = np.array([code.flag == "less_privileged" for code in codes])
    aims = rng.random(len(runs)) < share
    running = np.flatnonzero(runs)
    aims[running] = False
    aims[rng.choice(running, round(share * len(running)), replace=False)] = True
    groups = []
    for aim in aims:
        chosen = rng.choice(np.flatnonzero(is_less if aim else ~is_less), 1).tolist()
        if rng.random() < 0.35:
            other = int(rng.choice(len(codes) if aim else np.flatnonzero(~is_less)))
            chosen += [other] if other not in chosen else []
        groups.append(chosen)
    return groups


def _organisations(partners: list[Partner], rsv: Ints, rng: np.random.Generator) -> list[str]:
    by_rsv: dict[int, list[Partner]] = {-1: partners}
    for partner in partners:
        by_rsv.setdefault(partner.rsv, []).append(partner)
    chance = {}
    for region, members in by_rsv.items():
        weight = _ORGANISER_WEIGHT[[member.sector for member in members]]
        chance[region] = weight / weight.sum()
    return [
        by_rsv[region][int(rng.choice(len(chance[region]), p=chance[region]))].name
        for region in rsv.tolist()
    ]

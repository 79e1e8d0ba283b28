"""Which lags are planted on purpose, and what they do to the counts.

Sizes are behind the national rate, which is what the product measures: a planted municipality
gets exactly (1 − lag) times that rate as its expectation, whatever its own character.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from etl.sources.example.reference import Bools, Floats, World
from etl.sources.example.scene import Scene

FIRST_MONTH = "2021-01"


@dataclass(frozen=True)
class PlantedLag:
    """One planted lag; an empty municipality code means the whole RSV."""

    kind: str
    municipality_code: str
    rsv_code: str
    name: str
    lag_before_pct: int  # behind the national rate before `last_12_from`; negative is ahead
    lag_last_12_pct: int
    from_month: str
    expected_yearly_count: int  # trajectories in the last 12 months at the national rate
    signal: str  # what the product should show: niveau, daling, or both (dubbel)
    findable: bool = False
    reason: str = ""


def choose_lags(scene: Scene, expected: Floats, rng: np.random.Generator) -> list[PlantedLag]:
    """Draw the areas and sizes of the plan; `expected` is the yearly count per municipality."""
    world, plan = scene.world, scene.figures["lags"]
    # The RSV first: its municipalities get no lag of their own, so that the two never mix.
    per_rsv: Floats = np.bincount(world.rsv, weights=expected).astype(float)
    rsv = _draw(rng, per_rsv, plan["rsv"], np.ones(len(per_rsv), dtype=bool))[0]
    whole = _planted(plan["rsv"], plan["last_12_from"], rng)(
        municipality_code="",
        rsv_code=world.rsv_codes[rsv],
        name=world.rsv_names[rsv],
        expected_yearly_count=round(per_rsv[rsv]),
    )
    free: Bools = world.rsv != rsv
    lags = []
    for kind in plan["municipalities"]:
        for i in _draw(rng, expected, kind, free):
            free[i] = False
            lags.append(
                _planted(kind, plan["last_12_from"], rng)(
                    municipality_code=world.codes[i],
                    rsv_code=world.rsv_codes[world.rsv[i]],
                    name=world.names[i],
                    expected_yearly_count=round(expected[i]),
                )
            )
    return [*lags, whole]


def _draw(
    rng: np.random.Generator, expected: Floats, kind: dict[str, Any], free: Bools
) -> list[int]:
    lowest, highest = kind["expected"]
    pool = np.flatnonzero(free & (expected >= lowest) & (expected <= highest))
    return [int(i) for i in rng.choice(pool, size=kind.get("number", 1), replace=False)]


def _planted(
    kind: dict[str, Any], last_12_from: str, rng: np.random.Generator
) -> partial[PlantedLag]:
    """Draw the sizes; the area is still to be filled in."""
    before = _between(kind["before"], rng)
    later = before
    if kind["last_12"] != "same":
        later = _between(kind["last_12"], rng)
    return partial(
        PlantedLag,
        kind=kind["kind"],
        lag_before_pct=before,
        lag_last_12_pct=later,
        from_month=FIRST_MONTH if later == before else last_12_from,
        signal=kind["signal"],
    )


def _between(bounds: list[int], rng: np.random.Generator) -> int:
    lowest, highest = bounds
    return int(rng.integers(lowest, highest, endpoint=True))


def planted_share(
    world: World, natural: Floats, youth: Floats, lags: list[PlantedLag], last_12: bool
) -> Floats:
    """Share of the national count per municipality, planted lags included; sums to 1.

    The others are scaled up a little, so that a planted size is behind the national rate as
    observed, lags included.
    """
    weight = natural * youth
    at_national_rate = youth / youth.sum()
    share = np.zeros(len(youth))
    for lag in lags:
        factor = 1 - (lag.lag_last_12_pct if last_12 else lag.lag_before_pct) / 100
        if lag.municipality_code:
            members = np.array([code == lag.municipality_code for code in world.codes])
        else:
            members = world.rsv == world.rsv_codes.index(lag.rsv_code)
        within = weight[members] / weight[members].sum()
        share[members] = within * at_national_rate[members].sum() * factor
    others = share == 0
    share[others] = weight[others] / weight[others].sum() * (1 - share.sum())
    return share

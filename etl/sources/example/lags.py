"""Which lags are planted on purpose, and whether they could be found at all.

Sizes are behind the national rate, which is what the product measures: a planted municipality
gets exactly (1 − lag) times that rate as its expectation, whatever its own character.
"""

from dataclasses import dataclass, replace
from math import log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from etl.sources.example.reference import Floats, World

FIRST_MONTH, LEVEL, FALL, BOTH = "2021-01", "niveau", "daling", "dubbel"
_Z_LIST = NormalDist().inv_cdf(0.999)  # lists that call an area lagging: two-sided 99.8%
_Z_FALL = NormalDist().inv_cdf(0.975)  # the relative reading of direction: two-sided 95%
_Z_POWER = NormalDist().inv_cdf(0.9)  # found nine times in ten


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
    signal: str
    findable: bool = False
    reason: str = ""


def choose_lags(
    plan: dict[str, Any], world: World, expected: Floats, rng: np.random.Generator
) -> list[PlantedLag]:
    """Draw the areas and sizes of the plan; `expected` is the yearly count per municipality."""
    # The RSV first: its municipalities get no lag of their own, so that the two never mix.
    per_rsv = np.bincount(world.rsv, weights=expected)
    rsv = int(_draw(rng, per_rsv, plan["rsv"]["expected"], np.ones(len(per_rsv), bool), 1)[0])
    lags = [
        _lag(plan, plan["rsv"], "", world.rsv_codes[rsv], world.rsv_names[rsv], per_rsv[rsv], rng)
    ]
    free = world.rsv != rsv
    for kind in plan["municipalities"]:
        for i in _draw(rng, expected, kind["expected"], free, kind["number"]):
            free[i] = False
            code, name = world.codes[i], world.names[i]
            rsv_code = world.rsv_codes[world.rsv[i]]
            lags.append(_lag(plan, kind, code, rsv_code, name, expected[i], rng))
    return lags[1:] + lags[:1]


def _draw(
    rng: np.random.Generator, expected: Floats, bounds: list[float], free: Any, number: int
) -> list[int]:
    pool = np.flatnonzero(free & (expected >= bounds[0]) & (expected <= bounds[1]))
    return [int(i) for i in rng.choice(pool, size=number, replace=False)]


def _lag(
    plan: dict[str, Any],
    kind: dict[str, Any],
    code: str,
    rsv_code: str,
    name: str,
    expected: float,
    rng: np.random.Generator,
) -> PlantedLag:
    before = int(rng.integers(kind["before"][0], kind["before"][1], endpoint=True))
    later = before
    if kind["last_12"] != "same":
        later = int(rng.integers(kind["last_12"][0], kind["last_12"][1], endpoint=True))
    start = FIRST_MONTH if later == before else plan["last_12_from"]
    yearly = round(expected)
    return PlantedLag(
        kind["kind"], code, rsv_code, name, before, later, start, yearly, kind["signal"]
    )


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


def judge(
    lag: PlantedLag, dispersion: float, group_dispersion: float, growth: float
) -> PlantedLag:
    """Say whether an observer who knows the model finds this lag nine times in ten.

    Level: the power rule of methods.md for any size, E ≥ φ·((z₉₉.₈ + z₉₀)/lag)², about 120·φ for
    40%. Fall: the same for the log of the ratio of the last 12 months to the 12 before, at 95%.
    `growth` is the national count of the last 12 months over that of the 12 before.
    """
    expected = max(lag.expected_yearly_count, 1)
    seen, reasons = [], []
    if lag.signal in (LEVEL, BOTH):
        needed = dispersion * ((_Z_LIST + _Z_POWER) / (lag.lag_last_12_pct / 100)) ** 2
        seen.append(expected >= needed)
        reasons.append(f"niveau: nodig {needed:.0f} per jaar bij φ = {_comma(dispersion)}")
    if lag.signal in (FALL, BOTH):
        later, before = 1 - lag.lag_last_12_pct / 100, 1 - lag.lag_before_pct / 100
        one_over_counts = 1 / (expected * later) + growth / (expected * before)
        z = abs(log(later / before)) / sqrt(group_dispersion * one_over_counts)
        seen.append(z >= _Z_FALL + _Z_POWER)
        reasons.append(f"daling: z = {_comma(z)}, nodig {_comma(_Z_FALL + _Z_POWER)}")
    return replace(lag, findable=all(seen), reason=f"verwacht {expected}; " + "; ".join(reasons))


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")

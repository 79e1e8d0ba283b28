"""Whether a planted lag could be found at all, by someone who knows the model."""

from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt
from statistics import NormalDist

import numpy as np

from etl.sources.example.calibration import month_index
from etl.sources.example.demand import Groups, expected_yearly, national_growth
from etl.sources.example.lags import PlantedLag
from etl.sources.example.scene import Scene
from methods.funnel import expected_for_power
from methods.overdispersion import dispersion

_Z_FALL = NormalDist().inv_cdf(0.975)  # the relative reading of direction: two-sided 95%
_Z_POWER = NormalDist().inv_cdf(0.9)  # found nine times in ten


def judge_all(scene: Scene, lags: Sequence[PlantedLag], groups: Groups) -> list[PlantedLag]:
    """Judge the lags with the dispersion of the drawn counts, per level, as the product will."""
    world, figures = scene.world, scene.figures
    expected = expected_yearly(scene)
    window = (groups.month >= month_index(figures["lags"]["last_12_from"])) & ~groups.is_short
    count = np.bincount(groups.municipality[window], groups.size[window], len(world.codes))
    by_municipality = float(dispersion(count, expected))
    by_rsv = float(dispersion(np.bincount(world.rsv, count), np.bincount(world.rsv, expected)))
    p = figures["groups"]["geometric_p"]
    group_dispersion, growth = (2 - p) / p, national_growth(figures)
    return [
        judge(lag, by_municipality if lag.municipality_code else by_rsv, group_dispersion, growth)
        for lag in lags
    ]


def judge(lag: PlantedLag, phi: float, group_dispersion: float, growth: float) -> PlantedLag:
    """Say whether an observer who knows the model finds this lag nine times in ten.

    Level: the power rule of methods.md for any size, about 120·φ for 40%. Fall: the same for the
    log of the ratio of the last 12 months to the 12 before, at 95%, with the dispersion of groups.
    `growth` is the national count of the last 12 months over that of the 12 before.
    """
    expected = max(lag.expected_yearly_count, 1)
    seen, reasons = [], []
    if lag.signal in ("niveau", "dubbel"):
        needed = float(expected_for_power(phi, lag.lag_last_12_pct / 100))
        seen.append(expected >= needed)
        reasons.append(f"niveau: nodig {needed:.0f} per jaar bij φ = {_comma(phi)}")
    if lag.signal in ("daling", "dubbel"):
        later, before = 1 - lag.lag_last_12_pct / 100, 1 - lag.lag_before_pct / 100
        one_over_counts = 1 / (expected * later) + growth / (expected * before)
        z = abs(log(later / before)) / sqrt(group_dispersion * one_over_counts)
        seen.append(z >= _Z_FALL + _Z_POWER)
        reasons.append(f"daling: z = {_comma(z)}, nodig {_comma(_Z_FALL + _Z_POWER)}")
    return replace(lag, findable=all(seen), reason=f"verwacht {expected}; " + "; ".join(reasons))


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")

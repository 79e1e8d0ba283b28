"""How many young people start, where and when: groups drawn around the national rate."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.sources.example.calibration import month_index
from etl.sources.example.lags import PlantedLag, planted_share
from etl.sources.example.reference import Bools, Floats, Ints
from etl.sources.example.scene import Scene


@dataclass(frozen=True)
class Groups:
    """Groups that start together: home municipality, months since 1970-01, size, short or not."""

    municipality: Ints
    month: Ints
    size: Ints
    is_short: Bools


def national_months(calibration: dict[str, Any]) -> dict[int, Floats]:
    """Expected regular starts per month, by year: pace × season, scaled to the year's total."""
    starts = calibration["starts"]
    last = month_index(calibration["period"]["last_month"])
    months = {}
    for year, total in starts["per_year"].items():
        number = min(12, last - month_index(f"{year}-01") + 1)
        shape = np.array(starts["season"][:number])
        first, end = starts["pace_within_year"][year]
        shape *= np.linspace(first, end, number)
        months[year] = total * shape / shape.sum()
    return months


def natural_effect(scene: Scene, rng: np.random.Generator) -> Floats:
    """Relative participation per municipality before anything is planted."""
    world, effect = scene.world, scene.figures["municipality_effect"]
    by_class = np.array([effect["urbanisation_class"][c] for c in range(1, 6)])
    natural = by_class[world.urbanisation - 1]
    beside = world.adjacent[:, world.urbanisation == 1].any(axis=1) & (world.urbanisation > 1)
    natural[beside] *= effect["next_to_class_1"]
    natural *= np.exp(rng.normal(0, effect["rsv_sd"], len(world.rsv_codes)))[world.rsv]
    natural *= np.exp(rng.normal(0, effect["noise_sd"], len(world.codes)))
    return natural


def expected_yearly(scene: Scene) -> Floats:
    """Regular starts in the last 12 months per municipality at the national rate."""
    _, total = _window_totals(scene.figures)
    youth = scene.world.youth[2023]
    return total * youth / youth.sum()


def national_growth(calibration: dict[str, Any]) -> float:
    """National starts of the last 12 months over those of the 12 before."""
    before, later = _window_totals(calibration)
    return later / before


def _window_totals(calibration: dict[str, Any]) -> tuple[float, float]:
    months = np.concatenate(list(national_months(calibration).values()))
    return float(months[-24:-12].sum()), float(months[-12:].sum())


def draw_groups(
    scene: Scene, natural: Floats, lags: list[PlantedLag], rng: np.random.Generator
) -> Groups:
    """Draw groups until each year's total is met exactly; MDT-kort comes on top."""
    world, calibration = scene.world, scene.figures
    last_12_from = month_index(calibration["lags"]["last_12_from"])
    short_share = calibration["starts"]["short_extra_share"]
    parts: list[tuple[Ints, Ints, Ints, Bools]] = []
    for year, per_month in national_months(calibration).items():
        first = month_index(f"{year}-01")
        by_period = [
            planted_share(world, natural, world.youth[year], lags, last_12)
            for last_12 in (False, True)
        ]
        columns = [
            by_period[first + at >= last_12_from] * count for at, count in enumerate(per_month)
        ]
        chance = np.cumsum(np.column_stack(columns).ravel())
        total = calibration["starts"]["per_year"][year]
        for is_short, number in ((False, total), (True, round(total * short_share))):
            size = _sizes(number, calibration["groups"]["geometric_p"], rng)
            cell = np.searchsorted(chance, rng.random(len(size)) * chance[-1], side="right")
            municipality, month = np.divmod(cell, len(per_month))
            parts.append((municipality, first + month, size, np.full(len(size), is_short)))
    municipality, month, size, short = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    return Groups(municipality, month, size, short)


def _sizes(total: int, geometric_p: float, rng: np.random.Generator) -> Ints:
    """Group sizes that add up to the total; the last group is cut to fit."""
    size = rng.geometric(geometric_p, total)
    cumulative = np.cumsum(size)
    number = int(np.searchsorted(cumulative, total)) + 1
    size = size[:number]
    size[-1] -= cumulative[number - 1] - total
    return size

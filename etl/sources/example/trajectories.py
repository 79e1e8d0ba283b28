"""One row per young person: the groups unfolded, each with a project, dates and a profile."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.sources.example.calibration import choose, month_index
from etl.sources.example.demand import Groups
from etl.sources.example.matching import match_projects
from etl.sources.example.offer import VARIANTS, Offer
from etl.sources.example.output import Days
from etl.sources.example.reference import Floats, Ints
from etl.sources.example.scene import Scene

NONE = -1
STATUSES = ("gestart", "afgerond", "gestopt")
_YEAR_2023 = month_index("2023-01")


@dataclass(frozen=True)
class Trajectories:
    """Columns of equal length in order of the first day; −1 = left empty."""

    municipality: Ints
    start: Days
    end: Days  # NaT while running
    status: Ints  # position in STATUSES
    variant: Ints  # position in VARIANTS
    age: Ints
    offer: Ints
    activity_municipality: Ints


def build_trajectories(
    scene: Scene, groups: Groups, offer: Offer, rng: np.random.Generator
) -> Trajectories:
    """Unfold the groups into young people; only days up to the snapshot are known."""
    figures = scene.figures["trajectory"]
    group_variant = _variants(groups, figures, rng)
    group_offer, group_place = match_projects(scene.world, groups, group_variant, offer, rng)
    group_start = _first_days(groups.month, rng)

    # In order of the first day, as a register grows.
    order = np.argsort(group_start, kind="stable")
    of = np.repeat(order, groups.size[order])
    start, month, variant = group_start[of], groups.month[of], group_variant[of]
    planned = _planned_days(variant, month, figures, rng)
    stops = rng.random(len(of)) < figures["stop_chance"]
    lasting = np.where(stops, planned * rng.uniform(0.1, 0.9, len(of)), planned)
    end = start + np.maximum(np.round(lasting), 1).astype("timedelta64[D]")
    is_running = end > scene.snapshot
    end[is_running] = np.datetime64("NaT")
    weight = {str(age): value for age, value in figures["age_weight"].items()}
    return Trajectories(
        municipality=groups.municipality[of],
        start=start,
        end=end,
        status=np.where(is_running, 0, np.where(stops, 2, 1)),
        variant=variant,
        age=choose(rng, weight, len(of)) + min(figures["age_weight"]),
        offer=_within_places(group_offer[of], offer.places),
        activity_municipality=group_place[of],
    )


def _variants(groups: Groups, figures: dict[str, Any], rng: np.random.Generator) -> Ints:
    number = len(groups.size)
    early = choose(rng, figures["variant_until_2022"], number)
    later = choose(rng, figures["variant_from_2023"], number)
    regular = np.where(groups.month < _YEAR_2023, early, later)
    return np.where(groups.is_short, VARIANTS.index("kort"), regular)


def _first_days(month: Ints, rng: np.random.Generator) -> Days:
    """A working day of the month for each group."""
    day = month.astype("datetime64[M]").astype("datetime64[D]")
    day = day + rng.integers(0, 28, len(month)).astype("timedelta64[D]")
    weekday = (day.astype(np.int64) + 3) % 7  # 1-1-1970 was a Thursday; Monday = 0
    # Saturday to Friday and Sunday to Monday, or the other way round at the edge of a month.
    shift = np.select([weekday == 5, weekday == 6], [-1, 1], 0).astype("timedelta64[D]")
    moved = day + shift
    outside = moved.astype("datetime64[M]") != day.astype("datetime64[M]")
    days: Days = np.where(outside, day - 2 * shift, moved)
    return days


def _planned_days(
    variant: Ints, month: Ints, figures: dict[str, Any], rng: np.random.Generator
) -> Floats:
    low, high = np.array([figures["days"][name] for name in VARIANTS], dtype=float).T
    early, later = figures["mean_position_until_2022"], figures["mean_position_from_2023"]
    mean = np.where(month < _YEAR_2023, early, later)
    # Beta with a spread between uniform and sharp: most take about the mean, some the maximum.
    position = rng.beta(mean * 5, (1 - mean) * 5)
    return low[variant] + position * (high - low)[variant]


def _within_places(offer: Ints, places: Ints) -> Ints:
    """Leave the project empty once more young people started than it has places."""
    order = np.argsort(offer, kind="stable")
    ordered = offer[order]
    rank = np.arange(len(offer)) - np.searchsorted(ordered, ordered)
    full = (ordered != NONE) & (rank >= places[ordered])
    kept = offer.copy()
    kept[order[full]] = NONE
    return kept

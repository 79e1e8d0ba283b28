"""Where projects are: which municipalities they serve and which stay white spots."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.sources.example.reference import Bools, Floats, Ints, World

_NATIONAL = -1
_SIZE_POWER = 0.9  # big municipalities have more projects, a little less than in proportion
_NEAREST_PROJECTS = 4


@dataclass(frozen=True)
class Projects:
    """What decides where a project may be: one flag per project."""

    runs: Bools  # on the published date, as a regular project
    keeps_out: Bools  # of white spots
    is_national: Bools
    has_neighbour: Bools  # serves a neighbouring municipality as well


@dataclass(frozen=True)
class Coverage:
    """Municipalities per project (empty = nationwide), and the RSV of the first (−1 = none)."""

    municipalities: list[list[int]]
    rsv: Ints


def white_spots(world: World, figures: dict[str, Any], rng: np.random.Generator) -> Bools:
    """Draw the municipalities without a running project, mostly rural ones."""
    by_class = np.array([figures["white_spot"][c] for c in range(1, 6)])
    drawn = rng.random(len(world.codes)) < by_class[world.urbanisation - 1]
    return np.asarray(drawn & (world.youth[2023] < figures["white_spot_youth_below"]))


def cover(world: World, is_white: Bools, projects: Projects, rng: np.random.Generator) -> Coverage:
    """Give each project its municipalities.

    The projects that run reach every municipality that is not white. None that keeps out is in a
    white one; projects that ended before may have been anywhere.
    """
    number = len(projects.runs)
    keeps_out = projects.keeps_out
    weight = world.youth[2023] ** _SIZE_POWER
    first = rng.choice(len(weight), number, p=weight / weight.sum())
    inside = np.where(is_white, 0, weight)
    first[keeps_out] = rng.choice(len(weight), int(keeps_out.sum()), p=inside / inside.sum())
    first[projects.is_national] = _NATIONAL

    municipalities: list[list[int]] = [[] if home == _NATIONAL else [int(home)] for home in first]
    for at in np.flatnonzero(projects.has_neighbour & ~projects.is_national).tolist():
        allowed = world.adjacent[first[at]] & ~(is_white & keeps_out[at])
        municipalities[at] += rng.permutation(np.flatnonzero(allowed))[:1].tolist()
    local = np.flatnonzero(projects.runs & (first != _NATIONAL))
    reached = {place for at in local.tolist() for place in municipalities[at]}
    for place in np.flatnonzero(~is_white).tolist():
        if place not in reached:
            municipalities[_near(world, place, local, first, rng)].append(place)
    rsv = np.where(first == _NATIONAL, -1, world.rsv[first])
    return Coverage(municipalities, rsv)


def _near(world: World, place: int, local: Ints, first: Ints, rng: np.random.Generator) -> int:
    """One of the nearest running projects, of the same RSV where there is one."""
    same = local[world.rsv[first[local]] == world.rsv[place]]
    candidates = same if len(same) else local
    by_distance = np.argsort(world.distance_km[place, first[candidates]], kind="stable")
    return int(rng.choice(candidates[by_distance[:_NEAREST_PROJECTS]]))


def nearest_offer_km(world: World, municipalities: list[list[int]], counted: Bools) -> Floats:
    """Distance from each municipality to the nearest one that a counted local project serves."""
    served = sorted({place for at in np.flatnonzero(counted) for place in municipalities[int(at)]})
    nearest: Floats = world.distance_km[:, served].min(axis=1)
    return nearest

"""Which project a group joins, and in which municipality it takes part."""

import numpy as np

from etl.sources.example.demand import Groups
from etl.sources.example.offer import VARIANTS, Offer
from etl.sources.example.reference import Floats, Ints, World

NONE = -1
_REACH_KM = 9.0  # the pull of a project falls by a factor e over this distance
_AT_HOME = 4.0  # pull of a project in the own municipality against one next door
_OTHER_RSV = 0.15  # pull of a project of another RSV against one of the own
_NATIONWIDE = 0.01  # pull of a nationwide project against one around the corner
_MONTHS_LEFT = 6  # a trajectory lasts up to six months and ends before its project does


def match_projects(
    world: World, groups: Groups, variant: Ints, offer: Offer, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Project and municipality of the activity per group; −1 where there is none.

    A group joins a project of its variant that runs, in proportion to nearness and to the places
    that are left.
    """
    pull, place = _pull(world, offer)
    project = np.full(len(variant), NONE)
    draw = rng.random(len(variant))
    first_month = offer.start.astype("datetime64[M]").astype(np.int64)
    last_month = offer.end.astype("datetime64[M]").astype(np.int64)
    last_month[np.isnat(offer.end)] = np.iinfo(np.int64).max
    left = offer.places.astype(float)
    for month in np.unique(groups.month):
        of_month = groups.month == month
        runs = (first_month <= month) & (last_month >= month + _MONTHS_LEFT) & (left > 0)
        for kind in range(len(VARIANTS)):
            at = np.flatnonzero(of_month & (variant == kind))
            candidates = np.flatnonzero(runs & (offer.variant == kind))
            if len(at) and len(candidates):
                weight = np.cumsum(pull[:, candidates] * left[candidates], axis=1)
                chance = weight[groups.municipality[at]]
                passed = chance <= (draw[at] * chance[:, -1])[:, None]
                project[at] = candidates[passed.sum(axis=1)]
                taken = np.bincount(project[at], groups.size[at], len(left))
                left = np.maximum(left - taken, 0)
    activity = np.where(project == NONE, NONE, place[groups.municipality, project])
    return project, activity


def _pull(world: World, offer: Offer) -> tuple[Floats, Ints]:
    """Pull of a place of each project on each municipality, and the nearest place it is at."""
    shape = (len(world.codes), len(offer.start))
    pull, place = np.full(shape, _NATIONWIDE), np.full(shape, NONE)
    for project, served in enumerate(offer.municipalities):
        if served:
            apart = world.distance_km[:, served]
            place[:, project] = np.array(served)[apart.argmin(axis=1)]
            near = np.exp(-apart.min(axis=1) / _REACH_KM)
            near[served] *= _AT_HOME
            near[world.rsv != world.rsv[served[0]]] *= _OTHER_RSV
            pull[:, project] = near
    return pull, place

"""The file deelname: trajectories as text cells."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from etl.sources.example.calibration import choose
from etl.sources.example.offer import VARIANTS, Offer
from etl.sources.example.output import Days, dutch_date, write_columns
from etl.sources.example.reference import Bools, Code, Ints, World
from etl.sources.example.scene import Scene
from etl.sources.example.spelling import MunicipalityCells
from etl.sources.example.trajectories import NONE, STATUSES, Trajectories

_SCHOOL_UNTIL = 23  # older participants have no school to name
_STAYS_FOR_SCHOOL = 0.6


def write_participation(
    path: Path, scene: Scene, rows: Trajectories, offer: Offer, rng: np.random.Generator
) -> None:
    """Write one line per trajectory; no `aantal`, since each line is one."""
    world, lists = scene.world, scene.lists
    figures, spelling = scene.figures["trajectory"], scene.figures["spelling"]
    number = len(rows.start)
    cells = MunicipalityCells(world, spelling)
    label_share = spelling["label_for_code"]
    gender = choose(rng, figures["gender"], number)
    write_columns(
        path,
        {
            "traject_id": pa.array([f"fictief-{row:06d}" for row in range(1, number + 1)]),
            "gemeente_code": _take(
                cells.spellings, cells.write(rows.municipality, rows.start, rng)
            ),
            "startdatum": _dates(rows.start),
            "einddatum": _dates(rows.end),
            "status": _coded(lists["trajectory_status"], STATUSES, rows.status, label_share, rng),
            "variant": _coded(lists["variant"], VARIANTS, rows.variant, label_share, rng),
            "leeftijd": _take([str(age) for age in range(31)], rows.age),
            "aanbod_id": _take(offer.ids, _blank(rows.offer, figures["offer_blank"], rng)),
            "doe_gemeente": _take(world.codes, rows.activity_municipality),
            "school_gemeente": _take(
                world.codes, _school(world, rows, figures["school_blank"], rng)
            ),
            "geslacht": _take(list(figures["gender"]), gender),
            "opleiding": _education(scene.texts, rows.age, figures["education_blank"], rng),
        },
    )


def _take(words: list[str], position: Ints) -> pa.Array:
    """Words at positions; −1 is empty."""
    return pa.array([*words, None], pa.string()).take(
        pa.array(np.where(position == NONE, len(words), position))
    )


def _dates(day: Days) -> pa.Array:
    # Few distinct days: write each once and look the rest up.
    first = np.nanmin(day)
    calendar = np.arange(first, np.nanmax(day) + np.timedelta64(1, "D"))
    position = np.where(np.isnat(day), NONE, (day - first).astype(np.int64))
    return _take([dutch_date(known) for known in calendar], position)


def _coded(
    codes: list[Code],
    order: tuple[str, ...],
    position: Ints,
    label_share: float,
    rng: np.random.Generator,
) -> pa.Array:
    """Codes, and now and then the label instead."""
    label = {code.code: code.label for code in codes}
    as_label = rng.random(len(position)) < label_share
    return _take([*order, *(label[code] for code in order)], position + as_label * len(order))


def _blank(position: Ints, share: float, rng: np.random.Generator) -> Ints:
    return np.where(rng.random(len(position)) < share, NONE, position)


def _school(world: World, rows: Trajectories, blank_share: float, rng: np.random.Generator) -> Ints:
    """The home municipality or the biggest neighbour, where that is bigger."""
    beside = np.where(world.adjacent, world.youth[2023], 0)
    itself = np.arange(len(world.codes))
    bigger = np.where(beside.max(axis=1) > world.youth[2023], beside.argmax(axis=1), itself)
    stays: Bools = rng.random(len(rows.age)) < _STAYS_FOR_SCHOOL
    school = np.where(stays, rows.municipality, bigger[rows.municipality])
    return np.where(rows.age > _SCHOOL_UNTIL, NONE, _blank(school, blank_share, rng))


def _education(
    texts: dict[str, Any], age: Ints, blank_share: float, rng: np.random.Generator
) -> pa.Array:
    words: list[str] = []
    position = np.full(len(age), NONE)
    bands = {"under_16": age < 16, "under_19": (age >= 16) & (age < 19), "from_19": age >= 19}
    for band, members in bands.items():
        weights = texts["profile"]["education"][band]
        position[members] = choose(rng, weights, int(members.sum())) + len(words)
        words += list(weights)
    return _take(words, _blank(position, blank_share, rng))

"""How often intervals of the forecast hold what came: on example data, and on invented countries of
which is known how they change. `python -m tests.bench.forecasting` prints this table only.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import duckdb
import numpy as np
import pandas as pd

from etl.load import load
from etl.sources.example import DEFAULT_SEED, write_example
from etl.transform.forecast.backtest import build_backtest
from etl.transform.forecast.series import FOLLOWER, MEASURES, Series
from methods.arrays import FloatArray
from tests.bench.rows import Sizes

MONTHS, RSVS = 60, 19
HORIZONS = (1, 3, 6, 12)
FOLLOWS_AFTER = (0.05, 0.15, 0.25, 0.2, 0.12, 0.08)  # share of the starts that complete, by month


@dataclass(frozen=True)
class World:
    """How an invented country changes: monthly growth, wandering, and one jump (in logarithms)."""

    name: str
    growth: float = 0.0
    wandering: float = 0.05
    jump: float = 0.0


WORLDS = (
    World("wanders, with a season"),
    World("wanders much", wandering=0.12),
    World("grows 2% a month", growth=0.02),
    World("doubles or halves once", jump=0.7),
)


def measure_coverage(*, seeds: int, countries: int) -> pd.DataFrame:
    """Back-test on so many example deliveries and so many countries of each world.

    Columns: world, measure, area_kind, months_ahead, tested, held_80, held_95.
    """
    found = [_of_example(DEFAULT_SEED + number) for number in range(seeds)]
    for world in WORLDS:
        for number in range(countries):
            tested = build_backtest(list(invented(world, number)))
            found.append(tested.assign(world=world.name))
    keys = ["world", "measure", "area_kind", "months_ahead"]
    return pd.concat(found).groupby(keys, sort=False).sum().reset_index()


def coverage_table(tested: pd.DataFrame) -> str:
    """Return the share that held, per world, measure and area, as one markdown table."""
    shown = tested[tested["months_ahead"].isin(HORIZONS)]
    lines = [
        "| months | measure | of | "
        + " | ".join(f"{months} ahead: 80% / 95% (n)" for months in HORIZONS)
        + " |",
        "|---|---|---|" + "---|" * len(HORIZONS),
    ]
    for (world, measure, kind), rows in shown.groupby(
        ["world", "measure", "area_kind"], sort=False
    ):
        by_months = rows.set_index("months_ahead")
        cells = [_cell(by_months.loc[months]) for months in HORIZONS if months in by_months.index]
        lines.append(f"| {world} | {measure} | {kind} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(row: pd.Series) -> str:
    held = [100 * row[name] / row["tested"] for name in ("held_80", "held_95")]
    return f"{held[0]:.0f} / {held[1]:.0f} ({row['tested']})"


def _of_example(seed: int) -> pd.DataFrame:
    with (
        tempfile.TemporaryDirectory(prefix="mdt-bench-") as folder,
        patch.dict(os.environ, {"MDT_DATA": folder}),
    ):
        inbox = Path(folder) / "inbox"
        write_example(inbox, seed)
        release = load(inbox, lambda _: None).release
        with duckdb.connect(str(release.path), read_only=True) as connection:
            tested = connection.table("mart.backtest").df()
    return tested.assign(world="example deliveries")


def invented(world: World, seed: int) -> Iterator[Series]:
    """Yield starts and completions of a country with 19 partnerships of unequal size."""
    rng = np.random.default_rng([seed, len(world.name)])
    months = pd.date_range("2020-01-01", periods=MONTHS, freq="MS")
    logs = np.log(5000) + world.growth * np.arange(MONTHS)
    logs += np.cumsum(rng.normal(0, world.wandering, MONTHS))
    logs += rng.choice([-1, 1]) * world.jump * (np.arange(MONTHS) >= rng.integers(24, MONTHS))
    logs += 0.4 * np.sin(2 * np.pi * (np.arange(MONTHS) + rng.integers(12)) / 12)
    weights = rng.normal(0, 0.5, (RSVS, 1)) + rng.normal(0, 0.1, (RSVS, MONTHS))
    weights += np.cumsum(rng.normal(0, 0.03, (RSVS, MONTHS)), axis=1)
    shares = np.exp(weights) / np.exp(weights).sum(axis=0)
    started = rng.poisson(np.exp(logs) * shares).astype(float)
    leaders = started.sum(axis=0)
    completed = rng.poisson(_followed(started)).astype(float)
    codes = [f"R{number:02d}" for number in range(RSVS)]
    yield Series(MEASURES[0], months, leaders, codes, started)
    yield Series(FOLLOWER, months, completed.sum(axis=0), codes, completed, leaders)


def _followed(started: FloatArray) -> FloatArray:
    """Expected completions per part and month of what started in it and in the months before."""
    earlier = np.repeat(started[:, :1], len(FOLLOWS_AFTER) - 1, axis=1)
    every = np.concatenate([earlier, started], axis=1)
    return np.array([np.convolve(row, FOLLOWS_AFTER, mode="valid") for row in every])


if __name__ == "__main__":
    print(coverage_table(measure_coverage(seeds=Sizes().seeds, countries=Sizes().countries)))

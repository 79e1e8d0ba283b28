"""Write the whole example delivery from one seed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from etl.sources.example.account import write_account
from etl.sources.example.demand import draw_groups, expected_yearly, natural_effect
from etl.sources.example.findable import judge_all
from etl.sources.example.lags import PlantedLag, choose_lags
from etl.sources.example.offer import build_offer
from etl.sources.example.offer_file import write_offer
from etl.sources.example.organisations import build_partners
from etl.sources.example.output import write_rows
from etl.sources.example.participation_file import write_participation
from etl.sources.example.partnership_files import (
    write_facilitators,
    write_layout,
    write_partners,
    write_rsv,
)
from etl.sources.example.plan_files import write_agenda, write_ambition, write_meetings
from etl.sources.example.scene import load_scene
from etl.sources.example.trajectories import build_trajectories

DEFAULT_SEED = 20230328  # the decision day
_POPULATION = ("gemeente_code", "jaar", "leeftijd_van", "leeftijd_tot", "aantal", "status")


@dataclass(frozen=True)
class ExampleSummary:
    """What was written: the ten inbox files, the account beside them, and what is planted."""

    files: tuple[Path, ...]
    account_files: tuple[Path, ...]
    trajectory_count: int
    planted_lags: tuple[PlantedLag, ...]


def write_example(
    inbox: Path,
    seed: int = DEFAULT_SEED,
    *,
    with_planted_lags: bool = True,
    with_population: bool = True,
) -> ExampleSummary:
    """Write the ten input files of the contracts, as Dutch Excel delivers them.

    The same seed gives the same bytes. Without planted lags only deelname and the account
    differ; the population is left out where better figures stand already. Files of the same
    names are replaced; others are left alone.
    """
    scene = load_scene(seed)
    partners = build_partners(scene, scene.random("partners"))
    offer = build_offer(scene, partners, scene.random("offer"))
    natural = natural_effect(scene, scene.random("effect"))
    lags: list[PlantedLag] = []
    if with_planted_lags:
        lags = choose_lags(scene, expected_yearly(scene), scene.random("lags"))
    groups = draw_groups(scene, natural, lags, scene.random("groups"))
    rows = build_trajectories(scene, groups, offer, scene.random("trajectories"))

    writers: dict[str, Callable[[Path, np.random.Generator], None]] = {
        "deelname_fictief.csv": lambda to, rng: write_participation(to, scene, rows, offer, rng),
        "aanbod_fictief.csv": lambda to, rng: write_offer(to, scene, offer, rng),
        "rsv_fictief.csv": lambda to, _: write_rsv(to, scene.world),
        "rsv_gemeenten_fictief.csv": lambda to, _: write_layout(to, scene.world),
        "partners_fictief.csv": lambda to, _: write_partners(to, scene.world, partners),
        "facilitatoren_fictief.csv": lambda to, rng: write_facilitators(to, scene, rng),
        "groeiambitie_fictief.xlsx": lambda to, rng: write_ambition(to, scene, partners, rng),
        "werkagenda_fictief.csv": lambda to, rng: write_agenda(to, scene, rng),
        "bijeenkomsten_fictief.csv": lambda to, rng: write_meetings(to, scene, rng),
    }
    if with_population:
        # The one file that is real: estimates on CBS figures, hence no "fictief" in its name.
        writers["bevolking_voorbeeld.csv"] = lambda to, _: write_rows(
            to, _POPULATION, scene.world.population_rows
        )
    inbox.mkdir(parents=True, exist_ok=True)
    for name, write in writers.items():
        write(inbox / name, scene.random(name))

    judged = judge_all(scene, lags, groups)
    account = write_account(inbox, scene, offer, judged)
    return ExampleSummary(
        tuple(inbox / name for name in writers), account, len(rows.start), tuple(judged)
    )

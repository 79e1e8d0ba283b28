"""The files of the plans: groeiambitie, werkagenda and bijeenkomsten."""

from pathlib import Path
from typing import Any

import numpy as np

from etl.sources.example.organisations import Partner
from etl.sources.example.output import dutch_date, iso_date, write_rows, write_workbook
from etl.sources.example.scene import Scene

_CONCEPT_SHARE = 0.3
_STATUSES = ("niet_begonnen", "bezig", "klaar", "vervallen")
_AGENDA_FROM = np.datetime64("2023-09-01")  # June–October 2023: strategy and work agenda
_FIRST_TUESDAY = np.datetime64("2023-04-11")
_NOMINATED_BY = np.datetime64("2023-05-31")  # April–May 2023: nomination of facilitators
_WITHOUT_EVALUATION = 4


def write_ambition(
    path: Path, scene: Scene, partners: list[Partner], rng: np.random.Generator
) -> None:
    """Write targets per calendar year, the national one and one per RSV, as a workbook."""
    world, ambition = scene.world, scene.figures["ambition"]
    youth = np.bincount(world.rsv, weights=world.youth[2023])
    # An organisation in several RSVs counts in each; share targets by the partners there are.
    members = np.bincount([partner.rsv for partner in partners], minlength=len(youth))
    rows: list[tuple[str, int, str, int, str]] = []
    for measure, by_year in ambition["national"].items():
        weight = members if measure == "organisaties" else youth
        step = 1 if by_year[2023] < 1000 else 10
        for year, national in by_year.items():
            spread = weight * np.exp(rng.normal(0, ambition["regional_spread"], len(youth)))
            target = spread / spread.sum() * national * ambition["regional_sum_share"]
            rounded = np.round(target / step).astype(np.int64) * step
            rows.append(("NL", year, measure, national, "vastgesteld"))
            for code, number in zip(world.rsv_codes, rounded.tolist(), strict=True):
                is_concept = year == 2024 and rng.random() < _CONCEPT_SHARE
                rows.append(
                    (code, year, measure, number, "concept" if is_concept else "vastgesteld")
                )
    rows.sort(key=lambda row: (row[0] != "NL", row[0], row[1]))
    write_workbook(path, "Groeiambitie", ("gebied", "jaar", "maat", "doel", "status"), rows)


def write_agenda(path: Path, scene: Scene, rng: np.random.Generator) -> None:
    """Write a work agenda per RSV in Windows-1252, as an older Excel saves it.

    One RSV lacks one part, and one action has no deadline; some deadlines are overdue.
    """
    header = ("rsv_code", "onderdeel", "ambitie", "actie", "eigenaar", "deadline", "status")
    world, texts = scene.world, scene.texts
    lacking = int(rng.integers(len(world.rsv_codes)))
    lacking_part = str(rng.choice(["b", "e", "f"]))
    rows: list[list[str]] = []
    for at, code in enumerate(world.rsv_codes):
        for part, pairs in texts["agenda"].items():
            if at == lacking and part == lacking_part:
                continue
            number = int(rng.integers(1, min(2, len(pairs)) + 1))
            for pick in rng.permutation(len(pairs))[:number].tolist():
                ambition, action = pairs[pick]
                deadline = _AGENDA_FROM + _days(rng.integers(0, 400))
                if part == "voordracht":
                    deadline = _NOMINATED_BY
                # Of what is due most is done; of what lies ahead most is not.
                chance = (
                    [0.05, 0.2, 0.7, 0.05] if deadline <= scene.snapshot else [0.45, 0.5, 0.05, 0]
                )
                owner = str(rng.choice(texts["agenda_owner"]))
                status = _STATUSES[int(rng.choice(4, p=chance))]
                rows.append([code, part, ambition, action, owner, dutch_date(deadline), status])
    rows[int(rng.integers(len(rows)))][header.index("deadline")] = ""
    write_rows(path, header, rows, encoding="cp1252")


def write_meetings(path: Path, scene: Scene, rng: np.random.Generator) -> None:
    """Write about six meetings a year per RSV, and an evaluation in the planned months for most."""
    world, texts = scene.world, scene.texts
    late = set(rng.choice(len(world.rsv_codes), _WITHOUT_EVALUATION, replace=False).tolist())
    intervision = [np.datetime64("2023-10-12"), np.datetime64("2024-01-18")]
    training = np.datetime64("2023-06-22")
    rows = []
    for at, code in enumerate(world.rsv_codes):
        # Whole weeks after a Tuesday and a working day more keep meetings out of the weekend.
        day = _FIRST_TUESDAY + _days(7 * rng.integers(0, 6) + rng.integers(0, 3))
        held = []
        while day <= scene.snapshot:
            held.append(("overleg", day))
            day = day + _days(7 * rng.integers(7, 11))
        if at not in late:
            # November 2023 – February 2024, as planned on the decision day.
            evaluation = _FIRST_TUESDAY + _days(7 * rng.integers(30, 46) + rng.integers(0, 3))
            held.append(("evaluatie", evaluation))
        held += [("intervisie", known) for known in intervision if rng.random() < 0.7]
        held += [("training", training)] if rng.random() < 0.8 else []
        for kind, on in sorted(held, key=lambda meeting: meeting[1]):
            people = int(rng.integers(8, 36)) if rng.random() > 0.08 else ""
            rows.append((code, kind, iso_date(on), people, str(rng.choice(texts["outcome"][kind]))))
    write_rows(path, ("rsv_code", "soort", "datum", "deelnemers", "uitkomst"), rows)


def _days(number: int | np.integer[Any]) -> np.timedelta64:
    return np.timedelta64(int(number), "D")

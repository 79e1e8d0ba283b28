"""How far the work agendas are: every part of every partnership, held against the planning."""

from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from pages.components import formats
from pages.components.findings import name_list
from warehouse.reference import read_reference_list, work_agenda_tasks

# Each state with its word and its badge; the word is always there, so the colour is never alone.
PROGRESS = {
    "overdue": ("te laat", ":red-badge[! te laat]"),
    "not_started": ("niet begonnen", ":orange-badge[niet begonnen]"),
    "in_progress": ("bezig", ":blue-badge[▸ bezig]"),
    "done": ("klaar", ":green-badge[✓ klaar]"),
    "none": ("geen actie", ":gray-badge[– geen actie]"),
    "unknown": ("niets aangeleverd", ":gray-badge[? niets aangeleverd]"),
}
ENDED = " (gestopt)"
NO_BREAK = "\u00a0"


def part_name(part: str) -> str:
    """Write a part: 'b. Divers aanbod', or its title when it is no lettered task."""
    title = str(work_agenda_tasks()[part]["title"])
    return f"{part}. {title}" if len(part) == 1 else title


def matrix(parts: pd.DataFrame) -> pd.DataFrame:
    """Return partnerships by parts, a word in each cell."""
    cells = parts.assign(
        cell=parts["progress"].map({code: badge for code, (_, badge) in PROGRESS.items()})
    )
    rsvs = parts.drop_duplicates("rsv_code")
    order = [code for code in work_agenda_tasks() if code in set(parts["agenda_part"])]
    grid = cells.set_index(["rsv_code", "agenda_part"])["cell"].unstack()  # noqa: PD010  no aggregate
    names = rsvs["rsv_name"] + rsvs["has_ended"].map({True: ENDED, False: ""})
    table = grid.loc[rsvs["rsv_code"], order].set_axis([part_name(code) for code in order], axis=1)
    table.insert(0, "RSV", names.map(formats.plain).tolist())
    return table


def progress_table(parts: pd.DataFrame) -> pd.DataFrame:
    """Return one line per partnership and part with the numbers behind it, for a file."""
    known = parts["has_agenda"]
    return pd.DataFrame(
        {
            "RSV": parts["rsv_name"],
            "Onderdeel": parts["agenda_part"].map(part_name),
            "Stand": parts["progress"].map({code: word for code, (word, _) in PROGRESS.items()}),
            "Acties": parts["actions"].where(known),
            "Niet begonnen": parts["not_started"].where(known),
            "Bezig": parts["in_progress"].where(known),
            "Klaar": parts["done"].where(known),
            "Te laat": parts["overdue"].where(known),
            "Vervallen": parts["dropped"].where(known),
        }
    )


def progress_finding(parts: pd.DataFrame, area_name: str) -> str:
    """Say how many actions are done and how many are late, and on which part most."""
    if parts.empty:
        return f"{area_name} heeft op deze dag geen gemeenten."
    known = parts[parts["has_agenda"]]
    actions, done, late = (int(known[name].sum()) for name in ("actions", "done", "overdue"))
    if known.empty:
        return f"{area_name}: geen werkagenda aangeleverd."
    if not actions:
        return f"{area_name}: geen actie, of zij is vervallen."
    said = (
        f"{area_name}: {formats.count_of(actions, 'actie', 'acties')}, waarvan "
        f"{formats.number(done)} klaar en {formats.number(late)} te laat"
    )
    if not late:
        return f"{said}."
    per_part = known.groupby("agenda_part", sort=False)["overdue"].sum()
    most = per_part.index[per_part == per_part.max()].tolist()
    if len(most) == len(per_part) > 1:
        return f"{said}, op elk onderdeel evenveel."
    return f"{said}, het meest bij {name_list([part_name(code) for code in most])}."


def gaps_finding(parts: pd.DataFrame) -> str:
    """Say which partnerships lack a part, and which delivered no agenda; empty when none does."""
    said = []
    lacking = parts[(parts["progress"] == "none") & ~parts["has_ended"]]
    if not lacking.empty:
        of_each = [
            f"{name} ({name_list(codes.tolist(), total=parts['agenda_part'].nunique())})"
            for name, codes in lacking.groupby("rsv_name", sort=False)["agenda_part"]
        ]
        said.append(f"Een onderdeel zonder actie: {name_list(of_each)}.")
    silent = parts.loc[~parts["has_agenda"], "rsv_name"].unique().tolist()
    if silent:
        said.append(f"Geen werkagenda aangeleverd: {name_list(silent)}.")
    return " ".join(said)


def planning_text(parts: pd.DataFrame, reference_date: date, *, is_one: bool = False) -> str:
    """Hold the agendas against the steps of the planning in which each part was due.

    `is_one`: they are of one chosen partnership. Empty without an agenda of one that goes on.
    """
    parts = parts[parts["has_agenda"] & ~parts["has_ended"]]
    if parts.empty:
        return ""
    steps = _milestones()
    tasks = work_agenda_tasks()
    of_step = parts.assign(milestone=parts["agenda_part"].map(lambda at: tasks[at]["milestone"]))
    said = []
    for title, rows in of_step.groupby("milestone", sort=False):
        step = steps[str(title)]
        complete = rows.assign(has=rows["actions"] > 0).groupby("rsv_code")["has"].all()
        on = rows["agenda_part"].unique().tolist()
        which = "elk onderdeel daarvan" if len(on) > 1 else tasks[on[0]]["title"].lower()
        due = "uiterlijk" if step["last_day"] < reference_date else "nog tot en met"
        subject = (
            f"dit RSV heeft{'' if complete.all() else ' nog niet'}"
            if is_one
            else f"{int(complete.sum())} van de {len(complete)} RSV's met een werkagenda "
            + ("heeft" if complete.sum() == 1 else "hebben")
        )
        said.append(
            f"{title} ({due} {formats.day(step['last_day'])}): {subject} op {which} een actie."
        )
    return f"Planning: {' '.join(said)}"


@lru_cache(maxsize=1)
def _milestones() -> dict[str, dict[str, Any]]:
    return {step["title"]: step for step in read_reference_list("milestones.yaml")}


def states_line(parts: pd.DataFrame) -> str:
    """Count the partnerships that go on in each state of one part, in one line of badges."""
    counted = parts.loc[~parts["has_ended"], "progress"].value_counts()
    return " · ".join(
        badge + f" {formats.count_of(int(counted[code]), 'RSV', 'RSV’s')}".replace(" ", NO_BREAK)
        for code, (_, badge) in PROGRESS.items()
        if code in counted.index
    )

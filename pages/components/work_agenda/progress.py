"""How far the work agendas are: every part of every partnership, held against the planning."""

from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from language import LANGUAGES, current, mark, ntr, tr
from pages.components import formats
from pages.components.name_lists import name_list
from warehouse.kept import kept
from warehouse.reference import read_reference_list, work_agenda_tasks

# Each state with its word and its badge; the word is always there, so the colour is never alone.
PROGRESS = {
    "overdue": (mark("te laat"), ":red-badge[! {}]"),
    "not_started": (mark("niet begonnen"), ":orange-badge[{}]"),
    "in_progress": (mark("bezig"), ":blue-badge[▸ {}]"),
    "done": (mark("klaar"), ":green-badge[✓ {}]"),
    "none": (mark("geen actie"), ":gray-badge[– {}]"),
    "unknown": (mark("niets aangeleverd"), ":gray-badge[? {}]"),
}
ENDED = mark(" (gestopt)")
NO_BREAK = "\u00a0"


def _word(code: str) -> str:
    return tr(PROGRESS[code][0])


def _badge(code: str) -> str:
    return PROGRESS[code][1].format(_word(code))


def part_name(part: str) -> str:
    """Write a part: 'b. Divers aanbod', or its title when it is no lettered task."""
    title = str(work_agenda_tasks()[part]["title"])
    return f"{part}. {title}" if len(part) == 1 else title


@kept
def matrix(parts: pd.DataFrame) -> pd.DataFrame:
    """Return partnerships by parts, a word in each cell."""
    cells = parts.assign(cell=parts["progress"].map(_badge))
    rsvs = parts.drop_duplicates("rsv_code")
    order = [code for code in work_agenda_tasks() if code in set(parts["agenda_part"])]
    grid = cells.set_index(["rsv_code", "agenda_part"])["cell"].unstack()  # noqa: PD010  no aggregate
    names = rsvs["rsv_name"] + rsvs["has_ended"].map({True: tr(ENDED), False: ""})
    table = grid.loc[rsvs["rsv_code"], order].set_axis([part_name(code) for code in order], axis=1)
    table.insert(0, "RSV", names.map(formats.plain).tolist())
    return table


@kept
def progress_table(parts: pd.DataFrame) -> pd.DataFrame:
    """Return one line per partnership and part with the numbers behind it, for a file."""
    known = parts["has_agenda"]
    return pd.DataFrame(
        {
            mark("RSV"): parts["rsv_name"],
            mark("Onderdeel"): parts["agenda_part"].map(part_name),
            mark("Stand"): parts["progress"].map(_word),
            mark("Acties"): parts["actions"].where(known),
            mark("Niet begonnen"): parts["not_started"].where(known),
            mark("Bezig"): parts["in_progress"].where(known),
            mark("Klaar"): parts["done"].where(known),
            mark("Te laat"): parts["overdue"].where(known),
            mark("Vervallen"): parts["dropped"].where(known),
        }
    )


@kept
def progress_finding(parts: pd.DataFrame, area_name: str) -> str:
    """Say how many actions are done and how many are late, and on which part most."""
    if parts.empty:
        return tr("{area} heeft op deze dag geen gemeenten.").format(area=area_name)
    known = parts[parts["has_agenda"]]
    actions, done, late = (int(known[name].sum()) for name in ("actions", "done", "overdue"))
    if known.empty:
        return tr("{area}: geen werkagenda aangeleverd.").format(area=area_name)
    if not actions:
        return tr("{area}: geen actie, of zij is vervallen.").format(area=area_name)
    said = tr("{area}: {actions}, waarvan {done} klaar en {late} te laat").format(
        area=area_name,
        actions=formats.count_of(actions, "actie", "acties"),
        done=formats.number(done),
        late=formats.number(late),
    )
    if not late:
        return f"{said}."
    per_part = known.groupby("agenda_part", sort=False)["overdue"].sum()
    most = per_part.index[per_part == per_part.max()].tolist()
    if len(most) == len(per_part) > 1:
        return tr("{said}, op elk onderdeel evenveel.").format(said=said)
    return tr("{said}, het meest bij {parts}.").format(
        said=said, parts=name_list([part_name(code) for code in most])
    )


@kept
def gaps_finding(parts: pd.DataFrame) -> str:
    """Say which partnerships lack a part, and which delivered no agenda; empty when none does."""
    said = []
    lacking = parts[(parts["progress"] == "none") & ~parts["has_ended"]]
    if not lacking.empty:
        of_each = [
            f"{name} ({name_list(codes.tolist(), total=parts['agenda_part'].nunique())})"
            for name, codes in lacking.groupby("rsv_name", sort=False)["agenda_part"]
        ]
        said.append(tr("Een onderdeel zonder actie: {names}.").format(names=name_list(of_each)))
    silent = parts.loc[~parts["has_agenda"], "rsv_name"].unique().tolist()
    if silent:
        said.append(tr("Geen werkagenda aangeleverd: {names}.").format(names=name_list(silent)))
    return " ".join(said)


@kept
def planning_text(parts: pd.DataFrame, reference_date: date, *, is_one: bool = False) -> str:
    """Hold the agendas against the steps of the planning in which each part was due.

    `is_one`: they are of one chosen partnership. Empty without an agenda of one that goes on.
    """
    parts = parts[parts["has_agenda"] & ~parts["has_ended"]]
    if parts.empty:
        return ""
    steps = _milestones(current())
    tasks = work_agenda_tasks()
    of_step = parts.assign(milestone=parts["agenda_part"].map(lambda at: tasks[at]["milestone"]))
    said = []
    for title, rows in of_step.groupby("milestone", sort=False):
        step = steps[str(title)]
        complete = rows.assign(has=rows["actions"] > 0).groupby("rsv_code")["has"].all()
        on = rows["agenda_part"].unique().tolist()
        which = tr("elk onderdeel daarvan") if len(on) > 1 else tasks[on[0]]["title"].lower()
        due = (
            tr("uiterlijk {day}")
            if step["last_day"] < reference_date
            else tr("nog tot en met {day}")
        )
        said.append(
            _planned(complete, is_one=is_one).format(
                step=title,
                due=due.format(day=formats.day(step["last_day"])),
                n=int(complete.sum()),
                all=len(complete),
                parts=which,
            )
        )
    return tr("Planning: {said}").format(said=" ".join(said))


def _planned(complete: pd.Series, *, is_one: bool) -> str:
    """Return the sentence on one step, to be filled in: of one partnership or of several."""
    if not is_one:
        return ntr(
            "{step} ({due}): {n} van de {all} RSV's met een werkagenda heeft op {parts} een actie.",
            "{step} ({due}): {n} van de {all} RSV's met een werkagenda hebben op {parts} een "
            "actie.",
            complete.sum(),
        )
    if complete.all():
        return tr("{step} ({due}): dit RSV heeft op {parts} een actie.")
    return tr("{step} ({due}): dit RSV heeft nog niet op {parts} een actie.")


@lru_cache(maxsize=len(LANGUAGES))
def _milestones(_language: str) -> dict[str, dict[str, Any]]:
    return {step["title"]: step for step in read_reference_list("milestones.yaml")}


@kept
def states_line(parts: pd.DataFrame) -> str:
    """Count the partnerships that go on in each state of one part, in one line of badges."""
    counted = parts.loc[~parts["has_ended"], "progress"].value_counts()
    return " · ".join(
        _badge(code) + f" {_rsvs(int(counted[code]))}".replace(" ", NO_BREAK)
        for code in PROGRESS
        if code in counted.index
    )


def _rsvs(amount: int) -> str:
    return ntr("{n} RSV", "{n} RSV’s", amount).format(n=formats.number(amount))

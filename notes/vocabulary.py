"""What a note can be: its kinds, its themes, and the words for them on screen and in a file."""

from functools import lru_cache
from pathlib import Path

import yaml

from language import LANGUAGES, Words, current, mark, tr
from language.data_texts import in_language
from warehouse.reference import read_reference, work_agenda_tasks

COUNTRY = "NL"
OBSERVATION, EXPLANATION, STORY = "observation", "explanation", "story"
DECISION, ACTION = "decision", "action"
KINDS = Words(
    {
        OBSERVATION: mark("Waarneming"),
        EXPLANATION: mark("Verklaring"),
        STORY: mark("Verhaal"),
        DECISION: mark("Besluit (met consent)"),
        ACTION: mark("Actie"),
    }
)
AGREEMENTS = (DECISION, ACTION)  # who, and when
NOT_BEGUN = "niet_begonnen"
_THEMES_FILE = Path(__file__).parent / "themes.yaml"


def themes() -> dict[str, str]:
    """Return the themes a note can be given: code → title, in the order of themes.yaml."""
    return _themes(current())


@lru_cache(maxsize=len(LANGUAGES))
def _themes(_language: str) -> dict[str, str]:
    listed = in_language(_THEMES_FILE, yaml.safe_load(_THEMES_FILE.read_text(encoding="utf-8")))
    return {entry["theme"]: entry["title"] for entry in listed}


def action_states() -> dict[str, str]:
    """Return the states of an action as a work agenda knows them: code → label."""
    return {code: tr(label) for code, label in _action_states().items()}


@lru_cache(maxsize=1)
def _action_states() -> dict[str, str]:
    lists = read_reference("code_lists.csv", dtype=str, keep_default_na=False)
    states = lists[lists["list"] == "agenda_status"]
    return dict(zip(states["code"], states["label"], strict=True))


def agenda_parts() -> dict[str, str]:
    """Return the parts of a work agenda: code → 'b. Divers aanbod', or its title alone."""
    return {
        part: f"{part}. {task['title']}" if len(part) == 1 else str(task["title"])
        for part, task in work_agenda_tasks().items()
    }

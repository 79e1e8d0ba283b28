"""The table of rights in rights.yaml: role × action × (own partnerships only?)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from language import LANGUAGES, current
from language.data_texts import in_language

RIGHTS_FILE = Path(__file__).with_name("rights.yaml")


class Action(StrEnum):
    """What someone may want to do; the names are those of the table."""

    READ = "read"
    DOWNLOAD = "download"
    NOTES_WRITE = "notes.write"
    AGENDA_DELIVER = "agenda.deliver"
    PACKS_MAKE = "packs.make"
    UPLOAD = "upload"
    PUBLISH = "publish"
    ROLL_BACK = "roll_back"
    SNAPSHOT = "snapshot"
    SETTINGS = "settings"
    LOG_READ = "log.read"


@dataclass(frozen=True)
class Role:
    """A role: what it may do for the whole country, and what for its own partnerships only."""

    name: str
    title: str
    may: frozenset[Action]
    own: frozenset[Action]


@dataclass(frozen=True)
class Rights:
    """The whole table; `pages` has the pages that need more than reading."""

    titles: dict[Action, str]
    roles: dict[str, Role]
    pages: dict[str, Action]

    def needed_for(self, page: str) -> Action:
        """Return what opening a page takes; `page` is the last part of its address."""
        return self.pages.get(page, Action.READ)


def load_rights() -> Rights:
    """Return the table; raises ValueError or KeyError when it names what does not exist."""
    return _rights(current())


@lru_cache(maxsize=len(LANGUAGES))
def _rights(_language: str) -> Rights:
    content = in_language(RIGHTS_FILE, yaml.safe_load(RIGHTS_FILE.read_text(encoding="utf-8")))
    titles = {Action(name): title for name, title in content["actions"].items()}
    if missing := set(Action) - set(titles):
        raise KeyError(f"rights.yaml lacks {sorted(missing)}")
    return Rights(
        titles=titles,
        roles={name: _role(name, entry) for name, entry in content["roles"].items()},
        pages={page: Action(name) for page, name in content["pages"].items()},
    )


def _role(name: str, entry: dict) -> Role:
    may, own = (frozenset(map(Action, entry.get(key, ()))) for key in ("may", "own"))
    return Role(name, entry["title"], may, own)

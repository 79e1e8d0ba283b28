"""The templates of the inputs, made by `python -m etl templates` from the contracts."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.json_files import read_json
from warehouse.releases import active_release_id
from warehouse.settings import PROJECT_FOLDER, data_folder

CATALOGUE = "contracts.json"


@dataclass(frozen=True)
class Template:
    """One input: its title, what a row is, its columns, and the workbook to fill in."""

    name: str
    title: str
    purpose: str
    columns: list[dict[str, Any]]

    @property
    def path(self) -> Path:
        """Return the workbook."""
        return templates_folder() / f"{self.name}_sjabloon.xlsx"


def templates_folder() -> Path:
    """Return where the templates for these contracts and these partnerships are."""
    return data_folder() / "templates" / f"{_version()}-{active_release_id() or 'geen'}"


@cache
def _version() -> str:
    digest = hashlib.sha256()
    for pattern in ("etl/contracts/*.py", "etl/template.py", "warehouse/reference/code_lists.csv"):
        for path in sorted(PROJECT_FOLDER.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def read_templates() -> list[Template]:
    """Return the templates in the order of the contracts; none when they are not made yet."""
    catalogue = read_json(templates_folder() / CATALOGUE) or {}
    return [Template(**entry) for entry in catalogue.get("inputs", [])]
